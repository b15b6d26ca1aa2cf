//! Adding a passkey.

use super::sure;
use crate::fault::Halt;
use crate::form::legible;
use crate::pages::login::told;
use crate::visit::SignedIn;
use ::app::office::accounts::{passkeys, profile};
use axum::Json;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// Asks the browser for a new passkey.
///
/// # Errors
/// When passkeys cannot be used here.
pub async fn begin(me: SignedIn) -> Result<Response, Halt> {
    let asked = match sure::or_say(&me).await? {
        Ok(sure) => passkeys::begin_adding(&me.shared.office, &me.acting, sure).await,
        Err(no) => Err(no),
    };
    match asked {
        Ok(question) => {
            me.session.insert("passkey", question.state).await?;
            Ok(Json(question.options).into_response())
        }
        Err(no) => told(&me, no),
    }
}

/// Keeps it.
///
/// # Errors
/// When the session or the database cannot be reached.
pub async fn finish(me: SignedIn, Json(answer): Json<Value>) -> Result<Response, Halt> {
    let office = &me.shared.office;
    let state: String = me.session.remove("passkey").await?.ok_or(Halt::NotFound)?;
    let name = legible(answer["passkey-name"].as_str().unwrap_or_default());
    let added = match sure::or_say(&me).await? {
        Ok(sure) => passkeys::add(office, &me.acting, sure, &state, &name, &answer["credential"]).await,
        Err(no) => Err(no),
    };
    match added {
        Ok(()) => {
            me.flash("success", "passkey-added").await?;
            let codes = profile::factors(office, &me.acting).await?.codes;
            let to = if codes == 0 { "/profiel/herstelcodes" } else { "/profiel#stappen" };
            Ok(Json(json!({ "location": to })).into_response())
        }
        Err(no) => told(&me, no),
    }
}
