//! One organisation: contact, agreement, attestations, people.

use super::{kind, period};
use crate::fault::Halt;
use crate::page::{Page, html};
use crate::pages::lists::id;
use crate::visit::SignedIn;
use app::office::organisations::{self, Period};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;

#[derive(Template)]
#[template(path = "organisations/show.html")]
struct Show {
    page: Page,
    id: i64,
    code: String,
    sector: String,
    state: String,
    kind: &'static str,
    period: String,
    needs_none: bool,
    email: String,
    phone: String,
    address: String,
    attestations: String,
    valid: String,
    people: Option<Vec<Person>>,
    history: Vec<Event>,
    may_manage: bool,
}

struct Person {
    name: String,
    role: String,
    from: String,
    to: String,
}

struct Event {
    at: String,
    who: String,
    what: String,
    why: String,
}

fn event(page: &Page, period: &Period) -> Event {
    let words = page.words();
    let day = |text: &Option<String>| match text.as_deref().map(str::parse) {
        None => None,
        Some(Ok(day)) => Some(page.date(&day)),
        Some(Err(_)) => Some(words.t("organisation-day-none").to_owned()),
    };
    let told = |key: &str, was: &Option<String>, now: &Option<String>| {
        let now = day(now)?;
        let was = day(was).unwrap_or_else(|| words.t("organisation-day-none").to_owned());
        Some(words.with(key, &[("was", &was), ("now", &now)]))
    };
    let from = told("organisation-from-changed", &period.was.0, &period.now.0);
    let to = told("organisation-to-changed", &period.was.1, &period.now.1);
    Event {
        at: page.moment(&period.at),
        who: period.who.clone().unwrap_or_else(|| words.t("organisation-administrator").to_owned()),
        what: from.into_iter().chain(to).collect::<Vec<_>>().join(" "),
        why: String::new(),
    }
}

/// Shows an organisation.
///
/// # Errors
/// [`Halt::NotFound`] when there is none for this person.
pub async fn show(me: SignedIn, Path(text): Path<String>) -> Result<Response, Halt> {
    let id = id(&text)?;
    let opened = organisations::open(&me.shared.office, &me.acting, id).await?;
    let words = me.words();
    let row = &opened.organisation;
    let page = Page::of(&me, "organisations-title", "organisations").await?;
    let page = page.titled(row.name.clone()).after("/organisaties", "organisations-title").here();
    let state = organisations::state(row, me.acting.today);
    let dash = |text: &Option<String>| text.clone().unwrap_or_else(|| "–".to_owned());
    let number = |count: u64| words.number(i64::try_from(count).unwrap_or(i64::MAX));
    let people = opened.people.as_ref().map(|people| {
        let person = |person: &organisations::Person| Person {
            name: person.name.clone(),
            role: words.code("role", &person.role),
            from: page.date(&person.from),
            to: page.maybe_date(&person.to),
        };
        people.iter().map(person).collect()
    });
    html(&Show {
        id,
        code: row.code.clone(),
        sector: words.code("sector", &row.sector),
        state: words.code("agreement", state),
        kind: kind(state),
        period: period(&page, row.agreement_from, row.agreement_to),
        needs_none: row.sector == "company",
        email: dash(&row.email),
        phone: dash(&row.phone),
        address: dash(&row.address),
        attestations: number(opened.attestations),
        valid: number(opened.valid),
        people,
        history: opened.history.iter().map(|period| event(&page, period)).collect(),
        may_manage: opened.may_manage,
        page,
    })
}
