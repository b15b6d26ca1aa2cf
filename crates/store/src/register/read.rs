//! Households as they stand in the register: one in one round trip, all of them a batch at a time.

use std::collections::HashMap;

use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QueryResult,
    QuerySelect, TryIntoModel,
};

use super::rows::{hanging, read};
use super::sql::{CHUNK, Sql};
use crate::entities::{
    allocation, attestation, consent, emergency, member, party, preference, refusal, registration, residence,
};
use crate::{
    Allocation, Attestation, Consent, Emergency, Error, Member, Party, Refusal, Registration, Residence,
};

/// A registration with all that its version covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Household {
    /// The reference tenant and the registration itself; id 0 for one that is not in the database yet.
    pub registration: Registration,
    /// Members beside the reference tenant, in the order in which they were written.
    pub members: Vec<Member>,
    /// Residences of the reference tenant, in the order in which they were written.
    pub residences: Vec<Residence>,
    /// NIS codes of the municipalities of preference, in order.
    pub preferences: Vec<String>,
    /// Refusals of offered dwellings, in the order in which they were written.
    pub refusals: Vec<Refusal>,
}

/// A household with the rows that say who may see it and what was decided about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// The household.
    pub household: Household,
    /// Attestations, withdrawn ones too.
    pub attestations: Vec<Attestation>,
    /// Dwellings it got.
    pub allocations: Vec<Allocation>,
    /// Who takes part or took part.
    pub parties: Vec<Party>,
    /// Consents, withdrawn ones too.
    pub consents: Vec<Consent>,
    /// Emergency accesses, those that ran out too.
    pub emergencies: Vec<Emergency>,
}

/// Which registrations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Which {
    /// All of them.
    All,
    /// Those with these ids.
    Ids(Vec<i64>),
    /// Those with these numbers.
    Numbers(Vec<String>),
}

/// One registration with what its version covers, in one round trip.
///
/// # Errors
/// What the database reports.
pub async fn household<C: ConnectionTrait>(conn: &C, id: i64) -> Result<Option<Household>, Error> {
    let row = one(conn, id, &parts_of_household(conn)).await?;
    row.as_ref().map(read_household).transpose()
}

/// One registration with everything that a page about it needs, in one round trip.
///
/// # Errors
/// What the database reports.
pub async fn file<C: ConnectionTrait>(conn: &C, id: i64) -> Result<Option<File>, Error> {
    let backend = conn.get_database_backend();
    let mut parts = parts_of_household(conn);
    parts.extend([
        ("attestations", hanging::<attestation::Entity>(backend, "id")),
        ("allocations", hanging::<allocation::Entity>(backend, "id")),
        ("parties", hanging::<party::Entity>(backend, "id")),
        ("consents", hanging::<consent::Entity>(backend, "id")),
        ("emergencies", hanging::<emergency::Entity>(backend, "id")),
    ]);
    let Some(row) = one(conn, id, &parts).await? else { return Ok(None) };
    Ok(Some(File {
        household: read_household(&row)?,
        attestations: part::<attestation::Entity>(&row, "attestations")?,
        allocations: part::<allocation::Entity>(&row, "allocations")?,
        parties: part::<party::Entity>(&row, "parties")?,
        consents: part::<consent::Entity>(&row, "consents")?,
        emergencies: part::<emergency::Entity>(&row, "emergencies")?,
    }))
}

/// The id of the registration with this number.
///
/// # Errors
/// What the database reports.
pub async fn by_number<C: ConnectionTrait>(conn: &C, number: &str) -> Result<Option<i64>, Error> {
    if number.contains('\0') {
        return Ok(None);
    }
    let mut sql = Sql::new(conn);
    sql.text("SELECT id FROM registration WHERE number = ").value(number);
    Ok(sql.one(conn).await?.map(|row| row.try_get_by_index(0)).transpose()?)
}

fn parts_of_household<C: ConnectionTrait>(conn: &C) -> Vec<(&'static str, String)> {
    let backend = conn.get_database_backend();
    vec![
        ("members", hanging::<member::Entity>(backend, "id")),
        ("residences", hanging::<residence::Entity>(backend, "id")),
        ("preferences", hanging::<preference::Entity>(backend, "nis")),
        ("refusals", hanging::<refusal::Entity>(backend, "id")),
    ]
}

async fn one<C: ConnectionTrait>(
    conn: &C,
    id: i64,
    parts: &[(&'static str, String)],
) -> Result<Option<QueryResult>, Error> {
    let mut sql = Sql::new(conn);
    sql.text("SELECT r.*");
    for (name, rows) in parts {
        sql.text(", ").text(rows).text(" AS ").text(name);
    }
    sql.text(" FROM registration r WHERE r.id = ").value(id);
    sql.one(conn).await
}

fn part<E>(row: &QueryResult, name: &str) -> Result<Vec<E::Model>, Error>
where
    E: EntityTrait,
    E::ActiveModel: TryIntoModel<E::Model>,
{
    read::<E>(row.try_get::<Option<String>>("", name)?.as_deref())
}

fn read_household(row: &QueryResult) -> Result<Household, Error> {
    let preferences = part::<preference::Entity>(row, "preferences")?;
    Ok(Household {
        registration: Registration::from_query_result(row, "")?,
        members: part::<member::Entity>(row, "members")?,
        residences: part::<residence::Entity>(row, "residences")?,
        preferences: preferences.into_iter().map(|preference| preference.nis).collect(),
        refusals: part::<refusal::Entity>(row, "refusals")?,
    })
}

/// Households in batches, by id: one query for each table and batch.
#[derive(Debug)]
pub struct Households<'c, C> {
    conn: &'c C,
    which: Which,
    /// The last id of all, or how many of the list were asked for.
    at: i64,
}

/// Reads households a batch at a time, merged and erased ones too. Read a large register inside a transaction when it
/// has to be of one moment.
pub fn households<C: ConnectionTrait>(conn: &C, which: Which) -> Households<'_, C> {
    let at = if which == Which::All { i64::MIN } else { 0 };
    Households { conn, which, at }
}

impl<C: ConnectionTrait> Households<'_, C> {
    /// The next batch; none when there are no more.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn next(&mut self) -> Result<Option<Vec<Household>>, Error> {
        loop {
            let (found, more) = self.registrations().await?;
            if !found.is_empty() {
                return Ok(Some(self.with_parts(found).await?));
            }
            if !more {
                return Ok(None);
            }
        }
    }

    /// The next registrations, and whether there can be more after them.
    async fn registrations(&mut self) -> Result<(Vec<Registration>, bool), Error> {
        let find = registration::Entity::find().order_by_asc(registration::Column::Id);
        let start = usize::try_from(self.at).unwrap_or(0);
        let find = match &self.which {
            Which::All => find.filter(registration::Column::Id.gt(self.at)).limit(CHUNK as u64),
            Which::Ids(ids) => {
                let Some(ids) = ids.get(start..).and_then(|ids| ids.chunks(CHUNK).next()) else {
                    return Ok((Vec::new(), false));
                };
                find.filter(registration::Column::Id.is_in(ids.iter().copied()))
            }
            Which::Numbers(numbers) => {
                let Some(numbers) = numbers.get(start..).and_then(|numbers| numbers.chunks(CHUNK).next())
                else {
                    return Ok((Vec::new(), false));
                };
                find.filter(registration::Column::Number.is_in(numbers.iter().map(String::as_str)))
            }
        };
        let found = find.all(self.conn).await?;
        if self.which == Which::All {
            self.at = found.last().map_or(self.at, |last| last.id);
            let more = found.len() == CHUNK;
            return Ok((found, more));
        }
        self.at += CHUNK as i64;
        Ok((found, true))
    }

    async fn with_parts(&self, registrations: Vec<Registration>) -> Result<Vec<Household>, Error> {
        let ids: Vec<i64> = registrations.iter().map(|registration| registration.id).collect();
        let places: HashMap<i64, usize> = ids.iter().enumerate().map(|(place, &id)| (id, place)).collect();
        let mut households: Vec<Household> = registrations.into_iter().map(Household::bare).collect();
        let mut put = |id: i64, add: &mut dyn FnMut(&mut Household)| {
            if let Some(&place) = places.get(&id) {
                add(&mut households[place]);
            }
        };
        macro_rules! rows {
            ($table:ident, $order:ident) => {{
                let owner = $table::Column::RegistrationId;
                let find = match (&self.which, ids.first(), ids.last()) {
                    (Which::All, Some(&first), Some(&last)) => {
                        $table::Entity::find().filter(owner.between(first, last))
                    }
                    _ => $table::Entity::find().filter(owner.is_in(ids.iter().copied())),
                };
                find.order_by_asc($table::Column::$order).all(self.conn).await?
            }};
        }
        for row in rows!(member, Id) {
            put(row.registration_id, &mut |household| household.members.push(row.clone()));
        }
        for row in rows!(residence, Id) {
            put(row.registration_id, &mut |household| household.residences.push(row.clone()));
        }
        for row in rows!(preference, Nis) {
            put(row.registration_id, &mut |household| household.preferences.push(row.nis.clone()));
        }
        for row in rows!(refusal, Id) {
            put(row.registration_id, &mut |household| household.refusals.push(row.clone()));
        }
        Ok(households)
    }
}

impl Household {
    /// A registration of which nothing else is known.
    #[must_use]
    pub fn bare(registration: Registration) -> Self {
        Self {
            registration,
            members: Vec::new(),
            residences: Vec::new(),
            preferences: Vec::new(),
            refusals: Vec::new(),
        }
    }
}
