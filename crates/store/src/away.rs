//! Why there is no database to talk to.

use std::fmt;
use std::path::PathBuf;

use sea_orm::{DbErr, RuntimeErr, sqlx};

/// Why there is no database to talk to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Away {
    /// The address is none of a database.
    Address(String),
    /// A database in memory, which its connections cannot share.
    Memory,
    /// The file of an SQLite database is not there.
    NoFile(PathBuf),
    /// The file, or one beside it that SQLite needs, cannot be opened or made.
    Closed(String),
    /// The file holds something else.
    NotADatabase(String),
    /// The server does not answer.
    NoAnswer(String),
    /// The server does not let this user in.
    Refused(String),
    /// The server has no database of this name.
    NoDatabase(String),
    /// Anything else, as reported.
    Other(String),
}

impl fmt::Display for Away {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Memory => f.write_str("a database in memory cannot be shared"),
            Self::NoFile(file) => write!(f, "{} is not there", file.display()),
            Self::Address(told)
            | Self::Closed(told)
            | Self::NotADatabase(told)
            | Self::NoAnswer(told)
            | Self::Refused(told)
            | Self::NoDatabase(told)
            | Self::Other(told) => f.write_str(told),
        }
    }
}

/// What sqlx says, where sea-orm passes it on.
pub(crate) fn cause(error: &DbErr) -> Option<&sqlx::Error> {
    match error {
        DbErr::Conn(RuntimeErr::SqlxError(inner))
        | DbErr::Exec(RuntimeErr::SqlxError(inner))
        | DbErr::Query(RuntimeErr::SqlxError(inner)) => Some(inner),
        _ => None,
    }
}

/// The code of a report of the database: five characters from PostgreSQL, a number from SQLite.
pub(crate) fn code(error: &sqlx::Error) -> Option<String> {
    match error {
        sqlx::Error::Database(reported) => reported.code().map(std::borrow::Cow::into_owned),
        _ => None,
    }
}

/// The first byte of a code of SQLite tells the kind, the rest which of that kind.
pub(crate) fn kind_of_sqlite(code: &str) -> Option<u32> {
    let number: u32 = code.parse().ok().filter(|_| code.len() < 5)?;
    Some(number & 0xff)
}

impl Away {
    /// Why a database that did not open did not.
    pub(crate) fn of(error: &DbErr) -> Self {
        let told = error.to_string();
        let Some(cause) = cause(error) else { return Self::NoAnswer(told) };
        match cause {
            sqlx::Error::Configuration(_) => Self::Address(told),
            sqlx::Error::Io(_)
            | sqlx::Error::Tls(_)
            | sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed => Self::NoAnswer(told),
            sqlx::Error::Database(_) => match code(cause).as_deref() {
                Some("28P01" | "28000" | "42501") => Self::Refused(told),
                Some("3D000") => Self::NoDatabase(told),
                Some("57P01" | "57P02" | "57P03" | "53300") => Self::NoAnswer(told),
                Some(code) => match kind_of_sqlite(code) {
                    Some(14) => Self::Closed(told),
                    Some(11 | 26) => Self::NotADatabase(told),
                    _ => Self::Other(told),
                },
                None => Self::Other(told),
            },
            _ => Self::Other(told),
        }
    }
}
