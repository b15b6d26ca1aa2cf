//! What would go because its term is over, and asking that it goes.

use crate::fault::Halt;
use crate::form::Posted;
use crate::page::{Page, html};
use crate::visit::SignedIn;
use app::office::retention::{self, Line};
use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};
use domain::days;

#[derive(Template)]
#[template(path = "privacy/retention.html")]
struct Show {
    page: Page,
    on: String,
    rows: Vec<Row>,
    total: String,
    nothing: bool,
}

struct Row {
    label: String,
    term: String,
    start: String,
    after: String,
    before: String,
    number: String,
    registrations: Vec<String>,
    source: String,
    assumed: String,
}

/// Shows the dry run.
///
/// # Errors
/// [`Halt::NotFound`] for who may not run retention.
pub async fn show(me: SignedIn) -> Result<Response, Halt> {
    let preview = retention::preview(&me.shared.office, &me.acting).await?;
    let page = Page::of(&me, "privacy-retention", "requests").await?;
    let page = page.after("/privacy", "privacy-title").here();
    let total = preview.total();
    html(&Show {
        on: preview.on.to_string(),
        rows: preview.lines.iter().map(|line| row(&page, line)).collect(),
        total: page.words().count("privacy-retention-total", i64::try_from(total).unwrap_or(i64::MAX)),
        nothing: total == 0,
        page,
    })
}

fn row(page: &Page, line: &Line) -> Row {
    let words = page.words();
    let language = words.language;
    let term = &line.term;
    let (years, days) = term.length();
    let length = match (years, days) {
        (0, days) => words.count("privacy-days", i64::try_from(days).unwrap_or(i64::MAX)),
        (years, _) => words.count("privacy-years", i64::from(years)),
    };
    let number = line.number.map(|number| words.number(i64::try_from(number).unwrap_or(i64::MAX)));
    Row {
        label: term.label.of(language).to_owned(),
        term: length,
        start: term.start.of(language).to_owned(),
        after: words.code("privacy-after", term.after.code()),
        before: page.date(&line.before),
        number: number.unwrap_or_else(|| words.t("privacy-by-itself").to_owned()),
        registrations: line.registrations.clone(),
        source: term.source.clone(),
        assumed: term.assumed.as_ref().map(|said| said.of(language).to_owned()).unwrap_or_default(),
    }
}

/// Asks for a run by the day of the dry run.
///
/// # Errors
/// [`Halt::NotFound`] for who may not run retention.
pub async fn run(me: SignedIn, posted: Posted) -> Result<Response, Halt> {
    let on = days::read(posted.text("on")).ok_or(Halt::BadRequest("fault-unreadable"))?;
    retention::ask_to_run(&me.shared.office, &me.acting, on).await?;
    me.flash("success", "privacy-retention-asked").await?;
    Ok(Redirect::to("/privacy/bewaren").into_response())
}
