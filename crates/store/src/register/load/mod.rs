//! The register as the rule engine takes it: typed, without names, the whole of it or one candidate.
//!
//! Left out are registrations that were merged or erased, and attestations that were withdrawn. A code the program does
//! not know is an error that names its place, never a guess.

mod packed;
mod person;
mod place;
mod words;

use std::collections::HashMap;

use domain::RegisterParts;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, IsolationLevel, QueryFilter, QueryOrder,
    QuerySelect, TransactionTrait,
};

use super::read::{File, file};
use super::sql::Sql;
use super::write::REFUSALS_KNOWN;
use crate::entities::{allocation, dwelling, organisation, refusal, stock};
use crate::{
    Attestation, Dwelling, Error, Member, Organisation, Preference, Registration, Residence, settings,
};
use packed::Reading;
use words::At;

/// A register for the rule engine, and where it came from.
#[derive(Debug)]
pub struct Loaded {
    /// The register.
    pub parts: RegisterParts,
    /// Row ids of `parts.candidates`, in the same order.
    pub ids: Vec<i64>,
}

/// Rows read in one go.
const BATCH: u64 = 5000;

/// The most target groups a register holds.
const MOST_GROUPS: usize = 32;

/// The whole register as it is at one moment, and the version of the register data at that moment (see
/// [`super::version`]). `group_codes` are the target groups the program knows, in the order in which the register shall
/// have them.
///
/// # Errors
/// [`Error::Damaged`] for something in the database that the rule engine cannot take.
pub async fn parts<C>(conn: &C, group_codes: &[String]) -> Result<(Loaded, i64), Error>
where
    C: ConnectionTrait + TransactionTrait,
{
    let isolation = match conn.get_database_backend() {
        DbBackend::Postgres => Some(IsolationLevel::RepeatableRead),
        _ => None,
    };
    let moment = conn.begin_with_config(isolation, None).await?;
    parts_within(&moment, group_codes).await
}

/// The same inside a transaction that was begun already. On PostgreSQL it is of one moment only when that reads
/// repeatably.
///
/// # Errors
/// As [`parts`].
pub async fn parts_within<C: ConnectionTrait>(
    conn: &C,
    group_codes: &[String],
) -> Result<(Loaded, i64), Error> {
    let version = super::version(conn).await?;
    let mut loading = Loading::new(group_codes)?;
    loading.candidates(conn).await?;
    loading.hanging(conn).await?;
    loading.rest(conn).await?;
    loading.register.refusals_known = refusals_known(conn).await?;
    Ok((loading.done(), version))
}

/// One candidate, with all organisations and the dwellings that were allocated to it; none when it is not there or is left
/// out. There is no stock and no other dwelling. Who has the file already takes [`of`].
///
/// # Errors
/// As [`parts`].
pub async fn one<C: ConnectionTrait>(
    conn: &C,
    id: i64,
    group_codes: &[String],
) -> Result<Option<Loaded>, Error> {
    let Some(file) = file(conn, id).await? else { return Ok(None) };
    let organisations = organisation::Entity::find().order_by_asc(organisation::Column::Id).all(conn).await?;
    let homes: Vec<i64> = file.allocations.iter().map(|allocation| allocation.dwelling_id).collect();
    let dwellings = match homes.is_empty() {
        true => Vec::new(),
        false => dwelling::Entity::find().filter(dwelling::Column::Id.is_in(homes)).all(conn).await?,
    };
    of(&file, &organisations, &dwellings, refusals_known(conn).await?, group_codes)
}

/// The same from a file that was read already, without the database; `dwellings` are those of its allocations.
///
/// # Errors
/// As [`parts`].
pub fn of(
    file: &File,
    organisations: &[Organisation],
    dwellings: &[Dwelling],
    refusals_known: bool,
    group_codes: &[String],
) -> Result<Option<Loaded>, Error> {
    let household = &file.household;
    if household.registration.merged_into.is_some() || household.registration.erased_at.is_some() {
        return Ok(None);
    }
    let mut loading = Loading::new(group_codes)?;
    loading.candidate(&household.registration)?;
    household.members.iter().try_for_each(|row| loading.member(row))?;
    household.residences.iter().try_for_each(|row| loading.residence(row))?;
    household.preferences.iter().try_for_each(|nis| loading.preference(household.registration.id, nis))?;
    household.refusals.iter().for_each(|row| loading.refusal(row));
    organisations.iter().try_for_each(|row| loading.organisation(row))?;
    file.attestations.iter().try_for_each(|row| loading.attestation(row))?;
    for row in dwellings {
        let decided = file.allocations.iter().filter(|allocation| allocation.dwelling_id == row.id);
        loading.dwelling(row, decided.map(|allocation| allocation.decided_on).min())?;
    }
    file.allocations.iter().try_for_each(|row| loading.allocation(row))?;
    loading.register.refusals_known = refusals_known;
    Ok(Some(loading.done()))
}

/// Whether refusals are kept: what was written down about it, else whether there are any.
///
/// # Errors
/// What the database reports.
pub async fn refusals_known<C: ConnectionTrait>(conn: &C) -> Result<bool, Error> {
    if let Some(said) = settings::get(conn, REFUSALS_KNOWN).await? {
        return Ok(said == "yes");
    }
    Ok(refusal::Entity::find().one(conn).await?.is_some())
}

/// A register that is being put together.
struct Loading<'a> {
    groups: &'a [String],
    /// Row ids of the candidates, ascending.
    ids: Vec<i64>,
    organisations: HashMap<i64, u32>,
    dwellings: HashMap<i64, u32>,
    register: Rows,
}

/// The rows of a [`RegisterParts`], each in one piece.
#[derive(Default)]
struct Rows {
    candidates: Vec<domain::Candidate>,
    members: Vec<(u32, domain::Member)>,
    residences: Vec<(u32, domain::Residence)>,
    preferences: Vec<(u32, domain::Nis)>,
    attestations: Vec<(u32, domain::Attestation)>,
    refusals: Vec<(u32, domain::Refusal)>,
    refusals_known: bool,
    organisations: Vec<domain::Organisation>,
    dwellings: Vec<domain::Dwelling>,
    allocations: Vec<domain::PastAllocation>,
    stock: Vec<domain::StockRow>,
}

/// Takes all rows of a table, a batch at a time by id.
macro_rules! each {
    ($conn:expr, $table:ident, |$row:ident| $take:expr) => {{
        let mut after = i64::MIN;
        loop {
            let find = $table::Entity::find().filter($table::Column::Id.gt(after));
            let rows = find.order_by_asc($table::Column::Id).limit(BATCH).all($conn).await?;
            for $row in &rows {
                $take
            }
            match rows.last() {
                Some(last) if rows.len() as u64 == BATCH => after = last.id,
                _ => break,
            }
        }
    }};
}

/// The same for a large table.
macro_rules! packed {
    ($conn:expr, $model:ident, |$row:ident| $take:expr) => {{
        let mut reading = Reading::<$model>::new();
        while let Some(rows) = reading.next($conn).await? {
            for $row in &rows {
                $take;
            }
        }
    }};
}

impl<'a> Loading<'a> {
    fn new(groups: &'a [String]) -> Result<Self, Error> {
        if groups.len() > MOST_GROUPS {
            return Err(Error::Refused(format!("more than {MOST_GROUPS} target groups")));
        }
        let (ids, organisations, dwellings) = (Vec::new(), HashMap::new(), HashMap::new());
        Ok(Self { groups, ids, organisations, dwellings, register: Rows::default() })
    }

    fn done(self) -> Loaded {
        let rows = self.register;
        let parts = RegisterParts {
            group_codes: self.groups.to_vec(),
            candidates: rows.candidates,
            members: vec![rows.members],
            residences: vec![rows.residences],
            preferences: vec![rows.preferences],
            attestations: vec![rows.attestations],
            refusals: vec![rows.refusals],
            refusals_known: rows.refusals_known,
            organisations: rows.organisations,
            dwellings: rows.dwellings,
            allocations: rows.allocations,
            stock: rows.stock,
        };
        Loaded { parts, ids: self.ids }
    }

    /// The position of the candidate with this row id; none for one that is left out.
    fn owner(&self, id: i64) -> Option<u32> {
        self.ids.binary_search(&id).ok().map(|place| place as u32)
    }

    async fn candidates<C: ConnectionTrait>(&mut self, conn: &C) -> Result<(), Error> {
        packed!(conn, Registration, |row| self.candidate(row)?);
        Ok(())
    }

    async fn hanging<C: ConnectionTrait>(&mut self, conn: &C) -> Result<(), Error> {
        each!(conn, organisation, |row| self.organisation(row)?);
        packed!(conn, Member, |row| self.member(row)?);
        packed!(conn, Residence, |row| self.residence(row)?);
        packed!(conn, Attestation, |row| self.attestation(row)?);
        packed!(conn, Preference, |row| self.preference(row.registration_id, &row.nis)?);
        each!(conn, refusal, |row| self.refusal(row));
        Ok(())
    }

    async fn rest<C: ConnectionTrait>(&mut self, conn: &C) -> Result<(), Error> {
        // A dwelling is taken also when the person who got it is not there any more.
        let mut sql = Sql::new(conn);
        sql.text("SELECT a.dwelling_id, a.decided_on, r.merged_into IS NOT NULL OR r.erased_at IS NOT NULL ");
        sql.text(
            "FROM allocation a JOIN registration r ON r.id = a.registration_id WHERE a.ended_on IS NULL",
        );
        let mut taken: HashMap<i64, (chrono::NaiveDate, bool)> = HashMap::new();
        for row in sql.all(conn).await? {
            taken.insert(row.try_get_by_index(0)?, (row.try_get_by_index(1)?, row.try_get_by_index(2)?));
        }
        each!(conn, dwelling, |row| {
            let taken = taken.get(&row.id);
            if !taken.is_some_and(|&(_, by_somebody_left_out)| by_somebody_left_out) {
                self.dwelling(row, taken.map(|&(decided_on, _)| decided_on))?;
            }
        });
        each!(conn, allocation, |row| self.allocation(row)?);
        each!(conn, stock, |row| self.stock(row)?);
        Ok(())
    }

    /// The target group with this code.
    fn group(&self, at: At, column: &str, code: &str) -> Result<domain::GroupCode, Error> {
        let place = self.groups.iter().position(|known| known == code);
        let place = place.and_then(|place| u8::try_from(place).ok());
        place.map(domain::GroupCode).ok_or_else(|| at.bad(column, &code))
    }
}
