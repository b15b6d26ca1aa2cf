//! Sure that it is the person: before something that decides who gets in later, a log-in of a moment ago, or the own
//! password once more. A browser that was left open is not enough for that.

use super::half::Half;
use super::{Knock, password};
use crate::office::{Acting, No, Office};
use chrono::{DateTime, Duration, Utc};

/// Minutes in which nothing is asked again.
const MINUTES: i64 = 10;

/// Says that it is the person; can only be had here.
#[derive(Clone, Copy, Debug)]
pub struct Sure(());

/// How somebody can show that it is them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// With the own password.
    Password,
    /// By logging in again: there is no password.
    LogIn,
}

/// Sure, when `shown` (the log-in, or the last time the password was asked) is a moment ago.
#[must_use]
pub fn recently(shown: DateTime<Utc>, now: DateTime<Utc>) -> Option<Sure> {
    (now - shown < Duration::minutes(MINUTES)).then_some(Sure(()))
}

/// Sure, because the first half of a log-in was done a moment ago.
///
/// # Errors
/// [`No::NotFound`] when the half log-in has ended.
pub async fn half(office: &Office, half: &Half, now: DateTime<Utc>) -> Result<Sure, No> {
    half.account(office, now).await?.map(|_| Sure(())).ok_or(No::NotFound)
}

/// What can be asked of somebody.
///
/// # Errors
/// When the database cannot be reached.
pub async fn way(office: &Office, acting: &Acting) -> Result<Way, No> {
    let account = super::account(office, acting.actor.account()).await?;
    Ok(if account.password_hash.is_some() { Way::Password } else { Way::LogIn })
}

/// Asks for the own password once more.
///
/// # Errors
/// [`No::Invalid`] when it is wrong, or there were too many attempts; [`No::NotFound`] when there is none.
pub async fn again(office: &Office, acting: &Acting, typed: &str, knock: &Knock<'_>) -> Result<Sure, No> {
    let account = super::account(office, acting.actor.account()).await?;
    if account.password_hash.is_none() {
        return Err(No::NotFound);
    }
    password::again(office, &account, "password", typed, knock).await?;
    Ok(Sure(()))
}

#[cfg(test)]
mod tests {
    use super::recently;
    use chrono::{DateTime, Duration};

    #[test]
    fn a_log_in_of_a_while_ago_says_nothing_any_more() {
        let now = DateTime::UNIX_EPOCH;
        assert!(recently(now - Duration::minutes(9), now).is_some());
        assert!(recently(now - Duration::minutes(10), now).is_none());
    }
}
