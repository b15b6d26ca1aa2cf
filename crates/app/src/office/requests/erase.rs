//! Erasure on request: asked with a reason, refused while something forbids it, done as work.

use super::{Opened, event, open};
use crate::office::jobs::{self, Kind, Task};
use crate::office::retention::shelf;
use crate::office::{Acting, No, Office, Problems, imports};
use policy::Action;
use serde_json::{Value, json};
use store::audit::Event;
use store::privacy;

/// What forbids erasure, as the code of a rule.
pub type Hindrance = &'static str;

/// Longest reason, in characters.
const LONGEST: usize = 500;

/// What forbids that somebody is erased; empty when nothing does.
///
/// # Errors
/// [`No::NotFound`] for who may not erase this person.
pub async fn hindrances(office: &Office, acting: &Acting, id: i64) -> Result<Vec<Hindrance>, No> {
    let opened = open(office, acting, id, Action::Erase).await?;
    Ok(forbidden(&opened, acting))
}

fn forbidden(opened: &Opened, acting: &Acting) -> Vec<Hindrance> {
    let file = &opened.file;
    let registration = &file.household.registration;
    let mut found = Vec::new();
    if registration.erased_at.is_some() {
        found.push("erase-erased");
    }
    if registration.merged_into.is_some() {
        found.push("erase-merged");
    }
    if registration.status != "struck" {
        found.push("erase-registration-open");
    }
    if file.allocations.iter().any(|allocation| allocation.ended_on.is_none_or(|day| day > acting.today)) {
        found.push("erase-allocation");
    }
    let named = file.parties.iter().any(|party| {
        party.part != "landlord"
            && party.account_id.is_some()
            && party.from_day <= acting.today
            && party.to_day.is_none_or(|day| day >= acting.today)
    });
    let attested = file.attestations.iter().any(|attestation| {
        attestation.withdrawn_on.is_none() && attestation.valid_until.is_none_or(|day| day >= acting.today)
    });
    if named || attested {
        found.push("erase-open-case");
    }
    found
}

/// Asks that somebody be erased. The reason goes into the log, and out of it with the person.
///
/// # Errors
/// [`No::NotFound`] for who may not; [`No::Refused`] with the first rule that forbids it; [`No::Invalid`] without a
/// reason.
pub async fn ask_erasure(office: &Office, acting: &Acting, id: i64, reason: &str) -> Result<i64, No> {
    let opened = open(office, acting, id, Action::Erase).await?;
    if let Some(rule) = forbidden(&opened, acting).first() {
        return Err(No::Refused(rule));
    }
    if !(3..=LONGEST).contains(&reason.chars().count()) {
        return Err(No::Invalid(Problems::one("reason", "privacy-reason-missing")));
    }
    let tx = office.store.begin().await?;
    let by = Some(acting.actor.account());
    let job = jobs::ask(&tx, Kind::Erase, &json!({ "registration": id }), by, acting.now).await?;
    let asked = Event { reason: Some(reason.to_owned()), ..event(acting, "ask-erasure", &opened) };
    store::audit::append(&tx, &[asked]).await?;
    tx.commit().await?;
    Ok(job)
}

/// Erases a person for whom it was asked, if the right and the rules still allow it.
///
/// # Errors
/// [`No::Refused`] when something forbids it by now, or what the database reports.
pub async fn erase_as_work(task: &Task) -> Result<Value, No> {
    let acting = task.acting().await?;
    let id = task.asked().get("registration").and_then(Value::as_i64).ok_or(No::NotFound)?;
    let opened = open(&task.office, &acting, id, Action::Erase).await?;
    if let Some(rule) = forbidden(&opened, &acting).first() {
        return Err(No::Refused(rule));
    }
    let people = privacy::circle(task.office.store.reader(), id).await?;
    let forgetting = imports::find_people(&task.office, &people).await?;
    let tx = task.office.store.begin().await?;
    if !forgetting.covers(&privacy::circle(&tx, id).await?) {
        return Err(No::Conflict(Vec::new()));
    }
    let erased = privacy::anonymise(&tx, id, acting.now).await?;
    forgetting.write(&task.office, &tx).await?;
    let detail = json!({
        "by": "request",
        "registrations": erased.registrations,
        "notes": erased.notes,
        "documents": erased.documents,
        "attestations": erased.attestations,
        "log-lines": erased.log_lines,
    });
    let done = Event { detail: detail.clone(), ..event(&acting, "erase", &opened) };
    store::audit::append(&tx, &[done]).await?;
    tx.commit().await?;
    let before = acting.now - chrono::Duration::days(1);
    store::documents::sweep(&task.office.store, &shelf(&task.office), before).await?;
    Ok(detail)
}
