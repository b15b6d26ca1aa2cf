//! Requests of persons, and what is kept no longer.

pub mod person;
pub mod retention;
pub mod told;

use crate::fault::Halt;
use crate::form::{Form, Posted};
use crate::page::{Page, html, html_with};
use crate::visit::SignedIn;
use app::office::No;
use app::office::requests::{self, Correction};
use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::days;

#[derive(Template)]
#[template(path = "privacy/start.html")]
struct Start {
    page: Page,
    form: Form,
    requests: Vec<Request>,
}

/// A request to set something right, in words.
pub struct Request {
    /// Address of the person.
    pub href: String,
    /// Its number.
    pub seq: String,
    /// When it was asked.
    pub at: String,
    /// What was asked.
    pub what: String,
    /// What came of it.
    pub state: String,
    /// How the state is shown.
    pub kind: &'static str,
    /// Whether it still waits.
    pub open: bool,
    /// What was answered.
    pub answer: String,
}

/// A request in words.
#[must_use]
pub fn request(page: &Page, one: &Correction) -> Request {
    let (state, kind, answer) = match &one.settled {
        None => (page.t("correction-open").to_owned(), "warning", String::new()),
        Some((_, outcome, text)) => {
            let kind = if outcome == "done" { "success" } else { "neutral" };
            (page.code("correction", outcome), kind, text.clone().unwrap_or_default())
        }
    };
    Request {
        href: format!("/privacy/personen/{}", one.registration),
        seq: one.seq.to_string(),
        at: page.moment(&one.at),
        what: one.what.clone().unwrap_or_else(|| page.t("privacy-erased-text").to_owned()),
        state,
        kind,
        open: one.settled.is_none(),
        answer,
    }
}

/// The start: find a person, and requests that wait.
///
/// # Errors
/// [`Halt::NotFound`] for who answers no requests.
pub async fn show(me: SignedIn) -> Result<Response, Halt> {
    let start = start(&me, Form::default()).await?;
    html(&start)
}

async fn start(me: &SignedIn, form: Form) -> Result<Start, Halt> {
    let all = requests::corrections(&me.shared.office, &me.acting, None).await?;
    let page = Page::of(me, "privacy-title", "requests").await?.here();
    let requests = all.iter().map(|one| request(&page, one)).collect();
    Ok(Start { form, requests, page })
}

/// Finds a person by exact number and day of birth.
///
/// # Errors
/// [`Halt::NotFound`] for who answers no requests.
pub async fn find(me: SignedIn, posted: Posted) -> Result<Response, Halt> {
    let birth = days::read(posted.text("birth"));
    match requests::find(&me.shared.office, &me.acting, posted.text("number"), birth).await {
        Ok(id) => Ok(Redirect::to(&format!("/privacy/personen/{id}")).into_response()),
        Err(No::Invalid(problems)) => {
            let form = Form::again(&posted, &problems, me.words());
            html_with(StatusCode::UNPROCESSABLE_ENTITY, &start(&me, form).await?)
        }
        Err(no) => Err(no.into()),
    }
}
