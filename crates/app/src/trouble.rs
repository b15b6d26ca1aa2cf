//! Why something of an installation cannot be used: its database, its keys, its disk, a backup.

use domain::System;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use vault::KeyError;

/// What is wrong, and with what.
#[derive(Clone, Debug)]
pub struct Trouble {
    /// File, folder or address; empty while it is not known.
    pub place: String,
    /// What is wrong with it.
    pub cause: Cause,
}

/// What is wrong with something of an installation; it becomes words at the edge.
#[derive(Clone, Debug)]
pub enum Cause {
    /// The database, or a backup of it.
    Database(Arc<store::Error>),
    /// The keys.
    Keys(Arc<KeyError>),
    /// There are no keys.
    NoKeys,
    /// The keys come from an environment variable and cannot be changed there.
    KeysInVariable(&'static str),
    /// A demonstration is asked for in a database that is in use and was not made as one.
    NoDemonstration,
    /// The disk is full.
    Full {
        /// Folder that is written in, where it is known.
        folder: Option<PathBuf>,
        /// Megabytes that are left there.
        free: Option<u64>,
        /// Megabytes that are needed, as far as can be said.
        needed: Option<u64>,
    },
}

impl Trouble {
    /// What the database says.
    #[must_use]
    pub fn database(place: impl Into<String>, error: store::Error) -> Self {
        let place = place.into();
        match error {
            store::Error::File { path, what: System::Full } => {
                Self { place: path.display().to_string(), cause: Cause::full(Some(folder_of(&path)), None) }
            }
            store::Error::File { ref path, .. } | store::Error::NoBackup { file: ref path, .. } => {
                Self { place: path.display().to_string(), cause: Cause::Database(Arc::new(error)) }
            }
            store::Error::Full(_) => Self { place, cause: Cause::full(None, None) },
            error => Self { place, cause: Cause::Database(Arc::new(error)) },
        }
    }

    /// What is wrong with keys.
    #[must_use]
    pub fn keys(place: impl Into<String>, error: KeyError) -> Self {
        Self { place: place.into(), cause: Cause::Keys(Arc::new(error)) }
    }

    /// The same trouble at this database, where the place was not known yet.
    #[must_use]
    pub fn at(mut self, address: &str, folder: Option<&Path>) -> Self {
        if self.place.is_empty() {
            address.clone_into(&mut self.place);
        }
        if let Cause::Full { folder: None, needed, .. } = self.cause {
            self.cause = Cause::full(folder.map(Path::to_owned), needed);
        }
        self
    }
}

impl Cause {
    /// A full disk, with what is left on it.
    #[must_use]
    pub fn full(folder: Option<PathBuf>, needed: Option<u64>) -> Self {
        let free = folder.as_deref().and_then(free);
        Self::Full { folder, free, needed }
    }
}

/// Megabytes that are free in a folder; none when the system does not say.
#[must_use]
pub fn free(folder: &Path) -> Option<u64> {
    let disk = rustix::fs::statvfs(folder).ok()?;
    Some(disk.f_bavail.saturating_mul(disk.f_frsize) / (1024 * 1024))
}

/// The folder in which a file stands.
#[must_use]
pub fn folder_of(file: &Path) -> PathBuf {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

impl fmt::Display for Trouble {
    /// A technical rendering for logs; people get words from the Fluent files.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.cause {
            Cause::Database(error) => write!(f, "{}: {error}", self.place),
            Cause::Keys(error) => write!(f, "{}: {error}", self.place),
            Cause::NoKeys => write!(f, "{}: no keys", self.place),
            Cause::KeysInVariable(name) => write!(f, "{}: the keys come from {name}", self.place),
            Cause::NoDemonstration => write!(f, "{}: in use, and no demonstration", self.place),
            Cause::Full { .. } => write!(f, "{}: the disk is full", self.place),
        }
    }
}
