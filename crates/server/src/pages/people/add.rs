//! Adding a person, with roles and an invitation.

use super::{Choice, granted, link_page, organisations, roles};
use crate::fault::Halt;
use crate::form::{Form, Posted};
use crate::page::{Page, html, html_with};
use crate::pages::account::languages;
use crate::visit::SignedIn;
use ::app::office::No;
use ::app::office::accounts::people::{self, Person};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

#[derive(Template)]
#[template(path = "people/add.html")]
struct Add {
    page: Page,
    form: Form,
    organisations: Vec<Choice>,
    roles: Vec<Choice>,
    languages: Vec<Choice>,
}

async fn page(me: &SignedIn, form: Form) -> Result<Add, Halt> {
    let page =
        Page::of(me, "people-add-title", "admin").await?.after("/beheer/mensen", "people-title").here();
    Ok(Add {
        page,
        form,
        organisations: organisations(me).await?,
        roles: roles(me),
        languages: languages(me),
    })
}

/// Asks who.
///
/// # Errors
/// Not found for who may not manage accounts.
pub async fn show(me: SignedIn) -> Result<Response, Halt> {
    let form = Form::of([("from", me.moment.today.to_string()), ("language", "nl".to_owned())]);
    html(&page(&me, form).await?)
}

/// Adds them, and shows the link to hand over.
///
/// # Errors
/// As [`show`].
pub async fn submit(me: SignedIn, posted: Posted) -> Result<Response, Halt> {
    let person =
        Person { name: posted.text("name"), email: posted.text("email"), language: posted.text("language") };
    let roles = granted(&posted, me.moment.today);
    match people::add(&me.shared.office, &me.acting, &person, &roles).await {
        Ok((id, link)) => html(&link_page(&me, id, link).await?),
        Err(No::Invalid(problems)) => {
            let form = Form::again(&posted, &problems, me.words());
            html_with(StatusCode::UNPROCESSABLE_ENTITY, &page(&me, form).await?)
        }
        Err(no) => Err(no.into()),
    }
}
