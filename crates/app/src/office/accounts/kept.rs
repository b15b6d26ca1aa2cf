//! A form that was sent after the session had ended: kept, sealed, for the one who filled it in and for nobody else.

use crate::office::{No, Office};
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};
use vault::seal::Place;

/// Minutes a form is kept.
const MINUTES: i64 = 60;

/// A form, where it was going, and whose it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Mark of who filled it in: see [`mark`].
    pub whose: String,
    /// Where it was sent to.
    pub to: String,
    /// Its fields, without passwords and codes.
    pub fields: Vec<(String, String)>,
    /// When.
    pub at: DateTime<Utc>,
}

/// What a browser remembers of who was signed in: recognises the same person later, and says nothing to anybody else.
#[must_use]
pub fn mark(office: &Office, account: i64) -> String {
    office.keys.search_hash("reader", &account.to_string())
}

/// Whether a field may be kept: never what is secret.
#[must_use]
pub fn may_keep(name: &str) -> bool {
    let name = name.to_lowercase();
    !["password", "wachtwoord", "secret", "code", "recovery", "token", "credential"]
        .iter()
        .any(|word| name.contains(word))
}

impl Kept {
    /// The form as the session may hold it: nobody who reads the database reads it.
    ///
    /// # Errors
    /// When it cannot be written, which is a fault of the program.
    pub fn seal(&self, office: &Office) -> Result<String, No> {
        let text = serde_json::to_vec(self).map_err(|error| No::Broken(error.to_string()))?;
        Ok(STANDARD_NO_PAD.encode(office.keys.seal(&Place::new("session", "data", "kept"), &text)))
    }

    /// A form that was kept, when it is of this account and not too old.
    #[must_use]
    pub fn open(office: &Office, sealed: &str, account: i64, now: DateTime<Utc>) -> Option<Self> {
        let sealed = STANDARD_NO_PAD.decode(sealed).ok()?;
        let text = office.keys.open(&Place::new("session", "data", "kept"), &sealed).ok()?;
        let kept: Self = serde_json::from_slice(&text).ok()?;
        let theirs = kept.whose == mark(office, account);
        (theirs && now - kept.at < Duration::minutes(MINUTES)).then_some(kept)
    }
}

#[cfg(test)]
mod tests {
    use super::may_keep;

    #[test]
    fn what_is_secret_is_never_kept() {
        for secret in ["password", "new-password", "code", "recovery", "Wachtwoord", "client_secret"] {
            assert!(!may_keep(secret), "{secret}");
        }
        for kept in ["name", "reason", "version", "note"] {
            assert!(may_keep(kept), "{kept}");
        }
    }
}
