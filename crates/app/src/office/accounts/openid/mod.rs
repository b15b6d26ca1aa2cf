//! Log-in with an OpenID Connect provider: authorization code, PKCE, state and nonce.

mod fetch;
mod turned;

pub use turned::Turned;

use super::{Knock, LONGEST_EMAIL, LONGEST_NAME, half, looks_like_email};
use crate::office::setup::OpenId;
use crate::office::{No, Office};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Duration, Utc};
use fetch::Fetch;
use openidconnect::core::{
    CoreAuthenticationFlow, CoreClient, CoreIdToken, CoreProviderMetadata, CoreTokenResponse,
};
use openidconnect::{
    AuthorizationCode, ClaimsVerificationError, ClientId, ClientSecret, CsrfToken, EndpointMaybeSet,
    EndpointNotSet, EndpointSet, IssuerUrl, Nonce, OAuth2TokenResponse, PkceCodeChallenge, PkceCodeVerifier,
    RedirectUrl, Scope, TokenResponse,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use std::sync::{Arc, PoisonError, RwLock};
use store::audit::Event;
use store::entities::account;
use store::sea_orm::{ActiveModelTrait, Set};
use store::{Account, accounts, people};

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
pub struct Known(Arc<RwLock<Option<(DateTime<Utc>, CoreProviderMetadata)>>>);

impl Known {
    fn get(&self, now: DateTime<Utc>) -> Option<CoreProviderMetadata> {
        let kept = self.0.read().unwrap_or_else(PoisonError::into_inner).clone();
        kept.filter(|(at, _)| now - *at < Duration::minutes(KNOWN_MINUTES)).map(|(_, metadata)| metadata)
    }

    fn set(&self, now: DateTime<Utc>, metadata: &CoreProviderMetadata) {
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
async fn discover(office: &Office, now: DateTime<Utc>, fresh: bool) -> Result<CoreProviderMetadata, String> {
    if let Some(known) = office.provider.get(now).filter(|_| !fresh) {
        return Ok(known);
    }
    let issuer = provider(office).map_err(|no| no.to_string())?.issuer.clone();
    let issuer = IssuerUrl::new(issuer).map_err(|error| error.to_string())?;
    let fetch = Fetch::new().map_err(|no| no.to_string())?;
    let ask = |request| Fetch::ask(fetch.0.clone(), request);
    let found =
        CoreProviderMetadata::discover_async(issuer, &ask).await.map_err(|error| error.to_string())?;
    office.provider.set(now, &found);
    Ok(found)
}

fn client(office: &Office, metadata: CoreProviderMetadata) -> Result<Client, No> {
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
        back: back.to_owned(),
    };
    Ok(Ok((address.to_string(), begun)))
}

/// Ends a log-in of somebody who came back.
///
/// # Errors
/// When the database cannot be reached.
pub async fn finish(
    office: &Office,
    begun: Option<&Begun>,
    answer: &Answer<'_>,
    knock: &Knock<'_>,
) -> Result<Outcome, No> {
    let now = knock.asked.now;
    let fresh = begun.filter(|begun| now - begun.at < Duration::minutes(MINUTES));
    let Some(begun) = fresh.filter(|begun| begun.state == answer.state) else {
        return turned(office, Turned::Stale, None, knock).await;
    };
    if answer.error || answer.code.is_empty() {
        return turned(office, Turned::Stopped, None, knock).await;
    }
    let claims = match claims(office, begun, answer.code, now).await? {
        Ok(claims) => claims,
        Err(why) => return turned(office, why, None, knock).await,
    };
    match account_of(office, &claims, now).await? {
        Some((account, _)) if !account.active => {
            turned(office, Turned::Inactive, Some(&account), knock).await
        }
        Some((account, identity)) => enter(office, account, identity, &claims, knock).await,
        None => turned(office, Turned::Unknown, None, knock).await,
    }
}

async fn turned(
    office: &Office,
    why: Turned,
    account: Option<&Account>,
    knock: &Knock<'_>,
) -> Result<Outcome, No> {
    let tx = office.store.begin().await?;
    let detail = json!({ "with": ["openid"], "why": why.code() });
    super::settle(tx, &[Event { detail, ..knock.event(account, "login-wrong") }]).await?;
    Ok(Outcome::Turned(why))
}

/// What the provider says of somebody, once its signature and its terms were found right.
struct Claims {
    issuer: String,
    subject: String,
    all: Map<String, Value>,
}

impl Claims {
    fn text(&self, name: &str) -> Option<&str> {
        let value = self.all.get(name).filter(|_| !name.is_empty())?;
        let text = value.as_str().or_else(|| value.as_array()?.first()?.as_str())?;
        Some(text.trim()).filter(|text| !text.is_empty())
    }

    fn yes(&self, name: &str) -> bool {
        match self.all.get(name) {
            Some(Value::Bool(yes)) => *yes,
            Some(Value::String(yes)) => yes == "true",
            _ => false,
        }
    }
}

async fn claims(
    office: &Office,
    begun: &Begun,
    code: &str,
    now: DateTime<Utc>,
) -> Result<Result<Claims, Turned>, No> {
    let metadata = match discover(office, now, false).await {
        Ok(metadata) => metadata,
        Err(cause) => {
            tracing::warn!(cause, "the OpenID Connect provider does not answer");
            return Ok(Err(Turned::Silent));
        }
    };
    let known = client(office, metadata)?;
    let fetch = Fetch::new()?;
    let ask = |request| Fetch::ask(fetch.0.clone(), request);
    let exchange = known
        .exchange_code(AuthorizationCode::new(code.to_owned()))
        .map_err(|e| No::Broken(e.to_string()))?;
    let exchange = exchange.set_pkce_verifier(PkceCodeVerifier::new(begun.verifier.clone()));
    let tokens: CoreTokenResponse = match exchange.request_async(&ask).await {
        Ok(tokens) => tokens,
        Err(error) => {
            tracing::warn!(cause = %error, "the OpenID Connect provider gave no token");
            return Ok(Err(Turned::Untrusted));
        }
    };
    let Some(token) = tokens.id_token() else {
        tracing::warn!("the OpenID Connect provider gave no identity token");
        return Ok(Err(Turned::Untrusted));
    };
    let mut checked = check(&known, &tokens, token, begun, now);
    if matches!(checked, Err(ClaimsVerificationError::SignatureVerification(_))) {
        // The provider may have new keys since it was last asked.
        if let Ok(metadata) = discover(office, now, true).await {
            checked = check(&client(office, metadata)?, &tokens, token, begun, now);
        }
    }
    Ok(checked.map_err(|error| {
        tracing::warn!(cause = %error, "an identity token was refused");
        Turned::Untrusted
    }))
}

/// Checks signature, issuer, audience, nonce, terms and the hash of the access token.
fn check(
    client: &Client,
    tokens: &CoreTokenResponse,
    token: &CoreIdToken,
    begun: &Begun,
    now: DateTime<Utc>,
) -> Result<Claims, ClaimsVerificationError> {
    let other = |what: &str| ClaimsVerificationError::Other(what.to_owned());
    let verifier = client.id_token_verifier().set_time_fn(move || now);
    let claims = token.claims(&verifier, &Nonce::new(begun.nonce.clone()))?;
    if let Some(expected) = claims.access_token_hash() {
        let algorithm = token.signing_alg().map_err(|_| other("signing algorithm"))?;
        let key = token.signing_key(&verifier).map_err(ClaimsVerificationError::SignatureVerification)?;
        let actual = openidconnect::AccessTokenHash::from_token(tokens.access_token(), algorithm, key)
            .map_err(|_| other("hash of the access token"))?;
        if actual != *expected {
            return Err(other("the access token is another"));
        }
    }
    // The names of the claims differ from provider to provider, so they are read from the token that was just checked.
    let text = token.to_string();
    let body = text.split('.').nth(1).and_then(|body| URL_SAFE_NO_PAD.decode(body).ok());
    let all = body.and_then(|body| serde_json::from_slice(&body).ok()).ok_or_else(|| other("claims"))?;
    Ok(Claims { issuer: claims.issuer().to_string(), subject: claims.subject().to_string(), all })
}

/// The account of somebody, and whether the identity is known already: by identity, by an address that was invited
/// and that the provider vouches for, or a new one when that was set up.
async fn account_of(
    office: &Office,
    claims: &Claims,
    now: DateTime<Utc>,
) -> Result<Option<(Account, bool)>, No> {
    let reader = office.store.reader();
    if let Some(account) = accounts::by_identity(reader, &claims.issuer, &claims.subject).await? {
        return Ok(Some((account, true)));
    }
    let setup = provider(office)?;
    let vouched = setup.claims.email_verified.is_empty() || claims.yes(&setup.claims.email_verified);
    let email = claims.text(&setup.claims.email).filter(|email| vouched && looks_like_email(email));
    let Some(email) = email.filter(|email| email.chars().count() <= LONGEST_EMAIL) else {
        return Ok(None);
    };
    if let Some(account) = accounts::by_email(reader, email).await? {
        // Only somebody who was invited and has not come in yet: an account with a password is not taken over.
        let waiting = account.password_hash.is_none() && people::identities(reader, account.id).await? == 0;
        return Ok(waiting.then_some((account, false)));
    }
    if !setup.create_accounts {
        return Ok(None);
    }
    let parts = [&setup.claims.given_name, &setup.claims.family_name];
    let parts: Vec<&str> = parts.into_iter().filter_map(|name| claims.text(name)).collect();
    let name = claims.text(&setup.claims.name).map_or_else(|| parts.join(" "), str::to_owned);
    let name = if name.is_empty() { email.to_owned() } else { name };
    let row = account::ActiveModel {
        name: Set(name.chars().take(LONGEST_NAME).collect()),
        email: Set(email.to_lowercase()),
        language: Set("nl".to_owned()),
        active: Set(true),
        needs_second_factor: Set(false),
        created_at: Set(now),
        version: Set(1),
        ..Default::default()
    };
    let tx = office.store.begin().await?;
    let account = row.insert(&tx).await?;
    tx.commit().await?;
    Ok(Some((account, false)))
}

async fn enter(
    office: &Office,
    account: Account,
    known: bool,
    claims: &Claims,
    knock: &Knock<'_>,
) -> Result<Outcome, No> {
    let tx = office.store.begin().await?;
    let mut events = Vec::new();
    if !known {
        people::add_identity(&tx, account.id, &claims.issuer, &claims.subject).await?;
        for purpose in [super::links::Purpose::Invite, super::links::Purpose::Reset] {
            store::links::revoke(&tx, purpose.code(), Some(account.id)).await?;
        }
        events.push(knock.event(Some(&account), "identity-added"));
    }
    events.push(half::signed_in(&tx, &account, &["openid"], knock).await?);
    super::settle(tx, &events).await?;
    let code = claims.text(&provider(office)?.claims.organisation);
    let organisation = match code {
        Some(code) => people::organisation_by_code(office.store.reader(), code).await?,
        None => None,
    };
    let organisation = organisation.map(|organisation| organisation.id);
    Ok(Outcome::In { account: Box::new(account), organisation })
}
