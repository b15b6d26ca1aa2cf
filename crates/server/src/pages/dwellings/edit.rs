//! A dwelling is added or changed.

use super::{ground_choices, group_choices, place_choices};
use crate::fault::Halt;
use crate::form::{Form, Posted};
use crate::page::{Page, html, html_with};
use crate::pages::clash::{self, Now, clashed};
use crate::pages::lists::{Choice, id, short};
use crate::visit::SignedIn;
use app::office::No;
use app::office::dwellings::{self, Draft, fields, grounds_for};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use policy::Action;

#[derive(Template)]
#[template(path = "dwellings/edit.html")]
struct Edit {
    page: Page,
    form: Form,
    back: String,
    version: i64,
    was: Vec<(String, String)>,
    grounds: Vec<Choice>,
    places: Vec<Choice>,
    groups: Vec<Choice>,
}

async fn page(me: &SignedIn, id: Option<i64>, form: Form, version: i64) -> Result<Edit, Halt> {
    let office = &me.shared.office;
    let grounds = grounds_for(office, &me.acting, Action::ManageDwellings).await?;
    if grounds.is_empty() {
        return Err(Halt::NotFound);
    }
    let law = office.law(me.acting.today)?;
    let title = if id.is_some() { "dwelling-change" } else { "dwelling-add" };
    let page = Page::of(me, title, "dwellings").await?.after("/woningen", "dwellings-title").here();
    Ok(Edit {
        page,
        form,
        back: id.map_or_else(|| "/woningen".to_owned(), |id| format!("/woningen/{id}")),
        version,
        was: Vec::new(),
        places: place_choices(&law, &grounds),
        grounds: ground_choices(&grounds),
        groups: group_choices(me, &law),
    })
}

fn draft(posted: &Posted) -> Draft {
    let text = |name: &str| posted.text(name).to_owned();
    Draft {
        code: text("code"),
        ground: text("ground"),
        nis: text("nis"),
        bedrooms: text("bedrooms"),
        adapted: posted.ticked("adapted"),
        reserved_for: text("reserved_for"),
        rent: text("rent"),
        available_on: text("available_on"),
        min_age: text("min_age"),
        version: posted.number("version").unwrap_or_default(),
    }
}

/// An empty form.
///
/// # Errors
/// [`Halt::NotFound`] for who may not add dwellings.
pub async fn new(me: SignedIn) -> Result<Response, Halt> {
    html(&page(&me, None, Form::default(), 1).await?)
}

/// Adds a dwelling.
///
/// # Errors
/// [`Halt::NotFound`] for who may not.
pub async fn add(me: SignedIn, posted: Posted) -> Result<Response, Halt> {
    match dwellings::add(&me.shared.office, &me.acting, &draft(&posted)).await {
        Ok(id) => {
            me.flash("success", "dwelling-added").await?;
            Ok(Redirect::to(&format!("/woningen/{id}")).into_response())
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
/// [`Halt::NotFound`] when there is no such dwelling for this person, [`Halt::Refused`] for another company's.
pub async fn open(me: SignedIn, Path(text): Path<String>) -> Result<Response, Halt> {
    let id = id(&text)?;
    let opened = dwellings::open(&me.shared.office, &me.acting, id).await?;
    if !opened.may_change {
        return Err(Halt::Refused("other-organisation"));
    }
    let fields = fields(&opened.dwelling);
    let was = clash::was(&fields);
    html(&Edit { was, ..page(&me, Some(id), Form::of(fields), opened.dwelling.version).await? })
}

/// Saves a dwelling; when somebody else was first, shows both.
///
/// # Errors
/// As [`open`].
pub async fn save(me: SignedIn, Path(text): Path<String>, posted: Posted) -> Result<Response, Halt> {
    let id = id(&text)?;
    let office = &me.shared.office;
    let posted = clash::chosen(posted);
    let draft = draft(&posted);
    match dwellings::change(office, &me.acting, id, &draft).await {
        Ok(changed) => {
            me.saved(changed, "dwelling-saved").await?;
            Ok(Redirect::to(&format!("/woningen/{id}")).into_response())
        }
        Err(No::Invalid(problems)) => {
            let form = Form::again(&posted, &problems, me.words());
            let was = clash::was_again(&posted);
            let edit = Edit { was, ..page(&me, Some(id), form, draft.version).await? };
            html_with(StatusCode::UNPROCESSABLE_ENTITY, &edit)
        }
        Err(No::Conflict(changes)) => {
            let there = dwellings::open(office, &me.acting, id).await?.dwelling;
            let law = office.law(me.acting.today)?;
            let words = me.words();
            let told = |field: &str, value: &str| match field {
                "ground" => value.replace('|', ", ").trim_end_matches(", ").to_owned(),
                "nis" => office.municipality(value, me.acting.today),
                "adapted" => words.t("yes").to_owned(),
                "available_on" => value.parse().map_or_else(|_| value.to_owned(), short),
                "reserved_for" => words.rules.group(value, &law),
                _ => value.to_owned(),
            };
            let page =
                Page::of(&me, "conflict-title", "dwellings").await?.after("/woningen", "dwellings-title");
            let back = format!("/woningen/{id}");
            let now = Now { fields: &fields(&there), version: there.version, back: &back };
            clashed(page.here(), &posted, &changes, &now, told)
        }
        Err(no) => Err(no.into()),
    }
}
