//! Log-ins that are open, and who is behind one.

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    Set, sea_query::OnConflict,
};

use crate::entities::{account, session};
use crate::{Account, Error, Grant, Organisation, Session, accounts};

/// Who is behind a session.
#[derive(Clone, Debug, PartialEq)]
pub struct SignedIn {
    /// The session.
    pub session: Session,
    /// The account; whether it is active is for the caller to look at.
    pub account: Account,
    /// Its roles, past and to come as well, each with its organisation.
    pub grants: Vec<(Grant, Organisation)>,
}

/// Who is behind a session that has not ended, in two queries; none when nobody is logged in.
///
/// # Errors
/// What the database reports.
pub async fn signed_in<C: ConnectionTrait>(
    db: &C,
    id: &str,
    now: DateTime<Utc>,
) -> Result<Option<SignedIn>, Error> {
    let query = session::Entity::find_by_id(id).filter(session::Column::ExpiresAt.gt(now));
    let Some((session, Some(account))) = query.find_also_related(account::Entity).one(db).await? else {
        return Ok(None);
    };
    let grants = accounts::grants(db, account.id).await?;
    Ok(Some(SignedIn { session, account, grants }))
}

/// A session that has not ended.
///
/// # Errors
/// What the database reports.
pub async fn get<C: ConnectionTrait>(db: &C, id: &str, now: DateTime<Utc>) -> Result<Option<Session>, Error> {
    Ok(session::Entity::find_by_id(id).filter(session::Column::ExpiresAt.gt(now)).one(db).await?)
}

/// Writes a session, new or known.
///
/// # Errors
/// What the database reports.
pub async fn save<C: ConnectionTrait>(db: &C, session: Session) -> Result<(), Error> {
    use session::Column as S;
    let columns = [S::AccountId, S::Data, S::SeenAt, S::ExpiresAt, S::Agent];
    session::Entity::insert(session.into_active_model().reset_all())
        .on_conflict(OnConflict::column(S::Id).update_columns(columns).to_owned())
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// Notes that a session is used, and when it ends now.
///
/// # Errors
/// What the database reports.
pub async fn touch<C: ConnectionTrait>(
    db: &C,
    id: &str,
    seen_at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> Result<(), Error> {
    session::Entity::update_many()
        .set(session::ActiveModel {
            seen_at: Set(seen_at),
            expires_at: Set(expires_at),
            ..Default::default()
        })
        .filter(session::Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// Ends a session; `false` when it had ended.
///
/// # Errors
/// What the database reports.
pub async fn end<C: ConnectionTrait>(db: &C, id: &str) -> Result<bool, Error> {
    Ok(session::Entity::delete_by_id(id).exec(db).await?.rows_affected > 0)
}

/// The sessions of an account that have not ended, the last used first.
///
/// # Errors
/// What the database reports.
pub async fn of_account<C: ConnectionTrait>(
    db: &C,
    account_id: i64,
    now: DateTime<Utc>,
) -> Result<Vec<Session>, Error> {
    let query = session::Entity::find()
        .filter(session::Column::AccountId.eq(account_id))
        .filter(session::Column::ExpiresAt.gt(now));
    Ok(query.order_by_desc(session::Column::SeenAt).all(db).await?)
}

/// Ends all sessions of an account but `except`, and gives how many.
///
/// # Errors
/// What the database reports.
pub async fn end_all<C: ConnectionTrait>(
    db: &C,
    account_id: i64,
    except: Option<&str>,
) -> Result<u64, Error> {
    let mut ending = session::Entity::delete_many().filter(session::Column::AccountId.eq(account_id));
    if let Some(except) = except {
        ending = ending.filter(session::Column::Id.ne(except));
    }
    Ok(ending.exec(db).await?.rows_affected)
}

/// Removes the sessions that have ended by themselves, and gives how many.
///
/// # Errors
/// What the database reports.
pub async fn sweep<C: ConnectionTrait>(db: &C, now: DateTime<Utc>) -> Result<u64, Error> {
    let ended = session::Entity::delete_many().filter(session::Column::ExpiresAt.lte(now));
    Ok(ended.exec(db).await?.rows_affected)
}
