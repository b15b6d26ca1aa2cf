//! `audit`: whether the log of who saw and changed what is whole.

use crate::arguments::{Format, VerifyArgs};
use crate::office;
use crate::output::{BAD_INPUT, Output};
use app::Refusal;
use app::office::log;
use domain::{Fault, Problem};

/// Checks the log; 2 when a line is not as it was written.
pub fn verify(a: &VerifyArgs, output: &Output) -> Result<u8, Refusal> {
    let now = server::clock::Moment::read(None).now;
    let check = office::wait_at(&a.office, async {
        let office = office::open(&a.office).await?;
        let check = log::verify(&office, a.from, now, |_, _| {}).await?;
        office.close().await?;
        Ok(check)
    })?;
    if let Some(line) = a.from.filter(|from| *from > check.last) {
        let fault = Fault::error("--from", Problem::NoSuchLine { line, last: check.last });
        return Err(fault.into());
    }
    let text = match a.format {
        Format::Json => serde_json::to_string(&check).map_err(|error| Refusal::Broken(error.to_string()))?,
        Format::Table => output.words.log_checked(&check),
    };
    output.result(format!("{text}\n").as_bytes())?;
    Ok(if check.broken.is_some() { BAD_INPUT } else { 0 })
}
