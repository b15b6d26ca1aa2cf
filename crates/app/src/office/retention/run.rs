//! The dry run and the run itself, over the same queries.

use super::terms::{self, Term};
use super::{bounds, shelf};
use crate::office::jobs::{self, Kind, Task};
use crate::office::{Acting, No, Office, imports};
use chrono::NaiveDate;
use serde_json::{Map, Value, json};
use store::audit::{self, Event};
use store::privacy::{self, Bounds, Due, Kept};
use store::sea_orm::ConnectionTrait;

/// Things shown by name in the dry run; the rest is counted.
const NAMED: u64 = 200;
/// Things taken in one transaction.
const BATCH: u64 = 50;

/// What a run would take of one kind.
#[derive(Clone, Debug)]
pub struct Line {
    /// The term.
    pub term: Term,
    /// Last day on which a term may have begun that is over now; none for what is swept without being asked.
    pub before: NaiveDate,
    /// How many; none for what is swept without being asked.
    pub number: Option<u64>,
    /// Numbers of the registrations concerned, at most two hundred.
    pub registrations: Vec<String>,
}

/// What a run would take.
#[derive(Clone, Debug)]
pub struct Preview {
    /// The day on which it was counted; a run that is confirmed goes by this day.
    pub on: NaiveDate,
    /// By kind.
    pub lines: Vec<Line>,
}

impl Preview {
    /// How much in all.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.lines.iter().filter_map(|line| line.number).sum()
    }
}

/// Counts what a run would take; that it was looked at is logged.
///
/// # Errors
/// [`No::NotFound`] for who may not run retention.
pub async fn preview(office: &Office, acting: &Acting) -> Result<Preview, No> {
    let bounds = bounds(acting).ok_or(No::NotFound)?;
    let preview = counted(office, &bounds, acting.today).await?;
    let mut event = acting.event("view-retention", "retention");
    event.detail = figures(&preview);
    office.audit.record(event).await?;
    Ok(preview)
}

async fn counted(office: &Office, bounds: &Bounds, on: NaiveDate) -> Result<Preview, No> {
    let reader = office.store.reader();
    let mut lines = Vec::new();
    for term in terms::on(on).map_err(No::Broken)? {
        let before = term.before(on);
        let (mut number, mut registrations) = (None, Vec::new());
        if let Some(kept) = term.kind.kept() {
            number = Some(privacy::count(reader, kept, before, bounds).await?);
            if kept != Kept::LogDetail {
                let due = privacy::due(reader, kept, before, bounds, 0, NAMED).await?;
                registrations = numbers(office, &due).await?;
            }
        }
        lines.push(Line { term, before, number, registrations });
    }
    Ok(Preview { on, lines })
}

async fn numbers(office: &Office, due: &[Due]) -> Result<Vec<String>, No> {
    let mut ids: Vec<i64> = due.iter().filter_map(|due| due.registration_id).collect();
    ids.sort_unstable();
    ids.dedup();
    let found = privacy::numbers(office.store.reader(), &ids).await?;
    Ok(found.into_iter().map(|(_, number)| number).collect())
}

fn figures(preview: &Preview) -> Value {
    let counted = preview.lines.iter().filter_map(|line| Some((line.term.kind.code(), line.number?)));
    Value::Object(counted.map(|(kind, number)| (kind.to_owned(), json!(number))).collect())
}

/// Asks for a run by the day of a dry run.
///
/// # Errors
/// [`No::NotFound`] for who may not run retention; [`No::Invalid`] for a day that is still to come.
pub async fn ask_to_run(office: &Office, acting: &Acting, on: NaiveDate) -> Result<i64, No> {
    bounds(acting).ok_or(No::NotFound)?;
    if on > acting.today {
        return Err(No::Invalid(crate::office::Problems::one("on", "privacy-retention-day-to-come")));
    }
    let tx = office.store.begin().await?;
    let by = Some(acting.actor.account());
    let job = jobs::ask(&tx, Kind::Retention, &json!({ "on": on }), by, acting.now).await?;
    let mut event = acting.event("ask-retention", "job");
    event.subject_id = Some(job);
    event.detail = json!({ "on": on });
    audit::append(&tx, &[event]).await?;
    tx.commit().await?;
    Ok(job)
}

/// The weekly dry run of the program itself: everybody's, in figures.
///
/// # Errors
/// When the database cannot be reached.
pub async fn count_as_work(task: &Task) -> Result<Value, No> {
    let (_, today) = task.moment();
    let preview = counted(&task.office, &Bounds::Everything, today).await?;
    Ok(figures(&preview))
}

/// Takes what is past its term, as far as who asked may still do so, and gives how much of each kind.
///
/// # Errors
/// [`No::Refused`] when who asked lost the right; or what the database reports.
pub async fn run_as_work(task: &Task) -> Result<Value, No> {
    let acting = task.acting().await?;
    let bounds = bounds(&acting).ok_or(No::Refused("role-never"))?;
    let asked = task.asked();
    let on: NaiveDate = serde_json::from_value(asked.get("on").cloned().unwrap_or_default())
        .map_err(|error| No::Broken(error.to_string()))?;
    let terms = terms::on(on).map_err(No::Broken)?;
    let total = counted(&task.office, &bounds, on).await?.total();
    let mut taken = Map::new();
    let mut done = 0;
    for term in &terms {
        let Some(kept) = term.kind.kept() else { continue };
        let number = of_kind(task, &acting, &bounds, term, kept, on, &mut done, total).await?;
        taken.insert(term.kind.code().to_owned(), json!(number));
    }
    store::documents::sweep(&task.office.store, &shelf(&task.office), acting.now - chrono::Duration::days(1))
        .await?;
    Ok(Value::Object(taken))
}

#[expect(clippy::too_many_arguments, reason = "one step of one function, taken apart to be read")]
async fn of_kind(
    task: &Task,
    acting: &Acting,
    bounds: &Bounds,
    term: &Term,
    kept: Kept,
    on: NaiveDate,
    done: &mut u64,
    total: u64,
) -> Result<u64, No> {
    let (mut number, mut after) = (0, 0);
    loop {
        // Looked at once before anything is locked, for what imports keep of who is erased.
        let reader = task.office.store.reader();
        let seen = privacy::due(reader, kept, term.before(on), bounds, after, BATCH).await?;
        let Some(last) = seen.last() else { return Ok(number) };
        let people = people(reader, kept, &seen).await?;
        let forgetting = imports::find_people(&task.office, &people).await?;
        let tx = task.office.store.begin().await?;
        let due = privacy::due(&tx, kept, term.before(on), bounds, after, BATCH).await?;
        let due: Vec<Due> = due.into_iter().filter(|one| seen.contains(one)).collect();
        if !forgetting.covers(&self::people(&tx, kept, &due).await?) {
            return Err(No::Conflict(Vec::new()));
        }
        after = last.id;
        let (now, _) = task.moment();
        let mut events = Vec::new();
        for one in &due {
            privacy::take(&tx, kept, one.id, now).await?;
            if kept != Kept::LogDetail {
                events.push(event(acting, term, one, now));
            }
        }
        if !people.is_empty() {
            forgetting.write(&task.office, &tx).await?;
        }
        if kept == Kept::LogDetail {
            let mut event = acting.event(term.after.code(), "audit");
            event.at = now;
            event.detail = json!({ "by": "retention", "rows": due.len(), "from": due.first().map(|d| d.id), "to": after });
            events.push(event);
        }
        audit::append(&tx, &events).await?;
        tx.commit().await?;
        number += due.len() as u64;
        *done += due.len() as u64;
        task.advance(*done, total);
    }
}

/// The registrations of the people who are erased with these things; none when only things go.
async fn people<C: ConnectionTrait>(db: &C, kept: Kept, due: &[Due]) -> Result<Vec<(i64, String)>, No> {
    let mut people = Vec::new();
    if matches!(kept, Kept::Ended | Kept::Allocated) {
        for one in due {
            people.extend(privacy::circle(db, one.id).await?);
        }
    }
    Ok(people)
}

fn event(acting: &Acting, term: &Term, due: &Due, now: chrono::DateTime<chrono::Utc>) -> Event {
    let subject = match term.kind.kept() {
        Some(Kept::Ended | Kept::Allocated) => "registration",
        _ => term.kind.code(),
    };
    Event {
        at: now,
        subject_id: Some(due.id),
        registration_id: due.registration_id,
        detail: json!({ "by": "retention", "kind": term.kind.code(), "term-from": term.from }),
        ..acting.event(term.after.code(), subject)
    }
}
