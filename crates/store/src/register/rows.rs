//! Rows of any table: put in many at a time, and read as JSON beside the row they hang on.

use std::fmt::Write;

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ColumnType, ConnectionTrait, DbBackend, EntityTrait, IdenStatic, Iterable,
    ModelTrait, PrimaryKeyToColumn, PrimaryKeyTrait, Statement, TryIntoModel, Value,
};
use serde_json::Value as Json;

use crate::Error;

/// Values bound in one statement: under the 32 766 of SQLite and the 65 535 of PostgreSQL.
const MOST_VALUES: usize = 30_000;

/// Columns that the database does not give out itself.
fn columns<E: EntityTrait>() -> Vec<E::Column> {
    let own: Vec<&'static str> = if E::PrimaryKey::auto_increment() {
        E::PrimaryKey::iter().map(|key| key.into_column().as_str()).collect()
    } else {
        Vec::new()
    };
    E::Column::iter().filter(|column| !own.contains(&column.as_str())).collect()
}

fn insertion<E: EntityTrait>(backend: DbBackend, columns: &[E::Column], rows: usize) -> String {
    let names: Vec<String> = columns.iter().map(|column| format!("\"{}\"", column.as_str())).collect();
    let mut sql = format!("INSERT INTO {} ({}) VALUES ", E::default().table_name(), names.join(", "));
    let mut number = 0;
    for row in 0..rows {
        sql.push_str(if row == 0 { "(" } else { ", (" });
        for column in 0..columns.len() {
            sql.push_str(if column == 0 { "" } else { ", " });
            number += 1;
            match backend {
                DbBackend::Postgres => {
                    let _ = write!(sql, "${number}");
                }
                _ => sql.push('?'),
            }
        }
        sql.push(')');
    }
    sql
}

/// Statements that put in all rows, each as large as the database takes.
fn insertions<E: EntityTrait>(
    backend: DbBackend,
    rows: &[E::Model],
    ending: &str,
) -> impl Iterator<Item = Statement>
where
    E::Model: ModelTrait<Entity = E>,
{
    let columns = columns::<E>();
    let most = (MOST_VALUES / columns.len()).max(1);
    let mut full: Option<String> = None;
    rows.chunks(most).map(move |chunk| {
        let sql = match &full {
            Some(sql) if chunk.len() == most => sql.clone(),
            _ => insertion::<E>(backend, &columns, chunk.len()) + ending,
        };
        if chunk.len() == most && full.is_none() {
            full = Some(sql.clone());
        }
        let values = chunk.iter().flat_map(|row| columns.iter().map(|&column| row.get(column)));
        Statement::from_sql_and_values(backend, sql, values)
    })
}

/// Puts rows in; ids that are given out by the database are not taken from the rows.
pub(super) async fn insert<E, C>(conn: &C, rows: &[E::Model]) -> Result<(), Error>
where
    E: EntityTrait,
    E::Model: ModelTrait<Entity = E>,
    C: ConnectionTrait,
{
    for statement in insertions::<E>(conn.get_database_backend(), rows, "") {
        conn.execute_raw(statement).await?;
    }
    Ok(())
}

/// Puts rows in and gives their ids, in the same order: ids are given out one after another as the rows are taken, in
/// whatever order they are reported.
pub(super) async fn insert_with_ids<E, C>(conn: &C, rows: &[E::Model]) -> Result<Vec<i64>, Error>
where
    E: EntityTrait,
    E::Model: ModelTrait<Entity = E>,
    C: ConnectionTrait,
{
    let mut ids = Vec::with_capacity(rows.len());
    for statement in insertions::<E>(conn.get_database_backend(), rows, " RETURNING id") {
        let start = ids.len();
        for row in conn.query_all_raw(statement).await? {
            ids.push(row.try_get_by_index::<i64>(0)?);
        }
        ids[start..].sort_unstable();
    }
    Ok(ids)
}

/// An expression for the rows of a table whose `registration_id` is `r.id`, as one JSON text.
pub(super) fn hanging<E: EntityTrait>(backend: DbBackend, order: &str) -> String {
    let columns: Vec<String> = E::Column::iter().map(|column| format!("\"{}\"", column.as_str())).collect();
    let (columns, table) = (columns.join(", "), E::default().table_name().to_owned());
    let rows = match backend {
        DbBackend::Postgres => format!("json_agg(json_build_array({columns}) ORDER BY {order})::text"),
        _ => format!("json_group_array(json_array({columns}) ORDER BY {order})"),
    };
    format!("(SELECT {rows} FROM {table} WHERE registration_id = r.id)")
}

/// The rows of a text that [`hanging`] made.
pub(super) fn read<E>(json: Option<&str>) -> Result<Vec<E::Model>, Error>
where
    E: EntityTrait,
    E::ActiveModel: TryIntoModel<E::Model>,
{
    let damaged = |what: &dyn std::fmt::Display| {
        Error::Damaged(format!("{}: a row that cannot be read: {what}", E::default().table_name()))
    };
    let Some(json) = json else { return Ok(Vec::new()) };
    let rows: Vec<Vec<Json>> = serde_json::from_str(json).map_err(|error| damaged(&error))?;
    rows.into_iter()
        .map(|row| {
            let mut model = E::ActiveModel::default();
            for (column, found) in E::Column::iter().zip(row) {
                let value = value(column.def().get_column_type(), &found)
                    .ok_or_else(|| damaged(&format_args!("{} {found}", column.as_str())))?;
                model.try_set(column, value)?;
            }
            Ok(model.try_into_model()?)
        })
        .collect()
}

/// What a column of this type holds; SQLite knows no booleans.
fn value(kind: &ColumnType, json: &Json) -> Option<Value> {
    let text = json.as_str();
    Some(match kind {
        ColumnType::BigInteger => absent(json, json.as_i64())?.into(),
        ColumnType::Boolean => {
            absent(json, json.as_bool().or_else(|| json.as_i64().map(|number| number != 0)))?.into()
        }
        ColumnType::Date => absent(json, text.and_then(|text| text.parse::<NaiveDate>().ok()))?.into(),
        ColumnType::TimestampWithTimeZone => {
            let moment = text.and_then(|text| DateTime::parse_from_rfc3339(text).ok());
            absent(json, moment.map(|moment| moment.with_timezone(&Utc)))?.into()
        }
        ColumnType::String(_) | ColumnType::Text => absent(json, text.map(str::to_owned))?.into(),
        _ => return None,
    })
}

/// Nothing for `null`; none at all when there is something that could not be read.
#[allow(clippy::option_option, reason = "an empty column is not an unreadable one")]
fn absent<T>(json: &Json, read: Option<T>) -> Option<Option<T>> {
    if json.is_null() { Some(None) } else { read.map(Some) }
}
