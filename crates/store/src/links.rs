//! Addresses that can be used once: the first administrator, an invitation, a new password.

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set, sea_query::Expr,
};

use crate::entities::link::{ActiveModel, Column, Entity};
use crate::{Error, Link};

/// Keeps a new link by the hash of its token.
///
/// # Errors
/// What the database reports.
pub async fn issue<C: ConnectionTrait>(
    db: &C,
    token_hash: &str,
    purpose: &str,
    account_id: Option<i64>,
    expires_at: DateTime<Utc>,
) -> Result<Link, Error> {
    let link = ActiveModel {
        token_hash: Set(token_hash.to_owned()),
        purpose: Set(purpose.to_owned()),
        account_id: Set(account_id),
        expires_at: Set(expires_at),
        ..Default::default()
    };
    Ok(link.insert(db).await?)
}

/// A link that still works.
///
/// # Errors
/// What the database reports.
pub async fn find<C: ConnectionTrait>(
    db: &C,
    token_hash: &str,
    now: DateTime<Utc>,
) -> Result<Option<Link>, Error> {
    let query = Entity::find().filter(Column::TokenHash.eq(token_hash)).filter(Column::UsedAt.is_null());
    Ok(query.filter(Column::ExpiresAt.gt(now)).one(db).await?)
}

/// Spends a link; none when it does not work any more. Of several at once, one gets it.
///
/// # Errors
/// What the database reports.
pub async fn spend<C: ConnectionTrait>(
    db: &C,
    token_hash: &str,
    now: DateTime<Utc>,
) -> Result<Option<Link>, Error> {
    let spent = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(Some(now)))
        .filter(Column::TokenHash.eq(token_hash))
        .filter(Column::UsedAt.is_null())
        .filter(Column::ExpiresAt.gt(now))
        .exec_with_returning(db)
        .await?;
    Ok(spent.into_iter().next())
}

/// Makes all links of one purpose useless, for an account or for nobody's account, and gives how many there were.
///
/// # Errors
/// What the database reports.
pub async fn revoke<C: ConnectionTrait>(
    db: &C,
    purpose: &str,
    account_id: Option<i64>,
) -> Result<u64, Error> {
    let unused = Entity::delete_many().filter(Column::Purpose.eq(purpose)).filter(Column::UsedAt.is_null());
    let unused = match account_id {
        Some(id) => unused.filter(Column::AccountId.eq(id)),
        None => unused.filter(Column::AccountId.is_null()),
    };
    Ok(unused.exec(db).await?.rows_affected)
}

/// Removes links that stopped working before a moment, and gives how many.
///
/// # Errors
/// What the database reports.
pub async fn sweep<C: ConnectionTrait>(db: &C, before: DateTime<Utc>) -> Result<u64, Error> {
    Ok(Entity::delete_many().filter(Column::ExpiresAt.lt(before)).exec(db).await?.rows_affected)
}
