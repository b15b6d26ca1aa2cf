//! Links that work once: an invitation, and a new password.

use super::limits::Gate;
use super::{Knock, password};
use crate::office::{No, Office, Problems};
use chrono::{DateTime, Duration, Utc};
use serde_json::json;
use store::audit::Event;
use store::{Account, Tx, accounts, attempts, links, people, sessions};
use vault::token::{Token, TokenKind};

/// Days that a link works.
pub const DAYS: i64 = 7;

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The first password of somebody who was invited.
    Invite,
    /// A new password.
    Reset,
}

impl Purpose {
    /// As it is kept.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Invite => "invite",
            Self::Reset => "reset",
        }
    }
}

/// A link that works.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Working {
    /// What it is for.
    pub purpose: Purpose,
    /// Name of its person.
    pub name: String,
    /// Address of its person.
    pub email: String,
}

/// Makes a link for an account; the ones before it stop working. Gives its address, which is told once.
pub(super) async fn issue(
    tx: &Tx,
    office: &Office,
    purpose: Purpose,
    account: i64,
    now: DateTime<Utc>,
) -> Result<String, No> {
    let token = Token::generate(TokenKind::Link);
    let hash = office.keys.token_hash(TokenKind::Link, token.text());
    for old in [Purpose::Invite, Purpose::Reset] {
        links::revoke(tx, old.code(), Some(account)).await?;
    }
    links::issue(tx, &hash, purpose.code(), Some(account), now + Duration::days(DAYS)).await?;
    Ok(format!("{}/uitnodiging/{}", office.setup.public_url, token.text()))
}

/// The link with this token, its hash and its account.
async fn find(
    office: &Office,
    token: &str,
    now: DateTime<Utc>,
) -> Result<Option<(String, Purpose, Account)>, No> {
    if !TokenKind::Link.fits(token) {
        return Ok(None);
    }
    let reader = office.store.reader();
    for hash in office.keys.token_hashes(TokenKind::Link, token) {
        let Some(link) = links::find(reader, &hash, now).await? else { continue };
        let purpose = match link.purpose.as_str() {
            "invite" => Purpose::Invite,
            "reset" => Purpose::Reset,
            _ => continue,
        };
        let Some(id) = link.account_id else { continue };
        let account = accounts::by_id(reader, id).await?.filter(|account| account.active);
        return Ok(account.map(|account| (hash, purpose, account)));
    }
    Ok(None)
}

/// The link with this token, or the refusal; tries are counted by network address.
async fn knocked(office: &Office, token: &str, knock: &Knock<'_>) -> Result<(String, Purpose, Account), No> {
    let gate = Gate::new(office, "link", knock.source, knock);
    gate.check(office, knock.asked.now).await?;
    if let Some(found) = find(office, token, knock.asked.now).await? {
        return Ok(found);
    }
    let tx = office.store.begin().await?;
    gate.missed(office, &tx, knock.asked.now).await?;
    tx.commit().await?;
    Err(No::NotFound)
}

/// What a link is for and for whom.
///
/// # Errors
/// [`No::NotFound`] when it does not work (any more).
pub async fn look(office: &Office, token: &str, knock: &Knock<'_>) -> Result<Working, No> {
    let (_, purpose, account) = knocked(office, token, knock).await?;
    Ok(Working { purpose, name: account.name, email: account.email })
}

/// Sets the password that a link is for. Other sessions end.
///
/// # Errors
/// [`No::Invalid`] when the password is refused; [`No::NotFound`] when the link does not work (any more).
pub async fn set_password(office: &Office, token: &str, new: &str, knock: &Knock<'_>) -> Result<Account, No> {
    let (hash, purpose, account) = knocked(office, token, knock).await?;
    let mut problems = Problems::default();
    password::check_new(office, &mut problems, "password", new, [&account.name, &account.email]).await?;
    problems.settle()?;
    let hashed = password::hash(new).await?;
    let now = knock.asked.now;
    let tx = office.store.begin().await?;
    links::spend(&tx, &hash, now).await?.ok_or(No::NotFound)?;
    people::set_password(&tx, account.id, &hashed).await?;
    sessions::end_all(&tx, account.id, None).await?;
    let key = office.keys.attempt_key(&format!("on {}", account.email));
    attempts::clear(&tx, "password", &key).await?;
    let detail = json!({ "purpose": purpose.code() });
    let used = Event { detail, ..knock.event(Some(&account), "link-used") };
    super::settle(tx, &[used, knock.event(Some(&account), "password-changed")]).await?;
    Ok(account)
}
