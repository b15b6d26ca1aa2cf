//! The kinds of no: not found, refused, filled in wrongly, changed by somebody else, broken.

use super::Problems;
use thiserror::Error;

/// A field that two people changed: what it was, what it is now, what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Key of the field's label in the Fluent files.
    pub label: String,
    /// What the database holds now.
    pub theirs: String,
    /// What was typed here.
    pub mine: String,
}

/// Why a use case did not do what was asked. Nothing was changed.
#[derive(Debug, Error)]
pub enum No {
    /// There is no such thing, or it is not for this person to know that there is.
    #[error("not found")]
    NotFound,
    /// Allowed to know, not allowed to do; the rule says why.
    #[error("refused: {0}")]
    Refused(&'static str),
    /// The form is not filled in as it should be.
    #[error("{} problems in the form", .0.0.len())]
    Invalid(Problems),
    /// Too much at once: the message, and after how many seconds to try again.
    #[error("too often, again after {1} seconds")]
    Wait(Problems, u64),
    /// Somebody else changed it in the meantime.
    #[error("changed by somebody else in the meantime")]
    Conflict(Vec<Change>),
    /// A file that the office leans on is wrong: its regulation.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Input(Vec<domain::Fault>),
    /// The database cannot do it.
    #[error("the database: {0}")]
    Database(store::Error),
    /// Something broke; the cause is for the technical log.
    #[error("broken: {0}")]
    Broken(String),
}

impl From<store::Error> for No {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::NotFound { .. } => Self::NotFound,
            store::Error::Conflict { .. } => Self::Conflict(Vec::new()),
            other => Self::Database(other),
        }
    }
}

impl From<store::sea_orm::DbErr> for No {
    fn from(error: store::sea_orm::DbErr) -> Self {
        Self::from(store::Error::from(error))
    }
}

impl No {
    /// Whether the database cannot be reached for now, or is too busy.
    #[must_use]
    pub fn is_away(&self) -> bool {
        matches!(self, Self::Database(store::Error::Unreachable(_) | store::Error::Busy(_)))
    }
}
