//! Recovery codes: for when phone and key are lost.

use super::half::{self, Half};
use super::limits::Gate;
use super::sure::Sure;
use super::{Knock, about};
use crate::office::{Acting, No, Office, Problems};
use serde_json::Value;
use store::accounts;
use vault::recovery::RecoveryCodes;

/// New codes, shown once; the old ones stop working.
///
/// # Errors
/// When the database cannot be reached.
pub async fn renew(office: &Office, acting: &Acting, _: Sure) -> Result<Vec<String>, No> {
    let id = acting.actor.account();
    let codes = RecoveryCodes::generate();
    let hashes: Vec<String> = codes.texts().filter_map(|code| office.keys.recovery_hash(id, code)).collect();
    let tx = office.store.begin().await?;
    accounts::replace_recovery_codes(&tx, id, &hashes).await?;
    super::settle(tx, &[about(acting, id, "recovery-codes-made", Value::Null)]).await?;
    Ok(codes.texts().map(str::to_owned).collect())
}

/// The second step with a recovery code: each code once.
///
/// # Errors
/// [`No::Invalid`] when there is no such code left, or there were too many attempts.
pub async fn prove(office: &Office, half: &Half, typed: &str, knock: &Knock<'_>) -> Result<(), No> {
    let now = knock.asked.now;
    let account = half.account(office, now).await?.ok_or(No::NotFound)?;
    let gate = Gate::new(office, "totp", &account.id.to_string(), knock);
    gate.check(office, now).await?;
    let hashes = office.keys.recovery_hashes(account.id, typed);
    let tx = office.store.begin().await?;
    let mut spent = false;
    for hash in &hashes {
        spent = spent || accounts::spend_recovery_code(&tx, account.id, hash, now).await?;
    }
    if !spent {
        gate.missed(office, &tx, now).await?;
        super::settle(tx, &[knock.event(Some(&account), "login-wrong")]).await?;
        return Err(No::Invalid(Problems::one("recovery", "factor-recovery-wrong")));
    }
    gate.passed(office, &tx, now).await?;
    let event = half::signed_in(&tx, &account, &["password", "recovery-code"], knock).await?;
    super::settle(tx, &[event]).await
}
