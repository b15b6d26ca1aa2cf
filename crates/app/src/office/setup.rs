//! What an installation is set up with: figures and addresses that differ from office to office.

use serde::Deserialize;
use std::path::PathBuf;

/// Settings of an installation, from its settings file; what is not said there has the value of [`Setup::default`].
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Setup {
    /// Address under which browsers reach the office, without a slash at the end: `https://woonspoor.example.org`.
    pub public_url: String,
    /// Council whose regulation is applied, as `woonspoor regulation list` names it, or a regulation file.
    pub regulation: PathBuf,
    /// Shortest password that is accepted, in characters.
    pub password_length: usize,
    /// Whether a local account must have a second factor before it sees anything.
    pub second_factor: bool,
    /// Minutes without a request after which a session ends.
    pub idle_minutes: i64,
    /// Hours after which a session ends however busy it is.
    pub session_hours: i64,
    /// Wrong attempts on one account after which there is a pause; five times as many from one network address.
    pub attempts: i64,
    /// Minutes in which attempts are counted, and so also how long the pause can last.
    pub attempt_minutes: i64,
    /// Searches of candidates by one account in an hour; 0 for no limit. A demonstration has none.
    pub searches_per_hour: u32,
    /// Lists that one account may take out in an hour; 0 for no limit. A demonstration has none.
    pub exports_per_hour: u32,
    /// Whether a reverse proxy stands in front, and says in `X-Forwarded-For` from where a request comes.
    pub behind_proxy: bool,
    /// Hours that an emergency access lasts.
    pub emergency_hours: i64,
    /// Largest upload, in bytes.
    pub upload_bytes: usize,
    /// Folder for documents; without one they are kept in the database.
    pub documents: Option<PathBuf>,
    /// Log-in with an OpenID Connect provider.
    pub openid: Option<OpenId>,
    /// Whether this is a demonstration with invented people: said on every page, and no second factor is asked.
    pub demo: bool,
}

/// Log-in with an OpenID Connect provider, and what its claims are called there.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenId {
    /// Address of the provider; `/.well-known/openid-configuration` is looked up under it.
    pub issuer: String,
    /// Name by which the provider knows this office.
    pub client_id: String,
    /// File with the secret shared with the provider; none for a public client.
    pub client_secret_file: Option<PathBuf>,
    /// What the button says: the name of the provider.
    pub name: String,
    /// Scopes asked for beside `openid`.
    #[serde(default)]
    pub scopes: Vec<String>,
    /// What the claims are called.
    #[serde(default)]
    pub claims: Claims,
    /// Whether somebody who is not known yet gets an account without roles; else they are refused.
    #[serde(default)]
    pub create_accounts: bool,
}

/// What the claims of a provider are called.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Claims {
    /// E-mail address: ties a first log-in to an account that was invited.
    pub email: String,
    /// Says whether the provider checked the address; empty when it only gives addresses that it vouches for.
    pub email_verified: String,
    /// Whole name; or else the two parts below.
    pub name: String,
    /// Given name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// Code of the organisation for which somebody logs in; empty when the provider does not say.
    pub organisation: String,
}

impl Default for Claims {
    fn default() -> Self {
        Self {
            email: "email".to_owned(),
            email_verified: "email_verified".to_owned(),
            name: "name".to_owned(),
            given_name: "given_name".to_owned(),
            family_name: "family_name".to_owned(),
            organisation: String::new(),
        }
    }
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            public_url: "http://127.0.0.1:8080".to_owned(),
            regulation: PathBuf::from("kempen"),
            password_length: 12,
            second_factor: true,
            idle_minutes: 30,
            session_hours: 10,
            attempts: 10,
            attempt_minutes: 15,
            searches_per_hour: 1200,
            exports_per_hour: 20,
            behind_proxy: false,
            emergency_hours: 4,
            upload_bytes: 64 * 1024 * 1024,
            documents: None,
            openid: None,
            demo: false,
        }
    }
}
