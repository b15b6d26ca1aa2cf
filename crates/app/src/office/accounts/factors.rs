//! The second steps of an account: app, passkeys, recovery codes.

use crate::office::{No, Office};
use chrono::{DateTime, Utc};
use store::{Account, accounts};

/// A passkey, as its person sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// Row id.
    pub id: i64,
    /// What its person calls it.
    pub name: String,
    /// When it was added.
    pub created_at: DateTime<Utc>,
    /// When it was last used.
    pub last_used_at: Option<DateTime<Utc>>,
}

/// What an account has for its second step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Factors {
    /// Whether an app was set up.
    pub app: bool,
    /// Passkeys, the oldest first.
    pub passkeys: Vec<Key>,
    /// Recovery codes that are left. They alone are no second step.
    pub codes: u64,
}

impl Factors {
    /// Whether there is a second step at all.
    #[must_use]
    pub fn any(&self) -> bool {
        self.app || !self.passkeys.is_empty()
    }

    /// Whether this is the last one.
    #[must_use]
    pub fn one_left(&self) -> bool {
        usize::from(self.app) + self.passkeys.len() == 1
    }
}

/// What an account has.
///
/// # Errors
/// When the database cannot be reached.
pub async fn of(office: &Office, account: &Account) -> Result<Factors, No> {
    let reader = office.store.reader();
    let passkeys = accounts::passkeys(reader, account.id).await?;
    Ok(Factors {
        app: account.totp_secret.is_some() && account.totp_confirmed_at.is_some(),
        passkeys: passkeys
            .into_iter()
            .map(|key| Key {
                id: key.id,
                name: key.name,
                created_at: key.created_at,
                last_used_at: key.last_used_at,
            })
            .collect(),
        codes: accounts::recovery_codes_left(reader, account.id).await?,
    })
}

/// Whether an account with a password must have a second step. A demonstration never asks for one.
#[must_use]
pub fn required(office: &Office, account: &Account) -> bool {
    !office.setup.demo
        && account.password_hash.is_some()
        && (office.setup.second_factor || account.needs_second_factor)
}
