//! `keys`: new keys, and everything sealed written anew under them.

use crate::arguments::{KeyPart, NewKeysArgs, OfficeArgs, RotateArgs};
use crate::office;
use crate::output::{BAD_INPUT, Output};
use app::Refusal;
use app::office::keys::{self, Part};

/// Puts new keys in the file.
pub fn new(a: &NewKeysArgs, output: &Output) -> Result<u8, Refusal> {
    let part = match a.only {
        None => Part::Both,
        Some(KeyPart::Seal) => Part::Seal,
        Some(KeyPart::Hash) => Part::Hash,
    };
    let file = keys::add(&office::place(&a.office), part)?;
    output.result(format!("{}\n", output.words.keys_made(&file.display().to_string())).as_bytes())?;
    Ok(0)
}

/// Writes everything sealed under the newest keys; 2 when something opens with no key, or the old keys had to stay.
pub fn rotate(a: &RotateArgs, output: &Output) -> Result<u8, Refusal> {
    let now = server::clock::Moment::read(None).now;
    let count = office::wait_at(&a.office, async {
        let office = office::open(&a.office).await?;
        let count = keys::reseal(&office, now, |_| {}).await?;
        office.close().await?;
        Ok(count)
    })?;
    let mut lines = vec![output.words.keys_rotated(count)];
    // A server that goes on with the old keys seals with them: they may go once nothing was found under them.
    let settled = count.closed == 0 && count.old + count.hashes == 0;
    if count.old + count.hashes > 0 {
        lines.push(output.words.keys_restart());
    }
    if count.closed > 0 {
        lines.push(output.words.keys_closed(count.closed));
    }
    if a.drop_old && settled {
        let file = keys::drop_old(&office::place(&a.office))?;
        lines.push(output.words.keys_dropped(&file.display().to_string()));
    } else if a.drop_old {
        lines.push(output.words.keys_kept());
    }
    output.result(format!("{}\n", lines.join("\n")).as_bytes())?;
    Ok(if count.closed > 0 || a.drop_old && !settled { BAD_INPUT } else { 0 })
}

/// Counts what is sealed; 2 when something opens with no key.
pub fn check(a: &OfficeArgs, output: &Output) -> Result<u8, Refusal> {
    let count = office::wait_at(a, async {
        let office = office::open(a).await?;
        let count = keys::check(&office).await?;
        office.close().await?;
        Ok(count)
    })?;
    let mut lines = vec![output.words.keys_counted(count)];
    if count.closed > 0 {
        lines.push(output.words.keys_closed(count.closed));
    }
    output.result(format!("{}\n", lines.join("\n")).as_bytes())?;
    Ok(if count.closed > 0 { BAD_INPUT } else { 0 })
}
