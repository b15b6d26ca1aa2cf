//! The steps of an import as work in the background, with how far it is.

use super::report::Report;
use super::{By, apply, check, undo};
use crate::office::{Acting, No, Office};
use chrono::{DateTime, Duration, Utc};
use policy::Action;
use serde_json::json;
use std::collections::HashMap;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use store::{Job, imports, jobs};

/// What is to be done with an import.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// See what is wrong and what would change.
    Check,
    /// Write it.
    Apply,
    /// Take it back.
    Undo,
}

impl Step {
    fn code(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Apply => "apply",
            Self::Undo => "undo",
        }
    }

    fn parse(code: &str) -> Option<Self> {
        [Self::Check, Self::Apply, Self::Undo].into_iter().find(|step| step.code() == code)
    }
}

/// Imports that this server works on. On SQLite the one connection that writes is in use while an import is applied, so
/// that how far it is cannot be written down; the server that does the work knows.
#[derive(Clone, Debug, Default)]
pub struct Running(Arc<Mutex<HashMap<i64, Arc<AtomicI64>>>>);

impl Running {
    fn begin(&self, import: i64) -> Option<Arc<AtomicI64>> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.contains_key(&import) {
            return None;
        }
        let far = Arc::new(AtomicI64::new(0));
        all.insert(import, far.clone());
        Some(far)
    }

    fn end(&self, import: i64) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&import);
    }

    fn far(&self, import: i64) -> Option<i64> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.get(&import).map(|far| far.load(Ordering::Relaxed))
    }
}

/// Takes an import off the list of running ones, however its work ends.
struct Ending(Running, i64);

impl Drop for Ending {
    fn drop(&mut self) {
        self.0.end(self.1);
    }
}

/// How far the work on an import is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What is being done.
    pub step: Step,
    /// 0 to 1000.
    pub far: i64,
}

/// Longest that a step may take: after that another server may take it for dead.
const LEASE_MINUTES: i64 = 30;

fn kind(import: i64) -> String {
    format!("import-{import}")
}

/// The work under way on an import; none when nobody works on it: then it is as it was, or done.
///
/// # Errors
/// When the database cannot be reached.
pub async fn progress(office: &Office, import: i64, now: DateTime<Utc>) -> Result<Option<Progress>, No> {
    let filter = jobs::Filter { kinds: vec![kind(import)], ..jobs::Filter::default() };
    let Some(job) = jobs::list(office.store.reader(), &filter, None, 1).await?.into_iter().next() else {
        return Ok(None);
    };
    let payload: serde_json::Value = serde_json::from_str(&job.payload).unwrap_or_default();
    let step = payload["step"].as_str().and_then(Step::parse).unwrap_or(Step::Check);
    if let Some(far) = office.imports.far(import) {
        return Ok(Some(Progress { step, far }));
    }
    let under_way = job.state == jobs::RUNNING && job.leased_until.is_some_and(|until| until > now);
    // A server of another process works on it. On SQLite there is none: who worked on it has died.
    let elsewhere = office.store.backend() == store::sea_orm::DbBackend::Postgres;
    Ok((under_way && elsewhere).then_some(Progress { step, far: job.progress }))
}

/// Starts a step, and gives a handle to wait for.
///
/// # Errors
/// [`No::Conflict`] when somebody works on this import already; [`No::NotFound`] or [`No::Refused`] without the right.
pub async fn start(
    office: &Office,
    acting: &Acting,
    id: i64,
    step: Step,
) -> Result<tokio::task::JoinHandle<()>, No> {
    let action = if step == Step::Undo { Action::UndoImport } else { Action::Import };
    let import = super::find(office, acting, id, action).await?;
    let organisation = match import.organisation_id {
        Some(organisation) => organisation,
        None => super::for_whom(acting, action)?,
    };
    if progress(office, id, acting.now).await?.is_some() {
        return Err(No::Conflict(Vec::new()));
    }
    let far = office.imports.begin(id).ok_or(No::Conflict(Vec::new()))?;
    let ending = Ending(office.imports.clone(), id);
    let by = By::acting(acting, Some(organisation), super::Within::of(office, acting).await?);
    let job = enlist(office, id, step, &by).await?;
    let office = office.clone();
    Ok(tokio::spawn(async move {
        let _ending = ending;
        let note = Note { office: &office, job: &job, far: &far, now: by.now };
        let done = run(&office, id, step, &by, &|value| note.far(value)).await;
        finish(&office, id, &job, &by, done).await;
    }))
}

struct Note<'a> {
    office: &'a Office,
    job: &'a Job,
    far: &'a AtomicI64,
    now: DateTime<Utc>,
}

impl Note<'_> {
    /// Notes how far it is; on PostgreSQL in the database too, for the other servers.
    fn far(&self, value: i64) {
        let before = self.far.swap(value, Ordering::Relaxed);
        let postgres = self.office.store.backend() == store::sea_orm::DbBackend::Postgres;
        if postgres && value / 50 != before / 50 {
            let (store, job) = (self.office.store.clone(), self.job.clone());
            let until = self.now + Duration::minutes(LEASE_MINUTES);
            tokio::spawn(async move {
                // How far it is matters to nobody enough to stop for it.
                let _ = jobs::heartbeat(store.writer(), &job, value, until).await;
            });
        }
    }
}

async fn enlist(office: &Office, id: i64, step: Step, by: &By) -> Result<Job, No> {
    let payload = json!({ "import": id, "step": step.code() });
    let tx = office.store.begin().await?;
    // What died half way counts no more.
    let filter = jobs::Filter { kinds: vec![kind(id)], ..jobs::Filter::default() };
    for old in jobs::list(&tx, &filter, None, 20).await? {
        jobs::cancel(&tx, old.id, by.now).await?;
    }
    jobs::enqueue(&tx, &kind(id), &payload, by.now, by.account, by.now).await?;
    tx.commit().await?;
    let until = by.now + Duration::minutes(LEASE_MINUTES);
    let job = jobs::lease(&office.store, "import", &[&kind(id)], by.now, until).await?;
    job.ok_or(No::Conflict(Vec::new()))
}

async fn run(
    office: &Office,
    id: i64,
    step: Step,
    by: &By,
    told: &(dyn Fn(i64) + Sync),
) -> Result<Option<(String, String)>, No> {
    match step {
        Step::Check => check(office, id, by, told).await.map(|()| None),
        Step::Apply => apply(office, id, by, told).await.map(|()| None),
        Step::Undo => {
            let in_the_way = undo(office, id, by, told).await?;
            let some = in_the_way.iter().take(20).cloned().collect::<Vec<_>>().join(", ");
            let more =
                if in_the_way.len() > 20 { format!(", … ({})", in_the_way.len()) } else { String::new() };
            Ok((!in_the_way.is_empty()).then(|| ("import-refused-touched".to_owned(), some + &more)))
        }
    }
}

/// Notes how it ended. That it could not be done stands in the report, for the page.
async fn finish(office: &Office, id: i64, job: &Job, by: &By, done: Result<Option<(String, String)>, No>) {
    let refused = match done {
        Ok(refused) => refused,
        Err(No::Conflict(_)) => Some(("import-refused-moved".to_owned(), String::new())),
        Err(No::NotFound) => Some(("import-refused-gone".to_owned(), String::new())),
        Err(no) => {
            tracing::error!(import = id, cause = %no, "an import broke");
            Some(("import-refused-broken".to_owned(), String::new()))
        }
    };
    if let Err(no) = ended(office, id, job, by, refused).await {
        tracing::error!(import = id, cause = %no, "how an import ended could not be written down");
    }
}

async fn ended(
    office: &Office,
    id: i64,
    job: &Job,
    by: &By,
    refused: Option<(String, String)>,
) -> Result<(), No> {
    let tx = office.store.begin().await?;
    if let (Some(import), Some(refused)) = (imports::get(&tx, id).await?, &refused) {
        let mut report = Report::of(&import);
        report.refused = Some(refused.clone());
        let state = ["uploaded", "checked", "applied", "undone", "failed"].into_iter();
        let state = state.into_iter().find(|state| *state == import.state).unwrap_or("failed");
        let step = imports::Step { state, report: Some(report.text()), ..imports::Step::default() };
        imports::advance(&tx, id, &[state], step).await?;
    }
    match refused {
        None => jobs::finish(&tx, job, "", by.now).await?,
        Some((why, _)) => jobs::fail(&tx, job, &why, None, by.now).await?,
    };
    Ok(tx.commit().await?)
}
