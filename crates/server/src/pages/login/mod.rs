//! Logging in with a password; the steps after it are beside it.

pub mod elsewhere;
pub mod first;
pub mod kept;
pub mod key;
pub mod leave;
pub mod link;
pub mod second;
pub mod set_up;

use crate::fault::Halt;
use crate::form::{Form, Posted};
use crate::keep::{kept_for, reader_cookie};
use crate::page::{Page, html, html_with};
use crate::pages::language::{Back, own_path};
use crate::visit::Visit;
use app::office::accounts::passkeys;
use app::office::accounts::{self, Half, Next};
use app::office::{No, Problems};
use askama::Template;
use axum::Json;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Redirect, Response};
use serde_json::json;

#[derive(Template)]
#[template(path = "login/login.html")]
struct Login {
    page: Page,
    form: Form,
    back: String,
    /// Name of the provider with which one can log in too; empty without one.
    provider: String,
    passkeys: bool,
    /// Whether a form waits for who comes back.
    kept: bool,
}

/// The log-in page.
///
/// # Errors
/// When the session cannot be reached.
pub async fn show(visit: Visit, Query(back): Query<Back>) -> Result<Response, Halt> {
    if let Some(half) = half(&visit).await? {
        return Ok(Redirect::to(step(half.next)).into_response());
    }
    html(&page(&visit, Form::default(), back.path()).await?)
}

async fn page(visit: &Visit, form: Form, back: &str) -> Result<Login, Halt> {
    let setup = &visit.shared.office.setup;
    Ok(Login {
        page: Page::open(visit, "login-title").await?,
        form,
        back: back.to_owned(),
        provider: setup.openid.as_ref().map(|provider| provider.name.clone()).unwrap_or_default(),
        passkeys: passkeys::available(setup),
        kept: visit.session.get::<String>("kept").await?.is_some(),
    })
}

/// The log-in page with a message.
pub(super) async fn again(visit: &Visit, key: &'static str, back: &str) -> Result<Response, Halt> {
    let mut problems = Problems::default();
    problems.add(String::new(), key);
    let form = Form::again(&Posted::default(), &problems, visit.words());
    html_with(StatusCode::UNPROCESSABLE_ENTITY, &page(visit, form, back).await?)
}

/// Checks a password, and goes on to the second factor or to where somebody was going.
///
/// # Errors
/// When the session or the database cannot be reached.
pub async fn submit(visit: Visit, posted: Posted) -> Result<Response, Halt> {
    let office = &visit.shared.office;
    let back = own_path(posted.text("terug")).to_owned();
    let attempt = accounts::Attempt { email: posted.text("email"), password: posted.exact("password") };
    let asked = visit.asked();
    match accounts::password::enter(office, &attempt, &visit.knock(&asked)).await {
        Ok((account, next)) => go_on(&visit, &account_of(&visit, &account, next, &back), next).await,
        Err(No::Invalid(problems)) => {
            let form = Form::again(&posted, &problems, visit.words());
            html_with(StatusCode::UNPROCESSABLE_ENTITY, &page(&visit, form, &back).await?)
        }
        Err(no) => Err(no.into()),
    }
}

/// What became of a link that somebody came with: tried too often, or not there.
fn shut(no: No) -> Halt {
    match no {
        No::Invalid(_) => Halt::TooMany,
        no => no.into(),
    }
}

fn account_of(visit: &Visit, account: &accounts::Account, next: Next, back: &str) -> Half {
    Half::new(&visit.shared.office, account, next, back, visit.moment.now)
}

/// After a right password: signed in, or half.
async fn go_on(visit: &Visit, half: &Half, next: Next) -> Result<Response, Halt> {
    if next == Next::Done {
        return complete(visit, half.account, None, &half.back).await;
    }
    let kept: Option<String> = visit.session.get("kept").await?;
    visit.session.clear().await;
    visit.session.cycle_id().await?;
    if let Some(kept) = kept {
        visit.session.insert("kept", kept).await?;
    }
    visit.session.insert("half", half).await?;
    Ok(Redirect::to(step(next)).into_response())
}

fn step(next: Next) -> &'static str {
    match next {
        Next::Done => "/",
        Next::Prove => "/aanmelden/bevestigen",
        Next::SetUp => "/aanmelden/instellen",
    }
}

/// What the session knows of somebody who is half signed in.
///
/// # Errors
/// When the session or the database cannot be reached.
async fn half(visit: &Visit) -> Result<Option<Half>, Halt> {
    let Some(half) = visit.session.get::<Half>("half").await? else {
        return Ok(None);
    };
    let account = half.account(&visit.shared.office, visit.moment.now).await?;
    Ok(account.map(|_| half))
}

/// Half signed in for this step, or back to the beginning.
async fn half_for(visit: &Visit, next: Next) -> Result<Half, Halt> {
    let half = half(visit).await?.filter(|half| half.next == next);
    half.ok_or_else(|| Halt::Elsewhere("/aanmelden".to_owned()))
}

/// Signed in with every step: a new session id, and nothing left of before but a form of the same person.
async fn complete(
    visit: &Visit,
    account: i64,
    organisation: Option<i64>,
    back: &str,
) -> Result<Response, Halt> {
    let kept: Option<String> = match kept_for(visit, &visit.shared.office, account).await? {
        Some(_) => visit.session.get("kept").await?,
        None => None,
    };
    visit.session.clear().await;
    visit.session.cycle_id().await?;
    visit.session.insert("account", account).await?;
    visit.session.insert("since", visit.moment.now).await?;
    visit.session.insert("agent", &visit.agent).await?;
    if let Some(organisation) = organisation {
        visit.session.insert("organisation", organisation).await?;
    }
    let mut to = own_path(back);
    if let Some(kept) = kept {
        visit.session.insert("kept", kept).await?;
        to = "/aanmelden/bewaard";
    }
    let cookie = reader_cookie(&visit.shared, Some(account));
    Ok(([(SET_COOKIE, cookie)], Redirect::to(to)).into_response())
}

/// The answer to a script that asked for something and may go on elsewhere.
fn location(response: &Response) -> Response {
    let to = response.headers().get("location").and_then(|to| to.to_str().ok()).unwrap_or("/");
    let mut answer = Json(json!({ "location": to })).into_response();
    for cookie in response.headers().get_all(SET_COOKIE) {
        answer.headers_mut().append(SET_COOKIE, cookie.clone());
    }
    answer
}

/// The answer to a script that asked for something that is refused.
///
/// # Errors
/// What is no problem with what was sent.
pub fn told(visit: &Visit, no: No) -> Result<Response, Halt> {
    let No::Invalid(problems) = no else {
        return Err(no.into());
    };
    let messages = crate::form::messages(&problems, visit.words());
    let text: Vec<String> = messages.into_iter().map(|message| message.text).collect();
    Ok((StatusCode::UNPROCESSABLE_ENTITY, Json(json!({ "message": text.join(" ") }))).into_response())
}
