//! The ranking of a dwelling for a program.

use crate::office::ranking::{self, Asked, PAGE, Seat, Shown, View};
use crate::office::{Acting, No, Office};
use chrono::{DateTime, NaiveDate, Utc};
use domain::DwellingId;

/// A line; what the caller may not see is not there.
pub struct Line {
    /// Place in the order, from 1; none for who is not ranked.
    pub rank: Option<usize>,
    /// Row id of the candidate.
    pub candidate: Option<i64>,
    /// Number of the registration.
    pub number: Option<String>,
    /// Name.
    pub name: Option<String>,
    /// Day of registration.
    pub registered_on: Option<NaiveDate>,
    /// Points, of who is ranked in a list by points.
    pub points: Option<i32>,
    /// Codes of the reasons why not.
    pub reasons: Vec<String>,
}

/// A page of a ranking.
pub struct Found {
    /// Moment at which the register was read.
    pub read_at: DateTime<Utc>,
    /// Whether the register has not changed since.
    pub fresh: bool,
    /// Title of the regulation.
    pub regulation: String,
    /// Its version.
    pub version: String,
    /// The pillar.
    pub pillar: u8,
    /// Lines.
    pub lines: Vec<Line>,
    /// Lines in the whole part that was asked for.
    pub count: usize,
    /// Pages there are.
    pub pages: usize,
}

/// What came of asking.
pub enum Answer {
    /// A page.
    Page(Box<Found>),
    /// It is being worked out; ask again.
    Working,
    /// The dwelling has no day from which it can be let.
    NoDay,
}

/// A page of the ranking of a dwelling. That it was seen, and of whom, is in the log before this returns.
///
/// # Errors
/// [`No::NotFound`] when there is no such dwelling or pillar, or its ranking is not for this caller.
pub async fn show(office: &Office, acting: &Acting, dwelling: i64, asked: &Asked) -> Result<Answer, No> {
    Ok(match ranking::show(office, acting, dwelling, asked).await? {
        Shown::Working(_) => Answer::Working,
        Shown::NoDay(_) => Answer::NoDay,
        Shown::Page(view) => Answer::Page(Box::new(told(&view, asked.page).ok_or(No::NotFound)?)),
    })
}

fn told(view: &View, page: usize) -> Option<Found> {
    let snapshot = &view.kept.snapshot;
    let dwelling = snapshot.loaded().register.dwelling(&DwellingId::from(view.dwelling.code.as_str()))?;
    let compiled = snapshot.engine().at(dwelling);
    let place = compiled.place(dwelling.municipality);
    let pillar = view.standing.ranking.pillar;
    let by_points = compiled.book.by_points(pillar);
    let line = |seat: &Seat| {
        let person = seat.person.map(|person| (person, &compiled.register.candidates[person.position]));
        let ranked = person.filter(|_| by_points && seat.rank.is_some());
        Line {
            rank: seat.rank,
            candidate: person.map(|(person, _)| person.id),
            number: person.map(|(_, candidate)| candidate.number.to_string()),
            name: Some(seat.name.clone()).filter(|name| !name.is_empty()),
            registered_on: person.map(|(_, candidate)| candidate.registered_on),
            points: ranked.map(|(person, _)| compiled.total(person.position, &place).0),
            reasons: seat.reasons.codes(&compiled.gates),
        }
    };
    // A page beyond the last one is empty here: a program that goes on would read the last one for ever.
    let lines = if view.page == page { view.seats.iter().map(line).collect() } else { Vec::new() };
    let regulation = &snapshot.law().parsed.regulation;
    Some(Found {
        read_at: snapshot.read_at,
        fresh: view.kept.fresh,
        regulation: regulation.title.clone(),
        version: regulation.version.clone(),
        pillar: pillar.number(),
        lines,
        count: view.total,
        pages: view.total.div_ceil(PAGE).max(1),
    })
}
