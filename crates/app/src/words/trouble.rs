//! What cannot be used, in words: the system, the database, the keys, and what to do about it.

use super::Words;
use crate::{Cause, Trouble};
use domain::System;
use i18n_embed_fl::fl;
use store::{Away, Error};
use vault::KeyError;

fn figure(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

impl Words {
    /// Trouble on one line: place, and what is wrong.
    #[must_use]
    pub fn trouble(&self, trouble: &Trouble) -> String {
        let told = self.cause(&trouble.cause);
        let error = fl!(self.loader, "word-error");
        super::harmless(&format!("{}: {error}: {told}", trouble.place))
    }

    pub(super) fn cause(&self, cause: &Cause) -> String {
        let l = &self.loader;
        match cause {
            Cause::Database(error) => self.database(error),
            Cause::Keys(error) => self.keys(error),
            Cause::NoKeys => fl!(l, "keys-none"),
            Cause::KeysInVariable(name) => fl!(l, "keys-in-variable", name = (*name).to_owned()),
            Cause::NoDemonstration => fl!(l, "database-no-demonstration"),
            Cause::Full { folder, free, needed } => {
                let mut told = match folder {
                    Some(folder) => fl!(l, "full-folder", folder = folder.display().to_string()),
                    None => fl!(l, "full-server"),
                };
                if let Some(free) = free {
                    told = format!("{told} {}", fl!(l, "full-free", free = figure(*free)));
                }
                if let Some(needed) = needed {
                    told = format!("{told} {}", fl!(l, "full-needed", needed = figure(*needed)));
                }
                format!("{told} {}", fl!(l, "full-then"))
            }
        }
    }

    fn database(&self, error: &Error) -> String {
        let l = &self.loader;
        match error {
            Error::Newer { database, .. } => fl!(l, "doctor-newer", step = database.clone()),
            Error::Outdated { pending } => fl!(l, "doctor-pending", steps = figure(pending.len() as u64)),
            Error::Unreachable(away) => self.away(away),
            Error::Busy(_) => fl!(l, "database-busy"),
            Error::ReadOnly(_) => fl!(l, "database-read-only"),
            Error::Damaged(_) => fl!(l, "database-damaged"),
            Error::NotEmpty { .. } => fl!(l, "database-not-empty"),
            Error::NoBackup { begins: false, .. } => fl!(l, "backup-none"),
            Error::NoBackup { .. } => fl!(l, "backup-damaged"),
            Error::File { what, .. } => self.system(what),
            other => self.broken(&other.to_string()),
        }
    }

    fn away(&self, away: &Away) -> String {
        let l = &self.loader;
        match away {
            Away::Address(_) => fl!(l, "database-address"),
            Away::Memory => fl!(l, "database-memory"),
            Away::NoFile(_) => fl!(l, "database-no-file"),
            Away::Closed(_) => fl!(l, "database-closed"),
            Away::NotADatabase(_) => fl!(l, "database-other-file"),
            Away::NoAnswer(_) => fl!(l, "database-no-answer"),
            Away::Refused(_) => fl!(l, "database-refused"),
            Away::NoDatabase(_) => fl!(l, "database-no-database"),
            Away::Other(told) => fl!(l, "database-other", told = told.clone()),
        }
    }

    fn keys(&self, error: &KeyError) -> String {
        let l = &self.loader;
        match error {
            KeyError::Missing { kind, .. } => fl!(l, "keys-missing", kind = kind.code()),
            KeyError::Malformed { entry, .. } => fl!(l, "keys-malformed", entry = figure(*entry as u64)),
            KeyError::NotRandom { entry, .. } => fl!(l, "keys-not-random", entry = figure(*entry as u64)),
            KeyError::Repeated { entry, .. } => fl!(l, "keys-repeated", entry = figure(*entry as u64)),
            KeyError::NotText { .. } => fl!(l, "keys-not-text"),
            KeyError::OpenToOthers { path, mode } => {
                let (file, mode) = (path.display().to_string(), format!("{mode:04o}"));
                fl!(l, "keys-open", file = file, mode = mode)
            }
            KeyError::NotAFile { .. } => fl!(l, "keys-not-a-file"),
            KeyError::Exists { path } => fl!(l, "keys-exist", file = path.display().to_string()),
            KeyError::File { cause, .. } => self.system(&System::from(cause)),
            KeyError::OtherKeys { kind, missing, known } => {
                let (missing, known) = (missing.clone(), known.clone());
                fl!(l, "keys-other", kind = kind.code(), missing = missing, known = known)
            }
        }
    }

    pub(super) fn system(&self, what: &System) -> String {
        let l = &self.loader;
        match what {
            System::NotFound => fl!(l, "system-not-found"),
            System::Denied => fl!(l, "system-denied"),
            System::Exists => fl!(l, "system-exists"),
            System::NotEmpty => fl!(l, "system-not-empty"),
            System::Full => fl!(l, "system-full"),
            System::ReadOnly => fl!(l, "system-read-only"),
            System::InUse => fl!(l, "system-in-use"),
            System::NoSuchAddress => fl!(l, "system-no-such-address"),
            System::IsFolder => fl!(l, "system-is-folder"),
            System::NotFolder => fl!(l, "system-not-folder"),
            System::NotOrdinary => fl!(l, "system-not-ordinary"),
            System::Name => fl!(l, "system-name"),
            System::NoAnswer => fl!(l, "system-no-answer"),
            System::Other(told) => fl!(l, "system-other", told = told.clone()),
        }
    }
}
