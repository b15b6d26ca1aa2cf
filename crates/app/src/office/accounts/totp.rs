//! Codes from an app on a phone, as the second step.

use super::half::{self, Half};
use super::limits::Gate;
use super::sure::Sure;
use super::{Knock, about};
use crate::office::{Acting, No, Office, Problems};
use chrono::{DateTime, Utc};
use serde_json::json;
use store::{accounts, people};
use vault::seal::Place;
use vault::totp::TotpSecret;

/// What to show to set up an app.
pub struct Offer {
    /// The secret, sealed: goes along until the first code is right.
    pub sealed: Vec<u8>,
    /// The secret to type over.
    pub secret: String,
    /// The secret as a picture, SVG.
    pub picture: String,
}

fn place(account: i64) -> Place {
    Place::new("account", "totp_secret", account)
}

#[expect(clippy::needless_pass_by_value, reason = "it stands in `map_err`")]
fn broken(error: impl ToString) -> No {
    No::Broken(error.to_string())
}

/// Offers a new secret, or the one that was offered before.
///
/// # Errors
/// When what was offered before is not of this account.
pub async fn offer(office: &Office, account: i64, before: Option<&[u8]>, title: &str) -> Result<Offer, No> {
    let account = super::account(office, account).await?;
    let secret = match before {
        Some(sealed) => opened(office, account.id, sealed)?,
        None => TotpSecret::generate(),
    };
    let sealed =
        before.map_or_else(|| office.keys.seal(&place(account.id), secret.as_bytes()), <[u8]>::to_vec);
    let uri = secret.uri("Woonspoor", &account.email).map_err(broken)?;
    let picture = vault::qr::svg(&uri, title).map_err(broken)?;
    Ok(Offer { sealed, secret: secret.base32().to_string(), picture: picture.to_string() })
}

fn opened(office: &Office, account: i64, sealed: &[u8]) -> Result<TotpSecret, No> {
    let bytes = office.keys.open(&place(account), sealed).map_err(broken)?;
    TotpSecret::from_bytes(&bytes).map_err(broken)
}

/// Keeps an app when its first code is right.
///
/// # Errors
/// [`No::Invalid`] when it is not, or there were too many attempts.
pub async fn confirm(
    office: &Office,
    acting: &Acting,
    _: Sure,
    sealed: &[u8],
    code: &str,
    knock: &Knock<'_>,
) -> Result<(), No> {
    let id = acting.actor.account();
    let gate = Gate::new(office, "totp", &id.to_string(), knock);
    gate.check(office, acting.now).await?;
    let secret = opened(office, id, sealed)?;
    let Ok(step) = secret.verify(code, acting.now, None) else {
        let tx = office.store.begin().await?;
        gate.missed(office, &tx, acting.now).await?;
        tx.commit().await?;
        return Err(No::Invalid(Problems::one("code", "factor-code-wrong")));
    };
    let tx = office.store.begin().await?;
    gate.passed(office, &tx, acting.now).await?;
    people::set_totp(&tx, id, Some((sealed.to_vec(), acting.now, step))).await?;
    super::settle(tx, &[about(acting, id, "factor-added", json!({ "factor": "app" }))]).await
}

/// Forgets the app.
///
/// # Errors
/// When the database cannot be reached.
pub async fn remove(office: &Office, acting: &Acting) -> Result<(), No> {
    let id = acting.actor.account();
    let tx = office.store.begin().await?;
    people::set_totp(&tx, id, None).await?;
    super::settle(tx, &[about(acting, id, "factor-removed", json!({ "factor": "app" }))]).await
}

/// The second step with a code from the app: each code once.
///
/// # Errors
/// [`No::Invalid`] when it is wrong or was used, or there were too many attempts.
pub async fn prove(office: &Office, half: &Half, code: &str, knock: &Knock<'_>) -> Result<(), No> {
    let now: DateTime<Utc> = knock.asked.now;
    let account = half.account(office, now).await?.ok_or(No::NotFound)?;
    let gate = Gate::new(office, "totp", &account.id.to_string(), knock);
    gate.check(office, now).await?;
    let sealed = account.totp_secret.as_ref().filter(|_| account.totp_confirmed_at.is_some());
    let step = match sealed {
        Some(sealed) => opened(office, account.id, sealed)?.verify(code, now, account.totp_last_step).ok(),
        None => None,
    };
    let tx = office.store.begin().await?;
    let fresh = match step {
        Some(step) => accounts::use_totp_step(&tx, account.id, step).await?,
        None => false,
    };
    if !fresh {
        gate.missed(office, &tx, now).await?;
        super::settle(tx, &[knock.event(Some(&account), "login-wrong")]).await?;
        return Err(No::Invalid(Problems::one("code", "factor-code-wrong")));
    }
    gate.passed(office, &tx, now).await?;
    let event = half::signed_in(&tx, &account, &["password", "app"], knock).await?;
    super::settle(tx, &[event]).await
}
