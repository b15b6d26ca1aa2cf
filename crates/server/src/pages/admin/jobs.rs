//! Work that the office does by itself: what waits, what runs, what failed.

use crate::fault::Halt;
use crate::form::{Form, Posted};
use crate::page::{Page, html};
use crate::pages::lists::{self, Choice, asked, id};
use crate::visit::SignedIn;
use app::office::No;
use app::office::jobs::{self, Filter, Job, Kind};
use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use serde_json::Value;

const PATH: &str = "/beheer/taken";
const STATES: [&str; 5] = ["waiting", "running", "done", "failed", "cancelled"];
const ROWS: u64 = 50;

#[derive(Template)]
#[template(path = "admin/jobs.html")]
struct Show {
    page: Page,
    form: Form,
    kinds: Vec<Choice>,
    states: Vec<Choice>,
    rows: Vec<Row>,
    older: String,
}

struct Row {
    id: i64,
    kind: String,
    state: String,
    mark: &'static str,
    at: String,
    worker: String,
    progress: i64,
    percent: String,
    runs: bool,
    told: String,
    may_cancel: bool,
    may_retry: bool,
}

/// Shows the list.
///
/// # Errors
/// [`Halt::NotFound`] for who does not look after the installation.
pub async fn show(me: SignedIn) -> Result<Response, Halt> {
    let asked = asked(&me);
    let filter = Filter {
        kinds: asked.maybe("soort").into_iter().collect(),
        states: asked.maybe("staat").into_iter().collect(),
        created_by: None,
    };
    let found = jobs::list(&me.shared.office, &me.acting, &filter, asked.number("voor"), ROWS).await?;
    let page = Page::of(&me, "admin-jobs-title", "admin").await?.after("/beheer", "admin-title").here();
    let words = page.words();
    let older = found.last().filter(|_| found.len() as u64 == ROWS);
    let older = older.map(|job| lists::link(PATH, &asked, &[("voor", job.id.to_string().as_str())]));
    html(&Show {
        form: Form::of(asked.0.clone()),
        kinds: Kind::ALL.map(|kind| Choice::new(kind.code(), words.code("job", kind.code()))).into(),
        states: STATES.map(|state| Choice::new(state, words.code("job-state", state))).into(),
        rows: found.iter().map(|job| row(&page, job)).collect(),
        older: older.unwrap_or_default(),
        page,
    })
}

fn row(page: &Page, job: &Job) -> Row {
    let words = page.words();
    let (mark, runs) = match job.state.as_str() {
        "done" => ("success", false),
        "failed" => ("error", false),
        "running" => ("info", true),
        _ => ("neutral", false),
    };
    let ended = job.finished_at.as_ref().unwrap_or(&job.due_at);
    Row {
        id: job.id,
        kind: words.code("job", &job.kind),
        state: words.code("job-state", &job.state),
        mark,
        at: page.moment(ended),
        worker: job.leased_by.clone().unwrap_or_default(),
        progress: job.progress,
        percent: format!("{} %", job.progress / 10),
        runs,
        told: told(page, job),
        may_cancel: matches!(job.state.as_str(), "waiting" | "running"),
        may_retry: matches!(job.state.as_str(), "failed" | "cancelled"),
    }
}

/// What came of it: figures, or the kind of what went wrong.
fn told(page: &Page, job: &Job) -> String {
    let words = page.words();
    let Some(result) = job.result.as_deref().filter(|result| !result.is_empty()) else {
        return String::new();
    };
    match serde_json::from_str::<Value>(result) {
        Ok(Value::Object(figures)) => {
            let each = figures.iter().filter(|(_, value)| !value.is_null());
            let each = each.map(|(name, value)| {
                let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                format!("{}: {value}", words.code("job-figure", name))
            });
            each.collect::<Vec<_>>().join(", ")
        }
        _ => words.code("job-fault", result),
    }
}

/// Cancels work that waits or runs.
///
/// # Errors
/// [`Halt::NotFound`] for who does not look after the installation.
pub async fn cancel(me: SignedIn, Path(job): Path<String>, _: Posted) -> Result<Response, Halt> {
    let done = jobs::cancel(&me.shared.office, &me.acting, id(&job)?).await;
    after(&me, done, "admin-job-cancelled").await
}

/// Lets work be tried once more.
///
/// # Errors
/// [`Halt::NotFound`] for who does not look after the installation.
pub async fn retry(me: SignedIn, Path(job): Path<String>, _: Posted) -> Result<Response, Halt> {
    let done = jobs::retry(&me.shared.office, &me.acting, id(&job)?).await;
    after(&me, done, "admin-job-again").await
}

async fn after(me: &SignedIn, done: Result<(), No>, key: &str) -> Result<Response, Halt> {
    match done {
        Ok(()) => me.tell("success", me.words().t(key)).await?,
        Err(No::Conflict(_)) => me.flash("warning", "admin-job-elsewhere").await?,
        Err(no) => return Err(no.into()),
    }
    Ok(Redirect::to(PATH).into_response())
}
