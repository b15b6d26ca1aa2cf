//! One import at a time: who comes later waits and hears so; and what waits for somebody to decide.

use super::report::Report;
use crate::office::{No, Office};
use chrono::{DateTime, Utc};
use std::time::Duration;
use store::audit::{self, Event};
use store::sea_orm::ActiveModelTrait;
use store::{Import, Tx, imports};

/// How long it may take to begin before somebody hears that it has to wait.
const SOON: Duration = Duration::from_secs(2);

/// Begins to write an import, once no other import writes.
pub(super) async fn begin(office: &Office, waits: &(dyn Fn() + Sync)) -> Result<Tx, No> {
    let beginning = async {
        let tx = office.store.begin().await?;
        imports::alone(&tx).await?;
        Ok::<_, No>(tx)
    };
    let mut beginning = std::pin::pin!(beginning);
    tokio::select! {
        begun = &mut beginning => return begun,
        () = tokio::time::sleep(SOON) => waits(),
    }
    beginning.await
}

/// An import with files that somebody still has to apply or throw away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Number of the import.
    pub import: i64,
    /// When it was brought.
    pub at: DateTime<Utc>,
}

/// The imports that wait for somebody, the oldest first.
///
/// # Errors
/// When the database cannot be reached.
pub async fn waiting(office: &Office) -> Result<Vec<Waiting>, No> {
    let all = imports::all(office.store.reader()).await?;
    let waiting = all.iter().filter(|import| is_open(import) && !is_abandoned(import));
    Ok(waiting.map(|import| Waiting { import: import.id, at: import.created_at }).collect())
}

fn is_open(import: &Import) -> bool {
    ["uploaded", "checked"].contains(&import.state.as_str())
}

/// Whether whoever ran the program brought it and it died: nothing is kept of it that could be applied.
fn is_abandoned(import: &Import) -> bool {
    is_open(import) && import.organisation_id.is_none() && Report::of(import).source.is_none()
}

/// Takes imports away that a program which died left behind, and gives how many.
///
/// # Errors
/// When the database cannot be reached.
pub async fn forget_abandoned(office: &Office, now: DateTime<Utc>) -> Result<usize, No> {
    let abandoned = imports::all(office.store.reader()).await?.into_iter().filter(is_abandoned);
    let mut forgotten = 0;
    for import in abandoned {
        let id = import.id;
        let tx = office.store.begin().await?;
        let row: store::entities::import::ActiveModel = import.into();
        row.delete(&tx).await?;
        audit::append(&tx, &[event(id, now)]).await?;
        tx.commit().await?;
        forgotten += 1;
    }
    Ok(forgotten)
}

fn event(import: i64, now: DateTime<Utc>) -> Event {
    Event {
        at: now,
        account_id: None,
        actor: "woonspoor".to_owned(),
        organisation_id: None,
        action: "import-discarded".to_owned(),
        subject: "import".to_owned(),
        subject_id: Some(import),
        registration_id: None,
        reason: None,
        detail: serde_json::Value::Null,
        request_id: None,
    }
}
