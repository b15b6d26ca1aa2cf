//! Limits on attempts, counted in the database so that all servers count together.

use super::Knock;
use crate::office::{No, Office, Problems};
use chrono::{DateTime, Duration, Utc};
use store::sea_orm::ConnectionTrait;
use store::{Tx, attempts, people};

/// How many times more attempts a network address has than an account: an office shares one address.
const FOR_A_PLACE: i64 = 5;

/// One kind of attempt, on one account and from one network address.
pub struct Gate {
    kind: &'static str,
    subject: String,
    source: String,
}

impl Gate {
    /// The gate for a subject (an address, an account) that somebody knocks at.
    pub fn new(office: &Office, kind: &'static str, subject: &str, knock: &Knock<'_>) -> Self {
        Self {
            kind,
            subject: office.keys.attempt_key(&format!("on {}", subject.trim().to_lowercase())),
            source: office.keys.attempt_key(&format!("from {}", knock.source)),
        }
    }

    /// Refuses when there were too many attempts, and says how long the pause lasts.
    pub async fn check(&self, office: &Office, now: DateTime<Utc>) -> Result<(), No> {
        self.full(office.store.reader(), office, now).await
    }

    async fn full<C: ConnectionTrait>(&self, db: &C, office: &Office, now: DateTime<Utc>) -> Result<(), No> {
        let window = Duration::minutes(office.setup.attempt_minutes);
        let most = office.setup.attempts.max(1);
        let mut until: Option<DateTime<Utc>> = None;
        for (key, most) in [(&self.subject, most), (&self.source, most * FOR_A_PLACE)] {
            let full = people::nth_attempt(db, self.kind, key, now - window, most.unsigned_abs()).await?;
            until = until.max(full.map(|at| at + window));
        }
        until.map_or(Ok(()), |until| Err(pause(until - now)))
    }

    /// Refuses again, now that nobody else counts: of many attempts at once, those beyond the limit come to nothing, also
    /// the one that was right.
    async fn settle(&self, office: &Office, tx: &Tx, now: DateTime<Utc>) -> Result<(), No> {
        attempts::hold(tx, self.kind, &[&self.subject, &self.source]).await?;
        self.full(tx, office, now).await
    }

    /// Counts a wrong attempt.
    ///
    /// # Errors
    /// When others made it one too many meanwhile.
    pub async fn missed(&self, office: &Office, tx: &Tx, now: DateTime<Utc>) -> Result<(), No> {
        self.settle(office, tx, now).await?;
        attempts::record(tx, self.kind, &self.subject, now).await?;
        Ok(attempts::record(tx, self.kind, &self.source, now).await?)
    }

    /// Forgets the wrong attempts on the subject; those from the network address stay, or one own account would be
    /// enough to go on trying others.
    ///
    /// # Errors
    /// When others made it one too many meanwhile.
    pub async fn passed(&self, office: &Office, tx: &Tx, now: DateTime<Utc>) -> Result<(), No> {
        self.settle(office, tx, now).await?;
        Ok(attempts::clear(tx, self.kind, &self.subject).await?)
    }
}

/// The message about a pause, in whole minutes.
fn pause(left: Duration) -> No {
    let minutes = (left.num_seconds() + 59) / 60;
    let mut problems = Problems::default();
    if minutes <= 1 {
        problems.add("", "login-pause-short");
    } else {
        problems.with("", "login-pause", vec![("minutes", minutes.to_string())]);
    }
    No::Invalid(problems)
}
