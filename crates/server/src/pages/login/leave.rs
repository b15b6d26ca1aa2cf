//! Logging out, here and when it can be at the log-in service as well.

use crate::fault::Halt;
use crate::keep::reader_cookie;
use crate::page::{Page, html};
use crate::visit::Visit;
use app::office::accounts::openid::leave;
use app::office::accounts::profile;
use askama::Template;
use axum::http::HeaderName;
use axum::http::header::SET_COOKIE;
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};

/// What a browser forgets of this website, besides the cookies that end by themselves. Pages that were shown stay nowhere,
/// also not behind the way back.
const FORGET: (HeaderName, &str) = (HeaderName::from_static("clear-site-data"), "\"cache\", \"storage\"");

#[derive(Template)]
#[template(path = "login/left.html")]
struct Left {
    page: Page,
    told: String,
    there: String,
    /// Where one logs out at the service.
    address: String,
}

/// Ends the session. Who came in with a log-in service is shown the way to log out there.
///
/// # Errors
/// When the session cannot be reached.
pub async fn submit(visit: Visit) -> Result<Response, Halt> {
    let office = &visit.shared.office;
    if let Some(account) = visit.session.get::<i64>("account").await? {
        let asked = visit.asked();
        profile::leave(office, account, &visit.knock(&asked)).await?;
    }
    let hint: Option<String> = visit.session.get("hint").await?;
    visit.session.flush().await?;
    let address = match hint {
        Some(hint) => leave::address(office, &hint, visit.moment.now).await,
        None => None,
    };
    let answer = match (address, &office.setup.openid) {
        (Some(address), Some(openid)) => {
            let words = visit.words();
            let told = words.with("left-what", &[("provider", &openid.name)]);
            let there = words.with("left-there", &[("provider", &openid.name)]);
            html(&Left { page: Page::bare(&visit, "left-title"), told, there, address })?
        }
        _ => Redirect::to("/aanmelden").into_response(),
    };
    let cookie = reader_cookie(&visit.shared, None);
    Ok(([FORGET], AppendHeaders([(SET_COOKIE, cookie)]), answer).into_response())
}
