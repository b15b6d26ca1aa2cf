//! The own profile: details, password, second steps, sessions, roles.

use super::factors::{self, Factors};
use super::openid::link::{self, Linked};
use super::sure::Sure;
use super::{Knock, about, passkeys, password, totp};
use crate::office::{Acting, Change, No, Office, Problems, sessions as ids};
use chrono::{DateTime, NaiveDate, Utc};
use serde_json::json;
use store::entities::account;
use store::sea_orm::Set;
use store::{Account, accounts, people, sessions};

/// A log-in that is still open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    /// Under what it is kept; worth nothing as a cookie.
    pub id: String,
    /// Browser and system.
    pub agent: String,
    /// When it began.
    pub since: DateTime<Utc>,
    /// When it was last used.
    pub seen: DateTime<Utc>,
    /// Whether it is the one that asks.
    pub this: bool,
}

/// A role of somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holding {
    /// Row id of the grant.
    pub id: i64,
    /// Version of the grant.
    pub version: i64,
    /// Code of the role.
    pub role: String,
    /// Name of the organisation.
    pub organisation: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day; none is open.
    pub to: Option<NaiveDate>,
    /// `now`, `past` or `later`.
    pub state: &'static str,
}

impl Holding {
    /// As it stands on a day.
    pub(super) fn of(grant: &store::Grant, organisation: &store::Organisation, today: NaiveDate) -> Self {
        let state = if grant.to_day.is_some_and(|to| to < today) {
            "past"
        } else if grant.from_day > today {
            "later"
        } else {
            "now"
        };
        Self {
            id: grant.id,
            version: grant.version,
            role: grant.role.clone(),
            organisation: organisation.name.clone(),
            from: grant.from_day,
            to: grant.to_day,
            state,
        }
    }
}

/// Everything on the own page.
#[derive(Clone, Debug)]
pub struct Profile {
    /// Name.
    pub name: String,
    /// Address for log-in.
    pub email: String,
    /// Language of the pages.
    pub language: String,
    /// Version of the account.
    pub version: i64,
    /// Whether there is a password; without one somebody logs in elsewhere.
    pub password: bool,
    /// Whether a second step has to be kept.
    pub required: bool,
    /// Second steps.
    pub factors: Factors,
    /// Open log-ins, the last used first.
    pub sessions: Vec<Open>,
    /// Identities at a provider, with which one gets in as well.
    pub identities: Vec<Linked>,
    /// Roles, also those that ended or are to come.
    pub roles: Vec<Holding>,
}

/// The own page. `session` is the browser's id of the session that asks.
///
/// # Errors
/// When the database cannot be reached.
pub async fn show(office: &Office, acting: &Acting, session: &str) -> Result<Profile, No> {
    let account = own(office, acting).await?;
    let reader = office.store.reader();
    let this = ids::key(office, session);
    let open = sessions::of_account(reader, account.id, acting.now).await?;
    let grants = accounts::grants(reader, account.id).await?;
    Ok(Profile {
        factors: factors::of(office, &account).await?,
        identities: link::list(office, acting).await?,
        required: factors::required(office, &account),
        sessions: open
            .into_iter()
            .map(|one| Open {
                this: one.id == this,
                id: one.id,
                agent: one.agent,
                since: one.created_at,
                seen: one.seen_at,
            })
            .collect(),
        roles: grants.iter().map(|(grant, at)| Holding::of(grant, at, acting.today)).collect(),
        name: account.name,
        email: account.email,
        language: account.language,
        version: account.version,
        password: account.password_hash.is_some(),
    })
}

/// What the own second steps are.
///
/// # Errors
/// When the database cannot be reached.
pub async fn factors(office: &Office, acting: &Acting) -> Result<Factors, No> {
    factors::of(office, &own(office, acting).await?).await
}

async fn own(office: &Office, acting: &Acting) -> Result<Account, No> {
    super::account(office, acting.actor.account()).await
}

/// Details as typed.
#[derive(Clone, Copy, Debug)]
pub struct Details<'a> {
    /// Name.
    pub name: &'a str,
    /// Address for log-in.
    pub email: &'a str,
    /// Language of the pages.
    pub language: &'a str,
    /// Version of the account that was shown.
    pub version: i64,
    /// The own password, asked when the address changes.
    pub password: &'a str,
}

/// Changes the own details.
///
/// # Errors
/// [`No::Invalid`] when something is filled in wrongly; [`No::Conflict`] when an administrator changed them meanwhile.
pub async fn change(
    office: &Office,
    acting: &Acting,
    details: &Details<'_>,
    knock: &Knock<'_>,
) -> Result<(), No> {
    let account = own(office, acting).await?;
    let mut problems = Problems::default();
    super::check_person(&mut problems, details.name, details.email);
    if !["nl", "en"].contains(&details.language) {
        problems.add("language", "person-language-missing");
    }
    problems.settle()?;
    let (name, email) = (details.name.trim(), details.email.trim().to_lowercase());
    if email != account.email {
        password::again(office, &account, "password", details.password, knock).await?;
    }
    if account.version != details.version {
        return Err(No::Conflict(differences(&account, name, &email)));
    }
    let changes = account::ActiveModel {
        name: Set(name.to_owned()),
        email: Set(email.clone()),
        language: Set(details.language.to_owned()),
        ..Default::default()
    };
    let tx = office.store.begin().await?;
    store::update(&tx, account.id, details.version, changes).await.map_err(super::taken)?;
    let detail = json!({ "name": name != account.name, "email": email != account.email });
    super::settle(tx, &[about(acting, account.id, "account-changed", detail)]).await
}

/// Where what is kept and what was typed differ.
pub(super) fn differences(account: &Account, name: &str, email: &str) -> Vec<Change> {
    let rows =
        [("person-name", account.name.as_str(), name), ("person-email", account.email.as_str(), email)];
    let differing = rows.into_iter().filter(|(_, theirs, mine)| theirs != mine);
    let change = |(label, theirs, mine): (&str, &str, &str)| Change {
        label: label.to_owned(),
        theirs: theirs.to_owned(),
        mine: mine.to_owned(),
    };
    differing.map(change).collect()
}

/// Changes the own password; the other sessions end.
///
/// # Errors
/// [`No::Invalid`] when the old one is wrong or the new one is refused.
pub async fn change_password(
    office: &Office,
    acting: &Acting,
    old: &str,
    new: &str,
    session: &str,
    knock: &Knock<'_>,
) -> Result<(), No> {
    let account = own(office, acting).await?;
    if account.password_hash.is_none() {
        return Err(No::NotFound);
    }
    let mut problems = Problems::default();
    password::check_new(office, &mut problems, "new-password", new, [&account.name, &account.email]).await?;
    match password::again(office, &account, "old-password", old, knock).await {
        Err(No::Invalid(mut wrong)) => {
            wrong.0.append(&mut problems.0);
            return Err(No::Invalid(wrong));
        }
        other => other?,
    }
    problems.settle()?;
    let hashed = password::hash(new).await?;
    let tx = office.store.begin().await?;
    people::set_password(&tx, account.id, &hashed).await?;
    sessions::end_all(&tx, account.id, Some(&ids::key(office, session))).await?;
    super::settle(tx, &[about(acting, account.id, "password-changed", serde_json::Value::Null)]).await
}

/// A second step that can be taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Factor {
    /// The app.
    App,
    /// A passkey, by its row id.
    Passkey(i64),
}

/// Takes a second step away.
///
/// # Errors
/// [`No::Invalid`] when it is the last one and there has to be one.
pub async fn remove_factor(office: &Office, acting: &Acting, _: Sure, factor: Factor) -> Result<(), No> {
    let account = own(office, acting).await?;
    let factors = factors::of(office, &account).await?;
    if factors.one_left() && factors::required(office, &account) {
        return Err(No::Invalid(Problems::one("", "factor-last")));
    }
    match factor {
        Factor::App if factors.app => totp::remove(office, acting).await,
        Factor::App => Err(No::NotFound),
        Factor::Passkey(key) => passkeys::remove(office, acting, key).await,
    }
}

/// Ends one of the own sessions, or all but the one that asks.
///
/// # Errors
/// [`No::NotFound`] when there is no such session.
pub async fn end(office: &Office, acting: &Acting, which: Option<&str>, session: &str) -> Result<(), No> {
    let id = acting.actor.account();
    let this = ids::key(office, session);
    if let Some(which) = which {
        let open = sessions::of_account(office.store.reader(), id, acting.now).await?;
        if which == this || !open.iter().any(|one| one.id == which) {
            return Err(No::NotFound);
        }
    }
    let tx = office.store.begin().await?;
    match which {
        Some(which) => {
            sessions::end(&tx, which).await?;
        }
        None => {
            sessions::end_all(&tx, id, Some(&this)).await?;
        }
    }
    let detail = json!({ "all": which.is_none() });
    super::settle(tx, &[about(acting, id, "session-ended", detail)]).await
}

/// Notes in the log that somebody logged out.
///
/// # Errors
/// When the database cannot be reached.
pub async fn leave(office: &Office, account: i64, knock: &Knock<'_>) -> Result<(), No> {
    let Some(account) = accounts::by_id(office.store.reader(), account).await? else {
        return Ok(());
    };
    let tx = office.store.begin().await?;
    super::settle(tx, &[knock.event(Some(&account), "logout")]).await
}
