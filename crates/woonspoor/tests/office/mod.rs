//! The commands that look after an office: what they say when something is in the way, and what they leave alone.

mod backup;
mod blocked;
mod imports;
mod installation;
mod keys;
mod log;
mod settings;

use crate::support::{Run, run};
use std::path::{Path, PathBuf};
use store::{Options, Store};
use tempfile::TempDir;

/// An office that is there and that nobody serves.
pub struct Office {
    folder: TempDir,
    database: Option<String>,
}

impl Office {
    /// On SQLite, in a folder of its own.
    pub fn new() -> Self {
        Self::on(None)
    }

    /// On a database that is there.
    pub fn on(database: Option<String>) -> Self {
        let office = Self { folder: TempDir::new().unwrap(), database };
        std::fs::create_dir(office.data()).unwrap();
        office.run("migrate", &[]).done();
        office.run("keys new", &[]).done();
        // Notes which keys it is used with.
        office.run("keys check", &[]).done();
        office
    }

    /// The folder that the commands run in.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Its data folder.
    pub fn data(&self) -> PathBuf {
        self.folder().join("data")
    }

    /// A file beside the data.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder().join(name)
    }

    /// Runs a command of this office, in Dutch.
    pub fn run(&self, command: &str, more: &[&str]) -> Run {
        run(self.folder(), &self.arguments(command, more))
    }

    /// The arguments of a command of this office.
    pub fn arguments(&self, command: &str, more: &[&str]) -> Vec<String> {
        let mut all: Vec<String> = command.split(' ').map(str::to_owned).collect();
        all.extend(["--data".to_owned(), "data".to_owned()]);
        if let Some(database) = &self.database {
            all.extend(["--database".to_owned(), database.clone()]);
        }
        all.extend(more.iter().map(ToString::to_string));
        all
    }

    /// Its database, to look into or to change behind its back.
    pub async fn store(&self) -> Store {
        let beside = format!("sqlite://{}", self.data().join("woonspoor.db").display());
        let url = self.database.as_deref().unwrap_or(&beside);
        Store::open(url, &Options::default()).await.unwrap()
    }
}

/// Nothing here is told as a fault of the program, or in words meant for programmers.
#[track_caller]
pub fn plain(said: &str) {
    for machinery in
        ["os error", "Err(", "Some(", "{ ", "Unreadable", "programma zelf", "program itself", "sqlx", "Error"]
    {
        assert!(!said.contains(machinery), "`{machinery}` in: {said}");
    }
}
