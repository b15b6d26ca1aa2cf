//! Setting up a second step, by somebody who must have one: nothing else is open before that.

use super::{complete, half_for, location, told};
use crate::fault::Halt;
use crate::form::{Form, Posted};
use crate::page::{Page, html, html_with};
use crate::pages::account::{app_offer, forget_offer, kept_offer};
use crate::visit::Visit;
use app::office::accounts::totp::Offer;
use app::office::accounts::{Half, Next, half, passkeys, sure, totp};
use app::office::{Acting, No, who};
use askama::Template;
use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::Value;

#[derive(Template)]
#[template(path = "login/set-up.html")]
struct SetUp {
    page: Page,
    form: Form,
    offer: Offer,
    passkeys: bool,
}

/// Who sets up a second step.
async fn acting(visit: &Visit, half: &Half) -> Result<Acting, Halt> {
    let found = who::load(&visit.shared.office, half.account, None, &visit.asked()).await?;
    found.map(|who| who.acting).ok_or(Halt::NotFound)
}

async fn page(visit: &Visit, half: &Half, form: Form) -> Result<SetUp, Halt> {
    let offer = app_offer(visit, half.account).await?;
    let passkeys = passkeys::available(&visit.shared.office.setup);
    Ok(SetUp { page: Page::open(visit, "set-up-title").await?, form, offer, passkeys })
}

/// Shows how.
///
/// # Errors
/// When somebody is not half signed in, or the database cannot be reached.
pub async fn show(visit: Visit) -> Result<Response, Halt> {
    let half = half_for(&visit, Next::SetUp).await?;
    html(&page(&visit, &half, Form::default()).await?)
}

/// Checks the first code of the app; then somebody is signed in.
///
/// # Errors
/// As [`show`].
pub async fn submit(visit: Visit, posted: Posted) -> Result<Response, Halt> {
    let half = half_for(&visit, Next::SetUp).await?;
    let acting = acting(&visit, &half).await?;
    let (office, asked) = (&visit.shared.office, visit.asked());
    let sealed = kept_offer(&visit).await?.ok_or(Halt::NotFound)?;
    let sure = sure::half(office, &half, asked.now).await?;
    match totp::confirm(office, &acting, sure, &sealed, posted.text("code"), &visit.knock(&asked)).await {
        Ok(()) => {
            forget_offer(&visit).await?;
            finish(&visit, &half).await
        }
        Err(No::Invalid(problems)) => {
            let form = Form::again(&posted, &problems, visit.words());
            html_with(StatusCode::UNPROCESSABLE_ENTITY, &page(&visit, &half, form).await?)
        }
        Err(no) => Err(no.into()),
    }
}

/// Signed in, and on to the recovery codes.
async fn finish(visit: &Visit, set_up: &Half) -> Result<Response, Halt> {
    let asked = visit.asked();
    half::finish_set_up(&visit.shared.office, set_up, &visit.knock(&asked)).await?;
    let back: String = url::form_urlencoded::byte_serialize(set_up.back.as_bytes()).collect();
    complete(visit, set_up.account, None, &format!("/profiel/herstelcodes?terug={back}")).await
}

/// Asks the browser for a new passkey.
///
/// # Errors
/// As [`show`].
pub async fn begin_key(visit: Visit) -> Result<Response, Halt> {
    let half = half_for(&visit, Next::SetUp).await?;
    let acting = acting(&visit, &half).await?;
    let sure = sure::half(&visit.shared.office, &half, visit.moment.now).await?;
    match passkeys::begin_adding(&visit.shared.office, &acting, sure).await {
        Ok(question) => {
            visit.session.insert("passkey", question.state).await?;
            Ok(Json(question.options).into_response())
        }
        Err(no) => told(&visit, no),
    }
}

/// Keeps a new passkey; then somebody is signed in.
///
/// # Errors
/// As [`show`].
pub async fn finish_key(visit: Visit, Json(answer): Json<Value>) -> Result<Response, Halt> {
    let half = half_for(&visit, Next::SetUp).await?;
    let acting = acting(&visit, &half).await?;
    let state: String = visit.session.remove("passkey").await?.ok_or(Halt::NotFound)?;
    let name = answer["name"].as_str().unwrap_or_default();
    let sure = sure::half(&visit.shared.office, &half, visit.moment.now).await?;
    match passkeys::add(&visit.shared.office, &acting, sure, &state, name, &answer["credential"]).await {
        Ok(()) => Ok(location(&finish(&visit, &half).await?)),
        Err(no) => told(&visit, no),
    }
}
