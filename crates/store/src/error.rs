//! What can go wrong between the program and its database.

use sea_orm::{DbErr, RuntimeErr, SqlErr, sqlx};

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
    Unreachable(String),
    /// Too many wanted the same thing at once; trying again will do.
    #[error("the database is busy: {0}")]
    Busy(String),
    /// What was kept is not what was put in.
    #[error("damaged: {0}")]
    Damaged(String),
    /// What was asked does not go together with what is there.
    #[error("{0}")]
    Refused(String),
    /// A file or a folder could not be used.
    #[error("{0}")]
    File(String),
    /// Anything else the database reports.
    #[error("the database reports: {0}")]
    Database(DbErr),
}

impl Error {
    /// A file fault with its path.
    pub(crate) fn file(path: &std::path::Path, error: &std::io::Error) -> Self {
        Self::File(format!("{}: {error}", path.display()))
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
            DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => Self::Unreachable(error.to_string()),
            DbErr::Exec(RuntimeErr::SqlxError(inner)) | DbErr::Query(RuntimeErr::SqlxError(inner)) => {
                match &**inner {
                    sqlx::Error::Io(_) | sqlx::Error::Tls(_) | sqlx::Error::PoolClosed => {
                        Self::Unreachable(error.to_string())
                    }
                    sqlx::Error::Database(reported) => match reported.code().as_deref() {
                        // SQLite: busy, busy in recovery, busy with a stale snapshot, busy by time-out.
                        // PostgreSQL: serialization failure, deadlock, lock not available.
                        Some("5" | "261" | "517" | "773" | "40001" | "40P01" | "55P03") => {
                            Self::Busy(error.to_string())
                        }
                        // PostgreSQL stops or starts, or has no room for one more.
                        Some("57P01" | "57P02" | "57P03" | "53300") => Self::Unreachable(error.to_string()),
                        _ => Self::Database(error),
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
