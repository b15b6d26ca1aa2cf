//! Tokens of programs that use the API, and who is behind one.

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::Expr};

use crate::entities::account;
use crate::entities::token::{Column, Entity};
use crate::{Account, Error, Grant, Organisation, Token, accounts};

/// Who is behind a token.
#[derive(Clone, Debug, PartialEq)]
pub struct Bearer {
    /// The token.
    pub token: Token,
    /// The account that made it.
    pub account: Account,
    /// The account's roles, past and to come as well, each with its organisation.
    pub grants: Vec<(Grant, Organisation)>,
}

/// Who is behind a token that works, in two queries.
///
/// # Errors
/// What the database reports.
pub async fn bearer<C: ConnectionTrait>(
    db: &C,
    token_hash: &str,
    now: DateTime<Utc>,
) -> Result<Option<Bearer>, Error> {
    let query = Entity::find()
        .filter(Column::TokenHash.eq(token_hash))
        .filter(Column::RevokedAt.is_null())
        .filter(Column::ExpiresAt.gt(now));
    let Some((token, Some(account))) = query.find_also_related(account::Entity).one(db).await? else {
        return Ok(None);
    };
    let grants = accounts::grants(db, account.id).await?;
    Ok(Some(Bearer { token, account, grants }))
}

/// The tokens of an account, the newest first.
///
/// # Errors
/// What the database reports.
pub async fn of_account<C: ConnectionTrait>(db: &C, account_id: i64) -> Result<Vec<Token>, Error> {
    let query = Entity::find().filter(Column::AccountId.eq(account_id));
    Ok(query.order_by_desc(Column::Id).all(db).await?)
}

/// Withdraws a token of an account; `false` when there is none that works.
///
/// # Errors
/// What the database reports.
pub async fn revoke<C: ConnectionTrait>(
    db: &C,
    id: i64,
    account_id: i64,
    now: DateTime<Utc>,
) -> Result<bool, Error> {
    let revoked = Entity::update_many()
        .col_expr(Column::RevokedAt, Expr::value(Some(now)))
        .filter(Column::Id.eq(id))
        .filter(Column::AccountId.eq(account_id))
        .filter(Column::RevokedAt.is_null())
        .exec(db)
        .await?;
    Ok(revoked.rows_affected == 1)
}

/// Notes that a token was used.
///
/// # Errors
/// What the database reports.
pub async fn used<C: ConnectionTrait>(db: &C, id: i64, at: DateTime<Utc>) -> Result<(), Error> {
    let used = Entity::update_many().col_expr(Column::LastUsedAt, Expr::value(Some(at)));
    used.filter(Column::Id.eq(id)).exec(db).await?;
    Ok(())
}
