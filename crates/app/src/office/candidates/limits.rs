//! How much one account may look for and take out in an hour.
//!
//! Searches are counted in memory, by each server for itself: there are many of them, and each is in the log already. The
//! first one after a start is counted on from the log. What is taken out is counted in the database, also at the same moment.

use crate::office::{Acting, No, Office, Problems};
use chrono::{DateTime, Duration, Utc};
use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};
use store::audit::{self, Filter};
use store::{attempts, people};

/// The searches of the last hour, by account.
#[derive(Clone, Debug, Default)]
pub struct Searches(Arc<Mutex<HashMap<i64, Past>>>);

/// What one account looked for.
#[derive(Debug, Default)]
struct Past {
    /// When, the oldest first.
    at: VecDeque<DateTime<Utc>>,
    /// When it was last told that it was too much.
    told: Option<DateTime<Utc>>,
}

/// Too much: until when, and whether it has still to be told to the log.
struct Full {
    until: DateTime<Utc>,
    new: bool,
}

impl Searches {
    fn knows(&self, account: i64) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).contains_key(&account)
    }

    fn begin(&self, account: i64, at: VecDeque<DateTime<Utc>>) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.entry(account).or_insert(Past { at, told: None });
    }

    /// Counts one more, unless that is too much.
    fn count(&self, account: i64, now: DateTime<Utc>, most: usize) -> Result<(), Full> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let past = all.entry(account).or_default();
        while past.at.front().is_some_and(|at| *at + hour() <= now) {
            past.at.pop_front();
        }
        if past.at.len() < most {
            past.at.push_back(now);
            return Ok(());
        }
        let until = past.at[past.at.len() - most] + hour();
        let new = past.told.is_none_or(|told| told + hour() <= now);
        if new {
            past.told = Some(now);
        }
        Err(Full { until, new })
    }
}

fn hour() -> Duration {
    Duration::hours(1)
}

/// The most of a setting; none without a limit. At a demonstration everybody shares a few accounts.
fn most(office: &Office, setting: u32) -> Option<usize> {
    (setting > 0 && !office.setup.demo).then_some(setting as usize)
}

/// Counts a search.
///
/// # Errors
/// [`No::Wait`] with when to try again.
pub(crate) async fn search(office: &Office, acting: &Acting) -> Result<(), No> {
    let Some(most) = most(office, office.setup.searches_per_hour) else { return Ok(()) };
    let account = acting.actor.account();
    if !office.searches.knows(account) {
        let filter = Filter {
            from: Some(acting.now - hour()),
            action: Some("list-candidates".to_owned()),
            account_id: Some(account),
            ..Filter::default()
        };
        let lines = audit::page(office.store.reader(), &filter, None, most as u64).await?;
        office.searches.begin(account, lines.iter().rev().map(|line| line.row.at).collect());
    }
    match office.searches.count(account, acting.now, most) {
        Ok(()) => Ok(()),
        Err(full) => {
            if full.new {
                note(office, acting, "search").await?;
            }
            Err(pause("candidates-searches-full", full.until - acting.now))
        }
    }
}

/// Counts a list that is taken out.
///
/// # Errors
/// [`No::Wait`] with when to try again.
pub(super) async fn export(office: &Office, acting: &Acting) -> Result<(), No> {
    let Some(most) = most(office, office.setup.exports_per_hour) else { return Ok(()) };
    let key = office.keys.attempt_key(&format!("export {}", acting.actor.account()));
    let tx = office.store.begin().await?;
    attempts::hold(&tx, "export", &[&key]).await?;
    let full = people::nth_attempt(&tx, "export", &key, acting.now - hour(), most as u64).await?;
    let Some(at) = full else {
        attempts::record(&tx, "export", &key, acting.now).await?;
        return Ok(tx.commit().await?);
    };
    tx.rollback().await?;
    note(office, acting, "export").await?;
    Err(pause("candidates-exports-full", at + hour() - acting.now))
}

/// In the log, for the privacy officer.
async fn note(office: &Office, acting: &Acting, what: &str) -> Result<(), No> {
    let mut event = acting.event("limit-reached", "registration");
    event.detail = serde_json::json!({ "limit": what });
    office.audit.record(event).await?;
    Ok(())
}

/// The message, in whole minutes.
fn pause(key: &'static str, left: Duration) -> No {
    let seconds = left.num_seconds().max(1);
    let minutes = (seconds + 59) / 60;
    let mut problems = Problems::default();
    problems.with("", key, vec![("minutes", minutes.to_string())]);
    No::Wait(problems, seconds.unsigned_abs())
}
