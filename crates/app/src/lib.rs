//! Use cases of Woonspoor, one file each: load, decide, save. And the words in which findings are told.

pub mod allocate;
pub mod apportion;
pub mod check;
pub mod demo_region;
pub mod diff;
pub mod explain;
pub mod law;
pub mod municipalities;
pub mod office;
pub mod rank;
pub mod receipt;
pub mod registry;
pub mod replay;
pub mod show;
pub mod trouble;
pub mod words;

pub use trouble::{Cause, Trouble};

use domain::Fault;

/// Why a use case did nothing.
#[derive(Clone, Debug)]
pub enum Refusal {
    /// The input is wrong: everything that is wrong, with its place.
    BadInput(Vec<Fault>),
    /// Something of the installation cannot be used: its database, its keys, its disk.
    Trouble(Trouble),
    /// Something broke that is not the input's fault.
    Broken(String),
}

impl From<Vec<Fault>> for Refusal {
    fn from(faults: Vec<Fault>) -> Self {
        Self::BadInput(faults)
    }
}

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Self {
        Self::BadInput(vec![fault])
    }
}

impl Refusal {
    /// The same refusal with the place of the database, where that was not known yet.
    #[must_use]
    pub fn at(self, place: &office::opening::Place) -> Self {
        match self {
            Self::Trouble(trouble) => {
                let folder = place.file().map(|file| trouble::folder_of(&file));
                Self::Trouble(trouble.at(&place.address(), folder.as_deref()))
            }
            other => other,
        }
    }
}

impl From<Trouble> for Refusal {
    fn from(trouble: Trouble) -> Self {
        Self::Trouble(trouble)
    }
}

impl std::fmt::Display for Refusal {
    /// A technical rendering for logs; people get words from the Fluent files.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::BadInput(faults) => {
                f.write_str(&faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))
            }
            Self::Trouble(trouble) => trouble.fmt(f),
            Self::Broken(cause) => f.write_str(cause),
        }
    }
}

impl From<serde_json::Error> for Refusal {
    fn from(error: serde_json::Error) -> Self {
        Self::Broken(error.to_string())
    }
}
