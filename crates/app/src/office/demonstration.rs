//! Whether a database is that of a demonstration: it is marked when it is made, and stays what it is.

use super::opening::{KEYS_NOTED, Place, refused};
use super::seed;
use crate::{Cause, Refusal, Trouble};
use store::{Error, Store, accounts, settings};

/// Setting that says so.
const MARK: &str = "demo";

/// Whether everybody in this database is invented; `wanted` marks a new one so. The database is up to date.
///
/// # Errors
/// When a demonstration is wanted in a database that is in use and was not made as one: nothing of it is changed.
pub(super) async fn settle(store: &Store, place: &Place, wanted: bool) -> Result<bool, Refusal> {
    let broken = |error: Error| refused(place, error);
    if is_marked(store).await.map_err(broken)? {
        return Ok(true);
    }
    if !wanted {
        return Ok(false);
    }
    if settings::get(store.reader(), KEYS_NOTED).await.map_err(broken)?.is_some() {
        return Err(Trouble { place: place.address(), cause: Cause::NoDemonstration }.into());
    }
    mark(store).await.map_err(broken)?;
    Ok(true)
}

async fn mark(store: &Store) -> Result<(), Error> {
    let tx = store.begin().await?;
    settings::set(&tx, MARK, "yes").await?;
    tx.commit().await
}

/// Whether it was made as a demonstration. One that was made before there was a mark is known by its first account: in any
/// other office that is its first administrator.
async fn is_marked(store: &Store) -> Result<bool, Error> {
    if settings::get(store.reader(), MARK).await?.is_some() {
        return Ok(true);
    }
    let accounts = accounts::all(store.reader()).await?;
    let Some(first) = accounts.iter().min_by_key(|account| account.id) else { return Ok(false) };
    let invented = seed::people().map(|people| people.people).unwrap_or_default();
    let marked = invented.iter().any(|person| person.email == first.email);
    if marked {
        mark(store).await?;
    }
    Ok(marked)
}
