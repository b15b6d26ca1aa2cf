//! Logging out at the provider as well, when it offers that: otherwise the next person at the same browser gets in there
//! without being asked.

use super::{discover, provider};
use crate::office::Office;
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use chrono::{DateTime, Utc};
use openidconnect::{ClientId, LogoutRequest, PostLogoutRedirectUrl};
use vault::seal::Place;

/// Where the provider sends people back when they logged out there.
const BACK: &str = "/aanmelden";

fn place() -> Place {
    Place::new("session", "data", "hint")
}

/// The token of a log-in as a session may hold it: it names a person.
pub(super) fn seal(office: &Office, token: &str) -> String {
    STANDARD_NO_PAD.encode(office.keys.seal(&place(), token.as_bytes()))
}

/// Where to go to log out at the provider, after a log-in there that left this hint; none when it offers no such thing,
/// or does not answer.
pub async fn address(office: &Office, hint: &str, now: DateTime<Utc>) -> Option<String> {
    let setup = provider(office).ok()?;
    let end = discover(office, now, false).await.ok()?.additional_metadata().end_session_endpoint.clone()?;
    let back = PostLogoutRedirectUrl::new(format!("{}{BACK}", office.setup.public_url)).ok()?;
    let request = LogoutRequest::from(end)
        .set_client_id(ClientId::new(setup.client_id.clone()))
        .set_post_logout_redirect_uri(back);
    let mut address = request.http_get_url();
    let sealed = STANDARD_NO_PAD.decode(hint).ok()?;
    if let Ok(token) = office.keys.open(&place(), &sealed) {
        address.query_pairs_mut().append_pair("id_token_hint", &String::from_utf8_lossy(&token));
    }
    Some(address.to_string())
}
