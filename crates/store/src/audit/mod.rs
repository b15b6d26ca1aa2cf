//! The log: who saw or changed what and why, in a chain that shows when somebody tampers with it.
//!
//! Every line hashes the line before. Of the reason and the details a line holds only a salted hash, so that they can
//! be erased with the person they are about while the chain still verifies.

mod append;
mod gone;
mod line;
mod query;
mod subjects;
mod verify;
mod writer;

use chrono::{DateTime, Utc};
use serde_json::Value;

pub use append::append;
pub use gone::{Gone, Taking, gone, merged, takings};
pub use query::{Filter, Line, actions, erase_details, extract, of_account, of_registration, page, shown};
pub(crate) use subjects::{hold, insert_subjects, subjects};
pub use verify::{Broken, Fault, Verdict, verify};
pub use writer::Writer;

/// Something that happened, to be written in the log.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// When. Kept in microseconds.
    pub at: DateTime<Utc>,
    /// Account that did it; none: the program itself or a stranger.
    pub account_id: Option<i64>,
    /// Name of who did it, as it is now.
    pub actor: String,
    /// Organisation it was done for.
    pub organisation_id: Option<i64>,
    /// Code of what was done.
    pub action: String,
    /// Kind of thing it was done to.
    pub subject: String,
    /// Row id of that thing.
    pub subject_id: Option<i64>,
    /// Person it concerns.
    pub registration_id: Option<i64>,
    /// Why, where a reason was asked. Erased together with the details.
    pub reason: Option<String>,
    /// What changed; `Value::Null` for nothing.
    pub detail: Value,
    /// Request in the logs of the server.
    pub request_id: Option<String>,
}
