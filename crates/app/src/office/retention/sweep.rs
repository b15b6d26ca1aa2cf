//! What goes by itself when its day has come: what imports keep, sessions, links, attempts, messages, finished work.

use super::shelf;
use super::terms::{self, Kind};
use crate::office::jobs::Task;
use crate::office::{No, imports};
use chrono::{DateTime, Duration, NaiveTime, Utc};
use serde_json::{Value, json};
use store::{attempts, jobs, links, notices, sessions};

/// Removes what is past its term and needs nobody to decide: what imports keep beside the register, and what identifies
/// nobody but who logs in.
///
/// # Errors
/// When the database cannot be reached.
pub async fn sweep(task: &Task) -> Result<Value, No> {
    let (now, today) = task.moment();
    let terms = terms::on(today).map_err(No::Broken)?;
    let before = |kind: Kind| -> DateTime<Utc> {
        let term = terms.iter().find(|term| term.kind == kind);
        term.map_or(DateTime::UNIX_EPOCH, |term| term.before(today).and_time(NaiveTime::MIN).and_utc())
    };
    let (ended, old) = (before(Kind::Session), before(Kind::Notice));
    let (previews, undos) = (before(Kind::ImportPreview), before(Kind::ImportUndo));
    let imports = imports::expire(&task.office, previews, undos, now).await?;
    let store = &task.office.store;
    let tx = store.begin().await?;
    let result = json!({
        "imports": imports,
        "sessions": sessions::sweep(&tx, ended).await?,
        "links": links::sweep(&tx, ended).await?,
        "attempts": attempts::sweep(&tx, before(Kind::Attempt)).await?,
        "notices": notices::sweep(&tx, old).await?,
        "jobs": jobs::sweep(&tx, old).await?,
    });
    tx.commit().await?;
    store::documents::sweep(store, &shelf(&task.office), now - Duration::days(1)).await?;
    Ok(result)
}
