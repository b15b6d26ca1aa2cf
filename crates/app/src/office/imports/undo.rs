//! Undoing an import: every row as it was, when nobody did anything with them since; else nothing, and which.

use super::kept::{Kept, Touched};
use super::report::Report;
use super::{By, place};
use crate::office::{No, Office};
use serde_json::json;
use store::audit::Event;
use store::documents::{self, Owner, Term};
use store::entities::{allocation, area, attestation, dwelling, organisation, registration, stock};
use store::register::{self, upsert};
use store::sea_orm::{ActiveModelTrait, IntoActiveModel, TryIntoModel};
use store::{Import, Tx, Versioned, imports};

/// What is in the way of undoing; empty: it is undone.
pub type InTheWay = Vec<String>;

/// Undoes an applied import.
///
/// # Errors
/// [`No::Conflict`] when it is not applied any more; when the database cannot be reached.
pub async fn undo(office: &Office, id: i64, by: &By, told: &(dyn Fn(i64) + Sync)) -> Result<InTheWay, No> {
    let import = imports::get(office.store.reader(), id).await?.ok_or(No::NotFound)?;
    let document = import.undo.clone().filter(|_| import.state == "applied");
    let document = document.ok_or(No::Conflict(Vec::new()))?;
    let bytes = documents::bytes(office.store.reader(), &place(office), &document).await?;
    let kept = tokio::task::spawn_blocking(move || Kept::unpack(&bytes)).await;
    let kept = kept.map_err(|error| No::Broken(error.to_string()))??;
    told(100);
    let tx = office.store.begin().await?;
    let now = imports::get(&tx, id).await?.ok_or(No::NotFound)?;
    if (&now.state, &now.undo) != (&import.state, &import.undo) {
        return Err(No::Conflict(Vec::new()));
    }
    let in_the_way = in_the_way(&tx, &kept).await?;
    if !in_the_way.is_empty() {
        tx.rollback().await?;
        return Ok(in_the_way);
    }
    told(200);
    match back(&tx, &kept, told).await {
        Err(No::Database(store::Error::Reference(_))) => {
            tx.rollback().await?;
            return Ok(vec![organisations(&kept)]);
        }
        done => done?,
    }
    ended(&tx, &now).await?;
    told(900);
    let mut event = by.event(id, "import-undone", "import");
    event.subject_id = Some(id);
    event.detail = json!({ "removed": kept.head.inserted.len(), "restored": kept.households.len() });
    let mut events = events(&kept, id, by);
    events.push(event);
    store::audit::append(&tx, &events).await?;
    tx.commit().await?;
    Ok(Vec::new())
}

/// Notes that it is undone; what was needed for it goes.
async fn ended(tx: &Tx, import: &Import) -> Result<(), No> {
    let mut report = Report::of(import);
    report.refused = None;
    let undone = Import { state: "undone".to_owned(), report: report.text(), undo: None, ..import.clone() };
    if !imports::rewrite(tx, import, &undone).await? {
        return Err(No::Conflict(Vec::new()));
    }
    for kept in documents::of(tx, Owner::Import(import.id)).await? {
        if kept.term == Term::ImportUndo.code() {
            documents::remove(tx, kept.id).await?;
        }
    }
    Ok(())
}

/// Rows that were changed since, named; and registrations with which people did something.
async fn in_the_way(tx: &Tx, kept: &Kept) -> Result<InTheWay, No> {
    let head = &kept.head;
    let mut expected: Vec<(i64, i64)> =
        kept.households.iter().map(|(was, version)| (was.registration.id, *version)).collect();
    expected.extend(head.inserted.iter().map(|id| (*id, 1)));
    let mut people = imports::moved::<registration::Entity, _>(tx, &expected).await?;
    let (attestations, allocations) = (&head.attestations.inserted, &head.allocations.inserted);
    people.extend(imports::taken_up(tx, &head.inserted, attestations, allocations).await?);
    people.sort_unstable();
    people.dedup();
    let mut names = imports::numbers(tx, &people).await?;
    if names.len() < people.len() {
        names.push("?".to_owned());
    }
    for name in [
        changed::<organisation::Entity>(tx, &head.organisations, "code").await?,
        changed::<dwelling::Entity>(tx, &head.dwellings, "code").await?,
        changed::<stock::Entity>(tx, &head.stock, "nis").await?,
        changed::<attestation::Entity>(tx, &head.attestations, "issued_on").await?,
        changed::<allocation::Entity>(tx, &head.allocations, "decided_on").await?,
    ] {
        names.extend(name);
    }
    Ok(names)
}

/// Rows of a table that were changed since; by name where it is known, else by row id.
async fn changed<E: Versioned>(tx: &Tx, touched: &Touched, name: &str) -> Result<Vec<String>, No> {
    let before = touched.before.iter();
    let mut expected: Vec<(i64, i64)> =
        before.filter_map(|row| Some((row["id"].as_i64()?, row["version"].as_i64()? + 1))).collect();
    expected.extend(touched.inserted.iter().map(|id| (*id, 1)));
    let moved = imports::moved::<E, _>(tx, &expected).await?;
    let called = |id: &i64| {
        let row = touched.before.iter().find(|row| row["id"].as_i64() == Some(*id));
        let known = row.and_then(|row| row[name].as_str()).map(|known| format!(" {known}"));
        format!("{}{}", E::WHAT, known.unwrap_or_else(|| format!(" {id}")))
    };
    Ok(moved.iter().map(called).collect())
}

fn organisations(kept: &Kept) -> String {
    format!("organisation ({})", kept.head.organisations.inserted.len())
}

async fn rows<E>(tx: &Tx, touched: &Touched) -> Result<(), No>
where
    E: upsert::Natural,
    E::ActiveModel: ActiveModelTrait<Entity = E> + TryIntoModel<E::Model>,
    E::Model: IntoActiveModel<E::ActiveModel>,
{
    upsert::take_out::<E>(tx, &touched.inserted).await?;
    upsert::put_back::<E>(tx, touched.rows::<E>()?).await?;
    Ok(())
}

async fn back(tx: &Tx, kept: &Kept, told: &(dyn Fn(i64) + Sync)) -> Result<(), No> {
    let head = &kept.head;
    rows::<allocation::Entity>(tx, &head.allocations).await?;
    rows::<attestation::Entity>(tx, &head.attestations).await?;
    imports::remove_parties(tx, &head.parties).await?;
    let (ended, on) = &head.ended;
    register::parties::go_on(tx, ended, *on).await?;
    for (place, (was, version)) in kept.households.iter().enumerate() {
        register::save(tx, was, *version).await?;
        if place.is_multiple_of(1000) {
            told(200 + (400 * place / kept.households.len()) as i64);
        }
    }
    let removed = register::delete_many(tx, &head.inserted).await?;
    if removed != head.inserted.len() as u64 {
        return Err(No::Conflict(Vec::new()));
    }
    let emptied = imports::nobodys(tx, &head.emptied).await?;
    register::delete_many(tx, &emptied).await?;
    told(800);
    rows::<stock::Entity>(tx, &head.stock).await?;
    rows::<dwelling::Entity>(tx, &head.dwellings).await?;
    rows::<area::Entity>(tx, &head.areas).await?;
    rows::<organisation::Entity>(tx, &head.organisations).await?;
    if let Some(before) = head.refusals_known {
        register::set_refusals_known(tx, before).await?;
    }
    Ok(())
}

/// The lines of the log about single registrations.
fn events(kept: &Kept, import: i64, by: &By) -> Vec<Event> {
    let about = |id: i64, action: &str| Event {
        subject_id: Some(id),
        registration_id: Some(id),
        ..by.event(import, action, "registration")
    };
    let removed = kept.head.inserted.iter().map(|&id| about(id, "registration-removed"));
    let restored = kept.households.iter().map(|(was, _)| about(was.registration.id, "registration-restored"));
    removed.chain(restored).collect()
}
