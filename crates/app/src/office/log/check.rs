//! Whether the log is whole: checked every day, on request, and on the command line.

use super::reach;
use crate::office::jobs::{self, Kind, Task};
use crate::office::{Acting, No, Office};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::audit::{self, Event, Fault, Verdict};

/// Setting that holds what the last check found.
const CHECKED: &str = "log_checked";

/// What a check found.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Check {
    /// When.
    pub at: DateTime<Utc>,
    /// Lines found whole.
    pub rows: u64,
    /// Of these, lines whose reason or details were erased.
    pub erased: u64,
    /// The last line then.
    pub last: i64,
    /// Hash of that line.
    pub head: String,
    /// The first line that is not as it was written.
    pub broken: Option<i64>,
    /// Code of what is wrong there.
    pub why: Option<String>,
    /// Lines whose details are gone, while the log does not say that a person was erased or that a term was over.
    #[serde(default)]
    pub unexplained: Vec<i64>,
}

impl Check {
    fn of(verdict: &Verdict, at: DateTime<Utc>) -> Self {
        Self {
            at,
            rows: verdict.rows,
            erased: verdict.erased,
            last: verdict.last,
            head: verdict.head.clone(),
            broken: verdict.broken.map(|broken| broken.seq),
            why: verdict.broken.map(|broken| code(broken.why).to_owned()),
            unexplained: Vec::new(),
        }
    }

    /// The same check with lines whose details are gone for no reason: the first of them counts as broken.
    fn with(mut self, unexplained: Vec<i64>) -> Self {
        if let (None, Some(first)) = (self.broken, unexplained.first()) {
            (self.broken, self.why) = (Some(*first), Some("erased".to_owned()));
        }
        self.unexplained = unexplained;
        self
    }
}

/// Code of a fault in the log.
#[must_use]
pub fn code(fault: Fault) -> &'static str {
    match fault {
        Fault::Missing => "missing",
        Fault::Chain => "chain",
        Fault::Line => "line",
        Fault::Detail => "detail",
        Fault::Subjects => "subjects",
        Fault::Head => "head",
    }
}

/// Checks the log from a line to its end; for who keeps the server, who needs no account for it.
///
/// # Errors
/// When the database cannot be read. A fault in the log is no error here.
pub async fn verify(
    office: &Office,
    from: Option<i64>,
    now: DateTime<Utc>,
    progress: impl FnMut(u64, u64),
) -> Result<Check, No> {
    let verdict = audit::verify(office.store.reader(), from, progress).await?;
    let check = Check::of(&verdict, now);
    if verdict.erased == 0 {
        return Ok(check);
    }
    let from = from.unwrap_or(1).max(1);
    // Beyond the first line that is not as it was written nothing was looked at.
    let to = verdict.broken.map_or(verdict.last, |broken| broken.seq - 1);
    Ok(check.with(super::gone::unexplained(office, from, to).await?))
}

/// What the last check of the whole log found.
///
/// # Errors
/// When the database cannot be reached.
pub async fn last_check(office: &Office) -> Result<Option<Check>, No> {
    let noted = store::settings::get(office.store.reader(), CHECKED).await?;
    Ok(noted.and_then(|text| serde_json::from_str(&text).ok()))
}

/// Asks for a check of the whole log.
///
/// # Errors
/// [`No::NotFound`] for who may not read the log.
pub async fn ask_to_verify(office: &Office, acting: &Acting) -> Result<i64, No> {
    reach(acting)?;
    let tx = office.store.begin().await?;
    let job = jobs::ask(&tx, Kind::VerifyLog, &json!({}), Some(acting.actor.account()), acting.now).await?;
    let mut event = acting.event("ask-verify-log", "job");
    event.subject_id = Some(job);
    audit::append(&tx, &[event]).await?;
    tx.commit().await?;
    Ok(job)
}

/// Checks the whole log and notes what was found; a fault is told to every privacy officer.
///
/// # Errors
/// When the database cannot be reached.
pub async fn verify_as_work(task: &Task) -> Result<Value, No> {
    let (now, today) = task.moment();
    let office = &task.office;
    let check = verify(office, None, now, |done, total| task.advance(done, total)).await?;
    let tx = office.store.begin().await?;
    let text = serde_json::to_string(&check).map_err(|error| No::Broken(error.to_string()))?;
    store::settings::set(&tx, CHECKED, &text).await?;
    if let Some(seq) = check.broken {
        tracing::error!(seq, why = check.why, "the log is not as it was written");
        for account in store::files::holders(&tx, &["privacy-officer"], None, today).await? {
            let args = json!({ "seq": seq });
            store::notices::leave(&tx, account, "log-broken", &args, "/logboek", now).await?;
        }
    }
    audit::append(&tx, &[event(&check, now, task)]).await?;
    tx.commit().await?;
    Ok(json!({ "rows": check.rows, "erased": check.erased, "broken": check.broken }))
}

fn event(check: &Check, now: DateTime<Utc>, task: &Task) -> Event {
    Event {
        at: now,
        account_id: task.job.created_by,
        actor: "woonspoor".to_owned(),
        organisation_id: None,
        action: "verify-log".to_owned(),
        subject: "audit".to_owned(),
        subject_id: check.broken,
        registration_id: None,
        reason: None,
        detail: json!({ "rows": check.rows, "last": check.last, "broken": check.broken }),
        request_id: Some(format!("job-{}", task.job.id)),
    }
}
