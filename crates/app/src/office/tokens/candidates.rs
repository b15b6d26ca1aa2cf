//! A list of candidates for a program.

use crate::office::{Acting, No, Office, reach};
use chrono::NaiveDate;
use policy::{Action, Layer, Role, scope};
use store::register::search::{self, Filter, Page, Query};
use store::register::words;

/// Which candidates are wanted.
pub struct Wanted<'a> {
    /// Words that all have to be found.
    pub text: &'a str,
    /// State of the registration.
    pub status: Option<&'a str>,
    /// NIS code of a municipality of preference.
    pub municipality: Option<&'a str>,
    /// How many.
    pub limit: u32,
    /// Those after this one.
    pub after: Option<i64>,
}

/// A candidate in the list; what may not be seen is not there.
pub struct Line {
    /// Row id.
    pub id: i64,
    /// Name.
    pub name: String,
    /// Number of the registration.
    pub number: Option<String>,
    /// Day of birth.
    pub birth_date: Option<NaiveDate>,
    /// Day of registration.
    pub registered_on: Option<NaiveDate>,
}

/// A page of the list.
pub struct Found {
    /// The candidates, by name.
    pub rows: Vec<Line>,
    /// After which one the next page begins.
    pub next: Option<i64>,
}

/// Roles that see a name and how to reach somebody, and nothing else.
const CONTACT_ONLY: [Role; 3] = [Role::Volunteer, Role::GroupWorker, Role::TechnicalVacancyManager];

/// Lists candidates by name, and writes in the log which ones were shown.
///
/// # Errors
/// [`No::NotFound`] for who may list nobody.
pub async fn list(office: &Office, acting: &Acting, wanted: &Wanted<'_>) -> Result<Found, No> {
    if scope(&acting.actor, Action::Search).is_nothing() {
        return Err(No::NotFound);
    }
    let contact_only = acting.actor.held().iter().all(|held| CONTACT_ONLY.contains(&held.role));
    let filter = Filter {
        status: wanted.status.map(str::to_owned),
        municipality: wanted.municipality.map(str::to_owned),
        ..Filter::default()
    };
    // What is asked about the housing layer is only asked of those whose housing layer may be seen: an answer would
    // tell it.
    let housing = wanted.status.is_some() || wanted.municipality.is_some();
    let action = if housing { Action::View(Layer::Housing) } else { Action::Search };
    let query = Query {
        words: words(wanted.text),
        contact_only,
        filter,
        reach: reach::of(acting, action),
        page: wanted.after.map_or(Page::First, Page::After),
        limit: i64::from(wanted.limit),
        ..Query::default()
    };
    let found = search::list(office.store.reader(), &query).await?;
    let mut event = acting.event("listed", "registration");
    let shown: Vec<i64> = found.rows.iter().map(|row| row.id).collect();
    event.detail = serde_json::json!({ "through": "api", "shown": shown });
    office.audit.record(event).await?;
    let next = found.after.and_then(|_| found.rows.last().map(|row| row.id));
    let rows = found.rows.into_iter().map(|row| Line {
        id: row.id,
        name: row.name,
        number: (!contact_only).then_some(row.number),
        birth_date: (!contact_only).then_some(row.birth_date),
        registered_on: (!contact_only).then_some(row.registered_on),
    });
    Ok(Found { rows: rows.collect(), next })
}
