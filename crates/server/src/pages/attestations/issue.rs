//! Issuing an attestation: every element with what it means.

use crate::fault::Halt;
use crate::form::{Form, Posted};
use crate::page::{Page, html_with};
use crate::pages::file::{frame, id};
use crate::visit::SignedIn;
use app::office::No;
use app::office::attestations::{self, Draft};
use app::office::file;
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

/// A choice and what it means.
struct Told {
    value: String,
    label: String,
    hint: String,
}

#[derive(Template)]
#[template(path = "attestations/issue.html")]
struct Issue {
    page: Page,
    form: Form,
    id: i64,
    levels: Vec<Told>,
    ocmw: Vec<Told>,
    search: Vec<Told>,
    ready: Vec<Told>,
    engagement: Vec<Told>,
}

fn told(page: &Page, prefix: &str, codes: &[&str]) -> Vec<Told> {
    let hint = format!("{prefix}-told");
    let told = |code: &&str| Told {
        value: (*code).to_owned(),
        label: page.code(prefix, code),
        hint: page.code(&hint, code),
    };
    codes.iter().map(told).collect()
}

/// The form.
///
/// # Errors
/// Not found when no attestation may be issued for this candidate.
pub async fn show(me: SignedIn, Path(path): Path<String>) -> Result<Response, Halt> {
    answer(&me, id(&path)?, Form::default(), StatusCode::OK).await
}

async fn answer(me: &SignedIn, id: i64, form: Form, status: StatusCode) -> Result<Response, Halt> {
    let opened = file::open(&me.shared.office, &me.acting, id).await?;
    if !opened.may_attest(&me.acting) {
        return Err(Halt::NotFound);
    }
    let page = frame(me, &opened, "attestation-issue-title").await?;
    let view = Issue {
        id,
        levels: told(&page, "attestation-level", &["municipality", "area", "district"]),
        ocmw: told(
            &page,
            "attestation-ocmw",
            &["verified", "lasting-disruption", "struck-from-register", "no"],
        ),
        search: told(&page, "attestation-search", &["active", "excused", "no"]),
        ready: told(&page, "attestation-ready", &["yes", "no"]),
        engagement: told(&page, "attestation-engagement", &["yes", "no"]),
        form,
        page,
    };
    html_with(status, &view)
}

/// Issues the attestation.
///
/// # Errors
/// Not found or refused.
pub async fn submit(me: SignedIn, Path(path): Path<String>, posted: Posted) -> Result<Response, Halt> {
    let id = id(&path)?;
    let text = |field: &str| posted.text(field).to_owned();
    let draft = Draft {
        level: text("level"),
        ocmw: text("ocmw"),
        search: text("search"),
        search_reason: text("search_reason"),
        ready: text("ready"),
        engagement: text("engagement"),
        valid_until: text("valid_until"),
        uncounted: posted.ticked("uncounted"),
    };
    match attestations::issue(&me.shared.office, &me.acting, id, &draft).await {
        Ok(made) => {
            me.flash("success", "attestation-done").await?;
            Ok(Redirect::to(&format!("/attesten/{made}")).into_response())
        }
        Err(No::Invalid(problems)) => {
            let form = Form::again(&posted, &problems, me.words());
            answer(&me, id, form, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(no) => Err(no.into()),
    }
}
