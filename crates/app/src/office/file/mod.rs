//! The file of a candidate: opening it, seeing it, changing it, and what was done with it.

pub mod calculate;
pub mod checks;
pub mod edit;
pub mod log;
pub mod national;
pub mod new;
pub mod notes;
pub mod points;
pub mod sections;
mod standing;
pub mod view;

pub use standing::{Known, Standing, known, names};

use super::{Acting, No, Office, facts};
use policy::{Action, Decision, Facts, Visible, decide, visible};
use serde_json::{Value, json};
use store::audit::Event;
use store::register::{self, File};

/// A file that somebody may see something of.
#[derive(Clone, Debug)]
pub struct Opened {
    /// All rows; what may be shown of them is in `visible`.
    pub file: File,
    /// What the policy has to know.
    pub facts: Facts,
    /// What may be shown.
    pub visible: Visible,
}

impl Opened {
    /// Row id of the registration.
    #[must_use]
    pub fn id(&self) -> i64 {
        self.file.household.registration.id
    }

    /// Whether something may be done with the file.
    #[must_use]
    pub fn may(&self, acting: &Acting, action: Action) -> bool {
        decide(&acting.actor, action, &self.facts).allow
    }

    /// Allows an action, or says why not.
    ///
    /// # Errors
    /// [`No::Refused`] with the rule.
    pub fn allow(&self, acting: &Acting, action: Action) -> Result<Decision, No> {
        allowed(decide(&acting.actor, action, &self.facts))
    }

    /// An event about this file, for the log.
    #[must_use]
    pub fn event(&self, acting: &Acting, action: &str, decision: Decision, detail: Value) -> Event {
        let id = self.id();
        let mut told = json!({ "rule": decision.rule.code() });
        if let (Value::Object(all), Value::Object(more)) = (&mut told, detail) {
            all.extend(more);
        }
        Event {
            organisation_id: decision.organisation.or(acting.organisation),
            subject_id: Some(id),
            registration_id: Some(id),
            detail: told,
            ..acting.event(action, "registration")
        }
    }
}

/// A decision as a refusal, when it is one.
///
/// # Errors
/// [`No::Refused`] with the rule.
pub fn allowed(decision: Decision) -> Result<Decision, No> {
    if decision.allow { Ok(decision) } else { Err(No::Refused(decision.rule.code())) }
}

/// Opens a file; one of which nothing may be seen does not exist.
///
/// # Errors
/// [`No::NotFound`] whether it is not there or not to be seen.
pub async fn open(office: &Office, acting: &Acting, id: i64) -> Result<Opened, No> {
    let file = register::file(office.store.reader(), id).await?.ok_or(No::NotFound)?;
    let facts = facts::of(&file, acting.now);
    let visible = visible(&acting.actor, &facts);
    if visible.nothing() { Err(No::NotFound) } else { Ok(Opened { file, facts, visible }) }
}
