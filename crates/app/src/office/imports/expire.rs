//! What imports keep beside the register, removed when its term is over.

use super::report::Report;
use crate::office::{No, Office};
use chrono::{DateTime, Utc};
use serde_json::json;
use store::audit::{self, Event};
use store::documents::{self, Term};
use store::{Document, Import, imports};

/// Removes uploads and previews added before one moment, and what undoes imports from before another; gives how many
/// documents went. An import that is being worked on keeps them until the next time.
///
/// # Errors
/// When the database cannot be reached.
pub async fn expire(
    office: &Office,
    previews: DateTime<Utc>,
    undos: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<u64, No> {
    let mut gone = 0;
    for (term, before) in [(Term::ImportPreview, previews), (Term::ImportUndo, undos)] {
        for document in documents::past(office.store.reader(), term, before).await? {
            if super::progress(office, document.belongs_id, now).await?.is_none() {
                gone += u64::from(let_go(office, &document, now).await?);
            }
        }
    }
    Ok(gone)
}

/// Removes a document, and says so in the row of its import; `false` when somebody was there first.
async fn let_go(office: &Office, document: &Document, now: DateTime<Utc>) -> Result<bool, No> {
    let tx = office.store.begin().await?;
    if let Some(import) = imports::get(&tx, document.belongs_id).await? {
        let after = after(&import, document);
        if !imports::rewrite(&tx, &import, &after).await? {
            return Ok(false);
        }
    }
    match documents::remove(&tx, document.id).await {
        Err(store::Error::NotFound { .. }) => return Ok(false),
        done => done?,
    }
    audit::append(&tx, &[event(document, now)]).await?;
    tx.commit().await?;
    Ok(true)
}

fn after(import: &Import, document: &Document) -> Import {
    let mut now = import.clone();
    let mut report = Report::of(import);
    if report.source == Some(document.id) {
        // Without what was brought nothing can be applied.
        report.source = None;
        report.refused = Some(("import-refused-term".to_owned(), String::new()));
        "failed".clone_into(&mut now.state);
    } else if report.details == Some(document.id) {
        report.details = None;
        report.refused = report.refused.map(|(key, _)| (key, "…".to_owned()));
    } else if document.term == Term::ImportUndo.code() {
        now.undo = None;
    }
    now.report = report.text();
    now
}

fn event(document: &Document, now: DateTime<Utc>) -> Event {
    Event {
        at: now,
        account_id: None,
        actor: "woonspoor".to_owned(),
        organisation_id: None,
        action: "erase".to_owned(),
        subject: "import".to_owned(),
        subject_id: Some(document.belongs_id),
        registration_id: None,
        reason: None,
        detail: json!({ "by": "retention", "kind": document.term }),
        request_id: None,
    }
}
