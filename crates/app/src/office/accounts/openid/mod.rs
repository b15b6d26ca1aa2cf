//! Log-in with an OpenID Connect provider: authorization code, PKCE, state and nonce.

mod claims;
mod enter;
mod fetch;
pub mod leave;
pub mod link;
mod turned;

pub use enter::finish;
pub use turned::Turned;

use crate::office::setup::OpenId;
use crate::office::{No, Office};
use chrono::{DateTime, Duration, Utc};
use claims::Claims;
use fetch::Fetch;
use openidconnect::core::{CoreAuthenticationFlow, CoreClient};
use openidconnect::{
    ClientId, ClientSecret, CsrfToken, EndpointMaybeSet, EndpointNotSet, EndpointSet, IssuerUrl, Nonce,
    PkceCodeChallenge, ProviderMetadataWithLogout as Metadata, RedirectUrl, Scope,
};
use serde::{Deserialize, Serialize};
use std::sync::{Arc, PoisonError, RwLock};
use store::Account;

/// Path at which the provider sends people back.
pub const RETURN_PATH: &str = "/aanmelden/extern/terug";
/// Minutes in which somebody has to come back from the provider.
const MINUTES: i64 = 15;
/// Minutes for which what the provider says of itself is believed.
const KNOWN_MINUTES: i64 = 60;

type Client = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// What the provider said of itself, and when.
#[derive(Clone, Debug, Default)]
#[expect(clippy::type_complexity, reason = "what is known, since when, shared by all")]
pub struct Known(Arc<RwLock<Option<(DateTime<Utc>, Metadata)>>>);

impl Known {
    fn get(&self, now: DateTime<Utc>) -> Option<Metadata> {
        let kept = self.0.read().unwrap_or_else(PoisonError::into_inner).clone();
        kept.filter(|(at, _)| now - *at < Duration::minutes(KNOWN_MINUTES)).map(|(_, metadata)| metadata)
    }

    fn set(&self, now: DateTime<Utc>, metadata: &Metadata) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Some((now, metadata.clone()));
    }
}

/// What the session remembers while somebody is at the provider.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Begun {
    state: String,
    nonce: String,
    verifier: String,
    at: DateTime<Utc>,
    /// The account that is to be linked; none for a log-in.
    pub account: Option<i64>,
    /// Where somebody was going.
    pub back: String,
}

/// Somebody who came back from the provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Signed in, for an organisation when the provider said for which (its code).
    In {
        /// The account.
        account: Box<Account>,
        /// Row id of the organisation.
        organisation: Option<i64>,
        /// For the session: what the provider has to be told when they log out there, sealed.
        hint: String,
    },
    /// Not let in.
    Turned(Turned),
}

/// What came back in the address.
#[derive(Clone, Copy, Debug)]
pub struct Answer<'a> {
    /// The code.
    pub code: &'a str,
    /// The state.
    pub state: &'a str,
    /// Whether the provider says that it did not work.
    pub error: bool,
}

fn provider(office: &Office) -> Result<&OpenId, No> {
    office.setup.openid.as_ref().ok_or(No::NotFound)
}

/// What the provider says of itself; asked once an hour, or again when `fresh`.
async fn discover(office: &Office, now: DateTime<Utc>, fresh: bool) -> Result<Metadata, String> {
    if let Some(known) = office.provider.get(now).filter(|_| !fresh) {
        return Ok(known);
    }
    let issuer = provider(office).map_err(|no| no.to_string())?.issuer.clone();
    let issuer = IssuerUrl::new(issuer).map_err(|error| error.to_string())?;
    let fetch = Fetch::new().map_err(|no| no.to_string())?;
    let ask = |request| Fetch::ask(fetch.0.clone(), request);
    let found = Metadata::discover_async(issuer, &ask).await.map_err(|error| error.to_string())?;
    office.provider.set(now, &found);
    Ok(found)
}

fn client(office: &Office, metadata: Metadata) -> Result<Client, No> {
    let provider = provider(office)?;
    let secret = match &provider.client_secret_file {
        Some(file) => {
            let text = std::fs::read_to_string(file)
                .map_err(|error| No::Broken(format!("client_secret_file: {error}")))?;
            Some(ClientSecret::new(text.trim().to_owned()))
        }
        None => None,
    };
    let back = RedirectUrl::new(format!("{}{RETURN_PATH}", office.setup.public_url))
        .map_err(|error| No::Broken(error.to_string()))?;
    let id = ClientId::new(provider.client_id.clone());
    Ok(CoreClient::from_provider_metadata(metadata, id, secret).set_redirect_uri(back))
}

/// Begins a log-in: the address at the provider to go to, and what to remember until somebody comes back.
///
/// # Errors
/// [`No::NotFound`] when no provider was set up. A provider that does not answer is [`Turned::Silent`].
pub async fn begin(
    office: &Office,
    back: &str,
    now: DateTime<Utc>,
) -> Result<Result<(String, Begun), Turned>, No> {
    start(office, None, back, now).await
}

async fn start(
    office: &Office,
    account: Option<i64>,
    back: &str,
    now: DateTime<Utc>,
) -> Result<Result<(String, Begun), Turned>, No> {
    let scopes = provider(office)?.scopes.clone();
    let metadata = match discover(office, now, false).await {
        Ok(metadata) => metadata,
        Err(cause) => {
            tracing::warn!(cause, "the OpenID Connect provider does not answer");
            return Ok(Err(Turned::Silent));
        }
    };
    let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
    let client = client(office, metadata)?;
    let mut request = client
        .authorize_url(CoreAuthenticationFlow::AuthorizationCode, CsrfToken::new_random, Nonce::new_random)
        .set_pkce_challenge(challenge);
    for scope in scopes {
        request = request.add_scope(Scope::new(scope));
    }
    let (address, state, nonce) = request.url();
    let begun = Begun {
        state: state.secret().clone(),
        nonce: nonce.secret().clone(),
        verifier: verifier.secret().clone(),
        at: now,
        account,
        back: back.to_owned(),
    };
    Ok(Ok((address.to_string(), begun)))
}

/// What the provider says of somebody who came back in time, to where they began, with a code.
async fn came_back(
    office: &Office,
    begun: Option<&Begun>,
    answer: &Answer<'_>,
    now: DateTime<Utc>,
) -> Result<Result<Claims, Turned>, No> {
    let fresh = begun.filter(|begun| now - begun.at < Duration::minutes(MINUTES));
    let Some(begun) = fresh.filter(|begun| begun.state == answer.state) else {
        return Ok(Err(Turned::Stale));
    };
    if answer.error || answer.code.is_empty() {
        return Ok(Err(Turned::Stopped));
    }
    claims::claims(office, begun, answer.code, now).await
}
