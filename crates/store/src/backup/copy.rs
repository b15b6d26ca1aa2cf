//! Copying the rows of a table from one kind of database to the other.

use futures_util::TryStreamExt;
use sea_orm::sea_query::{Alias, Expr, Query, Value};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, QueryResult, Statement, StreamTrait};

use super::tables::{Kind, Table};
use crate::Error;

/// Values of one INSERT: SQLite takes 32 766, PostgreSQL 65 535.
const VALUES_AT_ONCE: usize = 16_000;

/// Bytes of one INSERT at most, but for a row that is larger by itself.
const BYTES_AT_ONCE: usize = 4 << 20;

/// Copies all rows, and gives how many. `progress` hears of every so many.
pub(super) async fn rows<From, To>(
    from: &From,
    to: &To,
    table: &Table,
    progress: &mut (dyn FnMut(u64) + Send),
) -> Result<u64, Error>
where
    From: StreamTrait,
    To: ConnectionTrait,
{
    let sql = format!("SELECT {} FROM \"{}\"", table.columns_in_sql(), table.name);
    let rows = from.stream_raw(Statement::from_string(StreamTrait::get_database_backend(from), sql)).await?;
    let mut rows = std::pin::pin!(rows);
    let most = VALUES_AT_ONCE / table.columns.len().max(1);
    let (mut batch, mut bytes, mut copied) = (Vec::with_capacity(most), 0, 0);
    while let Some(row) = rows.try_next().await? {
        let (values, size) = values(&row, table, to.get_database_backend())?;
        batch.push(values);
        bytes += size;
        if batch.len() >= most || bytes >= BYTES_AT_ONCE {
            copied += insert(to, table, &mut batch).await?;
            bytes = 0;
            progress(copied);
        }
    }
    copied += insert(to, table, &mut batch).await?;
    progress(copied);
    Ok(copied)
}

async fn insert<C: ConnectionTrait>(
    to: &C,
    table: &Table,
    batch: &mut Vec<Vec<Value>>,
) -> Result<u64, Error> {
    let count = u64::try_from(batch.len()).unwrap_or(u64::MAX);
    if batch.is_empty() {
        return Ok(0);
    }
    let mut insert = Query::insert();
    insert.into_table(Alias::new(&table.name));
    insert.columns(table.columns.iter().map(|(name, _)| Alias::new(name)));
    for values in batch.drain(..) {
        insert.values_panic(values.into_iter().map(Expr::value));
    }
    to.execute(&insert).await?;
    Ok(count)
}

/// The values of a row, and about how many bytes they are.
fn values(row: &QueryResult, table: &Table, to: DbBackend) -> Result<(Vec<Value>, usize), DbErr> {
    let mut values = Vec::with_capacity(table.columns.len());
    let mut size = 0;
    for (index, (_, kind)) in table.columns.iter().enumerate() {
        values.push(match kind {
            Kind::Whole => Value::BigInt(row.try_get_by_index(index)?),
            Kind::YesNo => Value::Bool(row.try_get_by_index(index)?),
            Kind::Day => Value::ChronoDate(row.try_get_by_index(index)?),
            Kind::Moment => Value::ChronoDateTimeUtc(row.try_get_by_index(index)?),
            Kind::Text => {
                let text: Option<String> = row.try_get_by_index(index)?;
                size += text.as_ref().map_or(0, String::len);
                Value::String(text.map(|text| for_database(text, to)))
            }
            Kind::Bytes => {
                let bytes: Option<Vec<u8>> = row.try_get_by_index(index)?;
                size += bytes.as_ref().map_or(0, Vec::len);
                Value::Bytes(bytes)
            }
        });
    }
    Ok((values, size))
}

/// SQLite takes a NUL in a text and PostgreSQL does not: one such row is not to stop a restore.
fn for_database(text: String, to: DbBackend) -> String {
    if to == DbBackend::Postgres && text.contains('\0') { text.replace('\0', "\u{fffd}") } else { text }
}
