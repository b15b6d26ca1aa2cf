//! Imports from upload to undo, and what undoing one has to know of the rows it touched.

mod snapshot;

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, Iterable,
    PrimaryKeyToColumn, QueryFilter, QueryOrder, QuerySelect, Set,
    sea_query::{Expr, ExprTrait},
};

use crate::entities::import::{ActiveModel, Column, Entity};
use crate::entities::{
    allocation, attestation, consent, document, emergency, evidence, merge, note, organisation, party,
    registration,
};
use crate::{Error, Import, Tx, Versioned};

pub use snapshot::{from_json, to_json};

/// Ids in one `IN (...)`.
const CHUNK: usize = 1000;

/// Parts in a case that follow from the register itself.
const BY_THE_REGISTER: [&str; 2] = ["landlord", "support"];

/// A new import.
///
/// # Errors
/// What the database reports.
pub async fn create<C: ConnectionTrait>(
    db: &C,
    account_id: Option<i64>,
    organisation_id: Option<i64>,
    mapping: &str,
    report: &str,
    at: DateTime<Utc>,
) -> Result<Import, Error> {
    let import = ActiveModel {
        account_id: Set(account_id),
        organisation_id: Set(organisation_id),
        state: Set("uploaded".to_owned()),
        created_at: Set(at),
        mapping: Set(mapping.to_owned()),
        report: Set(report.to_owned()),
        ..Default::default()
    };
    Ok(import.insert(db).await?)
}

/// Number under which PostgreSQL keeps two imports from writing at once.
const IMPORT_LOCK: i64 = 0x776f_6f6e_696d_706f;

/// Waits until no other import writes. On SQLite nobody else writes anyhow.
///
/// # Errors
/// What the database reports.
pub async fn alone(tx: &Tx) -> Result<(), Error> {
    if tx.get_database_backend() == sea_orm::DbBackend::Postgres {
        tx.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({IMPORT_LOCK})")).await?;
    }
    Ok(())
}

/// An import by its id.
///
/// # Errors
/// What the database reports.
pub async fn get<C: ConnectionTrait>(db: &C, id: i64) -> Result<Option<Import>, Error> {
    Ok(Entity::find_by_id(id).one(db).await?)
}

/// The imports of these organisations and those for the whole register, the newest first.
///
/// # Errors
/// What the database reports.
pub async fn list<C: ConnectionTrait>(
    db: &C,
    organisations: &[i64],
    before: Option<i64>,
    limit: u64,
) -> Result<Vec<Import>, Error> {
    let theirs =
        Column::OrganisationId.is_in(organisations.iter().copied()).or(Column::OrganisationId.is_null());
    let mut query = Entity::find().filter(theirs).order_by_desc(Column::Id).limit(limit);
    if let Some(before) = before {
        query = query.filter(Column::Id.lt(before));
    }
    Ok(query.all(db).await?)
}

/// What an import becomes; what is `None` stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Step {
    /// The new state.
    pub state: &'static str,
    /// New mapping.
    pub mapping: Option<String>,
    /// New report.
    pub report: Option<String>,
    /// When it was applied.
    pub applied_at: Option<DateTime<Utc>>,
    /// Document that undoes it.
    pub undo: Option<String>,
}

/// Takes an import on from one of these states; `false` when it is in another by now. Of two who try at once one wins.
///
/// # Errors
/// What the database reports.
pub async fn advance<C: ConnectionTrait>(db: &C, id: i64, from: &[&str], step: Step) -> Result<bool, Error> {
    let mut update = Entity::update_many()
        .col_expr(Column::State, Expr::value(step.state))
        .filter(Column::Id.eq(id))
        .filter(Column::State.is_in(from.iter().copied()));
    if let Some(mapping) = step.mapping {
        update = update.col_expr(Column::Mapping, Expr::value(mapping));
    }
    if let Some(report) = step.report {
        update = update.col_expr(Column::Report, Expr::value(report));
    }
    if let Some(at) = step.applied_at {
        update = update.col_expr(Column::AppliedAt, Expr::value(Some(at)));
    }
    if let Some(undo) = step.undo {
        update = update.col_expr(Column::Undo, Expr::value(Some(undo)));
    }
    Ok(update.exec(db).await?.rows_affected == 1)
}

/// Writes back what was thought out about an import that was read in this transaction; `false` when it is in another state
/// by now.
///
/// # Errors
/// What the database reports.
pub async fn rewrite(tx: &Tx, was: &Import, now: &Import) -> Result<bool, Error> {
    let update = Entity::update_many()
        .col_expr(Column::State, Expr::value(now.state.as_str()))
        .col_expr(Column::Report, Expr::value(now.report.as_str()))
        .col_expr(Column::Undo, Expr::value(now.undo.clone()))
        .filter(Column::Id.eq(was.id))
        .filter(Column::State.eq(was.state.as_str()));
    Ok(update.exec(tx).await?.rows_affected == 1)
}

/// Every import, the oldest first.
///
/// # Errors
/// What the database reports.
pub async fn all<C: ConnectionTrait>(db: &C) -> Result<Vec<Import>, Error> {
    Ok(Entity::find().order_by_asc(Column::Id).all(db).await?)
}

/// Those of these registrations at which nothing points that would be lost with them: no allocation and no merge.
///
/// # Errors
/// What the database reports.
pub async fn nobodys<C: ConnectionTrait>(db: &C, ids: &[i64]) -> Result<Vec<i64>, Error> {
    let mut needed = std::collections::HashSet::new();
    for ids in ids.chunks(CHUNK) {
        macro_rules! pointing {
            ($($table:ident . $column:ident),*) => {$(
                let rows = $table::Entity::find()
                    .select_only()
                    .column($table::Column::$column)
                    .filter($table::Column::$column.is_in(ids.iter().copied()));
                needed.extend(rows.into_tuple::<i64>().all(db).await?);
            )*};
        }
        pointing!(allocation.RegistrationId, merge.KeptId, merge.MergedId);
    }
    Ok(ids.iter().copied().filter(|id| !needed.contains(id)).collect())
}

/// Row ids of the attestations of registrations.
///
/// # Errors
/// What the database reports.
pub async fn attestations_of<C: ConnectionTrait>(db: &C, registrations: &[i64]) -> Result<Vec<i64>, Error> {
    let mut found = Vec::new();
    for ids in registrations.chunks(CHUNK) {
        let rows = attestation::Entity::find()
            .select_only()
            .column(attestation::Column::Id)
            .filter(attestation::Column::RegistrationId.is_in(ids.iter().copied()));
        found.extend(rows.into_tuple::<i64>().all(db).await?);
    }
    Ok(found)
}

/// Every row of a table, by its key.
///
/// # Errors
/// What the database reports.
pub async fn rows<E: EntityTrait, C: ConnectionTrait>(db: &C) -> Result<Vec<E::Model>, Error> {
    let mut query = E::find();
    for key in E::PrimaryKey::iter() {
        query = query.order_by_asc(key.into_column());
    }
    Ok(query.all(db).await?)
}

/// The last row id of the parties; 0 when there are none.
///
/// # Errors
/// What the database reports.
pub async fn newest_party<C: ConnectionTrait>(db: &C) -> Result<i64, Error> {
    let newest = party::Entity::find()
        .select_only()
        .column(party::Column::Id)
        .order_by_desc(party::Column::Id)
        .limit(1);
    Ok(newest.into_tuple::<i64>().one(db).await?.unwrap_or(0))
}

/// Parties that the register itself brought in from `today` on, after the one with this id.
///
/// # Errors
/// What the database reports.
pub async fn parties_after<C: ConnectionTrait>(db: &C, id: i64, today: NaiveDate) -> Result<Vec<i64>, Error> {
    let query = party::Entity::find()
        .select_only()
        .column(party::Column::Id)
        .filter(party::Column::Id.gt(id))
        .filter(party::Column::FromDay.eq(today))
        .filter(party::Column::AccountId.is_null())
        .filter(party::Column::Part.is_in(BY_THE_REGISTER));
    Ok(query.order_by_asc(party::Column::Id).into_tuple().all(db).await?)
}

/// Takes parties out again in which nobody was named and that did not end.
///
/// # Errors
/// What the database reports.
pub async fn remove_parties(tx: &Tx, ids: &[i64]) -> Result<(), Error> {
    for ids in ids.chunks(CHUNK) {
        party::Entity::delete_many()
            .filter(party::Column::Id.is_in(ids.iter().copied()))
            .filter(party::Column::AccountId.is_null())
            .filter(party::Column::ToDay.is_null())
            .exec(tx)
            .await?;
    }
    Ok(())
}

/// Which of these rows are not at the version given, or gone.
///
/// # Errors
/// What the database reports.
pub async fn moved<E, C>(db: &C, expected: &[(i64, i64)]) -> Result<Vec<i64>, Error>
where
    E: Versioned,
    C: ConnectionTrait,
{
    let mut moved = Vec::new();
    for expected in expected.chunks(CHUNK) {
        let query = E::find()
            .select_only()
            .column(E::id())
            .column(E::version())
            .filter(E::id().is_in(expected.iter().map(|(id, _)| *id)));
        let found: HashMap<i64, i64> = query.into_tuple::<(i64, i64)>().all(db).await?.into_iter().collect();
        moved.extend(expected.iter().filter(|(id, v)| found.get(id) != Some(v)).map(|(id, _)| *id));
    }
    Ok(moved)
}

/// The registrations that this person-made row points at.
#[derive(FromQueryResult)]
struct Owner {
    registration_id: Option<i64>,
}

/// Which of these registrations people have done something with since an import put them in: a consent, a note, a
/// document, an access, a merge, somebody who takes part, or an attestation or allocation that is not among `own`.
///
/// # Errors
/// What the database reports.
pub async fn taken_up<C: ConnectionTrait>(
    db: &C,
    registrations: &[i64],
    attestations: &[i64],
    allocations: &[i64],
) -> Result<Vec<i64>, Error> {
    let own_attestations: std::collections::HashSet<i64> = attestations.iter().copied().collect();
    let own_allocations: std::collections::HashSet<i64> = allocations.iter().copied().collect();
    let mut found = Vec::new();
    for ids in registrations.chunks(CHUNK) {
        macro_rules! owners {
            ($($table:ident . $column:ident),*) => {$(
                let owners = $table::Entity::find()
                    .select_only()
                    .column_as($table::Column::$column, "registration_id")
                    .filter($table::Column::$column.is_in(ids.iter().copied()));
                found.extend(owners.into_model::<Owner>().all(db).await?.into_iter().filter_map(|o| o.registration_id));
            )*};
        }
        owners!(
            consent.RegistrationId,
            note.RegistrationId,
            emergency.RegistrationId,
            document.RegistrationId,
            evidence.RegistrationId,
            merge.KeptId,
            merge.MergedId
        );
        macro_rules! others {
            ($($table:ident: $own:ident),*) => {$(
                let rows = $table::Entity::find()
                    .select_only()
                    .column($table::Column::Id)
                    .column($table::Column::RegistrationId)
                    .filter($table::Column::RegistrationId.is_in(ids.iter().copied()));
                let rows = rows.into_tuple::<(i64, i64)>().all(db).await?;
                found.extend(rows.iter().filter(|(id, _)| !$own.contains(id)).map(|(_, owner)| *owner));
            )*};
        }
        others!(attestation: own_attestations, allocation: own_allocations);
        let people = party::Entity::find()
            .select_only()
            .column(party::Column::RegistrationId)
            .filter(party::Column::RegistrationId.is_in(ids.iter().copied()))
            .filter(
                party::Column::AccountId
                    .is_not_null()
                    .or(party::Column::ToDay.is_not_null())
                    .or(party::Column::Part.is_not_in(BY_THE_REGISTER)),
            );
        found.extend(people.into_tuple::<i64>().all(db).await?);
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

/// Numbers of registrations, by id; those that are gone are left out.
///
/// # Errors
/// What the database reports.
pub async fn numbers<C: ConnectionTrait>(db: &C, ids: &[i64]) -> Result<Vec<String>, Error> {
    let mut numbers = Vec::new();
    for ids in ids.chunks(CHUNK) {
        let query = registration::Entity::find()
            .select_only()
            .column(registration::Column::Number)
            .filter(registration::Column::Id.is_in(ids.iter().copied()));
        numbers.extend(query.order_by_asc(registration::Column::Id).into_tuple::<String>().all(db).await?);
    }
    Ok(numbers)
}

/// Id and name of an organisation with this code.
///
/// # Errors
/// What the database reports.
pub async fn organisation<C: ConnectionTrait>(db: &C, id: i64) -> Result<Option<organisation::Model>, Error> {
    Ok(organisation::Entity::find_by_id(id).one(db).await?)
}
