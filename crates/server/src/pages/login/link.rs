//! Choosing a password with a link that works once.

use super::shut;
use crate::fault::Halt;
use crate::form::{Form, Posted};
use crate::page::{Page, html, html_with};
use crate::visit::Visit;
use app::office::No;
use app::office::accounts::links::{self, Working};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

#[derive(Template)]
#[template(path = "login/link.html")]
struct LinkPage {
    page: Page,
    form: Form,
    link: Working,
    shortest: String,
}

async fn page(visit: &Visit, form: Form, link: Working) -> Result<LinkPage, Halt> {
    let title = match link.purpose {
        links::Purpose::Invite => "link-invite-title",
        links::Purpose::Reset => "link-reset-title",
    };
    let length = visit.shared.office.setup.password_length.to_string();
    let shortest = visit.words().with("password-hint", &[("shortest", &length)]);
    Ok(LinkPage { page: Page::open(visit, title).await?, form, link, shortest })
}

/// Asks for a password.
///
/// # Errors
/// When the link does not work (any more).
pub async fn show(visit: Visit, Path(token): Path<String>) -> Result<Response, Halt> {
    let asked = visit.asked();
    let link = links::look(&visit.shared.office, &token, &visit.knock(&asked)).await.map_err(shut)?;
    html(&page(&visit, Form::default(), link).await?)
}

/// Keeps the password, and goes on to log in with it.
///
/// # Errors
/// When the link does not work (any more), or the database cannot be reached.
pub async fn submit(visit: Visit, Path(token): Path<String>, posted: Posted) -> Result<Response, Halt> {
    let (office, asked) = (&visit.shared.office, visit.asked());
    let link = links::look(office, &token, &visit.knock(&asked)).await.map_err(shut)?;
    match links::set_password(office, &token, posted.exact("password"), &visit.knock(&asked)).await {
        Ok(_) => {
            visit.session.flush().await?;
            visit.flash("success", "link-done").await?;
            Ok(Redirect::to("/aanmelden").into_response())
        }
        Err(No::Invalid(problems)) => {
            let form = Form::again(&posted, &problems, visit.words());
            html_with(StatusCode::UNPROCESSABLE_ENTITY, &page(&visit, form, link).await?)
        }
        Err(no) => Err(no.into()),
    }
}
