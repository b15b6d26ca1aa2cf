//! Recovery codes: made on request and shown once, in the answer itself; they are kept as hashes only.

use super::sure;
use crate::fault::Halt;
use crate::form::Posted;
use crate::page::{Page, html};
use crate::pages::language::{Back, own_path};
use crate::visit::SignedIn;
use ::app::office::accounts::{profile, recovery};
use askama::Template;
use axum::extract::Query;
use axum::response::{IntoResponse, Redirect, Response};

#[derive(Template)]
#[template(path = "account/codes.html")]
struct Codes {
    page: Page,
    /// The codes; none before they are made.
    codes: Vec<String>,
    /// What is left of the old ones, in words.
    left: String,
    back: String,
}

async fn page(me: &SignedIn, codes: Vec<String>, back: &str) -> Result<Codes, Halt> {
    let factors = profile::factors(&me.shared.office, &me.acting).await?;
    let left = me.words().count("codes-left", i64::try_from(factors.codes).unwrap_or_default());
    let page = Page::of(me, "codes-title", "").await?.after("/profiel", "profile-title").here();
    let back = if back == "/" { "/profiel" } else { back };
    Ok(Codes { page, codes, left, back: back.to_owned() })
}

/// Says what they are for; goes back when there is no second step that they could stand in for.
///
/// # Errors
/// When the session or the database cannot be reached.
pub async fn show(me: SignedIn, Query(back): Query<Back>) -> Result<Response, Halt> {
    if !profile::factors(&me.shared.office, &me.acting).await?.any() {
        return Ok(Redirect::to("/profiel#stappen").into_response());
    }
    let here = me.uri.path_and_query().map_or("/profiel/herstelcodes", |here| here.as_str());
    sure::or_ask(&me, here).await?;
    html(&page(&me, Vec::new(), back.path()).await?)
}

/// Makes new ones, once it is sure who asks.
///
/// # Errors
/// When the session or the database cannot be reached.
pub async fn submit(me: SignedIn, posted: Posted) -> Result<Response, Halt> {
    let sure = sure::or_ask(&me, "/profiel/herstelcodes").await?;
    let codes = recovery::renew(&me.shared.office, &me.acting, sure).await?;
    html(&page(&me, codes, own_path(posted.text("terug"))).await?)
}
