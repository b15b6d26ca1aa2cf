//! Looking at imports: the list, one of them with what was found, and throwing one away.

use super::check::forget;
use super::report::{Details, Report};
use super::{find, place};
use crate::office::{Acting, No, Office};
use flate2::read::GzDecoder;
use policy::Action;
use store::sea_orm::ActiveModelTrait;
use store::{Import, accounts, documents, imports};

/// An import with who brought it.
#[derive(Clone, Debug)]
pub struct Item {
    /// The row.
    pub import: Import,
    /// What was brought and found.
    pub report: Report,
    /// Name of who brought it; empty: whoever runs the program.
    pub by: String,
}

/// Imports on a page.
const PAGE: u64 = 50;

/// The imports that somebody may see, the newest first.
///
/// # Errors
/// [`No::NotFound`] for somebody who may never import.
pub async fn list(office: &Office, acting: &Acting, before: Option<i64>) -> Result<Vec<Item>, No> {
    super::for_whom(acting, Action::Import)?;
    let organisations: Vec<i64> = acting.actor.held().iter().map(|held| held.organisation).collect();
    let reader = office.store.reader();
    let mut items = Vec::new();
    for import in imports::list(reader, &organisations, before, PAGE).await? {
        items.push(item(office, import).await?);
    }
    Ok(items)
}

async fn item(office: &Office, import: Import) -> Result<Item, No> {
    let by = match import.account_id {
        None => None,
        Some(account) => accounts::by_id(office.store.reader(), account).await?,
    };
    let report = Report::of(&import);
    Ok(Item { report, by: by.map(|account| account.name).unwrap_or_default(), import })
}

/// One import.
///
/// # Errors
/// [`No::NotFound`] when there is none that this person may see.
pub async fn entry(office: &Office, acting: &Acting, id: i64) -> Result<Item, No> {
    item(office, find(office, acting, id, Action::Import).await?).await
}

/// Faults and differences of an import, written in the log as seen. Registrations out of reach are left out: that
/// something differs would tell what is in a file that one may not see.
///
/// # Errors
/// [`No::NotFound`] when there is none that this person may see.
pub async fn details(office: &Office, acting: &Acting, id: i64) -> Result<Details, No> {
    let import = find(office, acting, id, Action::Import).await?;
    let Some(document) = Report::of(&import).details else { return Ok(Details::default()) };
    let reader = office.store.reader();
    let Some(document) = documents::get(reader, document).await? else { return Ok(Details::default()) };
    let bytes = documents::bytes(reader, &place(office), &document.sha256).await?;
    let work = tokio::task::spawn_blocking(move || serde_json::from_reader(GzDecoder::new(&*bytes)));
    let read = work.await.map_err(|error| No::Broken(error.to_string()))?;
    let mut details: Details = read.map_err(|error| No::Broken(error.to_string()))?;
    hide(office, acting, &mut details).await?;
    let mut event = acting.event("import-viewed", "import");
    event.subject_id = Some(id);
    event.organisation_id = import.organisation_id.or(event.organisation_id);
    office.audit.record(event).await?;
    Ok(details)
}

async fn hide(office: &Office, acting: &Acting, details: &mut Details) -> Result<(), No> {
    let reach = crate::office::reach::of(acting, Action::View(policy::Layer::Housing));
    let mut ids: Vec<i64> = details.differences.iter().filter_map(|d| d.registration).collect();
    ids.sort_unstable();
    ids.dedup();
    let mut seen = std::collections::HashSet::new();
    for ids in ids.chunks(1000) {
        seen.extend(store::register::reach::filter(office.store.reader(), &reach, ids).await?);
    }
    details.differences.retain(|d| d.registration.is_none_or(|id| seen.contains(&id)));
    Ok(())
}

/// The errors and warnings as a file for a spreadsheet, under these headings.
#[must_use]
pub fn error_list(details: &Details, english: bool, heads: [&str; 6]) -> Vec<u8> {
    let mut lines = csv::Writer::from_writer(b"\xef\xbb\xbf".to_vec());
    // Writing to memory cannot fail.
    let _ = lines.write_record(heads);
    for fault in &details.faults {
        let line = fault.line.map(|line| line.to_string()).unwrap_or_default();
        let told = if english { &fault.en } else { &fault.nl };
        let severity = if fault.error { "error" } else { "warning" };
        // A value comes from outside: a spreadsheet must not take it for a formula.
        let fields = [severity, &fault.file, &line, &fault.column, &fault.value, told];
        let _ = lines.write_record(fields.map(|field| exchange::guarded(field).into_owned()));
    }
    lines.into_inner().unwrap_or_default()
}

/// Throws an import away that was not applied, with what was brought.
///
/// # Errors
/// [`No::Conflict`] when it was applied.
pub async fn discard(office: &Office, acting: &Acting, id: i64) -> Result<(), No> {
    let import = find(office, acting, id, Action::Import).await?;
    if !["uploaded", "checked", "failed"].contains(&import.state.as_str())
        || super::progress(office, id, acting.now).await?.is_some()
    {
        return Err(No::Conflict(Vec::new()));
    }
    let report = Report::of(&import);
    let tx = office.store.begin().await?;
    for document in report.source.into_iter().chain(report.details) {
        forget(&tx, document).await?;
    }
    let row: store::entities::import::ActiveModel = import.into();
    row.delete(&tx).await?;
    let mut event = acting.event("import-discarded", "import");
    event.subject_id = Some(id);
    store::audit::append(&tx, &[event]).await?;
    Ok(tx.commit().await?)
}
