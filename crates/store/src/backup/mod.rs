//! Backups: one file that holds everything, from either database and for either database.
//!
//! A backup is a gzip file of one line of JSON, the [`Manifest`], and an SQLite database with all tables: what
//! `zcat backup | tail -n +2` gives can be opened with any program for SQLite. Documents from a folder are in it too.
//! Sessions, links and counted attempts are not: what was ended or spent since would come to life again.

mod container;
mod copy;
mod restore;
mod tables;
mod write;

use std::collections::BTreeMap;
use std::path::Path;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::Error;

pub use restore::restore;
pub use write::write;

/// What a backup says of itself, in its first line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Always `woonspoor-backup`.
    pub format: String,
    /// Version of this format.
    pub version: u32,
    /// When the backup was begun.
    pub made_at: DateTime<Utc>,
    /// Version of the program that made it.
    pub program: String,
    /// Kind of the database it was made of: `SQLite` or `PostgreSQL`.
    pub database: String,
    /// Migrations the database had had, in order.
    pub migrations: Vec<String>,
    /// Rows of each table.
    pub tables: BTreeMap<String, u64>,
    /// Documents whose bytes the folder did not hold, by the hash of their content.
    pub missing: Vec<String>,
    /// Length in bytes of the SQLite database in it.
    pub size: u64,
    /// SHA-256 of that database in hexadecimals.
    pub sha256: String,
}

/// Name of the format.
const FORMAT: &str = "woonspoor-backup";

/// Version of the format that this program writes, and the last it can read.
const VERSION: u32 = 1;

/// Tables that stay empty in a backup and after a restore.
const LEFT_OUT: [&str; 3] = ["attempt", "link", "session"];

/// What a backup says of itself, without reading the rest.
///
/// # Errors
/// [`Error::File`], or [`Error::NoBackup`].
pub async fn inspect(file: &Path) -> Result<Manifest, Error> {
    let file = file.to_owned();
    blocking(move || container::inspect(&file)).await
}

/// Off the threads that serve.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|stopped| Err(Error::Stopped(stopped.to_string())))
}
