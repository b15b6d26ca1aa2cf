//! What a candidate's file shows beside the register: names, notes, attestations of a service, people with a role.

use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, RelationTrait,
};

use crate::entities::{account, attestation, dwelling, grant, note, notice, organisation, registration};
use crate::{Attestation, Dwelling, Error, Note, Organisation, Registration};

/// Names of accounts by their ids.
///
/// # Errors
/// What the database reports.
pub async fn account_names<C: ConnectionTrait>(db: &C, ids: &[i64]) -> Result<HashMap<i64, String>, Error> {
    let query =
        account::Entity::find().select_only().column(account::Column::Id).column(account::Column::Name);
    let query = query.filter(account::Column::Id.is_in(ids.iter().copied()));
    Ok(query.into_tuple::<(i64, String)>().all(db).await?.into_iter().collect())
}

/// Names of candidates by the ids of their registrations.
///
/// # Errors
/// What the database reports.
pub async fn candidate_names<C: ConnectionTrait>(db: &C, ids: &[i64]) -> Result<HashMap<i64, String>, Error> {
    let query = registration::Entity::find().select_only();
    let query = query.column(registration::Column::Id).column(registration::Column::Name);
    let query = query.filter(registration::Column::Id.is_in(ids.iter().copied()));
    Ok(query.into_tuple::<(i64, String)>().all(db).await?.into_iter().collect())
}

/// All organisations, by id.
///
/// # Errors
/// What the database reports.
pub async fn organisations<C: ConnectionTrait>(db: &C) -> Result<Vec<Organisation>, Error> {
    Ok(organisation::Entity::find().order_by_asc(organisation::Column::Id).all(db).await?)
}

/// These dwellings.
///
/// # Errors
/// What the database reports.
pub async fn dwellings<C: ConnectionTrait>(db: &C, ids: &[i64]) -> Result<Vec<Dwelling>, Error> {
    let query = dwelling::Entity::find().filter(dwelling::Column::Id.is_in(ids.iter().copied()));
    Ok(query.order_by_asc(dwelling::Column::Id).all(db).await?)
}

/// The notes in a file, the newest first; still sealed.
///
/// # Errors
/// What the database reports.
pub async fn notes<C: ConnectionTrait>(db: &C, registration_id: i64) -> Result<Vec<Note>, Error> {
    let query = note::Entity::find().filter(note::Column::RegistrationId.eq(registration_id));
    Ok(query.order_by_desc(note::Column::Id).all(db).await?)
}

/// Which attestations of a service are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Every one.
    All,
    /// Not withdrawn, and not past their last day.
    Running(NaiveDate),
    /// Running, with a last day up to the second date.
    Ending(NaiveDate, NaiveDate),
    /// Past their last day.
    Ended(NaiveDate),
    /// Withdrawn.
    Withdrawn,
}

impl Wanted {
    fn condition(self) -> Condition {
        use attestation::Column as C;
        let open = || Condition::all().add(C::WithdrawnOn.is_null());
        match self {
            Self::All => Condition::all(),
            Self::Running(today) => {
                open().add(Condition::any().add(C::ValidUntil.is_null()).add(C::ValidUntil.gte(today)))
            }
            Self::Ending(today, last) => open().add(C::ValidUntil.gte(today)).add(C::ValidUntil.lte(last)),
            Self::Ended(today) => open().add(C::ValidUntil.lt(today)),
            Self::Withdrawn => Condition::all().add(C::WithdrawnOn.is_not_null()),
        }
    }
}

/// Attestations of one organisation (or of all) with whom they are about, those that end first at the top.
///
/// # Errors
/// What the database reports.
pub async fn attestations<C: ConnectionTrait>(
    db: &C,
    organisation_id: Option<i64>,
    wanted: Wanted,
    limit: u64,
) -> Result<Vec<(Attestation, Registration)>, Error> {
    let mut query = attestation::Entity::find().filter(wanted.condition());
    if let Some(organisation) = organisation_id {
        query = query.filter(attestation::Column::OrganisationId.eq(organisation));
    }
    let query = query.find_also_related(registration::Entity);
    let query = query.order_by_asc(attestation::Column::ValidUntil).order_by_asc(attestation::Column::Id);
    let found = query.limit(limit).all(db).await?;
    Ok(found.into_iter().filter_map(|(attestation, of)| Some((attestation, of?))).collect())
}

/// Accounts that may log in and hold one of these roles on a day, in one organisation or in any.
///
/// # Errors
/// What the database reports.
pub async fn holders<C: ConnectionTrait>(
    db: &C,
    roles: &[&str],
    organisation_id: Option<i64>,
    today: NaiveDate,
) -> Result<Vec<i64>, Error> {
    use grant::Column as C;
    let mut query = grant::Entity::find()
        .select_only()
        .column(C::AccountId)
        .distinct()
        .join(sea_orm::JoinType::InnerJoin, grant::Relation::Account.def())
        .filter(account::Column::Active.eq(true))
        .filter(C::Role.is_in(roles.iter().copied()))
        .filter(C::FromDay.lte(today))
        .filter(Condition::any().add(C::ToDay.is_null()).add(C::ToDay.gte(today)));
    if let Some(organisation) = organisation_id {
        query = query.filter(C::OrganisationId.eq(organisation));
    }
    Ok(query.order_by_asc(C::AccountId).into_tuple().all(db).await?)
}

/// Whether somebody got a message of this kind about this before, read or not.
///
/// # Errors
/// What the database reports.
pub async fn noticed<C: ConnectionTrait>(
    db: &C,
    account_id: i64,
    kind: &str,
    link: &str,
) -> Result<bool, Error> {
    use notice::Column as C;
    let query = notice::Entity::find()
        .filter(C::AccountId.eq(account_id))
        .filter(C::Kind.eq(kind))
        .filter(C::Link.eq(link));
    Ok(query.one(db).await?.is_some())
}
