//! The log read: by period, person, organisation and action; and whether it is whole.

mod check;
mod gone;

pub use check::{Check, ask_to_verify, last_check, verify, verify_as_work};

use super::{Acting, No, Office};
use chrono::{DateTime, Utc};
use policy::{Action, Scope, scope};
use std::collections::HashMap;
pub use store::audit::Line;
use store::audit::{self, Filter};

/// Lines on a page.
pub const LINES: u64 = 50;
/// Lines of one download at most.
pub const MOST: u64 = 20_000;

/// Which lines are wanted.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// From this moment on.
    pub from: Option<DateTime<Utc>>,
    /// Before this moment.
    pub to: Option<DateTime<Utc>>,
    /// Code of what was done.
    pub action: Option<String>,
    /// Account that did it.
    pub account: Option<i64>,
    /// Organisation it was done for.
    pub organisation: Option<i64>,
    /// Exact registration number of the person it concerns.
    pub number: Option<String>,
}

/// A page of the log.
pub struct Page {
    /// Lines, the newest first.
    pub lines: Vec<Line>,
    /// The line after which older ones follow; none when these were the last.
    pub older: Option<i64>,
    /// Names of organisations.
    pub organisations: HashMap<i64, String>,
    /// Names of accounts.
    pub accounts: HashMap<i64, String>,
    /// Numbers of the registrations the lines are about.
    pub numbers: HashMap<i64, String>,
    /// Codes of everything that was ever done.
    pub actions: Vec<String>,
    /// What the last check of the chain found.
    pub check: Option<Check>,
}

/// The organisations whose lines somebody may read.
///
/// # Errors
/// [`No::NotFound`] when none.
pub fn reach(acting: &Acting) -> Result<Vec<i64>, No> {
    match scope(&acting.actor, Action::ViewAuditLog) {
        Scope::Organisations { ids, .. } if !ids.is_empty() => Ok(ids),
        _ => Err(No::NotFound),
    }
}

/// Reads a page of the log; that is logged too, with what was looked for but without what was found.
///
/// # Errors
/// [`No::NotFound`] for who may not.
pub async fn page(
    office: &Office,
    acting: &Acting,
    wanted: &Wanted,
    before: Option<i64>,
    limit: u64,
) -> Result<Page, No> {
    let ids = reach(acting)?;
    let reader = office.store.reader();
    let mut lines = Vec::new();
    if let Some(filter) = filter(office, wanted, ids).await? {
        lines = audit::page(reader, &filter, before, limit).await?;
    }
    let older = lines.last().filter(|_| lines.len() as u64 == limit).map(|line| line.row.seq);
    let mut about: Vec<i64> = lines.iter().filter_map(|line| line.row.registration_id).collect();
    about.sort_unstable();
    about.dedup();
    let numbers = store::privacy::numbers(reader, &about).await?;
    let page = Page {
        older,
        organisations: store::privacy::organisation_names(reader).await?,
        accounts: store::privacy::account_names(reader).await?,
        numbers: numbers.into_iter().collect(),
        actions: audit::actions(reader).await?,
        check: last_check(office).await?,
        lines,
    };
    let mut event = acting.event("view-audit-log", "audit");
    event.detail = serde_json::json!({ "lines": page.lines.len() });
    office.audit.record(event).await?;
    Ok(page)
}

/// What the store looks for; none when a number is asked that nobody has.
async fn filter(office: &Office, wanted: &Wanted, ids: Vec<i64>) -> Result<Option<Filter>, No> {
    let mut filter = Filter {
        from: wanted.from,
        to: wanted.to,
        action: wanted.action.clone(),
        account_id: wanted.account,
        organisation_id: wanted.organisation,
        listed: true,
        within: Some(ids),
        ..Filter::default()
    };
    if let Some(number) = &wanted.number {
        filter.registration_id = store::register::by_number(office.store.reader(), number).await?;
        if filter.registration_id.is_none() {
            return Ok(None);
        }
    }
    Ok(Some(filter))
}
