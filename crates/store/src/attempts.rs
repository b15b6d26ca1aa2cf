//! Failed tries, counted in the database so that all servers count together.

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, PaginatorTrait, QueryFilter, Set,
    Statement,
};

use crate::entities::attempt::{ActiveModel, Column, Entity};
use crate::{Error, Tx};

/// Notes a failed try.
///
/// # Errors
/// What the database reports.
pub async fn record<C: ConnectionTrait>(
    db: &C,
    kind: &str,
    key: &str,
    at: DateTime<Utc>,
) -> Result<(), Error> {
    let attempt = ActiveModel {
        kind: Set(kind.to_owned()),
        key: Set(key.to_owned()),
        at: Set(at),
        ..Default::default()
    };
    attempt.insert(db).await?;
    Ok(())
}

/// Keeps these keys from every other transaction that asks for them in this way, until this one ends: who counts and then
/// writes down sees what others wrote down. A transaction on SQLite is alone anyway.
///
/// # Errors
/// What the database reports.
pub async fn hold(tx: &Tx, kind: &str, keys: &[&str]) -> Result<(), Error> {
    if tx.get_database_backend() != DbBackend::Postgres {
        return Ok(());
    }
    // In one order, so that two never wait for each other.
    let mut keys = keys.to_vec();
    keys.sort_unstable();
    for key in keys {
        let sql = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))";
        let values = [format!("attempt {kind} {key}").into()];
        tx.query_one_raw(Statement::from_sql_and_values(DbBackend::Postgres, sql, values)).await?;
    }
    Ok(())
}

/// How many tries failed after `since`.
///
/// # Errors
/// What the database reports.
pub async fn count<C: ConnectionTrait>(
    db: &C,
    kind: &str,
    key: &str,
    since: DateTime<Utc>,
) -> Result<u64, Error> {
    let query = Entity::find().filter(Column::Kind.eq(kind)).filter(Column::Key.eq(key));
    Ok(query.filter(Column::At.gt(since)).count(db).await?)
}

/// Forgets the tries, after one that succeeded.
///
/// # Errors
/// What the database reports.
pub async fn clear<C: ConnectionTrait>(db: &C, kind: &str, key: &str) -> Result<(), Error> {
    Entity::delete_many().filter(Column::Kind.eq(kind)).filter(Column::Key.eq(key)).exec(db).await?;
    Ok(())
}

/// Removes tries before a moment, and gives how many.
///
/// # Errors
/// What the database reports.
pub async fn sweep<C: ConnectionTrait>(db: &C, before: DateTime<Utc>) -> Result<u64, Error> {
    Ok(Entity::delete_many().filter(Column::At.lt(before)).exec(db).await?.rows_affected)
}
