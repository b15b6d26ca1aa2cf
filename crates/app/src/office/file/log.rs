//! What was done with a file: who changed what, and who saw it, as far as somebody may know.

use super::view::by_what;
use super::{Opened, names, open};
use crate::office::{Acting, No, Office};
use chrono::{DateTime, Utc};
use policy::{Action, Income, NationalNumber, Need, decide_entry};
use serde_json::{Value, json};
use std::collections::HashMap;

/// A line of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Number of the line.
    pub seq: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub who: String,
    /// For which organisation.
    pub organisation: Option<i64>,
    /// Code of what was done.
    pub action: String,
    /// Why, when it was said.
    pub reason: String,
    /// Layers that were shown, when it was a look.
    pub layers: Vec<String>,
    /// What changed, field by field.
    pub changes: Vec<Changed>,
}

/// A field that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Code of the field.
    pub field: String,
    /// What it was; none when that may not be seen.
    pub was: Option<String>,
    /// What it became; none when that may not be seen.
    pub now: Option<String>,
}

/// The log of a file.
pub struct Log {
    /// The file.
    pub opened: Opened,
    /// The lines that may be seen, the newest first.
    pub entries: Vec<Entry>,
    /// Number of the line after which older ones follow; none when these were the last.
    pub older: Option<i64>,
    /// Names by account.
    pub names: HashMap<i64, String>,
}

/// Lines read at once.
const LINES: u64 = 100;

/// The log of a file; looking at it is logged too.
///
/// # Errors
/// [`No::NotFound`] when the file or its log may not be seen.
pub async fn show(office: &Office, acting: &Acting, id: i64, before: Option<i64>) -> Result<Log, No> {
    let opened = open(office, acting, id).await?;
    if !opened.visible.access_log.any() {
        return Err(No::NotFound);
    }
    let lines = store::audit::of_registration(office.store.reader(), id, before, LINES).await?;
    let full = lines.len() as u64 == LINES;
    let older = lines.last().filter(|_| full).map(|line| line.row.seq);
    let may = |owner| decide_entry(&acting.actor, Action::ViewAccessLog, &opened.facts, owner).allow;
    let entries = lines.iter().filter(|line| may(line.row.organisation_id)).map(|line| entry(&opened, line));
    let entries: Vec<Entry> = entries.collect();
    let names = names(office, opened.file.parties.iter().filter_map(|party| party.account_id)).await?;
    let decision = by_what(acting, &opened);
    office.audit.record(opened.event(acting, "view-log", decision, json!({}))).await?;
    Ok(Log { opened, entries, older, names })
}

fn entry(opened: &Opened, line: &store::audit::Line) -> Entry {
    let detail = line.detail.as_ref();
    let list = |key: &str| detail.and_then(|detail| detail.get(key)).and_then(Value::as_array);
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let changes = list("changes").into_iter().flatten().filter_map(|change| {
        let field = change.get("field")?.as_str()?.to_owned();
        let seen = sees(opened, &field);
        let value = |key: &str| change.get(key).map(text).filter(|_| seen);
        Some(Changed { was: value("was"), now: value("now"), field })
    });
    Entry {
        seq: line.row.seq,
        at: line.row.at,
        who: line.row.actor.clone(),
        organisation: line.row.organisation_id,
        action: line.row.action.clone(),
        reason: line.row.reason.clone().unwrap_or_default(),
        layers: list("layers").into_iter().flatten().map(text).collect(),
        changes: changes.collect(),
    }
}

/// Whether the values of a field may be seen now: the same as on the page itself.
fn sees(opened: &Opened, field: &str) -> bool {
    let visible = &opened.visible;
    match field {
        "name" | "phone" | "email" => visible.contact,
        "birth" | "sex" | "number" => visible.identity,
        "national" => visible.national_number != NationalNumber::Hidden,
        "monthly" | "yearly" => visible.income == Income::Amount,
        "evidence" => visible.need == Need::Evidence,
        "flag" | "agreement" => visible.flag,
        _ => visible.housing.all(),
    }
}
