//! An organisation is added or changed.

use crate::fault::Halt;
use crate::form::{Form, Posted};
use crate::page::{Page, html, html_with};
use crate::pages::clash::{self, Now, clashed};
use crate::pages::lists::{Choice, id, short};
use crate::visit::SignedIn;
use app::office::No;
use app::office::organisations::{self, Draft, SECTORS, fields};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use policy::{Action, Facts, decide};

#[derive(Template)]
#[template(path = "organisations/edit.html")]
struct Edit {
    page: Page,
    form: Form,
    back: String,
    version: i64,
    was: Vec<(String, String)>,
    sectors: Vec<Choice>,
}

async fn page(me: &SignedIn, id: Option<i64>, form: Form, version: i64) -> Result<Edit, Halt> {
    let decision = decide(&me.acting.actor, Action::ManageOrganisations, &Facts::default());
    if !decision.allow {
        return Err(Halt::Refused(decision.rule.code()));
    }
    let title = if id.is_some() { "organisation-change" } else { "organisation-add" };
    let page = Page::of(me, title, "organisations").await?;
    let page = page.after("/organisaties", "organisations-title").here();
    let words = me.words();
    Ok(Edit {
        sectors: SECTORS.iter().map(|code| Choice::new(*code, words.code("sector", code))).collect(),
        form,
        back: id.map_or_else(|| "/organisaties".to_owned(), |id| format!("/organisaties/{id}")),
        version,
        was: Vec::new(),
        page,
    })
}

fn draft(posted: &Posted) -> Draft {
    let text = |name: &str| posted.text(name).to_owned();
    Draft {
        code: text("code"),
        name: text("name"),
        sector: text("sector"),
        agreement_from: text("agreement_from"),
        agreement_to: text("agreement_to"),
        email: text("email"),
        phone: text("phone"),
        address: text("address"),
        version: posted.number("version").unwrap_or_default(),
    }
}

/// An empty form.
///
/// # Errors
/// [`Halt::Refused`] for who may not.
pub async fn new(me: SignedIn) -> Result<Response, Halt> {
    html(&page(&me, None, Form::default(), 1).await?)
}

/// Adds an organisation.
///
/// # Errors
/// [`Halt::Refused`] for who may not.
pub async fn add(me: SignedIn, posted: Posted) -> Result<Response, Halt> {
    match organisations::add(&me.shared.office, &me.acting, &draft(&posted)).await {
        Ok(id) => {
            me.flash("success", "organisation-added").await?;
            Ok(Redirect::to(&format!("/organisaties/{id}")).into_response())
        }
        Err(No::Invalid(problems)) => {
            let form = Form::again(&posted, &problems, me.words());
            html_with(StatusCode::UNPROCESSABLE_ENTITY, &page(&me, None, form, 1).await?)
        }
        Err(no) => Err(no.into()),
    }
}

/// The form with what is kept.
///
/// # Errors
/// [`Halt::NotFound`] when there is none, [`Halt::Refused`] for who may not.
pub async fn open(me: SignedIn, Path(text): Path<String>) -> Result<Response, Halt> {
    let id = id(&text)?;
    let row = organisations::open(&me.shared.office, &me.acting, id).await?.organisation;
    let fields = fields(&row);
    let was = clash::was(&fields);
    html(&Edit { was, ..page(&me, Some(id), Form::of(fields), row.version).await? })
}

/// Saves an organisation; when somebody else was first, shows both.
///
/// # Errors
/// As [`open`].
pub async fn save(me: SignedIn, Path(text): Path<String>, posted: Posted) -> Result<Response, Halt> {
    let id = id(&text)?;
    let office = &me.shared.office;
    let posted = clash::chosen(posted);
    let draft = draft(&posted);
    match organisations::change(office, &me.acting, id, &draft).await {
        Ok(changed) => {
            me.saved(changed, "organisation-saved").await?;
            Ok(Redirect::to(&format!("/organisaties/{id}")).into_response())
        }
        Err(No::Invalid(problems)) => {
            let form = Form::again(&posted, &problems, me.words());
            let was = clash::was_again(&posted);
            let edit = Edit { was, ..page(&me, Some(id), form, draft.version).await? };
            html_with(StatusCode::UNPROCESSABLE_ENTITY, &edit)
        }
        Err(No::Conflict(changes)) => {
            let there = organisations::open(office, &me.acting, id).await?.organisation;
            let words = me.words();
            let told = |field: &str, value: &str| match field {
                "sector" => words.code("sector", value),
                "agreement_from" | "agreement_to" => value.parse().map_or_else(|_| value.to_owned(), short),
                _ => value.to_owned(),
            };
            let page = Page::of(&me, "conflict-title", "organisations").await?;
            let page = page.after("/organisaties", "organisations-title").here();
            let back = format!("/organisaties/{id}");
            let now = Now { fields: &fields(&there), version: there.version, back: &back };
            clashed(page, &posted, &changes, &now, told)
        }
        Err(no) => Err(no.into()),
    }
}
