//! Logging in with a password, and logging out.

use crate::fault::Halt;
use crate::form::{Form, Posted};
use crate::page::{Page, html, html_with};
use crate::pages::language::{Back, own_path};
use crate::visit::Visit;
use app::office::{No, accounts};
use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

#[derive(Template)]
#[template(path = "login.html")]
struct Login {
    page: Page,
    form: Form,
    back: String,
}

/// The log-in page.
///
/// # Errors
/// When the session cannot be reached.
pub async fn show(visit: Visit, Query(back): Query<Back>) -> Result<Response, Halt> {
    let back = back.path().to_owned();
    html(&Login { page: Page::open(&visit, "login-title").await?, form: Form::default(), back })
}

/// Checks a password, and goes on to the second factor or to where somebody was going.
///
/// # Errors
/// When the session or the database cannot be reached.
pub async fn submit(visit: Visit, posted: Posted) -> Result<Response, Halt> {
    let office = &visit.shared.office;
    let back = own_path(posted.text("terug")).to_owned();
    let attempt = accounts::Attempt { email: posted.text("email"), password: posted.exact("password") };
    match accounts::log_in(office, &attempt, visit.moment.now, &visit.request).await {
        Ok(account) => {
            visit.session.cycle_id().await?;
            visit.session.insert("account", account).await?;
            visit.session.insert("since", visit.moment.now).await?;
            visit.session.insert("agent", &visit.agent).await?;
            Ok(Redirect::to(&back).into_response())
        }
        Err(No::Invalid(problems)) => {
            let form = Form::again(&posted, &problems, visit.words());
            let page = Page::open(&visit, "login-title").await?;
            html_with(StatusCode::UNPROCESSABLE_ENTITY, &Login { page, form, back })
        }
        Err(no) => Err(no.into()),
    }
}

/// Ends the session.
///
/// # Errors
/// When the session cannot be reached.
pub async fn leave(visit: Visit) -> Result<Response, Halt> {
    visit.session.flush().await?;
    Ok(Redirect::to("/aanmelden").into_response())
}
