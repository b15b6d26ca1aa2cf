//! Facts of the installation under fixed names, and counters that every server shares.

use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set,
    sea_query::{Expr, OnConflict},
};

use crate::Error;
use crate::entities::setting::{ActiveModel, Column, Entity};

/// Counter that every change of register data raises: what was computed from the register is stale when it moved.
pub const REGISTER_VERSION: &str = "register_version";

/// The value of a fact.
///
/// # Errors
/// What the database reports.
pub async fn get<C: ConnectionTrait>(db: &C, key: &str) -> Result<Option<String>, Error> {
    Ok(Entity::find_by_id(key).one(db).await?.map(|setting| setting.value))
}

/// Writes a fact, new or known.
///
/// # Errors
/// What the database reports.
pub async fn set<C: ConnectionTrait>(db: &C, key: &str, value: &str) -> Result<(), Error> {
    Entity::insert(ActiveModel { key: Set(key.to_owned()), value: Set(value.to_owned()) })
        .on_conflict(OnConflict::column(Column::Key).update_column(Column::Value).to_owned())
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// Writes a fact only where it is still what the caller last saw; `false` when somebody else was first.
///
/// # Errors
/// What the database reports.
pub async fn swap<C: ConnectionTrait>(
    db: &C,
    key: &str,
    seen: Option<&str>,
    value: &str,
) -> Result<bool, Error> {
    let Some(seen) = seen else {
        let new = ActiveModel { key: Set(key.to_owned()), value: Set(value.to_owned()) };
        let conflict = OnConflict::column(Column::Key).do_nothing().to_owned();
        return Ok(Entity::insert(new).on_conflict(conflict).exec_without_returning(db).await? == 1);
    };
    let swapped = Entity::update_many()
        .col_expr(Column::Value, Expr::value(value))
        .filter(Column::Key.eq(key))
        .filter(Column::Value.eq(seen))
        .exec(db)
        .await?;
    Ok(swapped.rows_affected == 1)
}

/// Forgets a fact.
///
/// # Errors
/// What the database reports.
pub async fn remove<C: ConnectionTrait>(db: &C, key: &str) -> Result<(), Error> {
    Entity::delete_by_id(key).exec(db).await?;
    Ok(())
}

/// The value of a counter; 0 when it never moved.
///
/// # Errors
/// What the database reports.
pub async fn counter<C: ConnectionTrait>(db: &C, key: &str) -> Result<i64, Error> {
    get(db, key).await?.map_or(Ok(0), |value| number(key, &value))
}

/// Raises a counter by one and gives its new value.
///
/// On PostgreSQL the counter stays locked until the transaction ends: raise it last, after the log.
///
/// # Errors
/// What the database reports.
pub async fn bump<C: ConnectionTrait>(db: &C, key: &str) -> Result<i64, Error> {
    let more = Expr::cust("CAST(CAST(setting.value AS BIGINT) + 1 AS TEXT)");
    let raised = Entity::insert(ActiveModel { key: Set(key.to_owned()), value: Set("1".to_owned()) })
        .on_conflict(OnConflict::column(Column::Key).value(Column::Value, more).to_owned())
        .exec_with_returning(db)
        .await?;
    number(key, &raised.value)
}

fn number(key: &str, value: &str) -> Result<i64, Error> {
    value.parse().map_err(|_| Error::Damaged(format!("the counter {key} holds {value:?}")))
}
