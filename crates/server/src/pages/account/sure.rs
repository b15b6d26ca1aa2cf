//! Asking who it is once more, before something that decides who gets in later.

use crate::fault::Halt;
use crate::form::{Form, Posted};
use crate::page::{Page, html, html_with};
use crate::pages::language::{Back, own_path};
use crate::visit::SignedIn;
use ::app::office::No;
use ::app::office::accounts::sure::{self, Sure, Way};
use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use chrono::{DateTime, Utc};

/// Path of the page.
const PATH: &str = "/profiel/bevestigen";

#[derive(Template)]
#[template(path = "account/sure.html")]
struct SurePage {
    page: Page,
    form: Form,
    /// Whose password is asked.
    email: String,
    password: bool,
    back: String,
    /// Address of the log-in page, which comes back here.
    log_in: String,
}

/// Whether it was shown a moment ago who it is.
///
/// # Errors
/// When the session cannot be reached.
pub async fn now(me: &SignedIn) -> Result<Option<Sure>, Halt> {
    let asked: Option<DateTime<Utc>> = me.session.get("sure").await?;
    let since: Option<DateTime<Utc>> = me.session.get("since").await?;
    Ok(asked.max(since).and_then(|shown| sure::recently(shown, me.moment.now)))
}

/// Address of the page that asks, and goes on to `back`.
#[must_use]
pub fn address(back: &str) -> String {
    let back: String = url::form_urlencoded::byte_serialize(back.as_bytes()).collect();
    format!("{PATH}?terug={back}")
}

/// Goes on, or asks first and then comes back to `back`.
///
/// # Errors
/// [`Halt::Elsewhere`] to the page that asks.
pub async fn or_ask(me: &SignedIn, back: &str) -> Result<Sure, Halt> {
    now(me).await?.ok_or_else(|| Halt::Elsewhere(address(back)))
}

/// The same for a script, which is told in words.
///
/// # Errors
/// When the session cannot be reached.
pub async fn or_say(me: &SignedIn) -> Result<Result<Sure, No>, Halt> {
    Ok(now(me).await?.ok_or_else(|| No::Invalid(::app::office::Problems::one("", "sure-first"))))
}

async fn page(me: &SignedIn, form: Form, back: &str) -> Result<SurePage, Halt> {
    let way = sure::way(&me.shared.office, &me.acting).await?;
    let page = Page::of(me, "sure-title", "").await?.after("/profiel", "profile-title").here();
    let to: String = url::form_urlencoded::byte_serialize(back.as_bytes()).collect();
    Ok(SurePage {
        email: me.email.clone(),
        password: way == Way::Password,
        log_in: format!("/aanmelden?terug={to}"),
        back: back.to_owned(),
        form,
        page,
    })
}

fn profile(back: &str) -> &str {
    if back == "/" { "/profiel" } else { back }
}

/// Asks, or goes on when nothing has to be asked.
///
/// # Errors
/// When the session or the database cannot be reached.
pub async fn show(me: SignedIn, Query(back): Query<Back>) -> Result<Response, Halt> {
    let back = profile(back.path());
    if now(&me).await?.is_some() {
        return Ok(Redirect::to(back).into_response());
    }
    html(&page(&me, Form::default(), back).await?)
}

/// Checks the password.
///
/// # Errors
/// When the session or the database cannot be reached.
pub async fn submit(me: SignedIn, posted: Posted) -> Result<Response, Halt> {
    let back = profile(own_path(posted.text("terug")));
    let (office, asked) = (&me.shared.office, me.asked());
    match sure::again(office, &me.acting, posted.exact("password"), &me.knock(&asked)).await {
        Ok(_) => {
            me.session.insert("sure", me.moment.now).await?;
            Ok(Redirect::to(back).into_response())
        }
        Err(No::Invalid(problems)) => {
            let form = Form::again(&Posted::default(), &problems, me.words());
            html_with(StatusCode::UNPROCESSABLE_ENTITY, &page(&me, form, back).await?)
        }
        Err(no) => Err(no.into()),
    }
}
