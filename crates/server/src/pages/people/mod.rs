//! People and their roles, for administrators.

pub mod add;
pub mod list;
pub mod show;

use crate::fault::Halt;
use crate::form::Posted;
use crate::page::Page;
use crate::visit::{SignedIn, Visit};
use ::app::office::accounts::people::{self, Granted, Span};
use askama::Template;
use chrono::NaiveDate;
use policy::Role;

/// A choice of a list.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
}

impl Choice {
    /// A choice.
    #[must_use]
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into() }
    }
}

/// A link that is told once, to be handed over.
#[derive(Template)]
#[template(path = "people/link.html")]
struct LinkPage {
    page: Page,
    link: String,
    id: i64,
    explanation: String,
}

async fn link_page(me: &SignedIn, id: i64, link: String) -> Result<LinkPage, Halt> {
    let days = ::app::office::accounts::links::DAYS.to_string();
    let explanation = me.words().with("people-link-explained", &[("days", &days)]);
    let page =
        Page::of(me, "people-link-title", "admin").await?.after("/beheer/mensen", "people-title").here();
    Ok(LinkPage { page, link, id, explanation })
}

/// The roles to choose from.
fn roles(visit: &Visit) -> Vec<Choice> {
    Role::ALL.iter().map(|role| Choice::new(role.code(), visit.words().code("role", role.code()))).collect()
}

/// The organisations to choose from.
async fn organisations(me: &SignedIn) -> Result<Vec<Choice>, Halt> {
    let all = people::organisations(&me.shared.office, &me.acting).await?;
    Ok(all.into_iter().map(|(id, name)| Choice::new(id.to_string(), name)).collect())
}

/// A day as a browser sends it.
fn day(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()
}

/// The last day of a role: none when it is not said. What cannot be read lies before every first day, and is refused as
/// such: an end that was meant is never lost.
fn last_day(text: &str) -> Option<NaiveDate> {
    (!text.is_empty()).then(|| day(text).unwrap_or(NaiveDate::MIN))
}

/// Roles as posted. A first day that cannot be read is today's.
fn granted(posted: &Posted, today: NaiveDate) -> Granted {
    Granted {
        organisation: posted.number("organisation"),
        roles: posted.all("role").filter(|role| !role.is_empty()).map(str::to_owned).collect(),
        span: Span { from: day(posted.text("from")).unwrap_or(today), to: last_day(posted.text("to")) },
    }
}
