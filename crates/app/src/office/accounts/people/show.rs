//! One person: account, second steps, roles past and to come.

use super::allowed;
use crate::office::accounts::factors::{self, Factors};
use crate::office::accounts::profile::Holding;
use crate::office::{Acting, No, Office};
use store::{Account, accounts, identities, people};

/// What an administrator sees of a person.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The account, without anything secret in it.
    pub account: Account,
    /// Second steps.
    pub factors: Factors,
    /// Roles, also those that ended or are to come.
    pub roles: Vec<Holding>,
    /// Whether an invitation waits to be used.
    pub invited: bool,
    /// Whether they log in with a provider elsewhere.
    pub elsewhere: bool,
    /// Whether there is a password.
    pub password: bool,
}

/// A person by row id.
///
/// # Errors
/// [`No::NotFound`] when there is nobody, or for who may not manage accounts.
pub async fn show(office: &Office, acting: &Acting, id: i64) -> Result<Shown, No> {
    allowed(acting)?;
    let mut account = crate::office::accounts::account(office, id).await?;
    let factors = factors::of(office, &account).await?;
    let password = account.password_hash.take().is_some();
    account.totp_secret = None;
    let reader = office.store.reader();
    let grants = accounts::grants(reader, id).await?;
    let roles = grants.iter().map(|(grant, at)| Holding::of(grant, at, acting.today)).collect();
    Ok(Shown {
        account,
        factors,
        roles,
        password,
        invited: people::link_waits(reader, "invite", id, acting.now).await?,
        elsewhere: !identities::of_account(reader, id).await?.is_empty(),
    })
}
