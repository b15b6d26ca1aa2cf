//! An identity at a provider as one more way in for an account that is there: linked and unlinked by its person.

use super::{Answer, Begun, Turned, came_back, provider, start};
use crate::office::accounts::sure::Sure;
use crate::office::accounts::{about, account, settle, ways};
use crate::office::{Acting, No, Office, Problems};
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::identities;
use vault::seal::Place;

/// Minutes in which somebody says that it is their identity.
const MINUTES: i64 = 10;

/// An identity that came back and waits for its person to say that it is theirs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    account: i64,
    issuer: String,
    subject: String,
    /// Name or address as the provider tells it; else how the provider calls the person.
    pub told: String,
    at: DateTime<Utc>,
}

/// An identity of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linked {
    /// Row id.
    pub id: i64,
    /// The provider: its name when it is the one that was set up, else its address.
    pub provider: String,
    /// How the provider calls the person.
    pub subject: String,
}

/// Begins linking: the address at the provider to go to, and what to remember until somebody comes back.
///
/// # Errors
/// [`No::NotFound`] when no provider was set up. A provider that does not answer is [`Turned::Silent`].
pub async fn begin(
    office: &Office,
    acting: &Acting,
    _: Sure,
    back: &str,
) -> Result<Result<(String, Begun), Turned>, No> {
    start(office, Some(acting.actor.account()), back, acting.now).await
}

/// Takes in who came back from the provider. Nothing is linked yet: the browser may be logged in there as somebody else,
/// so its person is asked first.
///
/// # Errors
/// When the provider cannot be asked.
pub async fn returned(
    office: &Office,
    acting: &Acting,
    begun: Option<&Begun>,
    answer: &Answer<'_>,
) -> Result<Result<Found, Turned>, No> {
    let me = acting.actor.account();
    let begun = begun.filter(|begun| begun.account == Some(me));
    let claims = match came_back(office, begun, answer, acting.now).await? {
        Ok(claims) => claims,
        Err(why) => return Ok(Err(why)),
    };
    let names = &provider(office)?.claims;
    let told = [&names.email, &names.name, &names.given_name].into_iter().find_map(|name| claims.text(name));
    Ok(Ok(Found {
        account: me,
        told: told.unwrap_or(&claims.subject).to_owned(),
        issuer: claims.issuer,
        subject: claims.subject,
        at: acting.now,
    }))
}

fn place() -> Place {
    Place::new("session", "data", "identity")
}

impl Found {
    /// As the session may hold it.
    ///
    /// # Errors
    /// When it cannot be written, which is a fault of the program.
    pub fn seal(&self, office: &Office) -> Result<String, No> {
        let text = serde_json::to_vec(self).map_err(|error| No::Broken(error.to_string()))?;
        Ok(STANDARD_NO_PAD.encode(office.keys.seal(&place(), &text)))
    }

    /// What waits, when it is of who asks and not too old.
    #[must_use]
    pub fn open(office: &Office, acting: &Acting, sealed: &str) -> Option<Self> {
        let sealed = STANDARD_NO_PAD.decode(sealed).ok()?;
        let text = office.keys.open(&place(), &sealed).ok()?;
        let found: Self = serde_json::from_slice(&text).ok()?;
        let mine = found.account == acting.actor.account();
        (mine && acting.now - found.at < Duration::minutes(MINUTES)).then_some(found)
    }
}

/// Links an identity to the own account.
///
/// # Errors
/// [`No::Invalid`] when somebody has it already.
pub async fn link(office: &Office, acting: &Acting, _: Sure, found: &Found) -> Result<(), No> {
    let me = acting.actor.account();
    let tx = office.store.begin().await?;
    identities::add(&tx, me, &found.issuer, &found.subject).await.map_err(|error| match error {
        store::Error::Unique { .. } => No::Invalid(Problems::one("", "identity-taken")),
        other => other.into(),
    })?;
    settle(tx, &[about(acting, me, "identity-linked", json!({ "provider": found.issuer }))]).await
}

/// Takes an identity away, as long as another way in remains.
///
/// # Errors
/// [`No::NotFound`] when it is not one's own; [`No::Invalid`] when it is the last way in.
pub async fn unlink(office: &Office, acting: &Acting, _: Sure, id: i64) -> Result<(), No> {
    let me = acting.actor.account();
    let tx = office.store.begin().await?;
    let account = ways::hold(&tx, me).await?;
    let gone = identities::remove(&tx, me, id).await?.ok_or(No::NotFound)?;
    ways::remain(office, &tx, &account).await?;
    settle(tx, &[about(acting, me, "identity-unlinked", json!({ "provider": gone.issuer }))]).await
}

/// The identities of the own account.
///
/// # Errors
/// When the database cannot be reached.
pub async fn list(office: &Office, acting: &Acting) -> Result<Vec<Linked>, No> {
    let account = account(office, acting.actor.account()).await?;
    let all = identities::of_account(office.store.reader(), account.id).await?;
    let setup = office.setup.openid.as_ref();
    let named = |issuer: &str| {
        let current =
            setup.filter(|openid| openid.issuer.trim_end_matches('/') == issuer.trim_end_matches('/'));
        current.map_or_else(|| issuer.to_owned(), |openid| openid.name.clone())
    };
    let linked = all.into_iter().map(|identity| Linked {
        id: identity.id,
        provider: named(&identity.issuer),
        subject: identity.subject,
    });
    Ok(linked.collect())
}
