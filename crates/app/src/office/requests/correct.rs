//! Requests to set something right: asked, and settled with what came of it. They are kept in the log itself, so that
//! nobody can lose one.

use super::{event, open};
use crate::office::{Acting, No, Office, Problems};
use chrono::{DateTime, Utc};
use policy::Action;
use serde_json::json;
use store::audit::{self, Event, Filter, Line};

/// Longest text, in characters.
const LONGEST: usize = 1000;
/// Requests looked back at.
const MOST: u64 = 500;

/// What came of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was set right.
    Done,
    /// It was not, with the reason.
    Refused,
}

impl Outcome {
    /// Its code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Refused => "refused",
        }
    }

    /// The outcome of a code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Done, Self::Refused].into_iter().find(|outcome| outcome.code() == code)
    }
}

/// A request to set something right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// Its place in the log: also its number.
    pub seq: i64,
    /// The person.
    pub registration: i64,
    /// When it was asked.
    pub at: DateTime<Utc>,
    /// What was asked; none when it was erased.
    pub what: Option<String>,
    /// When it was settled, how (a code), and what was said.
    pub settled: Option<(DateTime<Utc>, String, Option<String>)>,
}

/// Writes down that a person asks to set something right.
///
/// # Errors
/// [`No::NotFound`] for who answers no requests of this person; [`No::Invalid`] without a text.
pub async fn ask_correction(office: &Office, acting: &Acting, id: i64, what: &str) -> Result<i64, No> {
    let opened = open(office, acting, id, Action::ExtractPerson).await?;
    checked("what", what)?;
    let asked = Event { reason: Some(what.to_owned()), ..event(acting, "ask-correction", &opened) };
    Ok(office.audit.record(asked).await?)
}

fn checked(field: &str, text: &str) -> Result<(), No> {
    if (3..=LONGEST).contains(&text.chars().count()) {
        return Ok(());
    }
    Err(No::Invalid(Problems::one(field, "privacy-correction-text-missing")))
}

/// Settles a request, once.
///
/// # Errors
/// [`No::NotFound`] when there is no such request of this person; [`No::Conflict`] when it is settled already;
/// [`No::Invalid`] without an outcome or a text.
pub async fn settle_correction(
    office: &Office,
    acting: &Acting,
    id: i64,
    seq: i64,
    outcome: Option<Outcome>,
    text: &str,
) -> Result<(), No> {
    let opened = open(office, acting, id, Action::ExtractPerson).await?;
    let tx = office.store.begin().await?;
    let known = of_lines(&audit::extract(&tx, id).await?);
    let request = known.into_iter().find(|request| request.seq == seq).ok_or(No::NotFound)?;
    if request.settled.is_some() {
        return Err(No::Conflict(Vec::new()));
    }
    checked("text", text)?;
    let unsaid = || No::Invalid(Problems::one("text", "privacy-correction-unsaid"));
    let outcome = outcome.ok_or_else(unsaid)?;
    let settled = Event {
        subject: "correction".to_owned(),
        subject_id: Some(seq),
        reason: Some(text.to_owned()),
        detail: json!({ "outcome": outcome.code() }),
        ..event(acting, "settle-correction", &opened)
    };
    audit::append(&tx, &[settled]).await?;
    Ok(tx.commit().await?)
}

/// Requests to set something right, the newest first: of one person, or all within somebody's reach.
///
/// # Errors
/// [`No::NotFound`] for who answers no requests.
pub async fn corrections(office: &Office, acting: &Acting, id: Option<i64>) -> Result<Vec<Correction>, No> {
    let reader = office.store.reader();
    if let Some(id) = id {
        open(office, acting, id, Action::ExtractPerson).await?;
        return Ok(of_lines(&audit::extract(reader, id).await?));
    }
    let within = Some(crate::office::log::reach(acting)?);
    let mut lines = Vec::new();
    for action in ["ask-correction", "settle-correction"] {
        let filter = Filter { action: Some(action.to_owned()), within: within.clone(), ..Filter::default() };
        lines.extend(audit::page(reader, &filter, None, MOST).await?);
    }
    Ok(of_lines(&lines))
}

fn of_lines(lines: &[Line]) -> Vec<Correction> {
    let mut found: Vec<Correction> = Vec::new();
    for line in lines.iter().filter(|line| line.row.action == "ask-correction") {
        let Some(registration) = line.row.registration_id else { continue };
        let answer = lines.iter().find(|other| {
            other.row.action == "settle-correction" && other.row.subject_id == Some(line.row.seq)
        });
        let settled = answer.map(|answer| {
            let outcome = answer.detail.as_ref().and_then(|detail| detail.get("outcome")?.as_str());
            (answer.row.at, outcome.unwrap_or_default().to_owned(), answer.row.reason.clone())
        });
        let (seq, at, what) = (line.row.seq, line.row.at, line.row.reason.clone());
        found.push(Correction { seq, registration, at, what, settled });
    }
    found.sort_by_key(|request| std::cmp::Reverse(request.seq));
    found
}
