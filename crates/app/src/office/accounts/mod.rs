//! Accounts: logging in, second factors, the own profile, people and their roles.

pub mod factors;
pub mod first;
pub mod half;
pub mod kept;
mod limits;
pub mod links;
pub mod openid;
pub mod passkeys;
pub mod password;
pub mod people;
pub mod profile;
pub mod recovery;
pub mod sure;
pub mod totp;
mod ways;

pub use half::{Half, Next};
pub use password::{Attempt, log_in};

use super::who::Asked;
use super::{Acting, No, Office, Problems};
use serde_json::Value;
pub use store::Account;
use store::Tx;
use store::audit::Event;

/// Longest name of a person, in characters.
pub const LONGEST_NAME: usize = 120;
/// Longest e-mail address, in characters.
pub const LONGEST_EMAIL: usize = 254;

/// A request by somebody who is not signed in, or not yet altogether.
#[derive(Clone, Copy, Debug)]
pub struct Knock<'a> {
    /// When, and under which number.
    pub asked: &'a Asked,
    /// From which network address.
    pub source: &'a str,
}

impl Knock<'_> {
    /// An event for the log about an account, by the account itself as far as it is known.
    fn event(&self, account: Option<&Account>, action: &str) -> Event {
        Event {
            at: self.asked.now,
            account_id: account.map(|account| account.id),
            actor: account.map(|account| account.name.clone()).unwrap_or_default(),
            organisation_id: None,
            action: action.to_owned(),
            subject: "account".to_owned(),
            subject_id: account.map(|account| account.id),
            registration_id: None,
            reason: None,
            detail: Value::Null,
            request_id: Some(self.asked.request.clone()),
        }
    }
}

/// An event about an account, by somebody who is signed in.
fn about(acting: &Acting, account: i64, action: &str, detail: Value) -> Event {
    Event { subject_id: Some(account), detail, ..acting.event(action, "account") }
}

/// Ends a transaction with its lines in the log.
async fn settle(tx: Tx, events: &[Event]) -> Result<(), No> {
    store::audit::append(&tx, events).await?;
    Ok(tx.commit().await?)
}

/// An account that exists.
async fn account(office: &Office, id: i64) -> Result<Account, No> {
    store::accounts::by_id(office.store.reader(), id).await?.ok_or(No::NotFound)
}

/// What is wrong with a name and an address.
fn check_person(problems: &mut Problems, name: &str, email: &str) {
    if name.trim().is_empty() {
        problems.add("name", "person-name-missing");
    } else if name.chars().count() > LONGEST_NAME {
        problems.add("name", "person-name-long");
    }
    if email.trim().is_empty() {
        problems.add("email", "person-email-missing");
    } else if !looks_like_email(email.trim()) {
        problems.add("email", "person-email-wrong");
    }
}

/// Whether a text can be an address: something, an at sign, a name with a point in it.
fn looks_like_email(text: &str) -> bool {
    let parts = text.split_once('@');
    let host = |host: &str| {
        host.contains('.') && !host.starts_with('.') && !host.ends_with('.') && !host.contains('@')
    };
    let clean = !text.chars().any(|c| c.is_whitespace() || c.is_control() || ",;<>\"()".contains(c));
    clean
        && text.chars().count() <= LONGEST_EMAIL
        && parts.is_some_and(|(local, at)| !local.is_empty() && host(at))
}

/// An address that another account has, as a problem with its field.
fn taken(error: store::Error) -> No {
    match error {
        store::Error::Unique { .. } => No::Invalid(Problems::one("email", "person-email-taken")),
        other => other.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::looks_like_email;

    #[test]
    fn an_address_needs_a_name_an_at_sign_and_a_place() {
        for right in ["ann@kempen.be", "ann.peeters+x@wonen.kempen.be"] {
            assert!(looks_like_email(right), "{right}");
        }
        for wrong in
            ["ann", "@kempen.be", "ann@kempen", "ann@kempen.be.", "a b@c.be", "a@b@c.be", "a@b.be,c@d.be"]
        {
            assert!(!looks_like_email(wrong), "{wrong}");
        }
    }
}
