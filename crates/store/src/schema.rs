//! Which migrations a database has had, and bringing it up to date.

use sea_orm::{ConnectionTrait, DbErr, Statement};
use sea_orm_migration::MigratorTrait;

use crate::migrations::{Migrator, TABLE, known};
use crate::{Error, Tx};

/// The migrations of a database beside those of the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schema {
    /// Migrations the database has had, in order; empty for a new one.
    pub current: Vec<String>,
    /// Migrations this program knows, in order.
    pub known: Vec<String>,
}

impl Schema {
    /// Reads it, and changes nothing.
    pub(crate) async fn read<C: ConnectionTrait>(db: &C) -> Result<Self, Error> {
        Ok(Self { current: applied(db).await?, known: known() })
    }

    /// Migrations that still have to be applied, in order.
    #[must_use]
    pub fn pending(&self) -> Vec<String> {
        self.known.iter().filter(|name| !self.current.contains(name)).cloned().collect()
    }

    /// A migration the database has had that this program does not know.
    #[must_use]
    pub fn unknown(&self) -> Option<&str> {
        self.current.iter().rfind(|name| !self.known.contains(name)).map(String::as_str)
    }

    /// Refuses a database of a newer program.
    pub(crate) fn not_newer(&self) -> Result<(), Error> {
        match self.unknown() {
            None => Ok(()),
            Some(database) => Err(Error::Newer {
                database: database.to_owned(),
                program: self.known.last().cloned().unwrap_or_default(),
            }),
        }
    }

    /// Refuses every database that is not exactly up to date.
    pub(crate) fn ready(&self) -> Result<(), Error> {
        self.not_newer()?;
        let pending = self.pending();
        if pending.is_empty() { Ok(()) } else { Err(Error::Outdated { pending }) }
    }
}

async fn applied<C: ConnectionTrait>(db: &C) -> Result<Vec<String>, DbErr> {
    if !has_table(db).await? {
        return Ok(Vec::new());
    }
    let sql = format!("SELECT version FROM {TABLE} ORDER BY version");
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await?;
    rows.iter().map(|row| row.try_get_by_index(0)).collect()
}

async fn has_table<C: ConnectionTrait>(db: &C) -> Result<bool, DbErr> {
    let backend = db.get_database_backend();
    let sql = match backend {
        sea_orm::DbBackend::Sqlite => {
            format!("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = '{TABLE}'")
        }
        _ => format!(
            "SELECT count(*) FROM information_schema.tables \
             WHERE table_schema = current_schema() AND table_name = '{TABLE}'"
        ),
    };
    let row = db.query_one_raw(Statement::from_string(backend, sql)).await?;
    Ok(row.map_or(Ok(0), |row| row.try_get_by_index::<i64>(0))? > 0)
}

/// Applies what is pending, all or nothing. `tx` has locked the others out.
pub(crate) async fn migrate(tx: &Tx) -> Result<(), Error> {
    Schema::read(tx).await?.not_newer()?;
    Migrator::up(&**tx, None).await?;
    Ok(())
}
