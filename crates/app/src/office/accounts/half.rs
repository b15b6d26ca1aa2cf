//! Half signed in: the password was right, and the second step is still to come.

use super::Knock;
use super::factors;
use crate::office::{No, Office};
use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};
use store::audit::Event;
use store::{Account, Tx, accounts};

/// Minutes in which the second step has to follow.
const MINUTES: i64 = 15;

/// What comes after a password that is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Next {
    /// Nothing: signed in.
    Done,
    /// A code or a passkey.
    Prove,
    /// Setting up a second step, because there has to be one.
    SetUp,
}

/// What the session remembers between the two steps. It opens nothing but the second step.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Half {
    /// Whose password it was.
    pub account: i64,
    /// When it was right.
    pub since: DateTime<Utc>,
    /// What comes next.
    pub next: Next,
    /// Where somebody was going.
    pub back: String,
    /// Mark of the password that was right: with another one this is worth nothing.
    pub mark: String,
}

impl Half {
    /// The first step was done now.
    #[must_use]
    pub fn new(office: &Office, account: &Account, next: Next, back: &str, now: DateTime<Utc>) -> Self {
        let mark = mark(office, account);
        Self { account: account.id, since: now, next, back: back.to_owned(), mark }
    }

    /// The account, as long as the second step may still follow.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn account(&self, office: &Office, now: DateTime<Utc>) -> Result<Option<Account>, No> {
        let found = accounts::by_id(office.store.reader(), self.account).await?;
        let holds = |account: &Account| {
            account.active
                && mark(office, account) == self.mark
                && now - self.since < Duration::minutes(MINUTES)
        };
        Ok(found.filter(holds))
    }
}

fn mark(office: &Office, account: &Account) -> String {
    office.keys.search_hash("half", account.password_hash.as_deref().unwrap_or_default())
}

/// What an account has to do after its password.
pub(super) async fn next(office: &Office, account: &Account) -> Result<Next, No> {
    let factors = factors::of(office, account).await?;
    Ok(if factors.any() {
        Next::Prove
    } else if factors::required(office, account) {
        Next::SetUp
    } else {
        Next::Done
    })
}

/// Notes in a transaction that somebody is signed in, and gives the line for the log.
pub(super) async fn signed_in(
    tx: &Tx,
    account: &Account,
    with: &[&str],
    knock: &Knock<'_>,
) -> Result<Event, No> {
    accounts::logged_in(tx, account.id, knock.asked.now).await?;
    let detail = serde_json::json!({ "with": with });
    Ok(Event { detail, ..knock.event(Some(account), "login") })
}

/// Finishes a log-in whose second step was just set up.
///
/// # Errors
/// When the half log-in has ended or the database cannot be reached.
pub async fn finish_set_up(office: &Office, half: &Half, knock: &Knock<'_>) -> Result<(), No> {
    let account = half.account(office, knock.asked.now).await?.ok_or(No::NotFound)?;
    if next(office, &account).await? == Next::SetUp {
        return Err(No::NotFound);
    }
    let tx = office.store.begin().await?;
    let event = signed_in(&tx, &account, &["password", "set-up"], knock).await?;
    super::settle(tx, &[event]).await
}
