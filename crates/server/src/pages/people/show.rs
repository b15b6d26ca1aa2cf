//! One person: details, roles, second steps, whether they may log in.

use super::{Choice, granted, link_page, organisations, roles, unreadable};
use crate::fault::Halt;
use crate::form::{Form, Posted, messages};
use crate::page::{Page, html, html_with};
use crate::pages::account::{languages, newer};
use crate::visit::SignedIn;
use ::app::office::accounts::people::{self, Person, Shown};
use ::app::office::accounts::profile::Holding;
use ::app::office::{Change, No};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use chrono::NaiveDate;
use domain::days;

#[derive(Template)]
#[template(path = "people/show.html")]
struct PersonPage {
    page: Page,
    form: Form,
    /// A role to give.
    grant: Form,
    /// The last days of the roles, each in a field of its own.
    ending: Form,
    person: Shown,
    /// Whether it is the reader.
    own: bool,
    organisations: Vec<Choice>,
    roles: Vec<Choice>,
    languages: Vec<Choice>,
    conflict: Vec<Change>,
}

fn id(text: &str) -> Result<i64, Halt> {
    text.parse().map_err(|_| Halt::NotFound)
}

async fn page(me: &SignedIn, id: i64, form: Option<Form>, grant: Option<Form>) -> Result<PersonPage, Halt> {
    let person = people::show(&me.shared.office, &me.acting, id).await?;
    let account = &person.account;
    let form = form.unwrap_or_else(|| {
        Form::of([
            ("name", account.name.clone()),
            ("email", account.email.clone()),
            ("language", account.language.clone()),
            ("version", account.version.to_string()),
        ])
    });
    let grant = grant.unwrap_or_else(|| Form::of([("from", me.moment.today.to_string())]));
    let ending = Form::of(person.roles.iter().map(|role| (last_field(role.id), last_day(me, role))));
    let page = Page::of(me, "people-title", "admin").await?.titled(account.name.clone());
    Ok(PersonPage {
        page: page.after("/beheer/mensen", "people-title").here(),
        own: id == me.acting.actor.account(),
        organisations: organisations(me).await?,
        roles: roles(me),
        languages: languages(me),
        conflict: Vec::new(),
        form,
        grant,
        ending,
        person,
    })
}

/// Name of the field with the last day of a role: each its own on the page.
fn last_field(role: i64) -> String {
    format!("to-{role}")
}

/// The last day that is proposed for a role: its own, or today.
fn last_day(me: &SignedIn, role: &Holding) -> String {
    role.to.unwrap_or(me.moment.today).to_string()
}

fn back(id: i64) -> Response {
    Redirect::to(&format!("/beheer/mensen/{id}")).into_response()
}

/// Shows a person.
///
/// # Errors
/// Not found when there is nobody, or for who may not manage accounts.
pub async fn show(me: SignedIn, Path(text): Path<String>) -> Result<Response, Halt> {
    html(&page(&me, id(&text)?, None, None).await?)
}

/// Changes details.
///
/// # Errors
/// As [`show`].
pub async fn submit(me: SignedIn, Path(text): Path<String>, posted: Posted) -> Result<Response, Halt> {
    let id = id(&text)?;
    let person =
        Person { name: posted.text("name"), email: posted.text("email"), language: posted.text("language") };
    let version = posted.number("version").unwrap_or_default();
    match people::change(&me.shared.office, &me.acting, id, version, &person).await {
        Ok(()) => {
            me.flash("success", "people-saved").await?;
            Ok(back(id))
        }
        Err(No::Invalid(problems)) => {
            let form = Form::again(&posted, &problems, me.words());
            html_with(StatusCode::UNPROCESSABLE_ENTITY, &page(&me, id, Some(form), None).await?)
        }
        Err(No::Conflict(conflict)) => {
            let mut shown = page(&me, id, None, None).await?;
            shown.form = newer(&posted, shown.person.account.version);
            html_with(StatusCode::CONFLICT, &PersonPage { conflict, ..shown })
        }
        Err(no) => Err(no.into()),
    }
}

/// Gives a role.
///
/// # Errors
/// As [`show`]; refused for oneself.
pub async fn grant(me: SignedIn, Path(text): Path<String>, posted: Posted) -> Result<Response, Halt> {
    let id = id(&text)?;
    let roles = granted(&posted, me.moment.today);
    match people::grant(&me.shared.office, &me.acting, id, &roles).await {
        Ok(()) => {
            me.flash("success", "people-role-given").await?;
            Ok(back(id))
        }
        Err(No::Invalid(problems)) => {
            let form = Form::again(&posted, &problems, me.words());
            html_with(StatusCode::UNPROCESSABLE_ENTITY, &page(&me, id, None, Some(form)).await?)
        }
        Err(no) => Err(no.into()),
    }
}

/// Ends a role: at once (its last day was yesterday), or with a last day.
///
/// # Errors
/// As [`grant`].
pub async fn end_role(
    me: SignedIn,
    Path((text, role)): Path<(String, String)>,
    posted: Posted,
) -> Result<Response, Halt> {
    let (id, role) = (id(&text)?, id(&role)?);
    let version = posted.number("version").unwrap_or_default();
    let field = last_field(role);
    let (text, now) = (posted.text(&field), posted.ticked("now"));
    let unreadable = !now && unreadable(text);
    let to = match (now, unreadable) {
        (true, _) => me.moment.today.pred_opt(),
        // Before every first day: refused as such.
        (false, true) => Some(NaiveDate::MIN),
        (false, false) => days::read(text),
    };
    match people::set_span(&me.shared.office, &me.acting, id, role, version, to).await {
        Ok(()) => {
            me.flash("success", "people-role-changed").await?;
            Ok(back(id))
        }
        Err(No::Invalid(mut problems)) => {
            // A version that is none belongs to the form as a whole.
            for problem in problems.0.iter_mut().filter(|problem| !problem.field.is_empty()) {
                problem.field.clone_from(&field);
                problem.key = if unreadable { "role-day-unreadable" } else { problem.key };
            }
            let shown = page(&me, id, None, None).await?;
            let others = shown.person.roles.iter().filter(|other| other.id != role);
            let others = others.map(|other| (last_field(other.id), last_day(&me, other)));
            let mut ending = Form::of(others.chain([(field.clone(), text.to_owned())]));
            ending.messages = messages(&problems, me.words());
            html_with(StatusCode::UNPROCESSABLE_ENTITY, &PersonPage { ending, ..shown })
        }
        Err(No::Conflict(conflict)) => {
            let shown = page(&me, id, None, None).await?;
            html_with(StatusCode::CONFLICT, &PersonPage { conflict, ..shown })
        }
        Err(no) => Err(no.into()),
    }
}

/// Makes a link for a (new) password and shows it.
///
/// # Errors
/// As [`show`].
pub async fn link(me: SignedIn, Path(text): Path<String>) -> Result<Response, Halt> {
    let id = id(&text)?;
    let link = people::reset_link(&me.shared.office, &me.acting, id).await?;
    html(&link_page(&me, id, link).await?)
}

/// Forgets the second steps of somebody who lost them.
///
/// # Errors
/// As [`grant`].
pub async fn forget_factors(me: SignedIn, Path(text): Path<String>) -> Result<Response, Halt> {
    let id = id(&text)?;
    people::forget_factors(&me.shared.office, &me.acting, id).await?;
    me.flash("success", "people-factors-forgotten").await?;
    Ok(back(id))
}

/// Lets somebody log in again, or no longer.
///
/// # Errors
/// As [`grant`].
pub async fn active(me: SignedIn, Path(text): Path<String>, posted: Posted) -> Result<Response, Halt> {
    let id = id(&text)?;
    let version = posted.number("version").unwrap_or_default();
    let active = posted.ticked("active");
    match people::set_active(&me.shared.office, &me.acting, id, version, active).await {
        Ok(()) => {
            me.flash("success", if active { "people-activated" } else { "people-deactivated" }).await?;
            Ok(back(id))
        }
        Err(No::Conflict(_)) => {
            me.flash("warning", "people-changed-meanwhile").await?;
            Ok(back(id))
        }
        Err(No::Invalid(problems)) => {
            let mut shown = page(&me, id, None, None).await?;
            shown.form.messages = messages(&problems, me.words());
            html_with(StatusCode::UNPROCESSABLE_ENTITY, &shown)
        }
        Err(no) => Err(no.into()),
    }
}
