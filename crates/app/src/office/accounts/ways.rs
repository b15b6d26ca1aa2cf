//! Ways in: whoever takes one away keeps another.

use super::passkeys;
use crate::office::{No, Office, Problems};
use store::{Account, Tx, accounts, identities};

/// The account, kept from everybody else who takes a way in away, until the transaction ends.
pub(super) async fn hold(tx: &Tx, account: i64) -> Result<Account, No> {
    accounts::locked(tx, account).await?.ok_or(No::NotFound)
}

/// Refuses when no way in is left: no password, no identity at the provider of today, and no passkey that can be used.
pub(super) async fn remain(office: &Office, tx: &Tx, account: &Account) -> Result<(), No> {
    if account.password_hash.is_some() {
        return Ok(());
    }
    let provider = office.setup.openid.as_ref().map(|openid| openid.issuer.trim_end_matches('/'));
    let known = identities::of_account(tx, account.id).await?;
    if known.iter().any(|identity| Some(identity.issuer.trim_end_matches('/')) == provider) {
        return Ok(());
    }
    if passkeys::available(&office.setup) && !accounts::passkeys(tx, account.id).await?.is_empty() {
        return Ok(());
    }
    Err(No::Invalid(Problems::one("", "identity-last")))
}
