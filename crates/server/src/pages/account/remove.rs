//! Taking a second step away: the password is asked again.

use crate::fault::Halt;
use crate::form::{Form, Posted};
use crate::page::{Page, html, html_with};
use crate::visit::SignedIn;
use ::app::office::No;
use ::app::office::accounts::profile::{self, Factor};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

#[derive(Template)]
#[template(path = "account/remove.html")]
struct Remove {
    page: Page,
    form: Form,
    /// What is taken away.
    what: String,
    /// Where the form goes.
    address: String,
}

async fn page(me: &SignedIn, factor: Factor, form: Form) -> Result<Remove, Halt> {
    let factors = profile::factors(&me.shared.office, &me.acting).await?;
    let (what, address) = match factor {
        Factor::App if factors.app => (me.words().t("factor-app").to_owned(), "/profiel/app/weg".to_owned()),
        Factor::App => return Err(Halt::NotFound),
        Factor::Passkey(id) => {
            let key = factors.passkeys.into_iter().find(|key| key.id == id).ok_or(Halt::NotFound)?;
            (key.name, format!("/profiel/toegangssleutels/{id}/weg"))
        }
    };
    let page = Page::of(me, "remove-title", "").await?.after("/profiel", "profile-title").here();
    Ok(Remove { page, form, what, address })
}

fn factor(key: &str) -> Result<Factor, Halt> {
    key.parse().map(Factor::Passkey).map_err(|_| Halt::NotFound)
}

async fn submit(me: SignedIn, factor: Factor, posted: Posted) -> Result<Response, Halt> {
    let (office, asked) = (&me.shared.office, me.asked());
    let typed = posted.exact("password");
    match profile::remove_factor(office, &me.acting, factor, typed, &me.knock(&asked)).await {
        Ok(()) => {
            me.flash("success", "factor-removed").await?;
            Ok(Redirect::to("/profiel#stappen").into_response())
        }
        Err(No::Invalid(problems)) => {
            let form = Form::again(&Posted::default(), &problems, me.words());
            html_with(StatusCode::UNPROCESSABLE_ENTITY, &page(&me, factor, form).await?)
        }
        Err(no) => Err(no.into()),
    }
}

/// Asks about the app.
///
/// # Errors
/// When there is none.
pub async fn app(me: SignedIn) -> Result<Response, Halt> {
    html(&page(&me, Factor::App, Form::default()).await?)
}

/// Takes the app away.
///
/// # Errors
/// When there is none.
pub async fn submit_app(me: SignedIn, posted: Posted) -> Result<Response, Halt> {
    submit(me, Factor::App, posted).await
}

/// Asks about a passkey.
///
/// # Errors
/// When there is none like it.
pub async fn key(me: SignedIn, Path(key): Path<String>) -> Result<Response, Halt> {
    html(&page(&me, factor(&key)?, Form::default()).await?)
}

/// Takes a passkey away.
///
/// # Errors
/// When there is none like it.
pub async fn submit_key(me: SignedIn, Path(key): Path<String>, posted: Posted) -> Result<Response, Halt> {
    let factor = factor(&key)?;
    submit(me, factor, posted).await
}
