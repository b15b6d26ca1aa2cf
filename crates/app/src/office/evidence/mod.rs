//! Evidence of a housing need: the papers, for who supports the person; the dates, for who has to know that it is there.

mod record;
mod show;

pub use record::{Draft, may_add, record, withdraw};
pub use show::{Entry, Listed, State, listed};

use crate::office::file::Opened;
use crate::office::{Acting, No, Office};
use chrono::NaiveDate;
use policy::{Action, Decision, Need, decide_entry};
use store::Evidence;

/// Kinds of evidence of a housing need.
pub const KINDS: [&str; 7] =
    ["official-report", "decision", "notice", "judgment", "institution", "social-report", "other"];

/// What a landlord hears of evidence: its dates, and nothing that it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dates {
    /// Date of the evidence.
    pub dated_on: NaiveDate,
    /// Last day on which it counts.
    pub valid_until: Option<NaiveDate>,
}

/// The dates of the newest evidence that counts on a day, for who sees that there is a need.
///
/// # Errors
/// When the database cannot be reached.
pub async fn dates(office: &Office, opened: &Opened, today: NaiveDate) -> Result<Option<Dates>, No> {
    if opened.visible.need == Need::Hidden {
        return Ok(None);
    }
    let all = store::evidence::of_registration(office.store.reader(), opened.id()).await?;
    let newest = all.iter().filter(|row| counts(row, today)).max_by_key(|row| (row.dated_on, row.id));
    Ok(newest.map(|row| Dates { dated_on: row.dated_on, valid_until: row.valid_until }))
}

/// Whether evidence counts on a day: not replaced, not withdrawn, not past its last day.
fn counts(row: &Evidence, today: NaiveDate) -> bool {
    row.ended_on.is_none() && row.valid_until.is_none_or(|day| day >= today)
}

/// Whether somebody may see evidence that an organisation recorded.
fn seen(acting: &Acting, opened: &Opened, owner: i64) -> Decision {
    decide_entry(&acting.actor, Action::ViewEvidence, &opened.facts, Some(owner))
}

/// For which organisation somebody may record evidence; none when for none.
fn recording(acting: &Acting, opened: &Opened) -> Option<(i64, Decision)> {
    let own = acting.actor.held().iter().map(|held| held.organisation);
    let mut tried = acting.organisation.into_iter().chain(own).map(|organisation| {
        (organisation, decide_entry(&acting.actor, Action::RecordEvidence, &opened.facts, Some(organisation)))
    });
    tried.find(|(_, decision)| decision.allow)
}

/// Whether the page of evidence is there for somebody.
#[must_use]
pub fn open_to(acting: &Acting, opened: &Opened) -> bool {
    opened.visible.need == Need::Evidence || recording(acting, opened).is_some()
}
