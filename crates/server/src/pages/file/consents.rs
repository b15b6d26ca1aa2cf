//! Consents of a person: which there are, what each opens, recording one with its form, withdrawing one.

use super::{Choice, frame, id, paper, tabs};
use crate::fault::Halt;
use crate::form::Form;
use crate::page::{NavLink, Page, html_with};
use crate::visit::SignedIn;
use app::office::No;
use app::office::consents::{self, Draft, LARGEST};
use askama::Template;
use axum::extract::{Path, Request};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use policy::{Action, Purpose};

struct Row {
    id: i64,
    purpose: String,
    opens: String,
    organisation: String,
    given: String,
    withdrawn: String,
    running: bool,
    form: String,
}

/// A purpose and what it opens.
struct Told {
    value: String,
    label: String,
    hint: String,
}

#[derive(Template)]
#[template(path = "file/consents.html")]
struct Consents {
    page: Page,
    form: Form,
    id: i64,
    tabs: Vec<NavLink>,
    rows: Vec<Row>,
    may_record: bool,
    may_withdraw: bool,
    purposes: Vec<Told>,
    organisations: Vec<Choice>,
    largest: u64,
}

/// Shows the consents.
///
/// # Errors
/// Not found when they may not be seen.
pub async fn show(me: SignedIn, Path(path): Path<String>) -> Result<Response, Halt> {
    let form = Form::of([("given_on", me.moment.today.to_string())]);
    answer(&me, id(&path)?, form, StatusCode::OK).await
}

fn opens(page: &Page, purpose: Purpose) -> String {
    let layers = purpose.opens().iter().map(|layer| page.code("file-layer", layer.code()));
    page.words().with("consent-opens", &[("layers", &layers.collect::<Vec<_>>().join(", "))])
}

async fn answer(me: &SignedIn, id: i64, form: Form, status: StatusCode) -> Result<Response, Halt> {
    let (opened, known) = consents::listed(&me.shared.office, &me.acting, id).await?;
    let page = frame(me, &opened, "consent-title").await?;
    let rows = opened.file.consents.iter().map(|row| Row {
        id: row.id,
        purpose: page.code("consent-purpose", &row.purpose),
        opens: Purpose::parse(&row.purpose).map(|purpose| opens(&page, purpose)).unwrap_or_default(),
        organisation: known.organisation(row.organisation_id).to_owned(),
        given: page.date(&row.given_on),
        withdrawn: row.withdrawn_on.map(|day| page.date(&day)).unwrap_or_default(),
        running: row.withdrawn_on.is_none(),
        form: row.form_document_id.map(|id| format!("/documenten/{id}")).unwrap_or_default(),
    });
    let mut rows: Vec<Row> = rows.collect();
    rows.sort_by_key(|row| (!row.running, -row.id));
    let purposes = Purpose::ALL.iter().map(|purpose| Told {
        value: purpose.code().to_owned(),
        label: page.code("consent-purpose", purpose.code()),
        hint: opens(&page, *purpose),
    });
    let organisations =
        known.organisations.iter().map(|o| Choice { value: o.id.to_string(), label: o.name.clone() });
    let mut organisations: Vec<Choice> = organisations.collect();
    organisations.sort_by(|a, b| a.label.cmp(&b.label));
    let view = Consents {
        id,
        tabs: tabs(me, &opened, "consents"),
        rows,
        may_record: opened.may(&me.acting, Action::RecordConsent),
        may_withdraw: opened.may(&me.acting, Action::WithdrawConsent),
        purposes: purposes.collect(),
        organisations,
        largest: LARGEST as u64,
        form,
        page,
    };
    html_with(status, &view)
}

/// Records a consent.
///
/// # Errors
/// Not found or refused.
pub async fn submit(me: SignedIn, Path(path): Path<String>, request: Request) -> Result<Response, Halt> {
    let id = id(&path)?;
    consents::may_record(&me.shared.office, &me.acting, id).await?;
    let (posted, upload) = paper::read(request, "form").await?;
    let draft = Draft {
        purpose: posted.text("purpose").to_owned(),
        organisation: posted.text("organisation").to_owned(),
        given_on: posted.text("given_on").to_owned(),
    };
    match consents::record(&me.shared.office, &me.acting, id, &draft, upload).await {
        Ok(_) => {
            me.flash("success", "consent-recorded").await?;
            Ok(Redirect::to(&format!("/kandidaten/{id}/toestemmingen")).into_response())
        }
        Err(No::Invalid(problems)) => {
            let form = Form::again(&posted, &problems, me.words());
            answer(&me, id, form, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(no) => Err(no.into()),
    }
}

/// Withdraws a consent.
///
/// # Errors
/// Not found or refused.
pub async fn withdraw(me: SignedIn, Path((path, consent)): Path<(String, String)>) -> Result<Response, Halt> {
    let id = id(&path)?;
    consents::withdraw(&me.shared.office, &me.acting, id, super::id(&consent)?).await?;
    me.flash("success", "consent-withdrawn").await?;
    Ok(Redirect::to(&format!("/kandidaten/{id}/toestemmingen")).into_response())
}
