//! What is hashed of a line of the log, in one form for ever.

use chrono::{DateTime, SecondsFormat, SubsecRound, Utc};
use serde_json::json;
use sha2::{Digest, Sha256};

use super::Event;
use crate::entities::{audit, audit_detail};
use crate::hex;

/// Hash of the line before the first.
pub(super) const START: &str = "";

/// A line and, when there is something to tell, its details.
pub(super) fn line(
    event: &Event,
    seq: i64,
    prev: &str,
    salt: &str,
) -> (audit::Model, Option<audit_detail::Model>) {
    let reason = event.reason.as_deref().map(clean);
    let detail = detail(event, salt, reason.as_deref(), seq);
    let mut line = audit::Model {
        seq,
        at: event.at.trunc_subsecs(6),
        account_id: event.account_id,
        actor: clean(&event.actor),
        organisation_id: event.organisation_id,
        action: clean(&event.action),
        subject: clean(&event.subject),
        subject_id: event.subject_id,
        registration_id: event.registration_id,
        detail_hash: detail.as_ref().map_or(String::new(), |detail| detail_hash(reason.as_deref(), detail)),
        reason,
        request_id: event.request_id.as_deref().map(clean),
        prev: prev.to_owned(),
        hash: String::new(),
    };
    line.hash = line_hash(&line);
    (line, detail)
}

fn detail(event: &Event, salt: &str, reason: Option<&str>, seq: i64) -> Option<audit_detail::Model> {
    if reason.is_none() && event.detail.is_null() {
        return None;
    }
    Some(audit_detail::Model { seq, salt: salt.to_owned(), detail: event.detail.to_string() })
}

/// SHA-256 over everything in a line but the reason, which counts among the details.
///
/// A list in JSON leaves no doubt where a value ends; its first element is the version of this form.
pub(super) fn line_hash(line: &audit::Model) -> String {
    let canonical = json!([
        1,
        line.prev,
        line.seq,
        moment(line.at),
        line.account_id,
        line.actor,
        line.organisation_id,
        line.action,
        line.subject,
        line.subject_id,
        line.registration_id,
        line.detail_hash,
        line.request_id,
    ]);
    sha256(&canonical.to_string())
}

/// SHA-256 over the salt, the reason and the details as they are kept.
pub(super) fn detail_hash(reason: Option<&str>, detail: &audit_detail::Model) -> String {
    sha256(&json!([1, detail.salt, reason, detail.detail]).to_string())
}

fn moment(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Micros, true)
}

/// PostgreSQL takes no NUL in a text; one such event would stop all that wait with it.
fn clean(text: &str) -> String {
    text.replace('\0', "\u{fffd}")
}

fn sha256(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}
