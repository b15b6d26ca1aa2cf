//! Logging in with an OpenID Connect provider.

use super::{again, complete};
use crate::fault::Halt;
use crate::pages::account::identity;
use crate::pages::language::Back;
use crate::visit::{SignedIn, Visit};
use app::office::accounts::openid::{self, Answer, Begun, Outcome};
use axum::extract::Query;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

/// Goes to the provider.
///
/// # Errors
/// When no provider was set up, or the session cannot be reached.
pub async fn begin(visit: Visit, Query(back): Query<Back>) -> Result<Response, Halt> {
    match openid::begin(&visit.shared.office, back.path(), visit.moment.now).await? {
        Ok((address, begun)) => {
            visit.session.insert("openid", begun).await?;
            Ok(Redirect::to(&address).into_response())
        }
        Err(turned) => again(&visit, message(turned), back.path()).await,
    }
}

/// What the provider sends back, in the address.
#[derive(Deserialize)]
pub struct Returned {
    #[serde(default)]
    code: String,
    #[serde(default)]
    state: String,
    error: Option<String>,
}

/// Comes back from the provider, to log in or to link.
///
/// # Errors
/// When the session or the database cannot be reached.
pub async fn finish(
    visit: Visit,
    me: Result<SignedIn, Halt>,
    Query(returned): Query<Returned>,
) -> Result<Response, Halt> {
    let office = &visit.shared.office;
    if office.setup.openid.is_none() {
        return Err(Halt::NotFound);
    }
    let begun: Option<Begun> = visit.session.remove("openid").await?;
    let answer = Answer { code: &returned.code, state: &returned.state, error: returned.error.is_some() };
    if begun.as_ref().is_some_and(|begun| begun.account.is_some()) {
        return identity::returned(&me?, begun.as_ref(), &answer).await;
    }
    let asked = visit.asked();
    let back = begun.as_ref().map(|begun| begun.back.clone()).unwrap_or_default();
    match openid::finish(office, begun.as_ref(), &answer, &visit.knock(&asked)).await? {
        Outcome::In { account, organisation, hint } => {
            let answer = complete(&visit, account.id, organisation, &back).await?;
            visit.session.insert("hint", hint).await?;
            Ok(answer)
        }
        Outcome::Turned(turned) => again(&visit, message(turned), &back).await,
    }
}

/// The message for who is not let in.
pub fn message(turned: openid::Turned) -> &'static str {
    match turned {
        openid::Turned::Stale => "openid-stale",
        openid::Turned::Stopped => "openid-stopped",
        openid::Turned::Untrusted => "openid-untrusted",
        openid::Turned::Silent => "openid-silent",
        openid::Turned::Unknown => "openid-unknown",
        openid::Turned::Inactive => "openid-inactive",
    }
}
