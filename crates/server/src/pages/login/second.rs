//! The second step: a code from the app, a passkey, or a recovery code.

use super::{complete, half_for, location, told};
use crate::fault::Halt;
use crate::form::{Form, Posted};
use crate::page::{Page, html, html_with};
use crate::visit::Visit;
use app::office::No;
use app::office::accounts::factors::{self, Factors};
use app::office::accounts::passkeys::{self, Whose};
use app::office::accounts::{Half, Next, recovery, totp};
use askama::Template;
use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::Value;

#[derive(Template)]
#[template(path = "login/second.html")]
struct Second {
    page: Page,
    form: Form,
    factors: Factors,
    passkeys: bool,
}

async fn page(visit: &Visit, half: &Half, form: Form) -> Result<Second, Halt> {
    let office = &visit.shared.office;
    let account = half.account(office, visit.moment.now).await?.ok_or(Halt::NotFound)?;
    let factors = factors::of(office, &account).await?;
    let passkeys = !factors.passkeys.is_empty() && passkeys::available(&office.setup);
    Ok(Second { page: Page::open(visit, "second-title").await?, form, factors, passkeys })
}

/// Asks for the second step.
///
/// # Errors
/// When somebody is not half signed in, or the database cannot be reached.
pub async fn show(visit: Visit) -> Result<Response, Halt> {
    let half = half_for(&visit, Next::Prove).await?;
    html(&page(&visit, &half, Form::default()).await?)
}

/// Checks a code.
///
/// # Errors
/// As [`show`].
pub async fn submit(visit: Visit, posted: Posted) -> Result<Response, Halt> {
    let half = half_for(&visit, Next::Prove).await?;
    let (office, asked) = (&visit.shared.office, visit.asked());
    let knock = visit.knock(&asked);
    let proved = if posted.text("recovery").is_empty() {
        totp::prove(office, &half, posted.text("code"), &knock).await
    } else {
        recovery::prove(office, &half, posted.text("recovery"), &knock).await
    };
    match proved {
        Ok(()) => complete(&visit, half.account, None, &half.back).await,
        Err(No::Invalid(problems)) => {
            let form = Form::again(&Posted::default(), &problems, visit.words());
            html_with(StatusCode::UNPROCESSABLE_ENTITY, &page(&visit, &half, form).await?)
        }
        Err(no) => Err(no.into()),
    }
}

/// Asks the browser for a passkey.
///
/// # Errors
/// As [`show`].
pub async fn begin_key(visit: Visit) -> Result<Response, Halt> {
    let half = half_for(&visit, Next::Prove).await?;
    let question = passkeys::begin(&visit.shared.office, Whose::Half(&half)).await?;
    visit.session.insert("passkey", question.state).await?;
    Ok(Json(question.options).into_response())
}

/// Checks a passkey.
///
/// # Errors
/// As [`show`].
pub async fn finish_key(visit: Visit, Json(answer): Json<Value>) -> Result<Response, Halt> {
    let half = half_for(&visit, Next::Prove).await?;
    let state: String = visit.session.remove("passkey").await?.ok_or(Halt::NotFound)?;
    let (office, asked) = (&visit.shared.office, visit.asked());
    match passkeys::prove(office, &half, &state, &answer["credential"], &visit.knock(&asked)).await {
        Ok(()) => Ok(location(&complete(&visit, half.account, None, &half.back).await?)),
        Err(no) => told(&visit, no),
    }
}
