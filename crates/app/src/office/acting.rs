//! Who does something, for whom, and when: what every use case of the office is told.

use chrono::{DateTime, NaiveDate, Utc};
use policy::Actor;
use store::audit::Event;

/// Somebody at work: the rights in force, and what the log has to know.
#[derive(Clone, Debug)]
pub struct Acting {
    /// Rights in force today.
    pub actor: Actor,
    /// Name as the log keeps it.
    pub name: String,
    /// Organisation for which is worked, when there is one.
    pub organisation: Option<i64>,
    /// Identifier of the request, the same as in the technical log.
    pub request: String,
    /// The moment.
    pub now: DateTime<Utc>,
    /// The day at the place of the office (Europe/Brussels).
    pub today: NaiveDate,
}

impl Acting {
    /// An event for the log, by this person at this moment; the caller says what about.
    #[must_use]
    pub fn event(&self, action: &str, subject: &str) -> Event {
        Event {
            at: self.now,
            account_id: Some(self.actor.account()),
            actor: self.name.clone(),
            organisation_id: self.organisation,
            action: action.to_owned(),
            subject: subject.to_owned(),
            subject_id: None,
            registration_id: None,
            reason: None,
            detail: serde_json::Value::Null,
            request_id: Some(self.request.clone()),
        }
    }
}
