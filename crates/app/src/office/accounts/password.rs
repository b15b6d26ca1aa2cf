//! Passwords: logging in with one, and accepting a new one.

use super::half::{self, Next};
use super::limits::Gate;
use super::{Knock, LONGEST_EMAIL};
use crate::office::who::Asked;
use crate::office::{No, Office, Problems};
use chrono::{DateTime, Utc};
use store::{Account, accounts, people};
use tokio::sync::Semaphore;
use vault::password::{self, LONGEST, Outcome, Rules, Weakness};

/// Hashing takes a whole core for tens of milliseconds: one at a time, so that many log-ins never stop the other work.
static HASHING: Semaphore = Semaphore::const_new(1);

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
/// As [`enter`].
pub async fn log_in(
    office: &Office,
    attempt: &Attempt<'_>,
    now: DateTime<Utc>,
    request: &str,
) -> Result<i64, No> {
    let asked = Asked { now, today: now.date_naive(), request: request.to_owned() };
    let (account, _) = enter(office, attempt, &Knock { asked: &asked, source: "" }).await?;
    Ok(account.id)
}

/// Checks a password; gives the account and what has to follow. The same answer and the same work whatever was wrong.
///
/// # Errors
/// [`No::Invalid`] when it is not right or there were too many attempts; never which of the two was unknown.
pub async fn enter(office: &Office, attempt: &Attempt<'_>, knock: &Knock<'_>) -> Result<(Account, Next), No> {
    let mut problems = Problems::default();
    if attempt.email.trim().is_empty() {
        problems.add("email", "login-email-missing");
    } else if attempt.email.chars().count() > LONGEST_EMAIL {
        problems.add("email", "person-email-wrong");
    }
    if attempt.password.is_empty() {
        problems.add("password", "login-password-missing");
    } else if attempt.password.chars().count() > LONGEST * 4 {
        problems.add("password", "login-wrong");
    }
    problems.settle()?;
    let now = knock.asked.now;
    let gate = Gate::new(office, "password", attempt.email, knock);
    gate.check(office, now).await?;
    let account = accounts::by_email(office.store.reader(), attempt.email).await?;
    let account = account.filter(|account| account.active);
    let stored = account.as_ref().and_then(|account| account.password_hash.clone());
    let outcome = verify(attempt.password, stored).await?;
    let Some(account) = account.as_ref().filter(|_| outcome != Outcome::Wrong) else {
        let tx = office.store.begin().await?;
        gate.missed(office, &tx, now).await?;
        super::settle(tx, &[knock.event(account.as_ref(), "login-wrong")]).await?;
        return Err(No::Invalid(Problems::one("", "login-wrong")));
    };
    let mut account = account.clone();
    let renewed = if outcome == Outcome::RightButOld { Some(hash(attempt.password).await?) } else { None };
    let next = half::next(office, &account).await?;
    let tx = office.store.begin().await?;
    gate.passed(office, &tx, now).await?;
    if let Some(renewed) = renewed {
        people::set_password(&tx, account.id, &renewed).await?;
        account.password_hash = Some(renewed);
    }
    let event = match next {
        Next::Done => half::signed_in(&tx, &account, &["password"], knock).await?,
        Next::Prove | Next::SetUp => knock.event(Some(&account), "login-password"),
    };
    super::settle(tx, &[event]).await?;
    Ok((account, next))
}

/// Compares a password with what is stored, or does the same work when nothing is.
pub(super) async fn verify(password: &str, stored: Option<String>) -> Result<Outcome, No> {
    let password = password.to_owned();
    work(move || password::verify(&password, stored.as_deref())).await
}

/// The hash to keep of a password.
pub(super) async fn hash(password: &str) -> Result<String, No> {
    let password = password.to_owned();
    work(move || password::hash(&password)).await
}

async fn work<T: Send + 'static>(
    todo: impl FnOnce() -> Result<T, password::HashError> + Send + 'static,
) -> Result<T, No> {
    let _turn = HASHING.acquire().await.map_err(|error| No::Broken(error.to_string()))?;
    let done = tokio::task::spawn_blocking(todo).await.map_err(|error| No::Broken(error.to_string()))?;
    done.map_err(|error| No::Broken(error.to_string()))
}

/// What is wrong with a new password of somebody of whom `own` is known.
pub(super) async fn check_new(
    office: &Office,
    problems: &mut Problems,
    field: &str,
    new: &str,
    own: [&str; 2],
) -> Result<(), No> {
    if new.is_empty() {
        problems.add(field, "password-missing");
        return Ok(());
    }
    let rules = Rules { shortest: office.setup.password_length };
    let (typed, own) = (new.to_owned(), own.map(str::to_owned));
    let checked = tokio::task::spawn_blocking(move || {
        password::check(&typed, &rules, &[own[0].as_str(), own[1].as_str()])
    });
    match checked.await.map_err(|error| No::Broken(error.to_string()))? {
        Ok(()) => {}
        Err(Weakness::TooShort { shortest, .. }) => {
            problems.with(field, "password-short", vec![("shortest", shortest.to_string())]);
        }
        Err(Weakness::TooLong { longest, .. }) => {
            problems.with(field, "password-long", vec![("longest", longest.to_string())]);
        }
        Err(Weakness::OwnDetails) => problems.add(field, "password-own"),
        Err(Weakness::TooCommon) => problems.add(field, "password-common"),
    }
    Ok(())
}

/// Asks for the own password again before something that matters. An account without one (it logs in elsewhere) has
/// nothing to be asked for.
///
/// # Errors
/// [`No::Invalid`] when it is wrong, or there were too many attempts.
pub(super) async fn again(
    office: &Office,
    account: &Account,
    field: &str,
    typed: &str,
    knock: &Knock<'_>,
) -> Result<(), No> {
    let Some(stored) = account.password_hash.clone() else {
        return Ok(());
    };
    if typed.is_empty() {
        return Err(No::Invalid(Problems::one(field, "password-again-missing")));
    }
    let gate = Gate::new(office, "password", &account.email, knock);
    gate.check(office, knock.asked.now).await?;
    if verify(typed, Some(stored)).await? == Outcome::Wrong {
        let tx = office.store.begin().await?;
        gate.missed(office, &tx, knock.asked.now).await?;
        super::settle(tx, &[knock.event(Some(account), "login-wrong")]).await?;
        return Err(No::Invalid(Problems::one(field, "password-again-wrong")));
    }
    let tx = office.store.begin().await?;
    gate.passed(office, &tx, knock.asked.now).await?;
    Ok(tx.commit().await?)
}
