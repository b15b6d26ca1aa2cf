//! Work that the office does by itself: what there is, who may see it, and stopping or trying it again.

mod periodic;
mod runner;
mod work;

pub use work::Task;

pub use periodic::ask_what_is_due;
pub use runner::{Clock, Pace, Runner, turn};

use super::{Acting, No, Office};
use chrono::{DateTime, Utc};
use policy::{Action, Facts, decide};
use serde_json::Value;
pub use store::Job;
use store::jobs;
pub use store::jobs::Filter;

/// A kind of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Sessions, attempts, links, messages and finished work past their day are removed.
    Sweep,
    /// The log is checked from its first line to its last.
    VerifyLog,
    /// It is counted what retention would take away.
    RetentionCount,
    /// What is past its term is erased or anonymised.
    Retention,
    /// One person is erased on request.
    Erase,
    /// People are warned of attestations that run out.
    AttestationExpiry,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 6] = [
        Self::Sweep,
        Self::VerifyLog,
        Self::RetentionCount,
        Self::Retention,
        Self::Erase,
        Self::AttestationExpiry,
    ];

    /// The code under which the database keeps it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Sweep => "sweep",
            Self::VerifyLog => "verify-log",
            Self::RetentionCount => "retention-count",
            Self::Retention => "retention",
            Self::Erase => "erase",
            Self::AttestationExpiry => "attestation-expiry",
        }
    }

    /// The kind of a code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// Asks for work as soon as somebody is free, in the transaction of the change that needs it.
///
/// # Errors
/// When the database cannot be reached.
pub async fn ask<C: store::sea_orm::ConnectionTrait>(
    db: &C,
    kind: Kind,
    payload: &Value,
    by: Option<i64>,
    now: DateTime<Utc>,
) -> Result<i64, No> {
    Ok(jobs::enqueue(db, kind.code(), payload, now, by, now).await?)
}

/// A page of work, the newest first, before a given one.
///
/// # Errors
/// [`No::NotFound`] for who does not look after the installation.
pub async fn list(
    office: &Office,
    acting: &Acting,
    filter: &Filter,
    before: Option<i64>,
    limit: u64,
) -> Result<Vec<Job>, No> {
    allowed(acting)?;
    Ok(jobs::list(office.store.reader(), filter, before, limit).await?)
}

/// Cancels work that waits or runs.
///
/// # Errors
/// [`No::NotFound`] for who does not look after the installation; [`No::Conflict`] when it has ended.
pub async fn cancel(office: &Office, acting: &Acting, id: i64) -> Result<(), No> {
    change(office, acting, id, "cancel-job").await
}

/// Lets work that failed or was cancelled be tried once more.
///
/// # Errors
/// [`No::NotFound`] for who does not look after the installation; [`No::Conflict`] when it has not ended.
pub async fn retry(office: &Office, acting: &Acting, id: i64) -> Result<(), No> {
    change(office, acting, id, "retry-job").await
}

async fn change(office: &Office, acting: &Acting, id: i64, action: &str) -> Result<(), No> {
    allowed(acting)?;
    let tx = office.store.begin().await?;
    let job = jobs::get(&tx, id).await?.ok_or(No::NotFound)?;
    let changed = if action == "cancel-job" {
        jobs::cancel(&tx, id, acting.now).await?
    } else {
        jobs::retry(&tx, id, acting.now).await?
    };
    if !changed {
        return Err(No::Conflict(Vec::new()));
    }
    let mut event = acting.event(action, "job");
    event.subject_id = Some(id);
    event.detail = serde_json::json!({ "kind": job.kind });
    store::audit::append(&tx, &[event]).await?;
    Ok(tx.commit().await?)
}

fn allowed(acting: &Acting) -> Result<(), No> {
    let decision = decide(&acting.actor, Action::ViewHealth, &Facts::default());
    if decision.allow { Ok(()) } else { Err(No::NotFound) }
}
