//! A small OpenID Connect provider on this machine, which can also do wrong.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Form, Json, Router};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use openidconnect::core::{CoreEdDsaPrivateSigningKey, CoreJwsSigningAlgorithm};
use openidconnect::{JsonWebKeyId, PrivateSigningKey};
use serde_json::{Map, Value, json};
use server::clock::Moment;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

/// What the provider does wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trick {
    /// Nothing.
    None,
    /// Another nonce than was asked.
    Nonce,
    /// Signed with a key that is not its own.
    Signature,
    /// Said an hour ago.
    Expired,
    /// Said to somebody else.
    Audience,
    /// Said by somebody else.
    Issuer,
    /// Not signed at all.
    Unsigned,
    /// Wants another verifier than belongs to the challenge.
    Verifier,
}

struct Grant {
    asked: HashMap<String, String>,
    claims: Value,
    trick: Trick,
}

struct Inner {
    issuer: String,
    key: CoreEdDsaPrivateSigningKey,
    stranger: CoreEdDsaPrivateSigningKey,
    grants: Mutex<HashMap<String, Grant>>,
}

/// The provider.
#[derive(Clone)]
pub struct Provider(Arc<Inner>);

/// A key that was made for this test.
fn key() -> CoreEdDsaPrivateSigningKey {
    // The beginning of every PKCS#8 file with a key of this kind; the 32 bytes of the key follow.
    let mut der = vec![48, 46, 2, 1, 0, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32];
    der.extend(rand::random::<[u8; 32]>());
    let pem = format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n", STANDARD.encode(der));
    CoreEdDsaPrivateSigningKey::from_ed25519_pem(&pem, Some(JsonWebKeyId::new("k1".to_owned()))).unwrap()
}

impl Provider {
    /// Starts it.
    pub async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let provider =
            Self(Arc::new(Inner { issuer, key: key(), stranger: key(), grants: Mutex::default() }));
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(configuration))
            .route("/keys", get(keys))
            .route("/token", post(token))
            .with_state(provider.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        provider
    }

    /// Where it is.
    pub fn issuer(&self) -> String {
        self.0.issuer.clone()
    }

    /// Somebody logs in at the address they were sent to: gives code and state.
    pub fn log_in(&self, address: &str, claims: Value, trick: Trick) -> (String, String) {
        let address = url::Url::parse(address).unwrap();
        assert_eq!(address.path(), "/authorize");
        let asked: HashMap<String, String> = address.query_pairs().into_owned().collect();
        assert_eq!(asked["response_type"], "code");
        assert_eq!(asked["code_challenge_method"], "S256");
        assert_eq!(asked["redirect_uri"], "http://localhost:8080/aanmelden/extern/terug");
        assert!(asked["scope"].split(' ').any(|scope| scope == "openid"));
        let (code, state) = (format!("{:016x}", rand::random::<u64>()), asked["state"].clone());
        self.0.grants.lock().unwrap().insert(code.clone(), Grant { asked, claims, trick });
        (code, state)
    }
}

async fn configuration(State(provider): State<Provider>) -> Json<Value> {
    let issuer = provider.issuer();
    Json(json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "jwks_uri": format!("{issuer}/keys"),
        "end_session_endpoint": format!("{issuer}/end?tenant=1"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["EdDSA"],
    }))
}

async fn keys(State(provider): State<Provider>) -> Json<Value> {
    Json(json!({ "keys": [provider.0.key.as_verification_key()] }))
}

async fn token(State(provider): State<Provider>, Form(form): Form<HashMap<String, String>>) -> Response {
    let refused = || (StatusCode::BAD_REQUEST, Json(json!({ "error": "invalid_grant" }))).into_response();
    let Some(grant) = provider.0.grants.lock().unwrap().remove(&form["code"]) else { return refused() };
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(form["code_verifier"].as_bytes()));
    if challenge != grant.asked["code_challenge"] || grant.trick == Trick::Verifier {
        return refused();
    }
    let now = Moment::read(None).now.timestamp();
    let age = if grant.trick == Trick::Expired { 3600 } else { 0 };
    let mut claims: Map<String, Value> = grant.claims.as_object().unwrap().clone();
    let or = |trick: Trick, wrong: &str, right: &str| {
        Value::from(if grant.trick == trick { wrong } else { right })
    };
    claims.insert("iss".to_owned(), or(Trick::Issuer, "http://elsewhere.example", &provider.issuer()));
    claims.insert("aud".to_owned(), or(Trick::Audience, "somebody-else", "woonspoor"));
    claims.insert("nonce".to_owned(), or(Trick::Nonce, "another", &grant.asked["nonce"]));
    claims.insert("iat".to_owned(), (now - age).into());
    claims.insert("exp".to_owned(), (now - age + 300).into());
    let token = signed(&provider, &Value::Object(claims), grant.trick);
    let answer = json!({ "access_token": "a", "token_type": "Bearer", "expires_in": 60, "id_token": token });
    Json(answer).into_response()
}

fn signed(provider: &Provider, claims: &Value, trick: Trick) -> String {
    let algorithm = if trick == Trick::Unsigned { "none" } else { "EdDSA" };
    let head = json!({ "alg": algorithm, "kid": "k1" });
    let encode = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let text = format!("{}.{}", encode(&head), encode(claims));
    let key = if trick == Trick::Signature { &provider.0.stranger } else { &provider.0.key };
    let signature = match trick {
        Trick::Unsigned => Vec::new(),
        _ => key.sign(&CoreJwsSigningAlgorithm::EdDsa, text.as_bytes()).unwrap(),
    };
    format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature))
}
