//! Other keys: made, and everything sealed or hashed with the old ones written anew, in steps that can be resumed.

mod file;
mod ring;

pub use file::{Part, add, drop_old};
pub use ring::Ring;

use super::sealed::place;
use super::{No, Office};
use chrono::{DateTime, Utc};
use domain::NationalNumber;
use serde::Serialize;
use serde_json::json;
use store::audit::Event;
use store::privacy::{self, Sealed, SealedRow};
use vault::Keys;

/// Rows written in one transaction.
const BATCH: u64 = 200;

/// What was found, or written anew.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Count {
    /// Sealed contents.
    pub sealed: u64,
    /// Of these, under an old key; after a rotation: written anew.
    pub old: u64,
    /// Keyed hashes of national numbers under an old key; after a rotation: worked out anew.
    pub hashes: u64,
    /// Contents that no known key opens.
    pub closed: u64,
}

/// Looks at everything sealed, and changes nothing.
///
/// # Errors
/// When the database cannot be read.
pub async fn check(office: &Office) -> Result<Count, No> {
    let (mut count, keys) = (Count::default(), office.keys.now());
    for column in Sealed::ALL {
        let mut after = 0;
        loop {
            let rows = privacy::sealed_rows(office.store.reader(), column, after, BATCH).await?;
            let Some(last) = rows.last() else { break };
            after = last.id;
            for row in &rows {
                count.sealed += 1;
                count.old += u64::from(keys.needs_rotation(&row.bytes));
                match new_hash(&keys, column, row) {
                    Ok(hash) => count.hashes += u64::from(hash.is_some()),
                    Err(_) => count.closed += 1,
                }
            }
        }
    }
    Ok(count)
}

/// Writes everything sealed under the current keys, a batch at a time; what is under them already is passed over, so
/// that it can be broken off and begun again. `progress` hears how many rows were looked at.
///
/// # Errors
/// When the database cannot be reached.
pub async fn reseal(office: &Office, now: DateTime<Utc>, mut progress: impl FnMut(u64)) -> Result<Count, No> {
    let mut count = Count::default();
    for column in Sealed::ALL {
        let mut after = 0;
        loop {
            let tx = office.store.begin().await?;
            let rows = privacy::sealed_rows(&tx, column, after, BATCH).await?;
            let Some(last) = rows.last() else { break };
            after = last.id;
            for row in &rows {
                one(office, &tx, column, row, &mut count).await?;
            }
            tx.commit().await?;
            progress(count.sealed);
        }
    }
    let tx = office.store.begin().await?;
    store::settings::set(&tx, super::opening::KEYS_NOTED, &office.keys.now().check()).await?;
    store::audit::append(&tx, &[event(count, now)]).await?;
    tx.commit().await?;
    Ok(count)
}

async fn one(
    office: &Office,
    tx: &store::Tx,
    column: Sealed,
    row: &SealedRow,
    count: &mut Count,
) -> Result<(), No> {
    count.sealed += 1;
    let Ok(hash) = new_hash(&office.keys.now(), column, row) else {
        count.closed += 1;
        return Ok(());
    };
    if let Some(hash) = hash {
        count.hashes += u64::from(privacy::set_number_hash(tx, row, &hash).await?);
    }
    match office.keys.now().reseal(&place(column, &row.bound_to), &row.bytes) {
        Ok(Some(bytes)) => count.old += u64::from(privacy::put_sealed(tx, column, row, bytes).await?),
        Ok(None) => {}
        Err(_) => count.closed += 1,
    }
    Ok(())
}

/// The keyed hash that has to stand beside a national number, when another stands there; none when all is well.
fn new_hash(keys: &Keys, column: Sealed, row: &SealedRow) -> Result<Option<String>, ()> {
    let at = place(column, &row.bound_to);
    if column != Sealed::NationalNumber {
        return keys.open(&at, &row.bytes).map(|_| None).map_err(|_| ());
    }
    let number: NationalNumber = keys.open_number(&at, &row.bytes).map_err(|_| ())?;
    let hash = keys.number_hash(&number);
    Ok((row.hash.as_deref() != Some(hash.as_str())).then_some(hash))
}

fn event(count: Count, now: DateTime<Utc>) -> Event {
    Event {
        at: now,
        account_id: None,
        actor: "woonspoor".to_owned(),
        organisation_id: None,
        action: "rotate-keys".to_owned(),
        subject: "keys".to_owned(),
        subject_id: None,
        registration_id: None,
        reason: None,
        detail: json!(count),
        request_id: None,
    }
}
