//! Identities at OpenID Connect providers that stand for an account of ours.

use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set};

use crate::entities::identity::{ActiveModel, Column, Entity};
use crate::{Error, Identity};

/// Ties an identity to an account.
///
/// # Errors
/// [`Error::Unique`] when it stands for an account already.
pub async fn add<C: ConnectionTrait>(
    db: &C,
    account_id: i64,
    issuer: &str,
    subject: &str,
) -> Result<(), Error> {
    let identity = ActiveModel {
        account_id: Set(account_id),
        issuer: Set(issuer.to_owned()),
        subject: Set(subject.to_owned()),
        ..Default::default()
    };
    identity.insert(db).await?;
    Ok(())
}

/// The identities of an account, the oldest first.
///
/// # Errors
/// What the database reports.
pub async fn of_account<C: ConnectionTrait>(db: &C, account_id: i64) -> Result<Vec<Identity>, Error> {
    let query = Entity::find().filter(Column::AccountId.eq(account_id));
    Ok(query.order_by_asc(Column::Id).all(db).await?)
}

/// Takes an identity of an account away, and gives it; none when the account has none like it.
///
/// # Errors
/// What the database reports.
pub async fn remove<C: ConnectionTrait>(db: &C, account_id: i64, id: i64) -> Result<Option<Identity>, Error> {
    let of_account = Entity::find_by_id(id).filter(Column::AccountId.eq(account_id));
    let Some(identity) = of_account.one(db).await? else { return Ok(None) };
    let gone = Entity::delete_by_id(id).exec(db).await?.rows_affected;
    Ok((gone > 0).then_some(identity))
}
