//! A list of candidates for a program.

use crate::office::candidates::{Filter, Page, Search, Sight, limits, rows};
use crate::office::{Acting, No, Office};
use chrono::NaiveDate;
use policy::Action;
use serde_json::json;

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

/// Lists candidates by name, each as far as the list on the pages shows it, and writes in the log which ones were shown.
///
/// # Errors
/// [`No::NotFound`] for who may list nobody.
pub async fn list(office: &Office, acting: &Acting, wanted: &Wanted<'_>) -> Result<Found, No> {
    let sight = Sight::of(acting, Action::Search)?;
    limits::search(office, acting).await?;
    let asked = Search {
        text: wanted.text.to_owned(),
        filter: Filter {
            status: wanted.status.map(str::to_owned),
            municipality: wanted.municipality.map(str::to_owned),
            ..Filter::default()
        },
        page: wanted.after.map_or(Page::First, Page::After),
        limit: i64::from(wanted.limit),
        ..Search::default()
    };
    let (lines, next) = rows(office, acting, &asked, &sight).await?;
    let mut event = acting.event("listed", "registration");
    let shown: Vec<i64> = lines.iter().map(|line| line.id).collect();
    event.detail = json!({ "through": "api", "shown": shown });
    office.audit.record(event).await?;
    let rows = lines.into_iter().map(|line| Line {
        id: line.id,
        name: line.name,
        number: line.number,
        birth_date: line.birth_date,
        registered_on: line.registered_on,
    });
    Ok(Found { rows: rows.collect(), next })
}
