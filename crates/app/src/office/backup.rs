//! Backups made and brought back, also of a database that still has to be brought up to date.

use super::No;
use super::opening::Place;
use crate::Refusal;
use chrono::{DateTime, Utc};
use domain::{Fault, Problem};
use std::path::{Path, PathBuf};
use store::backup::Manifest;
use store::{Error, Options, Store, backup, documents, settings};

/// What a backup holds.
#[derive(Clone, Debug)]
pub struct Saved {
    /// Rows of all tables.
    pub rows: u64,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// Documents that were not there any more when it was made.
    pub missing: usize,
}

impl From<Manifest> for Saved {
    fn from(manifest: Manifest) -> Self {
        Self {
            rows: manifest.tables.values().sum(),
            made_at: manifest.made_at,
            missing: manifest.missing.len(),
        }
    }
}

/// Setting in which a backup notes its moment.
pub(super) const LAST: &str = "last_backup";

/// Days after which the last backup is old.
pub const OLD_DAYS: i64 = 2;

/// When a backup was made last, as far as the office knows.
///
/// # Errors
/// When the database cannot be reached.
pub async fn last(store: &Store) -> Result<Option<DateTime<Utc>>, Error> {
    Ok(settings::get(store.reader(), LAST).await?.and_then(|at| at.parse().ok()))
}

/// Whether that is too long ago, or never was.
#[must_use]
pub fn is_old(last: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
    last.is_none_or(|at| now - at > chrono::Duration::days(OLD_DAYS))
}

/// Writes everything into one file, while the office may be served, and notes when.
///
/// # Errors
/// When the database cannot be reached or the file cannot be written.
pub async fn write(
    place: &Place,
    documents: Option<PathBuf>,
    file: &Path,
    now: DateTime<Utc>,
) -> Result<Saved, Refusal> {
    let database = place.address();
    let refused = |error: Error| refused(&database, error);
    let store = Store::connect(&place.url(), &Options::default()).await.map_err(refused)?;
    let place = documents.map_or(documents::Place::Database, documents::Place::Folder);
    let manifest = backup::write(&store, &place, file, now, &mut |_, _| ()).await;
    let manifest = manifest.map_err(|error| self::refused(&file.display().to_string(), error))?;
    note(&store, manifest.made_at).await.map_err(refused)?;
    store.close().await.map_err(refused)?;
    Ok(manifest.into())
}

/// Notes when a backup was made, in the database it was made of.
async fn note(store: &Store, at: DateTime<Utc>) -> Result<(), Error> {
    let tx = store.begin().await?;
    settings::set(&tx, LAST, &at.to_rfc3339()).await?;
    tx.commit().await
}

/// Brings a backup back into a new or empty database; with `force` into any.
///
/// # Errors
/// When the backup is not whole, the database holds something, or either is of a newer program. Nothing is changed then.
pub async fn restore(place: &Place, file: &Path, force: bool) -> Result<Saved, Refusal> {
    let database = place.address();
    let refused = |error: Error| refused(&database, error);
    if place.database.is_none() {
        let unwritable = |error: std::io::Error| self::refused(&database, Error::File(error.to_string()));
        std::fs::create_dir_all(&place.data).map_err(unwritable)?;
    }
    let options = Options { create: true, ..Options::default() };
    let store = Store::connect(&place.url(), &options).await.map_err(refused)?;
    let manifest = backup::restore(&store, file, force, &mut |_, _| ()).await;
    let manifest = manifest.map_err(|error| self::refused(&file.display().to_string(), error))?;
    store.close().await.map_err(refused)?;
    Ok(manifest.into())
}

fn refused(name: &str, error: Error) -> Refusal {
    match error {
        Error::Database(_) => No::from(error).into(),
        other => Fault::error(name.to_owned(), Problem::Unreadable { cause: other.to_string() }).into(),
    }
}
