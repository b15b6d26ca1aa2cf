//! Making a backup while everybody goes on working.

use std::path::Path;

use chrono::{DateTime, Utc};
use domain::System;
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, EntityTrait, QuerySelect, Set,
    Statement, TransactionTrait,
};
use sea_orm_migration::MigratorTrait;

use super::tables::{Table, counts, tables};
use super::{FORMAT, LEFT_OUT, Manifest, VERSION, blocking, container, copy};
use crate::documents::{self, Place};
use crate::entities::{document, document_blob};
use crate::migrations::Migrator;
use crate::{Error, Schema, Store, open};

/// Writes all there is into one file, as it was at one moment, while others read and write. `progress` hears how many
/// rows of how many are copied.
///
/// The file gets its name once it is whole; what was there under that name is replaced. A database that is not up to
/// date can be backed up too: that is what one does before migrating.
///
/// # Errors
/// [`Error::Newer`], [`Error::File`], or what the database reports.
pub async fn write(
    store: &Store,
    place: &Place,
    file: &Path,
    now: DateTime<Utc>,
    progress: &mut (dyn FnMut(u64, u64) + Send),
) -> Result<Manifest, Error> {
    let folder = folder_of(file);
    let scratch = tempfile::Builder::new().prefix(".woonspoor-backup-").tempdir_in(folder);
    let scratch = scratch.map_err(|error| Error::file(folder, &error))?;
    let copied = scratch.path().join("database");
    let work = match &store.file {
        Some(source) => copy_file(source, &copied).await?,
        None => copy_rows(store, &copied, progress).await?,
    };
    let schema = Schema::read(&work).await?;
    schema.not_newer()?;
    leave_out(&work).await?;
    let missing = take_documents(&work, place).await?;
    let tables = counts(&work, &tables(&work).await?).await?;
    work.execute_unprepared("PRAGMA journal_mode = DELETE").await?;
    work.close().await?;
    let rows = tables.values().sum();
    let manifest = Manifest {
        format: FORMAT.to_owned(),
        version: VERSION,
        made_at: now,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        database: if store.file.is_some() { "SQLite" } else { "PostgreSQL" }.to_owned(),
        migrations: schema.current,
        tables,
        missing,
        size: 0,
        sha256: String::new(),
    };
    let to = file.to_owned();
    let manifest = blocking(move || container::pack(manifest, &copied, &to)).await?;
    progress(rows, rows);
    Ok(manifest)
}

fn folder_of(file: &Path) -> &Path {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// SQLite copies itself: one reading transaction, that writers do not wait for.
async fn copy_file(source: &Path, to: &Path) -> Result<DatabaseConnection, Error> {
    let from = open::single(source, false).await?;
    let sql = format!("VACUUM INTO '{}'", in_quotes(to)?);
    from.execute_unprepared(&sql).await?;
    from.close().await?;
    open::single(to, false).await
}

/// A path within quotes of SQL.
pub(super) fn in_quotes(path: &Path) -> Result<String, Error> {
    let path = path.to_str().ok_or_else(|| Error::File { path: path.to_owned(), what: System::Name })?;
    Ok(path.replace('\'', "''"))
}

/// Every table of PostgreSQL, read in one snapshot, into a new SQLite file of the same migrations.
async fn copy_rows(
    store: &Store,
    to: &Path,
    progress: &mut (dyn FnMut(u64, u64) + Send),
) -> Result<DatabaseConnection, Error> {
    let from = store.snapshot().await?;
    let schema = Schema::read(&from).await?;
    schema.not_newer()?;
    let work = open::single(to, true).await?;
    Migrator::up(&work, u32::try_from(schema.current.len()).ok()).await?;
    let tables = tables(&work).await?;
    let total = counts(&from, &tables).await?.values().sum();
    let into = work.begin().await?;
    let mut done = 0;
    for table in &tables {
        // Migrations put rows in some tables.
        into.execute_unprepared(&format!("DELETE FROM \"{}\"", table.name)).await?;
        if !LEFT_OUT.contains(&table.name.as_str()) {
            done += copy::rows(&from, &into, table, &mut |copied| progress(done + copied, total)).await?;
        }
        if table.numbered {
            copy_number(&from, &into, table).await?;
        }
    }
    into.commit().await?;
    from.commit().await?;
    Ok(work)
}

/// The last row id that was given out, so that none is given out again after a restore.
async fn copy_number(
    from: &DatabaseTransaction,
    into: &DatabaseTransaction,
    table: &Table,
) -> Result<(), Error> {
    let name = &table.name;
    let sql = format!("SELECT pg_sequence_last_value(pg_get_serial_sequence('\"{name}\"', 'id')::regclass)");
    let row = from.query_one_raw(Statement::from_string(DbBackend::Postgres, sql)).await?;
    let last: Option<i64> = row.map_or(Ok(None), |row| row.try_get_by_index(0))?;
    let Some(last) = last else { return Ok(()) };
    into.execute_unprepared(&format!("DELETE FROM sqlite_sequence WHERE name = '{name}'")).await?;
    let sql = format!("INSERT INTO sqlite_sequence (name, seq) VALUES ('{name}', {last})");
    into.execute_unprepared(&sql).await?;
    Ok(())
}

async fn leave_out(work: &DatabaseConnection) -> Result<(), Error> {
    // What was deleted is not to be read between the rows.
    work.execute_unprepared("PRAGMA secure_delete = ON").await?;
    for table in LEFT_OUT {
        work.execute_unprepared(&format!("DELETE FROM \"{table}\"")).await?;
    }
    Ok(())
}

/// Takes the bytes of documents from a folder into the copy; gives those that are not there or damaged.
async fn take_documents(work: &DatabaseConnection, place: &Place) -> Result<Vec<String>, Error> {
    let query = document::Entity::find().select_only().column(document::Column::Sha256).distinct();
    let mut missing = Vec::new();
    for sha256 in query.into_tuple::<String>().all(work).await? {
        let there = document_blob::Entity::find_by_id(&sha256).select_only();
        let there = there.column(document_blob::Column::Sha256).into_tuple::<String>().one(work).await?;
        if there.is_some() {
            continue;
        }
        match documents::bytes(work, place, &sha256).await {
            Ok(bytes) => {
                let blob = document_blob::ActiveModel { sha256: Set(sha256), bytes: Set(bytes) };
                document_blob::Entity::insert(blob).exec_without_returning(work).await?;
            }
            Err(Error::NotFound { .. } | Error::Damaged(_)) => missing.push(sha256),
            Err(error) => return Err(error),
        }
    }
    Ok(missing)
}
