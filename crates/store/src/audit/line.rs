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

#[cfg(test)]
mod tests {
    use chrono::{TimeZone, Utc};
    use serde_json::json;

    use super::{Event, line};

    /// Computed apart from this program: a log of long ago has to verify for ever.
    #[test]
    fn the_form_that_is_hashed_does_not_change() {
        let nanoseconds = 1_795_165_201_123_456_789;
        let event = Event {
            at: Utc.timestamp_nanos(nanoseconds),
            account_id: Some(7),
            actor: "An Ambtenaar \u{e9}".to_owned(),
            organisation_id: None,
            action: "registration.change".to_owned(),
            subject: "registration".to_owned(),
            subject_id: Some(1),
            registration_id: Some(1),
            reason: Some("gemeld \"aan\" het loket".to_owned()),
            detail: json!({"phone": ["", "011 22 33 44"]}),
            request_id: None,
        };
        let (line, detail) = line(&event, 7, "ab", "00112233445566778899aabbccddeeff");
        assert_eq!(line.at.to_rfc3339(), "2026-11-20T09:00:01.123456+00:00");
        assert!(detail.is_some());
        assert_eq!(line.detail_hash, "02ac1704d54d91c592cf888cfe531b4568fc7e5b9f6bf3aad18abc0e61450eca");
        assert_eq!(line.hash, "da50a9c5a4cb72768f73ec59a17f0f9292622f1dffd22b89d51c8dce86dd3891");
    }
}
