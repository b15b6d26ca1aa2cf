//! One attestation, as it is printed; confirming and withdrawing it.

use crate::fault::Halt;
use crate::form::{Form, Posted};
use crate::page::{Crumb, Page, html_with};
use crate::pages::file::{Fact, called, id};
use crate::visit::SignedIn;
use app::office::No;
use app::office::attestations::{self, One};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

#[derive(Template)]
#[template(path = "attestations/show.html")]
struct Show {
    page: Page,
    form: Form,
    id: i64,
    version: String,
    counts: bool,
    flaws: Vec<String>,
    about: Vec<Fact>,
    elements: Vec<Fact>,
    may_confirm: bool,
    may_withdraw: bool,
}

/// Shows the attestation.
///
/// # Errors
/// Not found when it is not there or not to be seen.
pub async fn show(me: SignedIn, Path(path): Path<String>) -> Result<Response, Halt> {
    answer(&me, id(&path)?, Form::default(), StatusCode::OK).await
}

async fn answer(me: &SignedIn, id: i64, form: Form, status: StatusCode) -> Result<Response, Halt> {
    let one = attestations::one(&me.shared.office, &me.acting, id).await?;
    let page = Page::of(me, "attestation-title", "attestations").await?;
    let mut page = page.after("/kandidaten", "nav-candidates");
    let href = Some(format!("/kandidaten/{}", one.opened.id()));
    page.crumbs.push(Crumb { href, label: called(&one.opened) });
    let page = page.here();
    let flaws = attestations::flaws(&one.row, &one.known, me.moment.today);
    let view = Show {
        id,
        version: one.row.version.to_string(),
        counts: flaws.is_empty(),
        flaws: flaws.iter().map(|flaw| page.code("attestation-flaw", flaw)).collect(),
        about: about(&page, &one),
        elements: elements(&page, &one),
        may_confirm: one.may_confirm,
        may_withdraw: one.may_withdraw,
        form,
        page,
    };
    html_with(status, &view)
}

fn fact(page: &Page, key: &str, value: impl Into<String>) -> Fact {
    Fact { label: page.t(key).to_owned(), value: value.into() }
}

fn about(page: &Page, one: &One) -> Vec<Fact> {
    let r = &one.opened.file.household.registration;
    let name = |account: Option<i64>| {
        account.and_then(|account| one.names.get(&account).cloned()).unwrap_or_else(|| "–".to_owned())
    };
    let mut all = vec![
        fact(page, "file-name", called(&one.opened)),
        fact(page, "file-number", &r.number),
        fact(page, "file-birth", page.date(&r.birth_date)),
        fact(page, "attestation-issuer", one.known.organisation(one.row.organisation_id)),
        fact(page, "attestation-issued", page.date(&one.row.issued_on)),
        fact(page, "attestation-issued-by", name(one.row.issued_by)),
        fact(
            page,
            "attestation-until",
            one.row.valid_until.map_or_else(|| page.t("attestation-open").to_owned(), |day| page.date(&day)),
        ),
    ];
    if one.row.confirmed_on.is_some() {
        all.push(fact(page, "attestation-confirmed-on", page.maybe_date(&one.row.confirmed_on)));
        all.push(fact(page, "attestation-confirmed-by", name(one.row.confirmed_by)));
    }
    if one.row.withdrawn_on.is_some() {
        all.push(fact(page, "attestation-withdrawn-on", page.maybe_date(&one.row.withdrawn_on)));
        let reason = one.row.withdrawn_reason.clone().unwrap_or_default();
        all.push(fact(page, "attestation-withdrawn-why", reason));
    }
    all
}

fn elements(page: &Page, one: &One) -> Vec<Fact> {
    let row = &one.row;
    vec![
        fact(page, "attestation-level", page.code("attestation-level", &row.level)),
        fact(page, "attestation-ocmw", page.code("attestation-ocmw", &row.ocmw)),
        fact(page, "attestation-search", page.code("attestation-search", &row.search)),
        fact(page, "attestation-ready", page.yes_no(&row.ready)),
        fact(page, "attestation-engagement", page.yes_no(&row.engagement)),
    ]
}

/// Confirms the attestation.
///
/// # Errors
/// Not found, refused, or somebody was first.
pub async fn confirm(me: SignedIn, Path(path): Path<String>, posted: Posted) -> Result<Response, Halt> {
    let id = id(&path)?;
    let version = posted.number("version").unwrap_or(0);
    attestations::confirm(&me.shared.office, &me.acting, id, version).await?;
    me.flash("success", "attestation-confirmed-done").await?;
    Ok(Redirect::to(&format!("/attesten/{id}")).into_response())
}

/// Withdraws the attestation.
///
/// # Errors
/// Not found, refused, or somebody was first.
pub async fn withdraw(me: SignedIn, Path(path): Path<String>, posted: Posted) -> Result<Response, Halt> {
    let id = id(&path)?;
    let version = posted.number("version").unwrap_or(0);
    let reason = posted.text("reason");
    match attestations::withdraw(&me.shared.office, &me.acting, id, version, reason).await {
        Ok(()) => {
            me.flash("success", "attestation-withdrawn-done").await?;
            Ok(Redirect::to(&format!("/attesten/{id}")).into_response())
        }
        Err(No::Invalid(problems)) => {
            let form = Form::again(&posted, &problems, me.words());
            answer(&me, id, form, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(no) => Err(no.into()),
    }
}
