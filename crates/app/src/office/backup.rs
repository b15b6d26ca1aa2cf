//! Backups made and brought back, also of a database that still has to be brought up to date.

use super::made;
use super::opening::{self, Place, told};
use crate::trouble::folder_of;
use crate::{Cause, Refusal, Trouble};
use chrono::{DateTime, Utc};
use domain::{Fault, Problem, System};
use std::path::{Path, PathBuf};
use store::backup::Manifest;
use store::{Error, Options, Store, backup, documents, health, settings};

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

/// A backup that was brought back.
#[derive(Clone, Debug)]
pub struct Restored {
    /// What it held.
    pub saved: Saved,
    /// What is wrong with the keys; none when they are those of the backup.
    pub keys: Option<OtherKeys>,
}

/// Keys that are not those of a backup.
#[derive(Clone, Debug)]
pub struct OtherKeys {
    /// File or variable.
    pub place: String,
    /// Names of the keys that the backup needs.
    pub needed: String,
    /// Names of the current keys there; none when there are none that can be used.
    pub there: Option<String>,
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

/// Writes everything into one file, while the office may be served, and notes when. A file that is there is only replaced
/// with `force`.
///
/// # Errors
/// When the file is there, the database cannot be reached or the file cannot be written.
pub async fn write(
    place: &Place,
    documents: Option<PathBuf>,
    file: &Path,
    force: bool,
    now: DateTime<Utc>,
) -> Result<Saved, Refusal> {
    may_write(file, force)?;
    let refused = |error: Error| opening::refused(place, error);
    let store = Store::connect(&place.url(), &Options::default()).await.map_err(refused)?;
    let size = health::size(store.reader()).await.map_err(refused)?;
    let shelf = documents.map_or(documents::Place::Database, documents::Place::Folder);
    let manifest = backup::write(&store, &shelf, file, now, &mut |_, _| ()).await;
    let manifest = manifest.map_err(|error| unwritten(file, size, error))?;
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

fn may_write(file: &Path, force: bool) -> Result<(), Fault> {
    let name = file.display().to_string();
    match file.metadata() {
        Ok(found) if found.is_dir() => Err(Fault::system(name, System::IsFolder)),
        Ok(found) if !found.is_file() => Err(Fault::system(name, System::NotOrdinary)),
        Ok(_) if !force => Err(Fault::error(name, Problem::FileExists)),
        _ => Ok(()),
    }
}

/// Why a backup could not be written; of a full disk, how much room it takes: a copy, and the file itself.
fn unwritten(file: &Path, size: i64, error: Error) -> Refusal {
    let full = matches!(&error, Error::Full(_) | Error::File { what: System::Full, .. });
    if !full {
        return told(file.display().to_string(), error);
    }
    let needed = u64::try_from(size).unwrap_or(0) * 2 / (1024 * 1024) + 1;
    let cause = Cause::full(Some(folder_of(file)), Some(needed));
    Trouble { place: file.display().to_string(), cause }.into()
}

/// Brings a backup back into a new or empty database; with `force` into any.
///
/// # Errors
/// When the backup is not whole, the database holds something, or either is of a newer program. Nothing is changed
/// then, and a database that was not there before is not there afterwards.
pub async fn restore(place: &Place, file: &Path, force: bool) -> Result<Restored, Refusal> {
    let name = file.display().to_string();
    backup::inspect(file).await.map_err(|error| told(name, error))?;
    made::or_nothing(place, bring_back(place, file, force)).await
}

async fn bring_back(place: &Place, file: &Path, force: bool) -> Result<Restored, Refusal> {
    let refused = |error: Error| opening::refused(place, error);
    let store = opening::connect_or_make(place).await?;
    let restored = backup::restore(&store, file, force, &mut |_, _| ()).await;
    let needed = match &restored {
        Ok(_) => settings::get(store.reader(), opening::KEYS_NOTED).await.map_err(refused)?,
        Err(_) => None,
    };
    store.close().await.map_err(refused)?;
    let saved = restored.map_err(|error| not_brought_back(place, error))?.into();
    Ok(Restored { saved, keys: needed.and_then(|needed| other_keys(place, needed)) })
}

/// Why a backup could not be brought back; of a full disk, where the database is: what was unpacked beside it is gone.
fn not_brought_back(place: &Place, error: Error) -> Refusal {
    match error {
        Error::File { what: System::Full, .. } => {
            let cause = Cause::full(place.file().map(|file| folder_of(&file)), None);
            Trouble { place: place.address(), cause }.into()
        }
        other => opening::refused(place, other),
    }
}

/// What is wrong with the keys for data that were sealed with those of this check.
fn other_keys(place: &Place, needed: String) -> Option<OtherKeys> {
    let keys = opening::keys(place).ok().flatten();
    if keys.as_ref().is_some_and(|keys| keys.accepts(&needed).is_ok()) {
        return None;
    }
    let there = keys.map(|keys| keys.check());
    Some(OtherKeys { place: place.keys_name(), needed, there })
}
