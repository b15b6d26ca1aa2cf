//! What a provider says of somebody: asked with the code that they brought, and checked before it is believed.

use super::fetch::Fetch;
use super::{Begun, Client, Turned, client, discover};
use crate::office::{No, Office};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use openidconnect::core::{CoreIdToken, CoreTokenResponse};
use openidconnect::{
    AuthorizationCode, ClaimsVerificationError, Nonce, OAuth2TokenResponse, PkceCodeVerifier, TokenResponse,
};
use serde_json::{Map, Value};

/// What the provider says of somebody, once its signature and its terms were found right.
pub(super) struct Claims {
    /// Who says so.
    pub issuer: String,
    /// Whom it is about, in the words of who says so.
    pub subject: String,
    /// The token itself; a hint when somebody logs out there.
    pub token: String,
    all: Map<String, Value>,
}

impl Claims {
    /// A claim with something in it, or the first of several.
    pub fn text(&self, name: &str) -> Option<&str> {
        let value = self.all.get(name).filter(|_| !name.is_empty())?;
        let text = value.as_str().or_else(|| value.as_array()?.first()?.as_str())?;
        Some(text.trim()).filter(|text| !text.is_empty())
    }

    /// Whether a claim says yes.
    pub fn yes(&self, name: &str) -> bool {
        match self.all.get(name) {
            Some(Value::Bool(yes)) => *yes,
            Some(Value::String(yes)) => yes == "true",
            _ => false,
        }
    }
}

/// Trades a code for an identity token, and believes it only when all of it is right.
pub(super) async fn claims(
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
    let (issuer, subject) = (claims.issuer().to_string(), claims.subject().to_string());
    Ok(Claims { issuer, subject, token: text, all })
}
