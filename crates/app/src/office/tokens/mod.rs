//! Tokens with which programs use the API: narrower than the account that made them, never wider.

pub mod candidate;
pub mod candidates;
pub mod points;
pub mod ranking;

use super::accounts::sure::Sure;
use super::who::{self, Asked};
use super::{Acting, No, Office, Problems};
use chrono::{DateTime, Duration, Utc};
use policy::Action;
use store::sea_orm::{ActiveModelTrait, Set};
use store::{Token, entities};
use vault::token::{Token as Secret, TokenKind};

/// What a token may be used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Read candidates, as far as the account may.
    ReadCandidates,
    /// Read dwellings, stock, areas and rankings.
    ReadDwellings,
    /// Change dwellings, as far as the account may.
    WriteDwellings,
    /// Read organisations and their agreements.
    ReadOrganisations,
}

impl Scope {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 4] =
        [Self::ReadCandidates, Self::ReadDwellings, Self::WriteDwellings, Self::ReadOrganisations];

    /// Code, as it stands in the token and in the description of the API.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::ReadCandidates => "candidates:read",
            Self::ReadDwellings => "dwellings:read",
            Self::WriteDwellings => "dwellings:write",
            Self::ReadOrganisations => "organisations:read",
        }
    }

    /// The scope with this code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.code() == code)
    }
}

/// A program that showed a token that works.
#[derive(Clone, Debug)]
pub struct Caller {
    /// For whom it works: the account's rights within the organisation of the token.
    pub acting: Acting,
    /// What the token may be used for.
    pub scopes: Vec<Scope>,
}

impl Caller {
    /// Passes when the token may be used for this.
    ///
    /// # Errors
    /// [`No::Refused`].
    pub fn may(&self, scope: Scope) -> Result<(), No> {
        if self.scopes.contains(&scope) { Ok(()) } else { Err(No::Refused("token-scope")) }
    }
}

/// How often the use of a token is noted: not at every request.
const NOTE_MINUTES: i64 = 10;

/// The program behind a token; none when the token does not work.
///
/// # Errors
/// When the database cannot be reached.
pub async fn caller(office: &Office, text: &str, asked: &Asked) -> Result<Option<Caller>, No> {
    if !TokenKind::Api.fits(text) {
        return Ok(None);
    }
    for hash in office.keys.token_hashes(TokenKind::Api, text) {
        let found = store::tokens::bearer(office.store.reader(), &hash, asked.now).await?;
        let Some(found) = found.filter(|found| found.account.active) else { continue };
        let noted = found.token.last_used_at;
        if noted.is_none_or(|at| asked.now - at > Duration::minutes(NOTE_MINUTES)) {
            let tx = office.store.begin().await?;
            store::tokens::used(&tx, found.token.id, asked.now).await?;
            tx.commit().await?;
        }
        let Some(who) = who::load(office, found.account.id, Some(found.token.organisation_id), asked).await?
        else {
            return Ok(None);
        };
        let organisation = found.token.organisation_id;
        let acting = Acting {
            actor: who.acting.actor.within(organisation),
            organisation: Some(organisation),
            name: format!("{} ({})", who.acting.name, found.token.name),
            ..who.acting
        };
        let scopes = found.token.scopes.split(' ').filter_map(Scope::parse).collect();
        return Ok(Some(Caller { acting, scopes }));
    }
    Ok(None)
}

/// Longest name of a token, in characters.
pub const LONGEST_NAME: usize = 80;
/// Longest time a token works, in days.
pub const LONGEST_DAYS: i64 = 366;

/// What somebody asks for when they make a token.
#[derive(Clone, Debug)]
pub struct Wish {
    /// What it is for.
    pub name: String,
    /// What it may be used for.
    pub scopes: Vec<Scope>,
    /// Days it works.
    pub days: Option<i64>,
}

/// Makes a token for oneself, in the organisation one works for. Its text is given once and kept nowhere.
///
/// # Errors
/// [`No::Invalid`] when the wish is not whole; [`No::Refused`] without a role.
pub async fn make(office: &Office, acting: &Acting, _: Sure, wish: &Wish) -> Result<String, No> {
    let organisation = acting.organisation.ok_or(No::Refused("no-role"))?;
    let mut problems = Problems::default();
    let length = wish.name.chars().count();
    if length == 0 || length > LONGEST_NAME {
        problems.add("name", "token-name-wrong");
    }
    if wish.scopes.is_empty() {
        problems.add("scopes", "token-scopes-missing");
    }
    let days = wish.days.filter(|days| (1..=LONGEST_DAYS).contains(days));
    if days.is_none() {
        problems.add("days", "token-days-wrong");
    }
    problems.settle()?;
    let secret = Secret::generate(TokenKind::Api);
    let scopes: Vec<&str> = wish.scopes.iter().map(|scope| scope.code()).collect();
    let tx = office.store.begin().await?;
    let made = entities::token::ActiveModel {
        account_id: Set(acting.actor.account()),
        organisation_id: Set(organisation),
        name: Set(wish.name.clone()),
        token_hash: Set(office.keys.token_hash(TokenKind::Api, secret.text())),
        scopes: Set(scopes.join(" ")),
        created_at: Set(acting.now),
        expires_at: Set(acting.now + Duration::days(days.unwrap_or(1))),
        ..Default::default()
    };
    let made = made.insert(&*tx).await?;
    let mut event = acting.event("token-made", "token");
    event.subject_id = Some(made.id);
    event.detail = serde_json::json!({ "name": wish.name, "scopes": scopes });
    store::audit::append(&tx, &[event]).await?;
    tx.commit().await?;
    Ok(secret.text().to_owned())
}

/// The tokens of oneself, the newest first.
///
/// # Errors
/// When the database cannot be reached.
pub async fn mine(office: &Office, acting: &Acting) -> Result<Vec<Token>, No> {
    Ok(store::tokens::of_account(office.store.reader(), acting.actor.account()).await?)
}

/// Withdraws a token of oneself; it stops working at once.
///
/// # Errors
/// [`No::NotFound`] when there is none that works.
pub async fn withdraw(office: &Office, acting: &Acting, id: i64) -> Result<(), No> {
    let tx = office.store.begin().await?;
    if !store::tokens::revoke(&tx, id, acting.actor.account(), acting.now).await? {
        return Err(No::NotFound);
    }
    let mut event = acting.event("token-withdrawn", "token");
    event.subject_id = Some(id);
    store::audit::append(&tx, &[event]).await?;
    Ok(tx.commit().await?)
}

/// Whether a token works at a moment.
#[must_use]
pub fn works(token: &Token, now: DateTime<Utc>) -> bool {
    token.revoked_at.is_none() && token.expires_at > now
}

/// Whether the caller may do something at all: for endpoints that are about no person.
///
/// # Errors
/// [`No::NotFound`]: what may not be seen is not there.
pub fn allowed(acting: &Acting, action: Action) -> Result<(), No> {
    if acting.actor.may(action) { Ok(()) } else { Err(No::NotFound) }
}
