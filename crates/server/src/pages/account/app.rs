//! Setting up an app that gives codes.

use super::{app_offer, forget_offer, kept_offer, sure};
use crate::fault::Halt;
use crate::form::{Form, Posted};
use crate::page::{Page, html, html_with};
use crate::visit::SignedIn;
use ::app::office::No;
use ::app::office::accounts::profile;
use ::app::office::accounts::totp::{self, Offer};
use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

#[derive(Template)]
#[template(path = "account/app.html")]
struct AppPage {
    page: Page,
    form: Form,
    offer: Offer,
}

async fn page(me: &SignedIn, form: Form) -> Result<AppPage, Halt> {
    let offer = app_offer(me, me.acting.actor.account()).await?;
    let page = Page::of(me, "app-title", "").await?.after("/profiel", "profile-title").here();
    Ok(AppPage { page, form, offer })
}

/// Shows the secret, or goes back when there is an app already.
///
/// # Errors
/// When the session or the database cannot be reached.
pub async fn show(me: SignedIn) -> Result<Response, Halt> {
    if profile::factors(&me.shared.office, &me.acting).await?.app {
        return Ok(Redirect::to("/profiel#stappen").into_response());
    }
    sure::or_ask(&me, "/profiel/app").await?;
    html(&page(&me, Form::default()).await?)
}

/// Keeps the app when its first code is right.
///
/// # Errors
/// As [`show`].
pub async fn submit(me: SignedIn, posted: Posted) -> Result<Response, Halt> {
    let (office, asked) = (&me.shared.office, me.asked());
    let before = profile::factors(office, &me.acting).await?;
    let Some(sealed) = kept_offer(&me).await?.filter(|_| !before.app) else {
        return Ok(Redirect::to("/profiel#stappen").into_response());
    };
    let sure = sure::or_ask(&me, "/profiel/app").await?;
    match totp::confirm(office, &me.acting, sure, &sealed, posted.text("code"), &me.knock(&asked)).await {
        Ok(()) => {
            forget_offer(&me).await?;
            me.flash("success", "app-added").await?;
            let to = if before.codes == 0 { "/profiel/herstelcodes" } else { "/profiel#stappen" };
            Ok(Redirect::to(to).into_response())
        }
        Err(No::Invalid(problems)) => {
            let form = Form::again(&posted, &problems, me.words());
            html_with(StatusCode::UNPROCESSABLE_ENTITY, &page(&me, form).await?)
        }
        Err(no) => Err(no.into()),
    }
}
