//! Messages to people, shown when they come by.

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Set, sea_query::Expr,
};
use serde_json::Value;

use crate::entities::notice::{ActiveModel, Column, Entity};
use crate::{Error, Notice};

/// Leaves a message for somebody.
///
/// # Errors
/// What the database reports.
pub async fn leave<C: ConnectionTrait>(
    db: &C,
    account_id: i64,
    kind: &str,
    args: &Value,
    link: &str,
    at: DateTime<Utc>,
) -> Result<Notice, Error> {
    let notice = ActiveModel {
        account_id: Set(account_id),
        kind: Set(kind.to_owned()),
        args: Set(args.to_string()),
        link: Set(link.to_owned()),
        at: Set(at),
        ..Default::default()
    };
    Ok(notice.insert(db).await?)
}

/// The messages of somebody before a given one, the newest first.
///
/// # Errors
/// What the database reports.
pub async fn of_account<C: ConnectionTrait>(
    db: &C,
    account_id: i64,
    before: Option<i64>,
    limit: u64,
) -> Result<Vec<Notice>, Error> {
    let mut query = Entity::find().filter(Column::AccountId.eq(account_id));
    if let Some(before) = before {
        query = query.filter(Column::Id.lt(before));
    }
    Ok(query.order_by_desc(Column::Id).limit(limit).all(db).await?)
}

/// Whether a message is somebody's.
///
/// # Errors
/// What the database reports.
pub async fn is_of<C: ConnectionTrait>(db: &C, account_id: i64, id: i64) -> Result<bool, Error> {
    let query = Entity::find_by_id(id).filter(Column::AccountId.eq(account_id));
    Ok(query.count(db).await? > 0)
}

/// How many messages somebody has not read.
///
/// # Errors
/// What the database reports.
pub async fn unread<C: ConnectionTrait>(db: &C, account_id: i64) -> Result<u64, Error> {
    let query = Entity::find().filter(Column::AccountId.eq(account_id)).filter(Column::ReadAt.is_null());
    Ok(query.count(db).await?)
}

/// Notes that somebody read a message of theirs, or with none all of them.
///
/// # Errors
/// What the database reports.
pub async fn read<C: ConnectionTrait>(
    db: &C,
    account_id: i64,
    id: Option<i64>,
    at: DateTime<Utc>,
) -> Result<u64, Error> {
    let mut read = Entity::update_many()
        .col_expr(Column::ReadAt, Expr::value(Some(at)))
        .filter(Column::AccountId.eq(account_id))
        .filter(Column::ReadAt.is_null());
    if let Some(id) = id {
        read = read.filter(Column::Id.eq(id));
    }
    Ok(read.exec(db).await?.rows_affected)
}

/// Removes messages from before a moment, and gives how many.
///
/// # Errors
/// What the database reports.
pub async fn sweep<C: ConnectionTrait>(db: &C, before: DateTime<Utc>) -> Result<u64, Error> {
    Ok(Entity::delete_many().filter(Column::At.lt(before)).exec(db).await?.rows_affected)
}
