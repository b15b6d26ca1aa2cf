//! A form sent after the session had ended is kept for the one who filled it in.

use crate::fault::Halt;
use crate::form::{LIMIT, Posted};
use crate::pages::language::own_path;
use crate::state::Shared;
use crate::visit::{Visit, cookie};
use app::office::Office;
use app::office::accounts::kept::{Kept, mark, may_keep};
use axum::body::{Body, to_bytes};
use axum::extract::{FromRequestParts, Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};

/// Where nothing is kept: what is filled in there is how somebody gets in.
const NEVER: [&str; 5] = ["/aanmelden", "/afmelden", "/begin", "/uitnodiging", "/profiel/wachtwoord"];
/// Largest form that is kept, in bytes.
const LARGEST: usize = 64 * 1024;
/// Seconds that a browser remembers who was signed in.
const SECONDS: u32 = 24 * 60 * 60;

fn name(shared: &Shared) -> &'static str {
    if shared.secure { "__Host-woonspoor-lezer" } else { "woonspoor-lezer" }
}

/// The cookie by which a browser remembers who was signed in, or forgets it. It opens nothing.
#[must_use]
pub fn reader_cookie(shared: &Shared, account: Option<i64>) -> String {
    let secure = if shared.secure { "; Secure" } else { "" };
    let (value, seconds) = match account {
        Some(account) => (format!("{account}-{}", mark(&shared.office, account)), SECONDS),
        None => (String::new(), 0),
    };
    format!("{}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}", name(shared))
}

/// The mark of who was signed in last in this browser, when it is one that we gave.
fn reader(shared: &Shared, headers: &HeaderMap) -> Option<String> {
    let (account, told) = cookie(headers, name(shared))?.split_once('-')?;
    let account: i64 = account.parse().ok()?;
    let real = mark(&shared.office, account);
    (real == told).then_some(real)
}

/// Keeps the form of a request that is sent away to log in.
pub async fn keep(State(shared): State<Shared>, request: Request, next: Next) -> Response {
    if !is_form(&request) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let Ok(bytes) = to_bytes(body, LIMIT).await else {
        return Halt::BadRequest("fault-too-large").into_response();
    };
    let response = next.run(Request::from_parts(parts.clone(), Body::from(bytes.clone()))).await;
    if !matches!(response.extensions().get::<Halt>(), Some(Halt::LogIn(_))) {
        return response;
    }
    match note(&shared, parts, &bytes).await {
        Ok(true) => Redirect::to("/aanmelden").into_response(),
        Ok(false) => response,
        Err(halt) => halt.into_response(),
    }
}

fn is_form(request: &Request) -> bool {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    request.method() == Method::POST
        && kind.is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"))
}

async fn note(shared: &Shared, mut parts: Parts, body: &[u8]) -> Result<bool, Halt> {
    let path = parts.uri.path();
    let Some(whose) = reader(shared, &parts.headers) else {
        return Ok(false);
    };
    let to = parts.uri.to_string();
    if body.len() > LARGEST || NEVER.iter().any(|never| path.starts_with(never)) || own_path(&to) != to {
        return Ok(false);
    }
    let fields: Vec<(String, String)> =
        Posted::parse(body).0.into_iter().filter(|(name, _)| may_keep(name)).collect();
    if fields.is_empty() {
        return Ok(false);
    }
    let visit = Visit::from_request_parts(&mut parts, shared).await?;
    let sealed = Kept { whose, to, fields, at: visit.moment.now }.seal(&shared.office)?;
    visit.session.insert("kept", sealed).await?;
    Ok(true)
}

/// The form that was kept for an account in this session.
///
/// # Errors
/// When the session cannot be reached.
pub async fn kept_for(visit: &Visit, office: &Office, account: i64) -> Result<Option<Kept>, Halt> {
    let sealed: Option<String> = visit.session.get("kept").await?;
    Ok(sealed.and_then(|sealed| Kept::open(office, &sealed, account, visit.moment.now)))
}
