//! Views of the list that somebody keeps, and the columns they like to see.

use super::asked::{ADDRESS, Asked, to};
use super::filters::{self, Tag};
use crate::fault::Halt;
use crate::form::{Form, Posted};
use crate::page::{Page, html, html_with};
use crate::visit::SignedIn;
use app::office::candidates::{Column, Sight, views};
use app::office::{No, Problems};
use askama::Template;
use axum::extract::{Path, RawQuery};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use policy::Action;

/// Where the views are.
const HERE: &str = "/kandidaten/weergaven";

/// A view, with the form for its name.
struct Shown {
    href: String,
    name: String,
    field: String,
    rename: String,
    remove: String,
    form: Form,
    open: bool,
}

#[derive(Template)]
#[template(path = "candidates/views.html")]
struct Views {
    page: Page,
    form: Form,
    query: String,
    asked: Vec<Tag>,
    text: String,
    views: Vec<Shown>,
}

/// Name of the field with the name of a view: each its own on the page.
fn field_of(id: i64) -> String {
    format!("naam-{id}")
}

/// What came back with problems: the form for a new view, or that for the name of one.
#[derive(Default)]
struct Again<'a> {
    renamed: Option<i64>,
    posted: Option<&'a Posted>,
    problems: Problems,
}

async fn page(me: &SignedIn, query: &str, again: Again<'_>) -> Result<Response, Halt> {
    Sight::of(&me.acting, Action::Search)?;
    let (office, words, today) = (&me.shared.office, me.words(), me.moment.today);
    let asked = Asked::read(query, today);
    let wrong = !again.problems.is_empty();
    let form = |this: Option<i64>, name: &str| match again.posted {
        Some(posted) if again.renamed == this => Form::again(posted, &again.problems, words),
        _ => Form::of([(this.map_or_else(|| "naam".to_owned(), field_of), name)]),
    };
    let views = views::kept(office, &me.acting).await?.views.into_iter().map(|view| Shown {
        href: to(ADDRESS, &view.query),
        field: field_of(view.id),
        rename: format!("{HERE}/{}/naam", view.id),
        remove: format!("{HERE}/{}/weg", view.id),
        form: form(Some(view.id), &view.name),
        open: again.renamed == Some(view.id),
        name: view.name,
    });
    let law = office.law(today).ok();
    let template = Views {
        views: views.collect(),
        form: form(None, ""),
        asked: filters::tags(&asked, words, law.as_deref(), |nis| office.municipality(nis, today)),
        text: asked.search.text.clone(),
        query: asked.query(),
        page: Page::of(me, "candidates-views-title", "candidates")
            .await?
            .after(ADDRESS, "candidates-title")
            .here(),
    };
    if wrong { html_with(StatusCode::UNPROCESSABLE_ENTITY, &template) } else { html(&template) }
}

/// Shows the views, and a form to keep what the address asks.
///
/// # Errors
/// [`Halt::NotFound`] for somebody who sees no candidates.
pub async fn show(me: SignedIn, RawQuery(query): RawQuery) -> Result<Response, Halt> {
    page(&me, &query.unwrap_or_default(), Again::default()).await
}

/// Keeps a view.
///
/// # Errors
/// [`Halt::NotFound`] for somebody who sees no candidates.
pub async fn keep(me: SignedIn, posted: Posted) -> Result<Response, Halt> {
    Sight::of(&me.acting, Action::Search)?;
    let query = Asked::read(posted.text("zoekvraag"), me.moment.today).query();
    match views::keep(&me.shared.office, &me.acting, posted.text("naam"), &query).await {
        Ok(_) => {
            me.flash("success", "candidates-view-kept").await?;
            Ok(Redirect::to(&to(ADDRESS, &query)).into_response())
        }
        Err(No::Invalid(problems)) => {
            page(&me, &query, Again { renamed: None, posted: Some(&posted), problems }).await
        }
        Err(no) => Err(no.into()),
    }
}

/// Gives a view another name.
///
/// # Errors
/// [`Halt::NotFound`] for a view of somebody else.
pub async fn rename(me: SignedIn, Path(id): Path<String>, posted: Posted) -> Result<Response, Halt> {
    let id: i64 = id.parse().map_err(|_| Halt::NotFound)?;
    match views::rename(&me.shared.office, &me.acting, id, posted.text(&field_of(id))).await {
        Ok(()) => {
            me.flash("success", "candidates-view-renamed").await?;
            Ok(Redirect::to(HERE).into_response())
        }
        Err(No::Invalid(mut problems)) => {
            for problem in problems.0.iter_mut().filter(|problem| problem.field == "naam") {
                problem.field = field_of(id);
            }
            page(&me, "", Again { renamed: Some(id), posted: Some(&posted), problems }).await
        }
        Err(no) => Err(no.into()),
    }
}

/// Removes a view.
///
/// # Errors
/// [`Halt::NotFound`] for a view of somebody else.
pub async fn remove(me: SignedIn, Path(id): Path<String>) -> Result<Response, Halt> {
    let id: i64 = id.parse().map_err(|_| Halt::NotFound)?;
    views::remove(&me.shared.office, &me.acting, id).await?;
    me.flash("success", "candidates-view-removed").await?;
    Ok(Redirect::to(HERE).into_response())
}

/// Keeps which columns are shown, and goes back to the list.
///
/// # Errors
/// [`Halt::NotFound`] for somebody who sees no candidates.
pub async fn columns(me: SignedIn, posted: Posted) -> Result<Response, Halt> {
    let sight = Sight::of(&me.acting, Action::Search)?;
    let offered = Column::offered(&sight);
    let wanted: Vec<&str> = posted.all("kolom").collect();
    let chosen: Vec<Column> = offered.into_iter().filter(|c| wanted.contains(&c.code())).collect();
    views::choose(&me.shared.office, &me.acting, &chosen).await?;
    let query = Asked::read(posted.text("zoekvraag"), me.moment.today).query();
    Ok(Redirect::to(&to(ADDRESS, &query)).into_response())
}
