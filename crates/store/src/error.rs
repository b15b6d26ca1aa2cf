//! What can go wrong between the program and its database.

use std::path::{Path, PathBuf};

use domain::System;
use sea_orm::{DbErr, RuntimeErr, SqlErr, sqlx};

use crate::away::{Away, cause, code, kind_of_sqlite};

/// Why the store could not do what was asked.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The row is not there, or not any more.
    #[error("{what} was not found")]
    NotFound {
        /// Table of the row.
        what: &'static str,
    },
    /// Somebody else changed the row since it was read.
    #[error("{what} {id} was changed by somebody else")]
    Conflict {
        /// Table of the row.
        what: &'static str,
        /// Row id.
        id: i64,
    },
    /// A value that may occur once is there already.
    #[error("{what} is taken already")]
    Unique {
        /// Table and columns: `account.email`, `identity.issuer,subject`.
        what: String,
    },
    /// A row that is pointed at is missing, or a row that others point at would go.
    #[error("a row that is pointed at is missing or still needed: {0}")]
    Reference(String),
    /// The database was made by a newer version of the program.
    #[error(
        "the database is at {database}, newer than this program, which knows up to {program}; use the newer program"
    )]
    Newer {
        /// The migration this program does not know.
        database: String,
        /// The last migration it does know.
        program: String,
    },
    /// The database still has to be brought up to date.
    #[error("the database is not up to date: {} to apply; run `woonspoor migrate`", pending.join(", "))]
    Outdated {
        /// Migrations that were not applied yet, in order.
        pending: Vec<String>,
    },
    /// There is no database to talk to.
    #[error("the database cannot be reached: {0}")]
    Unreachable(Away),
    /// Too many wanted the same thing at once; trying again will do.
    #[error("the database is busy: {0}")]
    Busy(String),
    /// What was kept is not what was put in.
    #[error("damaged: {0}")]
    Damaged(String),
    /// What was asked does not go together with what is there.
    #[error("{0}")]
    Refused(String),
    /// A database that should be new holds something.
    #[error("the database is not empty: {table} holds {rows} rows; restore into a new one, or force it")]
    NotEmpty {
        /// The first table that holds something.
        table: String,
        /// Its rows.
        rows: u64,
    },
    /// A file that is not a whole backup.
    #[error("{} is no whole backup: {why}", file.display())]
    NoBackup {
        /// The file.
        file: PathBuf,
        /// Whether it begins as a backup does.
        begins: bool,
        /// What is wrong with it.
        why: String,
    },
    /// A file or a folder could not be used.
    #[error("{}: {what:?}", path.display())]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What the operating system says.
        what: System,
    },
    /// The disk of the database is full.
    #[error("the disk is full: {0}")]
    Full(String),
    /// The database takes no changes: its file, its folder, its disk or its server only lets it be read.
    #[error("the database can only be read: {0}")]
    ReadOnly(String),
    /// The work on a file broke off.
    #[error("the work on a file stopped: {0}")]
    Stopped(String),
    /// Anything else the database reports.
    #[error("the database reports: {0}")]
    Database(DbErr),
}

impl Error {
    /// A file fault with its path.
    pub(crate) fn file(path: &Path, error: &std::io::Error) -> Self {
        Self::File { path: path.to_owned(), what: error.into() }
    }

    /// Why a database did not open.
    pub(crate) fn opening(error: &DbErr) -> Self {
        let code = cause(error).and_then(code);
        match code.as_deref().and_then(kind_of_sqlite) {
            Some(8) => Self::ReadOnly(error.to_string()),
            Some(13) => Self::Full(error.to_string()),
            _ => Self::Unreachable(Away::of(error)),
        }
    }
}

impl From<DbErr> for Error {
    fn from(error: DbErr) -> Self {
        match error.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(message)) => {
                return Self::Unique { what: taken(&message) };
            }
            Some(SqlErr::ForeignKeyConstraintViolation(message)) => return Self::Reference(message),
            _ => {}
        }
        match &error {
            DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => Self::opening(&error),
            DbErr::Exec(RuntimeErr::SqlxError(inner)) | DbErr::Query(RuntimeErr::SqlxError(inner)) => {
                match &**inner {
                    sqlx::Error::Io(_) | sqlx::Error::Tls(_) | sqlx::Error::PoolClosed => {
                        Self::Unreachable(Away::of(&error))
                    }
                    sqlx::Error::Database(_) => match code(inner).as_deref() {
                        // SQLite: busy, busy in recovery, busy with a stale snapshot, busy by time-out.
                        // PostgreSQL: serialization failure, deadlock, lock not available.
                        Some("5" | "261" | "517" | "773" | "40001" | "40P01" | "55P03") => {
                            Self::Busy(error.to_string())
                        }
                        // PostgreSQL stops or starts, or has no room for one more.
                        Some("57P01" | "57P02" | "57P03" | "53300" | "42501") => {
                            Self::Unreachable(Away::of(&error))
                        }
                        Some("53100") => Self::Full(error.to_string()),
                        Some("25006") => Self::ReadOnly(error.to_string()),
                        Some(code) => match kind_of_sqlite(code) {
                            Some(8) => Self::ReadOnly(error.to_string()),
                            Some(13) => Self::Full(error.to_string()),
                            Some(14 | 26) => Self::Unreachable(Away::of(&error)),
                            Some(11) => Self::Damaged(error.to_string()),
                            _ => Self::Database(error),
                        },
                        None => Self::Database(error),
                    },
                    _ => Self::Database(error),
                }
            }
            _ => Self::Database(error),
        }
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        Self::from(DbErr::Exec(RuntimeErr::SqlxError(std::sync::Arc::new(error))))
    }
}

/// The same words for both: SQLite says `UNIQUE constraint failed: account.email`,
/// PostgreSQL `... violates unique constraint "account__email"`, after the name we gave the index.
fn taken(message: &str) -> String {
    if let Some((_, columns)) = message.split_once("constraint failed: ") {
        let table = columns.split('.').next().unwrap_or_default();
        let names: Vec<&str> = columns
            .split(", ")
            .map(|column| column.rsplit('.').next().unwrap_or(column).trim_end_matches(')'))
            .collect();
        return format!("{table}.{}", names.join(","));
    }
    let name = message.split('"').nth(1).unwrap_or(message);
    let name = name.trim_end_matches("__open");
    match name.split_once("__") {
        Some((table, columns)) => format!("{table}.{}", columns.replace("__", ",")),
        None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::taken;

    #[test]
    fn both_databases_name_a_taken_value_alike() {
        assert_eq!(taken("UNIQUE constraint failed: account.email"), "account.email");
        assert_eq!(
            taken("duplicate key value violates unique constraint \"account__email\""),
            "account.email"
        );
        let sqlite = taken("UNIQUE constraint failed: identity.issuer, identity.subject");
        assert_eq!(sqlite, "identity.issuer,subject");
        assert_eq!(taken("violates unique constraint \"identity__issuer__subject\""), sqlite);
        assert_eq!(taken("violates \"allocation__dwelling_id__open\""), "allocation.dwelling_id");
    }
}
