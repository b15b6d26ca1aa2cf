//! Does the work that waits: one thing at a time, leased, so that it is done once however many servers there are.

use super::{Kind, ask_what_is_due, work};
use crate::office::{No, Office};
use chrono::{DateTime, NaiveDate, Utc};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;
use store::{Job, jobs};
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// Reads the clock: the moment, and the day in Brussels. Only the program knows one.
pub type Clock = Arc<dyn Fn() -> (DateTime<Utc>, NaiveDate) + Send + Sync>;

/// How often the runner does what.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// Rest when there was nothing to do.
    pub idle: Duration,
    /// Time between two signs of life of work that is going on; also how soon it hears that it was cancelled.
    pub beat: Duration,
    /// How long work without a sign of life stays with this server.
    pub lease: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Self { idle: Duration::from_secs(2), beat: Duration::from_secs(5), lease: Duration::from_mins(2) }
    }
}

/// Tries of one piece of work, after which it has failed for good.
const TRIES: i64 = 5;

/// The background task of one server.
pub struct Runner {
    stop: watch::Sender<bool>,
    handle: JoinHandle<()>,
}

impl Runner {
    /// Starts the background task. `worker` is the name by which others see who works on something.
    #[must_use]
    pub fn start(office: Office, clock: Clock, worker: String, pace: Pace) -> Self {
        let (stop, stopping) = watch::channel(false);
        Self { stop, handle: tokio::spawn(go_round(office, clock, worker, pace, stopping)) }
    }

    /// Asks the task to end and waits for it. What is going on is put back, for whoever comes next.
    pub async fn stop(self) {
        self.stop.send_replace(true);
        if let Err(error) = self.handle.await {
            tracing::error!(%error, "the background task ended badly");
        }
    }
}

async fn go_round(
    office: Office,
    clock: Clock,
    worker: String,
    pace: Pace,
    mut stopping: watch::Receiver<bool>,
) {
    while !*stopping.borrow() {
        if let Ok(Some(noted)) =
            store::settings::get(office.store.reader(), crate::office::opening::KEYS_NOTED).await
        {
            office.keys.follow(&noted);
        }
        if let Err(no) = ask_what_is_due(&office, clock().0).await {
            tracing::warn!(cause = %no, "periodic work could not be asked for");
        }
        match turn(&office, &clock, &worker, pace, &mut stopping).await {
            Ok(true) => continue,
            Ok(false) => {}
            Err(no) => tracing::warn!(cause = %no, "no work could be taken"),
        }
        measure(&office).await;
        tokio::select! {
            () = tokio::time::sleep(pace.idle) => {}
            _ = stopping.changed() => {}
        }
    }
}

/// Tells the metrics how much waits.
async fn measure(office: &Office) {
    let waiting = i32::try_from(office.audit.waiting()).unwrap_or(i32::MAX);
    metrics::gauge!("woonspoor_audit_queue").set(f64::from(waiting));
    for state in [jobs::WAITING, jobs::RUNNING, jobs::FAILED] {
        if let Ok(number) = jobs::count(office.store.reader(), state).await {
            let number = i32::try_from(number).unwrap_or(i32::MAX);
            metrics::gauge!("woonspoor_jobs", "state" => state).set(f64::from(number));
        }
    }
}

/// Takes one piece of work and does it; `false` when there was none.
///
/// # Errors
/// When the database cannot be reached. Work that fails is no error here: it is noted with the work.
pub async fn turn(
    office: &Office,
    clock: &Clock,
    worker: &str,
    pace: Pace,
    stopping: &mut watch::Receiver<bool>,
) -> Result<bool, No> {
    let kinds: Vec<&str> = Kind::ALL.into_iter().map(Kind::code).collect();
    let (now, _) = clock();
    let Some(job) = jobs::lease(&office.store, worker, &kinds, now, now + pace.lease).await? else {
        return Ok(false);
    };
    let progress = Arc::new(AtomicI64::new(0));
    let task = work::Task { office: office.clone(), job: job.clone(), clock: clock.clone(), progress };
    let mut going = tokio::spawn(work::run(task.clone()));
    let outcome = loop {
        tokio::select! {
            done = &mut going => break done,
            () = tokio::time::sleep(pace.beat) => {
                let until = clock().0 + pace.lease;
                let far = task.progress.load(Ordering::Relaxed);
                if !jobs::heartbeat(office.store.writer(), &job, far, until).await? {
                    going.abort();
                }
            }
            _ = async { stopping.wait_for(|stop| *stop).await.is_ok() } => {
                going.abort();
                let done = (&mut going).await;
                if done.is_err() {
                    jobs::fail(office.store.writer(), &job, "", Some(clock().0), clock().0).await?;
                    return Ok(true);
                }
                break done;
            }
        }
    };
    note(office, &job, outcome, clock().0).await?;
    Ok(true)
}

/// Writes down how work ended. Of a failure only its kind: a cause may hold what a person is called.
async fn note(
    office: &Office,
    job: &Job,
    outcome: Result<Result<serde_json::Value, No>, tokio::task::JoinError>,
    now: DateTime<Utc>,
) -> Result<(), No> {
    let writer = office.store.writer();
    let (why, worth_another) = match outcome {
        Ok(Ok(result)) => {
            jobs::finish(writer, job, &result.to_string(), now).await?;
            return Ok(());
        }
        // Cancelled, or taken over by another server: nothing of ours to write down.
        Err(ended) if ended.is_cancelled() => return Ok(()),
        Err(_) => ("panicked", true),
        Ok(Err(No::NotFound)) => ("not-found", false),
        Ok(Err(No::Refused(_) | No::Invalid(_) | No::Wait(..))) => ("refused", false),
        Ok(Err(No::Conflict(_))) => ("conflict", true),
        Ok(Err(no @ (No::Broken(_) | No::Database(_) | No::Input(_)))) => {
            tracing::error!(cause = %no, job = job.id, kind = job.kind, "work failed");
            ("broken", true)
        }
    };
    let again = (worth_another && job.attempts < TRIES).then(|| now + jobs::backoff(job.attempts));
    jobs::fail(writer, job, why, again, now).await?;
    Ok(())
}
