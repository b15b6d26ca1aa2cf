//! Bringing a backup back, all of it or nothing.

use std::path::Path;

use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, SqliteTransactionMode, Statement,
    TransactionOptions, TransactionTrait,
};
use sea_orm_migration::MigratorTrait;

use super::tables::{Table, counts, tables};
use super::write::in_quotes;
use super::{LEFT_OUT, Manifest, blocking, container, copy};
use crate::migrations::Migrator;
use crate::{Error, Schema, Store, open, settings};

/// Tables that may hold something in a database that was never used.
const OF_A_NEW_ONE: [&str; 5] = ["attempt", "audit_head", "link", "session", "setting"];

/// Puts the contents of a backup into a database, all or nothing. `progress` hears how many rows of how many are in.
///
/// The database has to be new or empty; with `force` its contents are replaced. A backup of an older version is brought
/// up to date on the way. Everybody has to log in anew afterwards.
///
/// # Errors
/// [`Error::Newer`] for a backup or a database of a newer program, [`Error::NoBackup`] for a backup that is not whole,
/// [`Error::NotEmpty`] for a database that holds something, or what the database reports.
pub async fn restore(
    store: &Store,
    file: &Path,
    force: bool,
    progress: &mut (dyn FnMut(u64, u64) + Send),
) -> Result<Manifest, Error> {
    let temporary = std::env::temp_dir();
    let folder = store.file.as_deref().and_then(Path::parent).unwrap_or(&temporary);
    let scratch = tempfile::Builder::new().prefix(".woonspoor-restore-").tempdir_in(folder);
    let scratch = scratch.map_err(|error| Error::file(folder, &error))?;
    let unpacked = scratch.path().join("database");
    let (from, to) = (file.to_owned(), unpacked.clone());
    let manifest = blocking(move || container::unpack(&from, &to)).await?;
    let work = open::single(&unpacked, false).await?;
    let tables = checked(&work, &manifest, file).await?;
    // Before it is brought up to date: one that is refused stays as it was.
    may_replace(&counts(&store.reading, &known(store, &tables).await?).await?, force)?;
    store.migrate().await?;
    let version = settings::counter(&store.reading, settings::REGISTER_VERSION).await?;
    if let Some(target) = &store.file {
        work.close().await?;
        into_sqlite(target, &unpacked, &tables, force, version).await?;
    } else {
        into_postgres(store, &work, &tables, force, version, progress).await?;
        work.close().await?;
    }
    let total = manifest.tables.values().sum();
    progress(total, total);
    Ok(manifest)
}

/// The tables of an unpacked backup, once it was found whole and brought up to date.
async fn checked(work: &DatabaseConnection, manifest: &Manifest, file: &Path) -> Result<Vec<Table>, Error> {
    let damaged = |why: &str| container::damaged(file, why);
    let schema = Schema::read(work).await.map_err(|error| damaged(&error.to_string()))?;
    schema.not_newer()?;
    if schema.current.is_empty() || schema.current != manifest.migrations {
        return Err(damaged("its migrations are not those of its first line"));
    }
    for check in ["PRAGMA integrity_check", "PRAGMA foreign_key_check"] {
        let found = work.query_all_raw(Statement::from_string(DbBackend::Sqlite, check)).await?;
        let said = found.first().and_then(|row| row.try_get_by_index::<String>(0).ok());
        if said.is_some_and(|said| said != "ok") {
            return Err(damaged("the check of its tables failed"));
        }
    }
    if counts(work, &tables(work).await?).await? != manifest.tables {
        return Err(damaged("its rows are not those of its first line"));
    }
    Migrator::up(work, None).await?;
    tables(work).await
}

/// Those of some tables that a database has: one that is older, or new, lacks some.
async fn known(store: &Store, tables: &[Table]) -> Result<Vec<Table>, Error> {
    let db = &store.reading;
    let sql = match db.get_database_backend() {
        DbBackend::Sqlite => "SELECT name FROM sqlite_master WHERE type = 'table'",
        _ => "SELECT tablename::text AS name FROM pg_tables WHERE schemaname = current_schema()",
    };
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await?;
    let names = rows.iter().map(|row| row.try_get("", "name")).collect::<Result<Vec<String>, _>>()?;
    Ok(tables.iter().filter(|table| names.contains(&table.name)).cloned().collect())
}

/// Refuses a database that was used, unless forced.
fn may_replace(counts: &std::collections::BTreeMap<String, u64>, force: bool) -> Result<(), Error> {
    let used = counts.iter().find(|(table, rows)| **rows > 0 && !OF_A_NEW_ONE.contains(&table.as_str()));
    match used {
        Some((table, rows)) if !force => Err(Error::NotEmpty { table: table.clone(), rows: *rows }),
        _ => Ok(()),
    }
}

/// From file to file, by SQLite itself.
async fn into_sqlite(
    target: &Path,
    backup: &Path,
    tables: &[Table],
    force: bool,
    version: i64,
) -> Result<(), Error> {
    let to = open::single(target, false).await?;
    to.execute_unprepared(&format!("ATTACH DATABASE '{}' AS backup", in_quotes(backup)?)).await?;
    let options = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    let tx = to.begin_with_options(options).await?;
    may_replace(&counts(&tx, tables).await?, force)?;
    for table in tables.iter().rev() {
        tx.execute_unprepared(&format!("DELETE FROM main.\"{}\"", table.name)).await?;
    }
    for table in kept(tables) {
        let (name, columns) = (&table.name, table.columns_in_sql());
        let sql = format!("INSERT INTO main.\"{name}\" ({columns}) SELECT {columns} FROM backup.\"{name}\"");
        tx.execute_unprepared(&sql).await?;
    }
    tx.execute_unprepared("DELETE FROM main.sqlite_sequence").await?;
    tx.execute_unprepared("INSERT INTO main.sqlite_sequence SELECT * FROM backup.sqlite_sequence").await?;
    newer_than(&tx, version).await?;
    tx.commit().await?;
    to.execute_unprepared("DETACH DATABASE backup").await?;
    to.execute_unprepared("ANALYZE").await?;
    to.close().await?;
    Ok(())
}

/// Row by row, in one transaction that nobody sees before it ends.
async fn into_postgres(
    store: &Store,
    work: &DatabaseConnection,
    tables: &[Table],
    force: bool,
    version: i64,
    progress: &mut (dyn FnMut(u64, u64) + Send),
) -> Result<(), Error> {
    let total = counts(work, tables).await?.values().sum();
    let tx = store.writing.begin().await?;
    let names: Vec<String> = tables.iter().map(|table| format!("\"{}\"", table.name)).collect();
    tx.execute_unprepared(&format!("LOCK TABLE {} IN ACCESS EXCLUSIVE MODE", names.join(", "))).await?;
    may_replace(&counts(&tx, tables).await?, force)?;
    tx.execute_unprepared(&format!("TRUNCATE {}", names.join(", "))).await?;
    let mut done = 0;
    for table in kept(tables) {
        done += copy::rows(work, &tx, table, &mut |copied| progress(done + copied, total)).await?;
    }
    for table in tables.iter().filter(|table| table.numbered) {
        number(work, &tx, table).await?;
    }
    newer_than(&tx, version).await?;
    tx.commit().await?;
    store.writing.execute_unprepared("ANALYZE").await?;
    Ok(())
}

fn kept(tables: &[Table]) -> impl Iterator<Item = &Table> {
    tables.iter().filter(|table| !LEFT_OUT.contains(&table.name.as_str()))
}

/// Goes on giving out row ids after the last that was given out.
async fn number(work: &DatabaseConnection, tx: &DatabaseTransaction, table: &Table) -> Result<(), Error> {
    let name = &table.name;
    let sql = format!("SELECT max(seq) FROM sqlite_sequence WHERE name = '{name}'");
    let row = work.query_one_raw(Statement::from_string(DbBackend::Sqlite, sql)).await?;
    let last: Option<i64> = row.map_or(Ok(None), |row| row.try_get_by_index(0))?;
    let sequence = format!("pg_get_serial_sequence('\"{name}\"', 'id')");
    let sql = match last {
        Some(last) if last > 0 => format!("SELECT setval({sequence}, {last})"),
        _ => format!("SELECT setval({sequence}, 1, false)"),
    };
    tx.execute_unprepared(&sql).await?;
    Ok(())
}

/// What servers computed from the register before is stale now, whatever the backup counted to.
async fn newer_than(tx: &DatabaseTransaction, version: i64) -> Result<(), Error> {
    let restored = settings::counter(tx, settings::REGISTER_VERSION).await?;
    settings::set(tx, settings::REGISTER_VERSION, &(restored.max(version) + 1).to_string()).await
}
