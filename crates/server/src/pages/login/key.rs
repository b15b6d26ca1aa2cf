//! Logging in with a passkey and nothing else.

use super::{complete, location, told};
use crate::fault::Halt;
use crate::form::legible;
use crate::pages::language::own_path;
use crate::visit::Visit;
use app::office::accounts::passkeys::{self, Whose};
use axum::Json;
use axum::response::{IntoResponse, Response};
use serde_json::Value;

/// Asks the browser for a passkey: anybody's, or that of an address.
///
/// # Errors
/// When passkeys cannot be used here.
pub async fn begin(visit: Visit, Json(asked): Json<Value>) -> Result<Response, Halt> {
    let address = legible(asked["address"].as_str().unwrap_or_default());
    let whose = if address.trim().is_empty() { Whose::Anybodys } else { Whose::OfAddress(address.trim()) };
    let question = passkeys::begin(&visit.shared.office, whose).await?;
    visit.session.insert("passkey", question.state).await?;
    Ok(Json(question.options).into_response())
}

/// Checks a passkey.
///
/// # Errors
/// When the session or the database cannot be reached.
pub async fn finish(visit: Visit, Json(answer): Json<Value>) -> Result<Response, Halt> {
    let state: String = visit.session.remove("passkey").await?.ok_or(Halt::NotFound)?;
    let (office, asked) = (&visit.shared.office, visit.asked());
    match passkeys::enter(office, &state, &answer["credential"], &visit.knock(&asked)).await {
        Ok(account) => {
            let back = own_path(answer["terug"].as_str().unwrap_or_default()).to_owned();
            Ok(location(&complete(&visit, account.id, None, &back).await?))
        }
        Err(no) => told(&visit, no),
    }
}
