//! People who log in, what they log in with, and their roles.

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set,
    sea_query::{Expr, ExprTrait},
};

use crate::entities::{account, grant, identity, organisation, passkey, recovery_code};
use crate::{Account, Error, Grant, Organisation, Passkey, Tx};

/// An account by its address, whatever its capitals.
///
/// # Errors
/// What the database reports.
pub async fn by_email<C: ConnectionTrait>(db: &C, email: &str) -> Result<Option<Account>, Error> {
    let email = email.trim().to_lowercase();
    Ok(account::Entity::find().filter(account::Column::Email.eq(email)).one(db).await?)
}

/// An account by its id.
///
/// # Errors
/// What the database reports.
pub async fn by_id<C: ConnectionTrait>(db: &C, id: i64) -> Result<Option<Account>, Error> {
    Ok(account::Entity::find_by_id(id).one(db).await?)
}

/// An account by its id, kept from other transactions that ask for it in this way until this one ends.
///
/// # Errors
/// What the database reports.
pub async fn locked(tx: &Tx, id: i64) -> Result<Option<Account>, Error> {
    Ok(account::Entity::find_by_id(id).lock_exclusive().one(tx).await?)
}

/// The account that an identity at a provider of `OpenID Connect` opens.
///
/// # Errors
/// What the database reports.
pub async fn by_identity<C: ConnectionTrait>(
    db: &C,
    issuer: &str,
    subject: &str,
) -> Result<Option<Account>, Error> {
    let found = identity::Entity::find()
        .filter(identity::Column::Issuer.eq(issuer))
        .filter(identity::Column::Subject.eq(subject))
        .find_also_related(account::Entity)
        .one(db)
        .await?;
    Ok(found.and_then(|(_, account)| account))
}

/// Every account, by name.
///
/// # Errors
/// What the database reports.
pub async fn all<C: ConnectionTrait>(db: &C) -> Result<Vec<Account>, Error> {
    let query = account::Entity::find();
    Ok(query.order_by_asc(account::Column::Name).order_by_asc(account::Column::Id).all(db).await?)
}

/// The roles of an account, past and to come as well, each with its organisation.
///
/// # Errors
/// What the database reports.
pub async fn grants<C: ConnectionTrait>(
    db: &C,
    account_id: i64,
) -> Result<Vec<(Grant, Organisation)>, Error> {
    let query = grant::Entity::find().filter(grant::Column::AccountId.eq(account_id));
    let found = query
        .find_also_related(organisation::Entity)
        .order_by_asc(grant::Column::FromDay)
        .order_by_asc(grant::Column::Id)
        .all(db)
        .await?;
    Ok(found.into_iter().filter_map(|(grant, organisation)| Some((grant, organisation?))).collect())
}

/// The roles that people have in an organisation, past and to come as well, each with its account.
///
/// # Errors
/// What the database reports.
pub async fn of_organisation<C: ConnectionTrait>(
    db: &C,
    organisation_id: i64,
) -> Result<Vec<(Grant, Account)>, Error> {
    let query = grant::Entity::find().filter(grant::Column::OrganisationId.eq(organisation_id));
    let found = query
        .find_also_related(account::Entity)
        .order_by_asc(account::Column::Name)
        .order_by_asc(grant::Column::Id)
        .all(db)
        .await?;
    Ok(found.into_iter().filter_map(|(grant, account)| Some((grant, account?))).collect())
}

/// The passkeys of an account, the oldest first.
///
/// # Errors
/// What the database reports.
pub async fn passkeys<C: ConnectionTrait>(db: &C, account_id: i64) -> Result<Vec<Passkey>, Error> {
    let query = passkey::Entity::find().filter(passkey::Column::AccountId.eq(account_id));
    Ok(query.order_by_asc(passkey::Column::Id).all(db).await?)
}

/// Accepts a code of the authenticator app for its time step; `false` when that step or a later one was used already.
///
/// # Errors
/// What the database reports.
pub async fn use_totp_step<C: ConnectionTrait>(db: &C, account_id: i64, step: i64) -> Result<bool, Error> {
    use account::Column as A;
    let written = account::Entity::update_many()
        .col_expr(A::TotpLastStep, Expr::value(step))
        .filter(A::Id.eq(account_id))
        .filter(A::TotpLastStep.is_null().or(A::TotpLastStep.lt(step)))
        .exec(db)
        .await?;
    Ok(written.rows_affected == 1)
}

/// Notes that somebody logged in. The version stays: it is no edit.
///
/// # Errors
/// What the database reports.
pub async fn logged_in<C: ConnectionTrait>(db: &C, account_id: i64, at: DateTime<Utc>) -> Result<(), Error> {
    account::Entity::update_many()
        .col_expr(account::Column::LastLoginAt, Expr::value(Some(at)))
        .filter(account::Column::Id.eq(account_id))
        .exec(db)
        .await?;
    Ok(())
}

/// Replaces the recovery codes of an account.
///
/// # Errors
/// What the database reports.
pub async fn replace_recovery_codes<C: ConnectionTrait>(
    db: &C,
    account_id: i64,
    hashes: &[String],
) -> Result<(), Error> {
    use recovery_code::{ActiveModel, Column as R, Entity};
    Entity::delete_many().filter(R::AccountId.eq(account_id)).exec(db).await?;
    for hash in hashes {
        let code =
            ActiveModel { account_id: Set(account_id), code_hash: Set(hash.clone()), ..Default::default() };
        code.insert(db).await?;
    }
    Ok(())
}

/// Spends a recovery code; `false` when there is none like it left.
///
/// # Errors
/// What the database reports.
pub async fn spend_recovery_code<C: ConnectionTrait>(
    db: &C,
    account_id: i64,
    hash: &str,
    now: DateTime<Utc>,
) -> Result<bool, Error> {
    use recovery_code::Column as R;
    let spent = recovery_code::Entity::update_many()
        .col_expr(R::UsedAt, Expr::value(Some(now)))
        .filter(R::AccountId.eq(account_id))
        .filter(R::CodeHash.eq(hash))
        .filter(R::UsedAt.is_null())
        .exec(db)
        .await?;
    Ok(spent.rows_affected > 0)
}

/// How many recovery codes are left.
///
/// # Errors
/// What the database reports.
pub async fn recovery_codes_left<C: ConnectionTrait>(db: &C, account_id: i64) -> Result<u64, Error> {
    use recovery_code::Column as R;
    use sea_orm::PaginatorTrait;
    let query = recovery_code::Entity::find().filter(R::AccountId.eq(account_id)).filter(R::UsedAt.is_null());
    Ok(query.count(db).await?)
}
