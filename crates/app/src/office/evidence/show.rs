//! The evidence in a file, for those who may see it.

use super::{counts, open_to, recording, seen};
use crate::office::file::{Known, Opened, known, names, open};
use crate::office::{Acting, No, Office};
use policy::{Action, decide_entry};
use serde_json::json;
use std::collections::HashMap;
use std::sync::Arc;
use store::Evidence;

/// What became of evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It counts.
    Counts,
    /// Its last day is past.
    Expired,
    /// Other evidence took its place.
    Replaced,
    /// It was withdrawn.
    Withdrawn,
}

impl State {
    /// Its code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Counts => "counts",
            Self::Expired => "expired",
            Self::Replaced => "replaced",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// Evidence, and what this person may do with it.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The row.
    pub row: Evidence,
    /// What became of it.
    pub state: State,
    /// Whether this person may replace or withdraw it.
    pub may_change: bool,
}

/// The evidence in a file.
pub struct Listed {
    /// The file.
    pub opened: Opened,
    /// Organisations.
    pub known: Arc<Known>,
    /// Names of who recorded it, by account.
    pub names: HashMap<i64, String>,
    /// The evidence that may be seen, the newest first.
    pub entries: Vec<Entry>,
    /// Whether this person may add some.
    pub may_record: bool,
}

/// The evidence in a file; that it was looked at is logged.
///
/// # Errors
/// [`No::NotFound`] for everybody who may see none and add none.
pub async fn listed(office: &Office, acting: &Acting, id: i64) -> Result<Listed, No> {
    let opened = open(office, acting, id).await?;
    if !open_to(acting, &opened) {
        return Err(No::NotFound);
    }
    let all = store::evidence::of_registration(office.store.reader(), id).await?;
    let entries: Vec<Entry> = all
        .into_iter()
        .filter(|row| seen(acting, &opened, row.organisation_id).allow)
        .map(|row| entry(acting, &opened, row))
        .collect();
    let named = entries.iter().map(|entry| entry.row.recorded_by);
    let names = names(office, named).await?;
    let known = known(office, acting.now).await?;
    let may_record = recording(acting, &opened).is_some();
    let decision = crate::office::file::view::by_what(acting, &opened);
    let detail = json!({ "layers": ["evidence"], "evidence": entries.iter().map(|entry| entry.row.id).collect::<Vec<_>>() });
    office.audit.record(opened.event(acting, "view-evidence", decision, detail)).await?;
    Ok(Listed { opened, known, names, entries, may_record })
}

fn entry(acting: &Acting, opened: &Opened, row: Evidence) -> Entry {
    let state = match () {
        () if row.replaced_by.is_some() => State::Replaced,
        () if row.ended_on.is_some() => State::Withdrawn,
        () if counts(&row, acting.today) => State::Counts,
        () => State::Expired,
    };
    let owner = Some(row.organisation_id);
    let may = decide_entry(&acting.actor, Action::RecordEvidence, &opened.facts, owner).allow;
    Entry { may_change: may && row.ended_on.is_none(), state, row }
}
