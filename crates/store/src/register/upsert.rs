//! Rows brought up to date by the names that a registry gives them, in such a way that it can be undone.

use std::collections::{HashMap, VecDeque};
use std::hash::Hash;

use chrono::NaiveDate;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, ModelTrait, QueryFilter,
    QueryOrder, sea_query::ExprTrait,
};

use super::rows::insert_with_ids;
use super::sql::{CHUNK, Sql};
use super::write::{set_refusals_known, touch};
use crate::entities::{allocation, area, attestation, dwelling, organisation, refusal, stock};
use crate::{Allocation, Area, Attestation, Dwelling, Error, Organisation, Refusal, Stock, Tx};

/// What became of rows that were brought up to date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upserted<M> {
    /// Row ids, in the order of the rows given.
    pub ids: Vec<i64>,
    /// Ids of the rows that were not there yet.
    pub inserted: Vec<i64>,
    /// Rows that were changed, as they were before.
    pub before: Vec<M>,
}

/// A table whose rows have a name outside the database.
#[allow(async_fn_in_trait, reason = "only implemented here")]
pub trait Natural: EntityTrait<Model: ModelTrait<Entity = Self> + PartialEq> {
    /// That name.
    type Key: Eq + Hash + Send;
    /// Name of the table, for messages.
    const WHAT: &'static str;

    /// The name of a row.
    fn key(row: &Self::Model) -> Self::Key;
    /// The column of the row id.
    fn id_column() -> Self::Column;
    /// The column of the version, where there is one.
    fn version_column() -> Option<Self::Column> {
        None
    }
    /// The row id.
    fn id(row: &Self::Model) -> i64;
    /// The version, where there is one.
    fn version(row: &mut Self::Model) -> Option<&mut i64>;
    /// The row there is, brought up to date.
    fn renewed(there: &Self::Model, new: Self::Model) -> Self::Model;
    /// Every row that could have the name of one of these, by id.
    async fn there<C: ConnectionTrait>(conn: &C, rows: &[Self::Model]) -> Result<Vec<Self::Model>, Error>;
}

/// The parts of `Natural` that are alike for every table.
macro_rules! versioned {
    ($table:ident) => {
        const WHAT: &'static str = stringify!($table);

        fn id_column() -> Self::Column {
            $table::Column::Id
        }

        fn version_column() -> Option<Self::Column> {
            Some($table::Column::Version)
        }

        fn id(row: &Self::Model) -> i64 {
            row.id
        }

        fn version(row: &mut Self::Model) -> Option<&mut i64> {
            Some(&mut row.version)
        }
    };
}

macro_rules! unversioned {
    ($table:ident) => {
        const WHAT: &'static str = stringify!($table);

        fn id_column() -> Self::Column {
            $table::Column::Id
        }

        fn id(row: &Self::Model) -> i64 {
            row.id
        }

        fn version(_: &mut Self::Model) -> Option<&mut i64> {
            None
        }
    };
}

macro_rules! whole_table {
    () => {
        async fn there<C: ConnectionTrait>(conn: &C, _: &[Self::Model]) -> Result<Vec<Self::Model>, Error> {
            Ok(Self::find().order_by_asc(Self::id_column()).all(conn).await?)
        }
    };
}

macro_rules! of_the_same {
    ($table:ident, $owner:ident, $field:ident) => {
        async fn there<C: ConnectionTrait>(
            conn: &C,
            rows: &[Self::Model],
        ) -> Result<Vec<Self::Model>, Error> {
            let mut owners: Vec<i64> = rows.iter().map(|row| row.$field).collect();
            owners.sort_unstable();
            owners.dedup();
            let mut there = Vec::new();
            for owners in owners.chunks(CHUNK) {
                let these = $table::Column::$owner.is_in(owners.iter().copied());
                there.extend(Self::find().filter(these).order_by_asc($table::Column::Id).all(conn).await?);
            }
            Ok(there)
        }
    };
}

impl Natural for organisation::Entity {
    type Key = String;
    versioned!(organisation);
    whole_table!();

    fn key(row: &Organisation) -> String {
        row.code.clone()
    }

    fn renewed(there: &Organisation, new: Organisation) -> Organisation {
        Organisation {
            id: there.id,
            version: there.version,
            email: new.email.or_else(|| there.email.clone()),
            phone: new.phone.or_else(|| there.phone.clone()),
            address: new.address.or_else(|| there.address.clone()),
            ..new
        }
    }
}

impl Natural for area::Entity {
    type Key = (String, String, String);
    unversioned!(area);
    whole_table!();

    fn key(row: &Area) -> Self::Key {
        (row.company.clone(), row.zone.clone(), row.nis.clone())
    }

    fn renewed(there: &Area, new: Area) -> Area {
        Area { id: there.id, ..new }
    }
}

impl Natural for dwelling::Entity {
    type Key = String;
    versioned!(dwelling);
    whole_table!();

    fn key(row: &Dwelling) -> String {
        row.code.clone()
    }

    fn renewed(there: &Dwelling, new: Dwelling) -> Dwelling {
        Dwelling { id: there.id, version: there.version, ..new }
    }
}

impl Natural for allocation::Entity {
    type Key = (i64, i64);
    versioned!(allocation);
    of_the_same!(allocation, DwellingId, dwelling_id);

    fn key(row: &Allocation) -> Self::Key {
        (row.dwelling_id, row.registration_id)
    }

    fn renewed(there: &Allocation, new: Allocation) -> Allocation {
        Allocation { id: there.id, version: there.version, ..new }
    }
}

impl Natural for stock::Entity {
    type Key = (String, String, String);
    versioned!(stock);
    whole_table!();

    fn key(row: &Stock) -> Self::Key {
        (row.nis.clone(), row.company.clone(), row.zone.clone())
    }

    fn renewed(there: &Stock, new: Stock) -> Stock {
        Stock { id: there.id, version: there.version, ..new }
    }
}

impl Natural for attestation::Entity {
    type Key = (i64, i64, NaiveDate);
    versioned!(attestation);
    of_the_same!(attestation, RegistrationId, registration_id);

    fn key(row: &Attestation) -> Self::Key {
        (row.registration_id, row.organisation_id, row.issued_on)
    }

    /// Who issued, confirmed or withdrew it was written down here; no registry knows.
    fn renewed(there: &Attestation, new: Attestation) -> Attestation {
        Attestation {
            id: there.id,
            version: there.version,
            confirmed_by: there.confirmed_by,
            issued_by: there.issued_by,
            withdrawn_on: there.withdrawn_on,
            withdrawn_reason: there.withdrawn_reason.clone(),
            ..new
        }
    }
}

impl Natural for refusal::Entity {
    type Key = (i64, NaiveDate);
    unversioned!(refusal);
    of_the_same!(refusal, RegistrationId, registration_id);

    fn key(row: &Refusal) -> Self::Key {
        (row.registration_id, row.refused_on)
    }

    fn renewed(there: &Refusal, new: Refusal) -> Refusal {
        Refusal { id: there.id, ..new }
    }
}

/// Brings rows up to date: those with a known name are changed where they differ, the others put in. Ids and versions in
/// `rows` play no part. Of two rows with one name, the second meets the second of that name in the database.
///
/// # Errors
/// [`Error::Unique`] for a name given twice that may occur once; [`Error::Reference`] for a row that is not there.
pub async fn rows<E>(tx: &Tx, rows: Vec<E::Model>) -> Result<Upserted<E::Model>, Error>
where
    E: Natural,
    E::Model: IntoActiveModel<E::ActiveModel>,
{
    touch(tx);
    let mut known: HashMap<E::Key, VecDeque<E::Model>> = HashMap::new();
    for row in E::there(tx, &rows).await? {
        known.entry(E::key(&row)).or_default().push_back(row);
    }
    let mut ids = vec![0; rows.len()];
    let (mut new, mut places, mut before) = (Vec::new(), Vec::new(), Vec::new());
    for (place, row) in rows.into_iter().enumerate() {
        let Some(there) = known.get_mut(&E::key(&row)).and_then(VecDeque::pop_front) else {
            places.push(place);
            new.push(first_version::<E>(row));
            continue;
        };
        ids[place] = E::id(&there);
        let renewed = E::renewed(&there, row);
        if renewed != there {
            write::<E>(tx, renewed).await?;
            before.push(there);
        }
    }
    let inserted = insert_with_ids::<E, _>(tx, &new).await?;
    for (&place, &id) in places.iter().zip(&inserted) {
        ids[place] = id;
    }
    Ok(Upserted { ids, inserted, before })
}

fn first_version<E: Natural>(mut row: E::Model) -> E::Model {
    if let Some(version) = E::version(&mut row) {
        *version = 1;
    }
    row
}

/// Writes a row one version further than it says, if the database is at what it says.
async fn write<E>(tx: &Tx, mut row: E::Model) -> Result<(), Error>
where
    E: Natural,
    E::Model: IntoActiveModel<E::ActiveModel>,
{
    let id = E::id(&row);
    let mut update = E::update_many().filter(E::id_column().eq(id));
    if let (Some(version), Some(column)) = (E::version(&mut row), E::version_column()) {
        update = update.filter(column.eq(*version));
        *version += 1;
    }
    let mut changes = row.into_active_model().reset_all();
    changes.not_set(E::id_column());
    let written = update.set(changes).exec(tx).await?.rows_affected;
    if written == 1 { Ok(()) } else { Err(Error::Conflict { what: E::WHAT, id }) }
}

/// Writes rows as they were before [`rows`] changed them.
///
/// # Errors
/// [`Error::Conflict`] for one that was changed since, or is gone.
pub async fn put_back<E>(tx: &Tx, before: Vec<E::Model>) -> Result<(), Error>
where
    E: Natural,
    E::Model: IntoActiveModel<E::ActiveModel>,
{
    touch(tx);
    for mut row in before {
        if let Some(version) = E::version(&mut row) {
            *version += 1;
        }
        write::<E>(tx, row).await?;
    }
    Ok(())
}

/// Takes rows out that [`rows`] put in.
///
/// # Errors
/// [`Error::Conflict`] when one was changed since, or is gone; [`Error::Reference`] when others point at one.
pub async fn take_out<E: Natural>(tx: &Tx, inserted: &[i64]) -> Result<(), Error> {
    touch(tx);
    for ids in inserted.chunks(CHUNK) {
        let mut delete = E::delete_many().filter(E::id_column().is_in(ids.iter().copied()));
        if let Some(version) = E::version_column() {
            delete = delete.filter(version.eq(1_i64));
        }
        let removed = delete.exec(tx).await?.rows_affected;
        if removed != ids.len() as u64 {
            return Err(Error::Conflict { what: E::WHAT, id: first_changed::<E>(tx, ids).await? });
        }
    }
    Ok(())
}

/// One of the rows that stayed, else the first of them.
async fn first_changed<E: Natural>(tx: &Tx, ids: &[i64]) -> Result<i64, Error> {
    let these = E::find().filter(E::id_column().into_expr().is_in(ids.iter().copied()));
    let stayed = these.order_by_asc(E::id_column()).one(tx).await?;
    Ok(stayed.map_or_else(|| ids.first().copied().unwrap_or_default(), |row| E::id(&row)))
}

macro_rules! upserts {
    ($($(#[$doc:meta])* $name:ident: $table:ident, $model:ident;)*) => {$(
        $(#[$doc])*
        ///
        /// # Errors
        /// As [`rows`].
        pub async fn $name(tx: &Tx, given: Vec<$model>) -> Result<Upserted<$model>, Error> {
            rows::<$table::Entity>(tx, given).await
        }
    )*};
}

upserts! {
    /// Organisations by code. No e-mail, telephone or address means: as it is.
    organisations: organisation, Organisation;
    /// Areas by company, zone and municipality.
    areas: area, Area;
    /// Dwellings by code.
    dwellings: dwelling, Dwelling;
    /// Allocations by dwelling and registration.
    allocations: allocation, Allocation;
    /// Stock by municipality, company and zone.
    stock: stock, Stock;
    /// Attestations by registration, organisation and day of issue. Who issued, confirmed or withdrew one stays.
    attestations: attestation, Attestation;
}

/// Refusals by registration and day. They are part of the household: its version rises where one changes, and from now
/// on refusals are known to be kept.
///
/// # Errors
/// As [`rows`].
pub async fn refusals(tx: &Tx, given: Vec<Refusal>) -> Result<Upserted<Refusal>, Error> {
    set_refusals_known(tx, true).await?;
    let owners: Vec<i64> = given.iter().map(|row| row.registration_id).collect();
    let done = rows::<refusal::Entity>(tx, given).await?;
    let inserted: std::collections::HashSet<i64> = done.inserted.iter().copied().collect();
    let mut changed: Vec<i64> = done.before.iter().map(|row| row.registration_id).collect();
    changed
        .extend(done.ids.iter().zip(owners).filter(|(id, _)| inserted.contains(id)).map(|(_, owner)| owner));
    raise_versions(tx, changed).await?;
    Ok(done)
}

/// Raises the version of registrations whose rows were changed beside [`super::save`].
pub(super) async fn raise_versions(tx: &Tx, mut ids: Vec<i64>) -> Result<(), Error> {
    ids.sort_unstable();
    ids.dedup();
    for ids in ids.chunks(CHUNK) {
        let mut sql = Sql::new(tx);
        sql.text("UPDATE registration SET version = version + 1 WHERE id IN ").list(ids.iter().copied());
        sql.run(tx).await?;
    }
    Ok(())
}
