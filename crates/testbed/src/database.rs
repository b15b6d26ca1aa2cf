//! An empty database for one test, gone when the test lets go of it.

use crate::postgres::{self, postgres};
use std::fmt::{self, Display, Formatter};
use tempfile::TempDir;

/// An empty database of one test. Dropping it removes it, also when somebody is still connected.
#[derive(Debug)]
pub struct Database {
    /// What kind it is, for messages: `SQLite` or `PostgreSQL`.
    pub name: &'static str,
    /// Its address, as `woonspoor serve --database` and the store take it.
    pub url: String,
    keep: Keep,
}

/// What has to be there as long as the database is used.
#[derive(Debug)]
enum Keep {
    Folder { _guard: TempDir },
    Postgres(String),
}

impl Database {
    pub(crate) fn on_postgres(url: String, name: String) -> Database {
        Database { name: "PostgreSQL", url, keep: Keep::Postgres(name) }
    }

    /// Whether this is PostgreSQL, for the few tests that can only be true of one of the two.
    pub fn is_postgres(&self) -> bool {
        matches!(self.keep, Keep::Postgres(_))
    }
}

impl Display for Database {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        match &self.keep {
            Keep::Folder { .. } => {}
            Keep::Postgres(name) => postgres::remove(name),
        }
    }
}

/// An empty SQLite database, a file in a folder of its own.
///
/// # Panics
/// When there is no room for a temporary folder.
pub fn sqlite() -> Database {
    let folder = tempfile::Builder::new().prefix("woonspoor-test-").tempdir().expect("a temporary folder");
    let file = folder.path().join("woonspoor.db");
    let url = format!("sqlite://{}?mode=rwc", file.display());
    Database { name: "SQLite", url, keep: Keep::Folder { _guard: folder } }
}

/// One empty database of each kind that Woonspoor supports. What touches the store is tested on all of them.
///
/// # Panics
/// When one of them cannot be had, with what to install.
pub fn databases() -> Vec<Database> {
    vec![sqlite(), postgres()]
}
