//! What an import would do to the register: every row compared, nothing written.

mod allocations;

use super::compare::{self, Row};
use super::queue::{place_of, queues, turned};
use super::report::{Counts, Difference, Field, Kind};
use super::{By, Sees, Within};
use crate::office::No;
use crate::office::intake::Rows;
use sha2::{Digest, Sha256};
use std::collections::{HashMap, HashSet, VecDeque};
use store::register::{self, Household, Which};
use store::sea_orm::ConnectionTrait;
use store::{Allocation, Area, Attestation, Dwelling, Organisation, Stock, entities, imports};

/// What to do to the register, and what that is made of.
pub struct Plan {
    /// Version of the register that was compared with.
    pub version: i64,
    /// Registrations that are not there yet.
    pub new: Vec<Household>,
    /// Registrations that change, at the version that was compared with.
    pub changed: Vec<Household>,
    /// Organisations that are new or change.
    pub organisations: Vec<Organisation>,
    /// Areas that are new.
    pub areas: Vec<Area>,
    /// Dwellings that are new or change.
    pub dwellings: Vec<Dwelling>,
    /// Stock that is new or changes.
    pub stock: Vec<Stock>,
    /// Attestations that are new or change: number, organisation, row.
    pub attestations: Vec<(String, String, Attestation)>,
    /// Allocations that are new or change: dwelling, number, row.
    pub allocations: Vec<(String, String, Allocation)>,
    /// Row ids of the registrations that are there, by number; a merged one leads to the one it went into.
    pub ids: HashMap<String, i64>,
    /// Numbers of the registrations that are there, by row id.
    numbers: HashMap<i64, String>,
    /// Codes of dwellings that are another company's.
    foreign: HashSet<String>,
    /// Row ids of organisations, by code.
    pub organisation_ids: HashMap<String, i64>,
    /// Row ids of dwellings, by code.
    pub dwelling_ids: HashMap<String, i64>,
    /// Whether refusals were supplied.
    pub refusals_known: bool,
    /// Numbers of registrations of which name and birth date both change: probably of somebody else.
    pub others: Vec<String>,
    /// Counts, table by table.
    pub counts: Vec<Counts>,
    /// Everything that is not the same.
    pub differences: Vec<Difference>,
    /// Of everything that would change.
    pub fingerprint: String,
}

impl Plan {
    /// Whether nothing at all would change.
    #[must_use]
    pub fn nothing(&self) -> bool {
        self.counts.iter().all(|counts| counts.new + counts.changed == 0)
    }
}

/// Compares rows with the register. `told` hears how many of how many registrations were compared.
///
/// # Errors
/// When the database cannot be reached.
pub async fn plan<C: ConnectionTrait>(
    db: &C,
    rows: Rows,
    lacking: &[&str],
    by: &By,
    told: &(dyn Fn(usize, usize) + Sync),
) -> Result<Plan, No> {
    let version = register::version(db).await?;
    let mut plan = Plan {
        version,
        new: Vec::new(),
        changed: Vec::new(),
        organisations: Vec::new(),
        areas: Vec::new(),
        dwellings: Vec::new(),
        stock: Vec::new(),
        attestations: Vec::new(),
        allocations: Vec::new(),
        ids: HashMap::new(),
        numbers: HashMap::new(),
        foreign: HashSet::new(),
        organisation_ids: HashMap::new(),
        dwelling_ids: HashMap::new(),
        refusals_known: rows.refusals_known,
        others: Vec::new(),
        counts: Vec::new(),
        differences: Vec::new(),
        fingerprint: String::new(),
    };
    plan.households(db, rows.households, (lacking, by), told).await?;
    let places = (rows.areas, rows.dwellings, rows.stock);
    plan.simple_tables(db, rows.organisations, places, by.within.as_ref()).await?;
    plan.attestations(db, rows.attestations, by.within.as_ref()).await?;
    plan.allocations(db, rows.allocations).await?;
    plan.differences.sort_by(|a, b| (a.kind, &a.table, &a.key).cmp(&(b.kind, &b.table, &b.key)));
    plan.fingerprint = fingerprint(&plan.differences);
    Ok(plan)
}

/// One number for everything that would change. New rows count by name: what is in them lies with the upload.
fn fingerprint(differences: &[Difference]) -> String {
    let mut hash = Sha256::new();
    for difference in differences.iter().filter(|d| matches!(d.kind, Kind::New | Kind::Changed)) {
        hash.update(serde_json::to_vec(difference).unwrap_or_default());
        hash.update(b"\n");
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Plan {
    fn note(
        &mut self,
        table: &str,
        kind: Kind,
        key: String,
        id: i64,
        registration: Option<i64>,
        fields: Vec<Field>,
    ) {
        let counts = self.of(table);
        match kind {
            Kind::New => counts.new += 1,
            Kind::Changed => counts.changed += 1,
            Kind::Missing => counts.missing += 1,
            Kind::Passed => counts.passed += 1,
        }
        let table = table.to_owned();
        self.differences.push(Difference { table, kind, key, id, registration, fields });
    }

    fn of(&mut self, table: &str) -> &mut Counts {
        let place = self.counts.iter().position(|counts| counts.table == table).unwrap_or_else(|| {
            self.counts.push(Counts { table: table.to_owned(), ..Counts::default() });
            self.counts.len() - 1
        });
        &mut self.counts[place]
    }

    async fn households<C: ConnectionTrait>(
        &mut self,
        db: &C,
        rows: Vec<Household>,
        (lacking, by): (&[&str], &By),
        told: &(dyn Fn(usize, usize) + Sync),
    ) -> Result<(), No> {
        let (total, mut done) = (rows.len(), 0);
        self.of("registrations");
        let mut waiting: HashMap<String, Household> =
            rows.into_iter().map(|row| (row.registration.number.clone(), row)).collect();
        let mut merged: Vec<(String, i64)> = Vec::new();
        let mut there = register::households(db, Which::All);
        while let Some(batch) = there.next().await? {
            let sights = match &by.within {
                None => None,
                Some(within) => {
                    let ids: Vec<i64> = batch.iter().map(|was| was.registration.id).collect();
                    Some(within.sights(db, &ids).await?)
                }
            };
            for was in batch {
                let (id, number) = (was.registration.id, was.registration.number.clone());
                let row = waiting.remove(&number);
                // Whose file it is not hears no more than that the number is taken.
                let Some(sees) = sights.as_ref().map_or(Some(Sees::ALL), |sights| sights.of(id)) else {
                    if row.is_some() {
                        self.note("registrations", Kind::Passed, number, 0, None, Vec::new());
                    }
                    continue;
                };
                self.numbers.insert(id, number.clone());
                if was.registration.erased_at.is_some() || was.registration.merged_into.is_some() {
                    if let Some(kept) =
                        was.registration.merged_into.filter(|_| was.registration.erased_at.is_none())
                    {
                        merged.push((number.clone(), kept));
                    }
                    if row.is_some() {
                        self.note("registrations", Kind::Passed, number, id, Some(id), Vec::new());
                    }
                    continue;
                }
                let Some(row) = row else {
                    self.note("registrations", Kind::Missing, number.clone(), id, Some(id), Vec::new());
                    self.ids.insert(number, id);
                    continue;
                };
                done += 1;
                let supplied = compare::Supplied { lacking, refusals: self.refusals_known, sees };
                let (row, fields) = compare::household(&was, row, &supplied, by.now);
                if compare::somebody_else(&fields) {
                    self.others.push(number.clone());
                }
                if fields.is_empty() {
                    self.of("registrations").unchanged += 1;
                } else {
                    self.note("registrations", Kind::Changed, number.clone(), id, Some(id), fields);
                    self.changed.push(row);
                }
                self.ids.insert(number, id);
            }
            told(done, total);
        }
        self.ids.extend(merged);
        let mut new: Vec<Household> = waiting.into_values().collect();
        // In chronological order, so that the same files always make the same rows.
        new.sort_by(|a, b| {
            let (a, b) = (&a.registration, &b.registration);
            (a.registered_on, &a.number).cmp(&(b.registered_on, &b.number))
        });
        for row in &new {
            self.note("registrations", Kind::New, row.registration.number.clone(), 0, None, Vec::new());
        }
        self.new = new;
        Ok(())
    }

    async fn simple_tables<C: ConnectionTrait>(
        &mut self,
        db: &C,
        organisations: Vec<Organisation>,
        (areas, dwellings, stock): (Vec<Area>, Vec<Dwelling>, Vec<Stock>),
        within: Option<&Within>,
    ) -> Result<(), No> {
        let lets = |company: &str| within.is_none_or(|within| within.lets(company));
        let names = within.is_none_or(|within| within.organisations);
        let there = imports::rows::<entities::organisation::Entity, _>(db).await?;
        self.organisation_ids = there.iter().map(|row| (row.code.clone(), row.id)).collect();
        self.organisations = self.table(
            "organisations",
            there,
            organisations,
            (|row| (row.id, row.code.clone()), |row| names || row.id == 0),
        );
        let there = imports::rows::<entities::dwelling::Entity, _>(db).await?;
        self.dwelling_ids = there.iter().map(|row| (row.code.clone(), row.id)).collect();
        let foreign = there.iter().chain(&dwellings).filter(|row| !lets(&row.company));
        self.foreign = foreign.map(|row| row.code.clone()).collect();
        let own = |row: &Dwelling| lets(&row.company);
        self.dwellings = self.table("dwellings", there, dwellings, (|row| (row.id, row.code.clone()), own));
        let there = imports::rows::<entities::stock::Entity, _>(db).await?;
        self.stock = self.table(
            "stock",
            there,
            stock,
            (|row| (row.id, place_of(&row.company, &row.zone, &row.nis)), |row| lets(&row.company)),
        );
        let there = imports::rows::<entities::area::Entity, _>(db).await?;
        let known: Vec<String> =
            there.iter().map(|row| place_of(&row.company, &row.zone, &row.nis)).collect();
        let known: HashSet<String> = known.into_iter().collect();
        self.of("areas").unchanged = known.len() as u64;
        for row in areas {
            let key = place_of(&row.company, &row.zone, &row.nis);
            if !known.contains(&key) && lets(&row.company) {
                self.note("areas", Kind::New, key, 0, None, Vec::new());
                self.areas.push(row);
            }
        }
        Ok(())
    }

    /// Compares a table whose rows have a name; gives the rows to write.
    fn table<R: Row>(
        &mut self,
        table: &str,
        there: Vec<R>,
        rows: Vec<R>,
        (name, own): (impl Fn(&R) -> (i64, String), impl Fn(&R) -> bool),
    ) -> Vec<R> {
        self.of(table);
        let mut known = queues(there, |row| name(row).1);
        let mut write = Vec::new();
        for row in rows {
            let key = name(&row).1;
            let Some(was) = known.get_mut(&key).and_then(VecDeque::pop_front) else {
                if own(&row) {
                    self.note(table, Kind::New, key, 0, None, Vec::new());
                    write.push(row);
                } else {
                    self.note(table, Kind::Passed, key, 0, None, Vec::new());
                }
                continue;
            };
            let id = name(&was).0;
            let theirs = own(&was) && own(&row);
            let (row, fields) = R::renewed(&was, row);
            if fields.is_empty() {
                self.of(table).unchanged += 1;
            } else if !theirs {
                self.note(table, Kind::Passed, key, id, None, Vec::new());
            } else {
                self.note(table, Kind::Changed, key, id, None, fields);
                write.push(row);
            }
        }
        let left = known.into_values().flatten().filter(|row| own(row));
        let mut left: Vec<(i64, String)> = left.map(|row| name(&row)).collect();
        left.sort();
        for (id, key) in left {
            self.note(table, Kind::Missing, key, id, None, Vec::new());
        }
        write
    }

    async fn attestations<C: ConnectionTrait>(
        &mut self,
        db: &C,
        rows: Vec<(String, String, Attestation)>,
        within: Option<&Within>,
    ) -> Result<(), No> {
        self.of("attestations");
        let files: Vec<i64> = self.ids.values().copied().collect();
        let attested = match within {
            None => None,
            Some(within) => Some((within, within.attests(db, &files).await?)),
        };
        // In a file that is there already, whose attestation it is may be told only to who could write it by hand.
        let theirs = |owner: i64, organisation: &str| {
            let written = attested.as_ref();
            written.is_none_or(|(within, files)| within.speaks_for(organisation) && files.contains(&owner))
        };
        let codes: HashMap<i64, String> = turned(&self.organisation_ids);
        let there = imports::rows::<entities::attestation::Entity, _>(db).await?;
        let mut known = queues(there, |row| (row.registration_id, row.organisation_id, row.issued_on));
        let passed = self.passed();
        for (number, organisation, row) in rows {
            let key = format!("{number} · {organisation} · {}", row.issued_on);
            if passed.contains(&number) && !self.ids.contains_key(&number) {
                self.note("attestations", Kind::Passed, key, 0, None, Vec::new());
                continue;
            }
            let owner = self.ids.get(&number).copied();
            if owner.is_some_and(|owner| !theirs(owner, &organisation)) {
                self.note("attestations", Kind::Passed, key, 0, None, Vec::new());
                continue;
            }
            let ids = owner.zip(self.organisation_ids.get(&organisation).copied());
            let was = ids.and_then(|(owner, by)| known.get_mut(&(owner, by, row.issued_on))?.pop_front());
            let Some(was) = was else {
                self.note("attestations", Kind::New, key, 0, owner, Vec::new());
                self.attestations.push((number, organisation, row));
                continue;
            };
            let (row, fields) = Attestation::renewed(&was, row);
            if fields.is_empty() {
                self.of("attestations").unchanged += 1;
            } else {
                self.note("attestations", Kind::Changed, key, was.id, owner, fields);
                self.attestations.push((number, organisation, row));
            }
        }
        let mut left: Vec<(String, i64, i64)> = known
            .into_values()
            .flatten()
            .filter_map(|row| {
                let number = self.numbers.get(&row.registration_id)?;
                let by = codes.get(&row.organisation_id).map_or("?", String::as_str);
                if !theirs(row.registration_id, by) {
                    return None;
                }
                Some((format!("{number} · {by} · {}", row.issued_on), row.id, row.registration_id))
            })
            .collect();
        left.sort();
        for (key, id, owner) in left {
            self.note("attestations", Kind::Missing, key, id, Some(owner), Vec::new());
        }
        Ok(())
    }

    /// Numbers of registrations that were passed over.
    fn passed(&self) -> HashSet<String> {
        let passed = self.differences.iter().filter(|d| d.table == "registrations" && d.kind == Kind::Passed);
        passed.map(|difference| difference.key.clone()).collect()
    }
}
