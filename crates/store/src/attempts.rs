//! Failed tries, counted in the database so that all servers count together.

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, Set,
};

use crate::Error;
use crate::entities::attempt::{ActiveModel, Column, Entity};

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
