//! Taking a second step away.

use super::sure;
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

fn address(factor: Factor) -> String {
    match factor {
        Factor::App => "/profiel/app/weg".to_owned(),
        Factor::Passkey(id) => format!("/profiel/toegangssleutels/{id}/weg"),
    }
}

async fn page(me: &SignedIn, factor: Factor, form: Form) -> Result<Remove, Halt> {
    let factors = profile::factors(&me.shared.office, &me.acting).await?;
    let what = match factor {
        Factor::App if factors.app => me.words().t("factor-app").to_owned(),
        Factor::App => return Err(Halt::NotFound),
        Factor::Passkey(id) => {
            factors.passkeys.into_iter().find(|key| key.id == id).ok_or(Halt::NotFound)?.name
        }
    };
    let page = Page::of(me, "remove-title", "").await?.after("/profiel", "profile-title").here();
    Ok(Remove { page, form, what, address: address(factor) })
}

fn factor(key: &str) -> Result<Factor, Halt> {
    key.parse().map(Factor::Passkey).map_err(|_| Halt::NotFound)
}

async fn ask(me: SignedIn, factor: Factor) -> Result<Response, Halt> {
    let page = page(&me, factor, Form::default()).await?;
    sure::or_ask(&me, &page.address).await?;
    html(&page)
}

async fn submit(me: SignedIn, factor: Factor) -> Result<Response, Halt> {
    let sure = sure::or_ask(&me, &address(factor)).await?;
    match profile::remove_factor(&me.shared.office, &me.acting, sure, factor).await {
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
    ask(me, Factor::App).await
}

/// Takes the app away.
///
/// # Errors
/// When there is none.
pub async fn submit_app(me: SignedIn, _: Posted) -> Result<Response, Halt> {
    submit(me, Factor::App).await
}

/// Asks about a passkey.
///
/// # Errors
/// When there is none like it.
pub async fn key(me: SignedIn, Path(key): Path<String>) -> Result<Response, Halt> {
    let factor = factor(&key)?;
    ask(me, factor).await
}

/// Takes a passkey away.
///
/// # Errors
/// When there is none like it.
pub async fn submit_key(me: SignedIn, Path(key): Path<String>, _: Posted) -> Result<Response, Halt> {
    let factor = factor(&key)?;
    submit(me, factor).await
}
