//! Evidence of a housing need: what there is and what became of it, adding a paper, withdrawing one.

use super::{Choice, choices, frame, id, paper, tabs};
use crate::fault::Halt;
use crate::form::{Form, Posted};
use crate::page::{NavLink, Page, html_with};
use crate::visit::SignedIn;
use app::office::No;
use app::office::evidence::{self, Draft, Entry, KINDS, Listed, State};
use app::office::paper::LARGEST;
use askama::Template;
use axum::extract::{Path, Request};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

struct Row {
    kind: String,
    dated: String,
    until: String,
    recorded: String,
    state: String,
    look: &'static str,
    ended: String,
    paper: String,
    /// Address to withdraw it; empty for who may not.
    withdrawal: String,
    /// Name of the field with the reason.
    reason: String,
    /// Whether its form came back with problems.
    open: bool,
}

#[derive(Template)]
#[template(path = "file/evidence.html")]
struct Evidence {
    page: Page,
    form: Form,
    id: i64,
    tabs: Vec<NavLink>,
    rows: Vec<Row>,
    may_record: bool,
    kinds: Vec<Choice>,
    replaceable: Vec<Choice>,
    largest: u64,
}

/// Shows the evidence.
///
/// # Errors
/// Not found when none may be seen.
pub async fn show(me: SignedIn, Path(path): Path<String>) -> Result<Response, Halt> {
    answer(&me, id(&path)?, Form::default(), StatusCode::OK).await
}

async fn answer(me: &SignedIn, id: i64, form: Form, status: StatusCode) -> Result<Response, Halt> {
    let listed = evidence::listed(&me.shared.office, &me.acting, id).await?;
    let page = frame(me, &listed.opened, "evidence-title").await?;
    let rows = listed.entries.iter().map(|entry| row(&page, &listed, entry, &form)).collect();
    let replaceable = listed.entries.iter().filter(|entry| entry.may_change).map(|entry| Choice {
        value: entry.row.id.to_string(),
        label: page.words().with(
            "evidence-called",
            &[
                ("kind", &page.code("file-evidence", &entry.row.kind)),
                ("day", &page.date(&entry.row.dated_on)),
            ],
        ),
    });
    let view = Evidence {
        id,
        tabs: tabs(me, &listed.opened, "evidence"),
        rows,
        may_record: listed.may_record,
        kinds: choices(&page, "file-evidence", &KINDS),
        replaceable: replaceable.collect(),
        largest: LARGEST as u64,
        form,
        page,
    };
    html_with(status, &view)
}

fn row(page: &Page, listed: &Listed, entry: &Entry, form: &Form) -> Row {
    let row = &entry.row;
    let words = page.words();
    let who = listed.names.get(&row.recorded_by).map_or("–", String::as_str);
    let organisation = listed.known.organisation(row.organisation_id);
    let reason = format!("reason-{}", row.id);
    Row {
        kind: page.code("file-evidence", &row.kind),
        dated: page.date(&row.dated_on),
        until: page.maybe_date(&row.valid_until),
        recorded: words.with(
            "evidence-recorded-by",
            &[("at", &page.moment(&row.recorded_at)), ("who", who), ("organisation", organisation)],
        ),
        state: page.code("evidence-state", entry.state.code()),
        look: if entry.state == State::Counts { "success" } else { "neutral" },
        ended: match (&row.ended_on, &row.ended_reason) {
            (Some(day), Some(reason)) => format!("{}: {reason}", page.date(day)),
            (Some(day), None) => page.date(day),
            (None, _) => String::new(),
        },
        paper: row.document_id.map(|id| format!("/documenten/{id}")).unwrap_or_default(),
        withdrawal: match entry.may_change {
            true => format!("/kandidaten/{}/bewijzen/{}/intrekking", listed.opened.id(), row.id),
            false => String::new(),
        },
        open: !form.error(&reason).is_empty(),
        reason,
    }
}

/// Records evidence.
///
/// # Errors
/// Not found or refused.
pub async fn submit(me: SignedIn, Path(path): Path<String>, request: Request) -> Result<Response, Halt> {
    let id = id(&path)?;
    evidence::may_add(&me.shared.office, &me.acting, id).await?;
    let (posted, upload) = paper::read(request, "paper").await?;
    let draft = Draft {
        kind: posted.text("kind").to_owned(),
        dated_on: posted.text("dated_on").to_owned(),
        valid_until: posted.text("valid_until").to_owned(),
        replaces: posted.text("replaces").to_owned(),
    };
    match evidence::record(&me.shared.office, &me.acting, id, &draft, upload).await {
        Ok(_) => done(&me, id, "evidence-recorded").await,
        Err(No::Invalid(problems)) => {
            let form = Form::again(&posted, &problems, me.words());
            answer(&me, id, form, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(no) => Err(no.into()),
    }
}

/// Withdraws evidence.
///
/// # Errors
/// Not found or refused.
pub async fn withdraw(
    me: SignedIn,
    Path((path, evidence)): Path<(String, String)>,
    posted: Posted,
) -> Result<Response, Halt> {
    let (id, evidence) = (id(&path)?, id(&evidence)?);
    let field = format!("reason-{evidence}");
    let reason = posted.text(&field);
    match evidence::withdraw(&me.shared.office, &me.acting, id, evidence, reason).await {
        Ok(()) => done(&me, id, "evidence-withdrawn").await,
        Err(No::Invalid(mut problems)) => {
            // Every row has a field of its own.
            problems.0.iter_mut().for_each(|complaint| complaint.field.clone_from(&field));
            let form = Form::again(&posted, &problems, me.words());
            answer(&me, id, form, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(no) => Err(no.into()),
    }
}

async fn done(me: &SignedIn, id: i64, key: &str) -> Result<Response, Halt> {
    me.flash("success", key).await?;
    Ok(Redirect::to(&format!("/kandidaten/{id}/bewijzen")).into_response())
}
