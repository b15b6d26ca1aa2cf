//! Logging in with a password: limits on attempts, and the same answer whatever was wrong.

use super::{No, Office, Problems};
use chrono::{DateTime, Duration, Utc};
use store::audit::Event;
use store::{accounts, attempts};
use vault::password::{self, Outcome};

/// What was typed on the log-in page.
#[derive(Clone, Copy)]
pub struct Attempt<'a> {
    /// Address.
    pub email: &'a str,
    /// Password.
    pub password: &'a str,
}

/// Checks a password and gives the account. Wrong ones are counted, in the database, per address.
///
/// # Errors
/// [`No::Invalid`] when it is not right or there were too many attempts; never which of the two was unknown.
pub async fn log_in(
    office: &Office,
    attempt: &Attempt<'_>,
    now: DateTime<Utc>,
    request: &str,
) -> Result<i64, No> {
    let mut problems = Problems::default();
    if attempt.email.is_empty() {
        problems.add("email", "login-email-missing");
    }
    if attempt.password.is_empty() {
        problems.add("password", "login-password-missing");
    }
    problems.settle()?;
    let reader = office.store.reader();
    let key = office.keys.attempt_key(&attempt.email.trim().to_lowercase());
    let since = now - Duration::minutes(office.setup.attempt_minutes);
    if attempts::count(reader, "password", &key, since).await? >= office.setup.attempts.unsigned_abs() {
        return Err(No::Invalid(Problems::one("", "login-too-many")));
    }
    let account = accounts::by_email(reader, attempt.email).await?.filter(|account| account.active);
    let (typed, stored) =
        (attempt.password.to_owned(), account.as_ref().and_then(|account| account.password_hash.clone()));
    let outcome = tokio::task::spawn_blocking(move || password::verify(&typed, stored.as_deref()))
        .await
        .map_err(|error| No::Broken(error.to_string()))?
        .map_err(|error| No::Broken(error.to_string()))?;
    let right = outcome != Outcome::Wrong;
    let event = |action: &str| Event {
        at: now,
        account_id: account.as_ref().map(|account| account.id),
        actor: account.as_ref().map(|account| account.name.clone()).unwrap_or_default(),
        organisation_id: None,
        action: action.to_owned(),
        subject: "account".to_owned(),
        subject_id: account.as_ref().map(|account| account.id),
        registration_id: None,
        reason: None,
        detail: serde_json::Value::Null,
        request_id: Some(request.to_owned()),
    };
    let tx = office.store.begin().await?;
    let Some(account) = account.as_ref().filter(|_| right) else {
        attempts::record(&tx, "password", &key, now).await?;
        store::audit::append(&tx, &[event("login-wrong")]).await?;
        tx.commit().await?;
        return Err(No::Invalid(Problems::one("", "login-wrong")));
    };
    attempts::clear(&tx, "password", &key).await?;
    accounts::logged_in(&tx, account.id, now).await?;
    store::audit::append(&tx, &[event("login")]).await?;
    tx.commit().await?;
    Ok(account.id)
}
