//! How the office is doing, for who looks after it; and how fresh what it tells is, for everybody.

use super::log::{Check, last_check};
use super::{Acting, No, Office, backup};
use chrono::{DateTime, Utc};
use policy::{Action, Facts, decide};
use store::{health, jobs};

/// How the office is doing.
pub struct Health {
    /// Kind of database: `sqlite` or `postgres`.
    pub database: &'static str,
    /// Name of the last step that was taken to bring the database up to date.
    pub schema: String,
    /// Size of the database in bytes.
    pub size: i64,
    /// Work by state: waiting, running, failed.
    pub jobs: [(&'static str, u64); 3],
    /// What the last check of the log found.
    pub check: Option<Check>,
    /// When a backup was last made, where that is known.
    pub backup: Option<DateTime<Utc>>,
}

/// Looks how the office is doing.
///
/// # Errors
/// [`No::NotFound`] for who does not look after it.
pub async fn look(office: &Office, acting: &Acting) -> Result<Health, No> {
    if !decide(&acting.actor, Action::ViewHealth, &Facts::default()).allow {
        return Err(No::NotFound);
    }
    let reader = office.store.reader();
    let mut waiting = [(jobs::WAITING, 0), (jobs::RUNNING, 0), (jobs::FAILED, 0)];
    for (state, number) in &mut waiting {
        *number = jobs::count(reader, state).await?;
    }
    Ok(Health {
        database: match office.store.backend() {
            store::sea_orm::DbBackend::Postgres => "postgres",
            _ => "sqlite",
        },
        schema: office.store.schema().await?.current.last().cloned().unwrap_or_default(),
        size: health::size(reader).await?,
        jobs: waiting,
        check: last_check(office).await?,
        backup: backup::last(&office.store).await?,
    })
}

/// How fresh the data are: the last change of a registration, the last import.
///
/// # Errors
/// When the database cannot be reached.
pub async fn freshness(office: &Office) -> Result<[Option<DateTime<Utc>>; 2], No> {
    let reader = office.store.reader();
    Ok([health::last_change(reader).await?, health::last_import(reader).await?])
}
