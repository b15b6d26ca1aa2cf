//! Applying an import: exactly what was shown, in one transaction, or nothing.

use super::check::{Found, differences, forget, read_staged};
use super::kept::{Head, Kept, Touched};
use super::plan::Plan;
use super::report::{Difference, Kind, Report};
use super::{By, Read, place};
use crate::office::{No, Office};
use serde_json::json;
use std::collections::HashMap;
use store::audit::Event;
use store::documents::{self, About, Owner, Term};
use store::entities::{allocation, area, attestation, dwelling, organisation, stock};
use store::register::parties::Moved;
use store::register::{self, Which, upsert};
use store::{Import, Tx, imports};

/// How often it is compared anew when somebody changes other things in the register meanwhile.
const TRIES: usize = 3;

/// Applies a checked import. `told` hears how far it is, 0 to 1000.
///
/// # Errors
/// [`No::Conflict`] when it is not what was shown any more, or was applied already; when the database cannot be reached.
pub async fn apply(office: &Office, id: i64, by: &By, told: &(dyn Fn(i64) + Sync)) -> Result<(), No> {
    let import = imports::get(office.store.reader(), id).await?.ok_or(No::NotFound)?;
    if import.state != "checked" {
        return Err(No::Conflict(Vec::new()));
    }
    let shown = Report::of(&import).fingerprint;
    for _ in 0..TRIES {
        told(20);
        let Found::Good(read, _) = read_staged(office, &import, by).await? else {
            return Err(No::Conflict(Vec::new()));
        };
        told(150);
        let written = write(office, Origin::Checked(&import), *read, Some(&shown), by, told, &|| ()).await?;
        if written.is_some() {
            return Ok(());
        }
    }
    Err(No::Conflict(Vec::new()))
}

/// Where an import comes from.
pub(super) enum Origin<'a> {
    /// One that was checked, and is there.
    Checked(&'a Import),
    /// One of this name that is noted together with what it writes: a program that dies leaves nothing of it behind.
    Brought(String),
}

impl Origin<'_> {
    async fn import(self, tx: &Tx, by: &By) -> Result<Import, No> {
        let name = match self {
            Self::Checked(import) => return Ok(import.clone()),
            Self::Brought(name) => name,
        };
        let report = Report { name, ..Report::default() };
        let import = imports::create(tx, by.account, by.organisation, "", &report.text(), by.now).await?;
        let step = imports::Step { state: "checked", ..imports::Step::default() };
        imports::advance(tx, import.id, &["uploaded"], step).await?;
        Ok(import)
    }
}

/// Compares and writes, and gives the number of the import; none when the register moved in between: try again. `waits` is
/// called when somebody else is writing and this has to wait for it.
pub(super) async fn write(
    office: &Office,
    origin: Origin<'_>,
    read: Read,
    shown: Option<&str>,
    by: &By,
    told: &(dyn Fn(i64) + Sync),
    waits: &(dyn Fn() + Sync),
) -> Result<Option<i64>, No> {
    let far = |done: usize, of: usize| told(150 + (250 * done / of.max(1)) as i64);
    let plan = differences(office.store.reader(), read, by, &far).await?;
    if shown.is_some_and(|shown| shown != plan.fingerprint) {
        return Err(No::Conflict(Vec::new()));
    }
    let tx = super::turn::begin(office, waits).await?;
    if register::version(&tx).await? != plan.version {
        tx.rollback().await?;
        return Ok(None);
    }
    told(400);
    let import = origin.import(&tx, by).await?;
    let mut report = Report::of(&import);
    report.tables.clone_from(&plan.counts);
    report.fingerprint.clone_from(&plan.fingerprint);
    let counts: serde_json::Value =
        plan.counts.iter().map(|c| (c.table.clone(), json!([c.new, c.changed, c.missing]))).collect();
    let written = rows(&tx, plan, by, told).await.map_err(met)?;
    told(850);
    let bytes = written.kept.pack()?;
    let about = About {
        media_type: "application/gzip".to_owned(),
        title: format!("import {}: undo", import.id),
        owner: Owner::Import(import.id),
        term: Term::ImportUndo,
        registration_id: None,
        layer: "housing".to_owned(),
        uploaded_by: by.account,
        at: by.now,
    };
    let undo = documents::put(&tx, &place(office), about, bytes).await?;
    if let Some(source) = report.source.take() {
        forget(&tx, source).await?;
    }
    let step = imports::Step {
        state: "applied",
        report: Some(report.text()),
        applied_at: Some(by.now),
        undo: Some(undo.sha256),
        ..imports::Step::default()
    };
    if !imports::advance(&tx, import.id, &["checked"], step).await? {
        return Err(No::Conflict(Vec::new()));
    }
    told(900);
    let mut event = by.event(import.id, "import-applied", "import");
    event.subject_id = Some(import.id);
    event.detail = json!({ "tables": counts });
    let mut events = written.events(import.id, by);
    events.push(event);
    store::audit::append(&tx, &events).await?;
    told(980);
    tx.commit().await?;
    Ok(Some(import.id))
}

/// Somebody was there in between: what was compared is not what is there.
fn met(no: No) -> No {
    match no {
        No::Database(store::Error::Unique { .. }) => No::Conflict(Vec::new()),
        other => other,
    }
}

/// What was written, for undoing it and for the log.
struct Written {
    kept: Kept,
    differences: Vec<Difference>,
    /// Row ids of new registrations, by number.
    new: Vec<i64>,
}

async fn rows(tx: &Tx, plan: Plan, by: &By, told: &(dyn Fn(i64) + Sync)) -> Result<Written, No> {
    let mut head = Head::default();
    let wide = !plan.organisations.is_empty() || !plan.areas.is_empty();
    let codes: Vec<String> = plan.organisations.iter().map(|row| row.code.clone()).collect();
    let done = upsert::organisations(tx, plan.organisations).await?;
    let mut organisations: HashMap<String, i64> = plan.organisation_ids;
    organisations.extend(codes.into_iter().zip(done.ids.iter().copied()));
    head.organisations = Touched::of::<organisation::Entity>(&done)?;
    head.areas = Touched::of::<area::Entity>(&upsert::areas(tx, plan.areas).await?)?;
    let codes: Vec<String> = plan.dwellings.iter().map(|row| row.code.clone()).collect();
    let done = upsert::dwellings(tx, plan.dwellings).await?;
    let mut homes: HashMap<String, i64> = plan.dwelling_ids;
    homes.extend(codes.into_iter().zip(done.ids.iter().copied()));
    head.dwellings = Touched::of::<dwelling::Entity>(&done)?;
    head.stock = Touched::of::<stock::Entity>(&upsert::stock(tx, plan.stock).await?)?;

    let numbers: Vec<String> = plan.new.iter().map(|row| row.registration.number.clone()).collect();
    let new = register::insert_many(tx, plan.new).await?;
    told(650);
    let mut ids: HashMap<String, i64> = plan.ids;
    ids.extend(numbers.into_iter().zip(new.iter().copied()));
    let mut touched = new.clone();
    let mut households = Vec::with_capacity(plan.changed.len());
    let mut moved = Vec::new();
    for batch in plan.changed.chunks(1000) {
        let changed = change(tx, batch).await?;
        let pairs = batch.iter().zip(&changed);
        moved.extend(pairs.filter_map(|(now, (was, _))| {
            Moved::between(now.registration.id, &was.preferences, &now.preferences)
        }));
        households.extend(changed);
    }
    touched.extend(plan.changed.iter().map(|row| row.registration.id));
    told(750);

    let attestations = plan.attestations.into_iter().filter_map(|(number, by, row)| {
        let (registration_id, organisation_id) = (*ids.get(&number)?, *organisations.get(&by)?);
        Some(store::Attestation { registration_id, organisation_id, ..row })
    });
    let attestations: Vec<store::Attestation> = attestations.collect();
    touched.extend(attestations.iter().map(|row| row.registration_id));
    let done = upsert::attestations(tx, attestations).await?;
    head.attestations = Touched::of::<attestation::Entity>(&done)?;
    let allocations = plan.allocations.into_iter().filter_map(|(home, number, row)| {
        if row.registration_id != 0 {
            return Some(row);
        }
        let (dwelling_id, registration_id) = (*homes.get(&home)?, *ids.get(&number)?);
        Some(store::Allocation { dwelling_id, registration_id, ..row })
    });
    let done = upsert::allocations(tx, allocations.collect()).await?;
    head.allocations = Touched::of::<allocation::Entity>(&done)?;

    let known = register::load::refusals_known(tx).await?;
    if plan.refusals_known && !known {
        register::set_refusals_known(tx, true).await?;
        head.refusals_known = Some(false);
    }
    touched.sort_unstable();
    touched.dedup();
    let newest = imports::newest_party(tx).await?;
    head.ended = (register::parties::follow(tx, &moved, by.today).await?, by.today);
    let which = if wide { Which::All } else { Which::Ids(touched) };
    register::parties::derive(tx, &which, by.today).await?;
    head.parties = imports::parties_after(tx, newest, by.today).await?;
    head.inserted.clone_from(&new);
    Ok(Written { kept: Kept { head, households }, differences: plan.differences, new })
}

/// Writes households over those that are there, and gives them as they were with the version they have now.
async fn change(tx: &Tx, batch: &[register::Household]) -> Result<Vec<(register::Household, i64)>, No> {
    let ids: Vec<i64> = batch.iter().map(|row| row.registration.id).collect();
    let mut there = register::households(tx, Which::Ids(ids));
    let mut before: HashMap<i64, register::Household> = HashMap::new();
    while let Some(found) = there.next().await? {
        before.extend(found.into_iter().map(|row| (row.registration.id, row)));
    }
    let mut changed = Vec::with_capacity(batch.len());
    for row in batch {
        let was = before.remove(&row.registration.id).ok_or(No::Conflict(Vec::new()))?;
        let version = register::save(tx, row, row.registration.version).await?;
        changed.push((was, version));
    }
    Ok(changed)
}

impl Written {
    /// The lines of the log about single rows.
    fn events(&self, import: i64, by: &By) -> Vec<Event> {
        let created = self.new.iter().map(|&id| Event {
            subject_id: Some(id),
            registration_id: Some(id),
            ..by.event(import, "registration-imported", "registration")
        });
        let told = self.differences.iter().filter(|difference| match difference.kind {
            Kind::Changed => true,
            // One for a registration that was there is news about that person; one for a new one came with it.
            Kind::New => difference.registration.is_some(),
            Kind::Missing | Kind::Passed => false,
        });
        let changed = told.map(|difference| Event {
            subject_id: (difference.id != 0).then_some(difference.id),
            registration_id: difference.registration,
            detail: json!({ "import": import, "row": difference.key, "changes": difference.fields }),
            ..by.event(import, "row-imported", subject(&difference.table))
        });
        created.chain(changed).collect()
    }
}

/// What the log calls a row of a table.
fn subject(table: &str) -> &'static str {
    match table {
        "registrations" => "registration",
        "organisations" => "organisation",
        "dwellings" => "dwelling",
        "stock" => "stock",
        "attestations" => "attestation",
        "allocations" => "allocation",
        _ => "area",
    }
}
