//! People as an administrator and a request need them: with their roles at once, by page, and what they log in with.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::sea_query::{Condition, ExprTrait, Query, SelectStatement};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, IdenStatic, Iterable,
    JoinType, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, RelationTrait, Select, Set,
};

use crate::entities::{account, attempt, grant, link, organisation, passkey, recovery_code};
use crate::register::fold;
use crate::{Account, Error, Grant, Organisation, Passkey};

/// An account with its roles, past and to come as well, in one query; for every request of somebody signed in.
///
/// # Errors
/// What the database reports.
pub async fn with_grants<C: ConnectionTrait>(
    db: &C,
    account_id: i64,
) -> Result<Option<(Account, Vec<(Grant, Organisation)>)>, Error> {
    let mut query = account::Entity::find_by_id(account_id)
        .select_only()
        .join(JoinType::LeftJoin, grant::Relation::Account.def().rev())
        .join(JoinType::LeftJoin, grant::Relation::Organisation.def());
    for column in account::Column::iter() {
        query = query.column_as(column, format!("A_{}", column.as_str()));
    }
    for column in grant::Column::iter() {
        query = query.column_as(column, format!("B_{}", column.as_str()));
    }
    for column in organisation::Column::iter() {
        query = query.column_as(column, format!("C_{}", column.as_str()));
    }
    let query = query.order_by_asc(grant::Column::FromDay).order_by_asc(grant::Column::Id);
    let rows = db.query_all_raw(query.build(db.get_database_backend())).await?;
    let Some(first) = rows.first() else {
        return Ok(None);
    };
    let account = Account::from_query_result(first, "A_")?;
    let mut grants = Vec::with_capacity(rows.len());
    for row in &rows {
        let grant = Grant::from_query_result_optional(row, "B_")?;
        let organisation = Organisation::from_query_result_optional(row, "C_")?;
        grants.extend(grant.zip(organisation));
    }
    Ok(Some((account, grants)))
}

/// Which people are asked for; what is not said does not matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Part of the name or the address, whatever its capitals.
    pub text: String,
    /// With a role in this organisation, on [`Wanted::today`] or later.
    pub organisation_id: Option<i64>,
    /// With this role, on [`Wanted::today`] or later.
    pub role: Option<String>,
    /// Whether they may log in.
    pub active: Option<bool>,
    /// The day on which roles are looked at.
    pub today: NaiveDate,
}

/// One page of the people asked for, by name, and how many there are in all.
///
/// # Errors
/// What the database reports.
pub async fn page<C: ConnectionTrait>(
    db: &C,
    wanted: &Wanted,
    offset: u64,
    limit: u64,
) -> Result<(Vec<Account>, u64), Error> {
    let mut query = account::Entity::find().filter(condition(wanted));
    let text = fold(&wanted.text);
    if !text.is_empty() {
        let named = named(db, query.clone(), &text).await?;
        query = query.filter(account::Column::Id.is_in(named));
    }
    let total = query.clone().count(db).await?;
    let query = query.order_by_asc(account::Column::Name).order_by_asc(account::Column::Id);
    Ok((query.offset(offset).limit(limit).all(db).await?, total))
}

/// The accounts whose name or address holds a text, both without capitals and accents. The databases do not agree on what
/// these are, so it is not asked of them; there are few accounts.
async fn named<C: ConnectionTrait>(
    db: &C,
    among: Select<account::Entity>,
    text: &str,
) -> Result<Vec<i64>, Error> {
    use account::Column as A;
    let all = among.select_only().columns([A::Id, A::Name, A::Email]);
    let all: Vec<(i64, String, String)> = all.into_tuple().all(db).await?;
    let holds = |(id, name, email): (i64, String, String)| {
        (fold(&name).contains(text) || fold(&email).contains(text)).then_some(id)
    };
    Ok(all.into_iter().filter_map(holds).collect())
}

fn condition(wanted: &Wanted) -> Condition {
    let mut all = Condition::all();
    if let Some(active) = wanted.active {
        all = all.add(account::Column::Active.eq(active));
    }
    if wanted.organisation_id.is_some() || wanted.role.is_some() {
        all = all.add(account::Column::Id.in_subquery(holders(wanted)));
    }
    all
}

/// The accounts with a role that has not ended.
fn holders(wanted: &Wanted) -> SelectStatement {
    use grant::Column as G;
    let mut query = Query::select();
    query
        .column(G::AccountId)
        .from(grant::Entity)
        .and_where(G::ToDay.is_null().or(G::ToDay.gte(wanted.today)));
    if let Some(organisation) = wanted.organisation_id {
        query.and_where(G::OrganisationId.eq(organisation));
    }
    if let Some(role) = &wanted.role {
        query.and_where(G::Role.eq(role));
    }
    query
}

/// The roles that some people have on a day or later, each with its organisation.
///
/// # Errors
/// What the database reports.
pub async fn grants_of<C: ConnectionTrait>(
    db: &C,
    accounts: &[i64],
    today: NaiveDate,
) -> Result<Vec<(Grant, Organisation)>, Error> {
    use grant::Column as G;
    let query = grant::Entity::find()
        .filter(G::AccountId.is_in(accounts.iter().copied()))
        .filter(G::ToDay.is_null().or(G::ToDay.gte(today)));
    let found = query.find_also_related(organisation::Entity).order_by_asc(G::Id).all(db).await?;
    Ok(found.into_iter().filter_map(|(grant, organisation)| Some((grant, organisation?))).collect())
}

/// Every organisation, by name.
///
/// # Errors
/// What the database reports.
pub async fn organisations<C: ConnectionTrait>(db: &C) -> Result<Vec<Organisation>, Error> {
    use organisation::Column as O;
    Ok(organisation::Entity::find().order_by_asc(O::Name).order_by_asc(O::Id).all(db).await?)
}

/// An organisation by its code.
///
/// # Errors
/// What the database reports.
pub async fn organisation_by_code<C: ConnectionTrait>(
    db: &C,
    code: &str,
) -> Result<Option<Organisation>, Error> {
    Ok(organisation::Entity::find().filter(organisation::Column::Code.eq(code)).one(db).await?)
}

/// How many people could still manage accounts on a day if this account could not: another active one with the role.
///
/// # Errors
/// What the database reports.
pub async fn others_with_role<C: ConnectionTrait>(
    db: &C,
    role: &str,
    except: i64,
    today: NaiveDate,
) -> Result<u64, Error> {
    let mut holding = holders(&Wanted { role: Some(role.to_owned()), today, ..Wanted::default() });
    holding.and_where(grant::Column::FromDay.lte(today));
    let query = account::Entity::find()
        .filter(account::Column::Active.eq(true))
        .filter(account::Column::Id.ne(except))
        .filter(account::Column::Id.in_subquery(holding));
    Ok(query.count(db).await?)
}

/// Keeps a new passkey.
///
/// # Errors
/// What the database reports.
pub async fn add_passkey<C: ConnectionTrait>(
    db: &C,
    account_id: i64,
    name: &str,
    credential: &str,
    at: DateTime<Utc>,
) -> Result<Passkey, Error> {
    let passkey = passkey::ActiveModel {
        account_id: Set(account_id),
        name: Set(name.to_owned()),
        credential: Set(credential.to_owned()),
        created_at: Set(at),
        ..Default::default()
    };
    Ok(passkey.insert(db).await?)
}

/// Notes that a passkey was used, with its counters as they are now.
///
/// # Errors
/// What the database reports.
pub async fn used_passkey<C: ConnectionTrait>(
    db: &C,
    id: i64,
    credential: &str,
    at: DateTime<Utc>,
) -> Result<(), Error> {
    let used = passkey::ActiveModel {
        credential: Set(credential.to_owned()),
        last_used_at: Set(Some(at)),
        ..Default::default()
    };
    passkey::Entity::update_many().set(used).filter(passkey::Column::Id.eq(id)).exec(db).await?;
    Ok(())
}

/// Removes a passkey of an account; `false` when it has none like it.
///
/// # Errors
/// What the database reports.
pub async fn remove_passkey<C: ConnectionTrait>(db: &C, account_id: i64, id: i64) -> Result<bool, Error> {
    let query = passkey::Entity::delete_many().filter(passkey::Column::Id.eq(id));
    Ok(query.filter(passkey::Column::AccountId.eq(account_id)).exec(db).await?.rows_affected > 0)
}

/// Removes everything that served as a second factor: passkeys, app and recovery codes.
///
/// # Errors
/// What the database reports.
pub async fn forget_factors<C: ConnectionTrait>(db: &C, account_id: i64) -> Result<(), Error> {
    use passkey::Column as P;
    use recovery_code::Column as R;
    passkey::Entity::delete_many().filter(P::AccountId.eq(account_id)).exec(db).await?;
    recovery_code::Entity::delete_many().filter(R::AccountId.eq(account_id)).exec(db).await?;
    set_totp(db, account_id, None).await
}

/// Keeps the sealed secret of an app and the moment and step at which its first code was right, or forgets the app.
///
/// # Errors
/// What the database reports.
pub async fn set_totp<C: ConnectionTrait>(
    db: &C,
    account_id: i64,
    app: Option<(Vec<u8>, DateTime<Utc>, i64)>,
) -> Result<(), Error> {
    let (secret, at, step) = app.map_or((None, None, None), |(s, at, step)| (Some(s), Some(at), Some(step)));
    let changes = account::ActiveModel {
        totp_secret: Set(secret),
        totp_confirmed_at: Set(at),
        totp_last_step: Set(step),
        ..Default::default()
    };
    account::Entity::update_many().set(changes).filter(account::Column::Id.eq(account_id)).exec(db).await?;
    Ok(())
}

/// Keeps a new hash of a password.
///
/// # Errors
/// What the database reports.
pub async fn set_password<C: ConnectionTrait>(db: &C, account_id: i64, hash: &str) -> Result<(), Error> {
    let changes = account::ActiveModel { password_hash: Set(Some(hash.to_owned())), ..Default::default() };
    account::Entity::update_many().set(changes).filter(account::Column::Id.eq(account_id)).exec(db).await?;
    Ok(())
}

/// The moment of the `nth` newest failed try after `since`; none when there were fewer.
///
/// # Errors
/// What the database reports.
pub async fn nth_attempt<C: ConnectionTrait>(
    db: &C,
    kind: &str,
    key: &str,
    since: DateTime<Utc>,
    nth: u64,
) -> Result<Option<DateTime<Utc>>, Error> {
    use attempt::Column as A;
    let query = attempt::Entity::find()
        .filter(A::Kind.eq(kind))
        .filter(A::Key.eq(key))
        .filter(A::At.gt(since))
        .order_by_desc(A::At)
        .offset(nth.saturating_sub(1))
        .limit(1);
    Ok(query.one(db).await?.map(|attempt| attempt.at))
}

/// Whether a link of this purpose waits for an account to be used.
///
/// # Errors
/// What the database reports.
pub async fn link_waits<C: ConnectionTrait>(
    db: &C,
    purpose: &str,
    account_id: i64,
    now: DateTime<Utc>,
) -> Result<bool, Error> {
    use link::Column as L;
    let query = link::Entity::find()
        .filter(L::Purpose.eq(purpose))
        .filter(L::AccountId.eq(account_id))
        .filter(L::UsedAt.is_null())
        .filter(L::ExpiresAt.gt(now));
    Ok(query.count(db).await? > 0)
}
