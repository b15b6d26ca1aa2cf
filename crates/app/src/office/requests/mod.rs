//! What a person may ask of their data: to see it all, to have it set right, to have it erased.

mod bundle;
mod correct;
mod erase;
mod export;
mod extract;

pub use bundle::bundle;
pub use correct::{Correction, Outcome, ask_correction, corrections, settle_correction};
pub use erase::{Hindrance, ask_erasure, erase_as_work, hindrances};
pub use export::{Export, FORMAT, Field, Section, Shown};
pub use extract::{Found, extract, seen};

use super::{Acting, No, Office, Problems, facts};
use chrono::NaiveDate;
use policy::{Action, Decision, Facts, decide};
use store::audit::Event;
use store::register::{self, File};

/// A person's file, opened for a request.
pub struct Opened {
    /// The rows.
    pub file: File,
    /// What the policy knows of it.
    pub facts: Facts,
    /// The rule by which it was opened.
    pub decision: Decision,
}

/// Opens a file for an action; whoever may not do it does not hear that it is there.
async fn open(office: &Office, acting: &Acting, id: i64, action: Action) -> Result<Opened, No> {
    let file = register::file(office.store.reader(), id).await?.ok_or(No::NotFound)?;
    let facts = facts::of(&file, acting.now);
    let decision = decide(&acting.actor, action, &facts);
    if !decision.allow {
        return Err(No::NotFound);
    }
    Ok(Opened { file, facts, decision })
}

fn event(acting: &Acting, action: &str, opened: &Opened) -> Event {
    let id = Some(opened.file.household.registration.id);
    Event {
        organisation_id: opened.decision.organisation,
        subject_id: id,
        registration_id: id,
        detail: serde_json::json!({ "rule": opened.decision.rule.code() }),
        ..acting.event(action, "registration")
    }
}

/// The person with exactly this number and this day of birth, when somebody may answer their request.
///
/// # Errors
/// [`No::NotFound`] for who answers no requests; [`No::Invalid`] when something is missing, or there is no such person
/// or none whose request is to be answered here: the same message for both.
pub async fn find(
    office: &Office,
    acting: &Acting,
    number: &str,
    birth: Option<NaiveDate>,
) -> Result<i64, No> {
    if !acting.actor.may(Action::ExtractPerson) {
        return Err(No::NotFound);
    }
    let mut problems = Problems::default();
    if number.is_empty() || number.chars().count() > 40 {
        problems.add("number", "privacy-number-missing");
    }
    if birth.is_none() {
        problems.add("birth", "privacy-birth-missing");
    }
    problems.settle()?;
    let unknown = || No::Invalid(Problems::one("number", "privacy-person-unknown"));
    let id = register::by_number(office.store.reader(), number).await?.ok_or_else(unknown)?;
    let opened = open(office, acting, id, Action::ExtractPerson).await.map_err(|no| match no {
        No::NotFound => unknown(),
        other => other,
    })?;
    if Some(opened.file.household.registration.birth_date) != birth {
        return Err(unknown());
    }
    office.audit.record(event(acting, "find-person", &opened)).await?;
    Ok(id)
}

/// Names of organisations by id, to read the log with.
///
/// # Errors
/// When the database cannot be reached.
pub async fn organisations(office: &Office) -> Result<std::collections::HashMap<i64, String>, No> {
    Ok(store::privacy::organisation_names(office.store.reader()).await?)
}
