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
use domain::days;
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

/// Roles as posted. A first day that is not said is today.
fn granted(posted: &Posted, today: NaiveDate) -> Granted {
    let unreadable = ["from", "to"].into_iter().filter(|name| unreadable(posted.text(name)));
    Granted {
        organisation: posted.number("organisation"),
        roles: posted.all("role").filter(|role| !role.is_empty()).map(str::to_owned).collect(),
        span: Span {
            from: days::read(posted.text("from")).unwrap_or(today),
            to: days::read(posted.text("to")),
        },
        unreadable: unreadable.collect(),
    }
}

/// Whether a day was filled in that cannot be read: what was meant is never lost.
fn unreadable(text: &str) -> bool {
    !text.is_empty() && days::read(text).is_none()
}
