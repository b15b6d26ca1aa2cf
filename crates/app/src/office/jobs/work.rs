//! What is done for each kind of work.

use super::{Clock, Kind};
use crate::office::who::{self, Asked};
use crate::office::{Acting, No, Office, attestations, log, requests, retention};
use chrono::{DateTime, NaiveDate, Utc};
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use store::Job;

/// A piece of work that is going on. Whoever cancels it stops it between two steps: what a step did is whole.
#[derive(Clone)]
pub struct Task {
    /// Where.
    pub office: Office,
    /// What.
    pub job: Job,
    /// Reads the clock.
    pub clock: Clock,
    /// How far it is, 0 to 1000.
    pub progress: Arc<AtomicI64>,
}

impl Task {
    /// Tells how far the work is.
    pub fn advance(&self, done: u64, total: u64) {
        let far = done.saturating_mul(1000).checked_div(total).unwrap_or(0).min(1000);
        self.progress.store(i64::try_from(far).unwrap_or(1000), Ordering::Relaxed);
    }

    /// The moment and the day it is now.
    #[must_use]
    pub fn moment(&self) -> (DateTime<Utc>, NaiveDate) {
        (self.clock)()
    }

    /// What the work was asked with.
    #[must_use]
    pub fn asked(&self) -> Value {
        serde_json::from_str(&self.job.payload).unwrap_or_default()
    }

    /// Who asked for it, with the rights of now: a role that ended meanwhile does nothing any more.
    ///
    /// # Errors
    /// [`No::Refused`] when nobody asked or who asked may no longer log in.
    pub async fn acting(&self) -> Result<Acting, No> {
        let (now, today) = self.moment();
        let account = self.job.created_by.ok_or(No::Refused("no-role"))?;
        let asked = Asked { now, today, request: format!("job-{}", self.job.id) };
        let who = who::load(&self.office, account, None, &asked).await?;
        who.map(|who| who.acting).ok_or(No::Refused("no-role"))
    }
}

/// Does a piece of work and gives what came of it, in figures.
///
/// # Errors
/// Why it could not be done.
pub async fn run(task: Task) -> Result<Value, No> {
    match Kind::parse(&task.job.kind).ok_or(No::NotFound)? {
        Kind::Sweep => retention::sweep(&task).await,
        Kind::VerifyLog => log::verify_as_work(&task).await,
        Kind::RetentionCount => retention::count_as_work(&task).await,
        Kind::Retention => retention::run_as_work(&task).await,
        Kind::Erase => requests::erase_as_work(&task).await,
        Kind::AttestationExpiry => {
            let (now, today) = task.moment();
            let warned = attestations::expiry::warn_of_expiry(&task.office, today, now).await?;
            Ok(json!({ "notices": warned }))
        }
    }
}
