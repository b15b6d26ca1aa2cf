//! An invented security key, so that passkeys can be made and used without hands.

use super::Browser;
use serde_json::{Value, json};

/// A security key plugged into a browser. It says yes to whatever the page asks until told otherwise.
///
/// Passkeys belong to a name, never to an IP address: go to `http://localhost:...`.
#[derive(Debug)]
pub struct Authenticator<'a> {
    browser: &'a Browser,
    id: String,
}

impl Browser {
    /// Plugs in a security key of its own, that keeps passkeys and knows its user (by a finger, say).
    ///
    /// # Panics
    /// When the browser is gone.
    pub async fn plug_in_key(&self) -> Authenticator<'_> {
        self.devtools("WebAuthn.enable", json!({})).await;
        let options = json!({
            "protocol": "ctap2", "ctap2Version": "ctap2_1", "transport": "internal",
            "hasResidentKey": true, "hasUserVerification": true,
            "automaticPresenceSimulation": true, "isUserVerified": true,
        });
        let answer = self.devtools("WebAuthn.addVirtualAuthenticator", json!({ "options": options })).await;
        let id = answer["authenticatorId"].as_str().expect("the new key has an id").to_owned();
        Authenticator { browser: self, id }
    }
}

impl Authenticator<'_> {
    /// How many passkeys it holds.
    ///
    /// # Panics
    /// When the browser is gone.
    pub async fn passkeys(&self) -> usize {
        let answer = self.ask("WebAuthn.getCredentials", json!({})).await;
        answer["credentials"].as_array().map_or(0, Vec::len)
    }

    /// Whether it recognises its user from now on.
    ///
    /// # Panics
    /// When the browser is gone.
    pub async fn recognise_user(&self, recognised: bool) {
        self.ask("WebAuthn.setUserVerified", json!({ "isUserVerified": recognised })).await;
    }

    /// Forgets all its passkeys, as a new key does.
    ///
    /// # Panics
    /// When the browser is gone.
    pub async fn forget(&self) {
        self.ask("WebAuthn.clearCredentials", json!({})).await;
    }

    /// Takes it out.
    ///
    /// # Panics
    /// When the browser is gone.
    pub async fn unplug(self) {
        self.ask("WebAuthn.removeVirtualAuthenticator", json!({})).await;
    }

    async fn ask(&self, command: &str, mut parameters: Value) -> Value {
        parameters["authenticatorId"] = json!(self.id);
        self.browser.devtools(command, parameters).await
    }
}
