//! The list of dwellings.

use super::{By, Filter, Ground, Line, grounds};
use crate::office::{Acting, No, Office};
use policy::{Action, Facts, decide};
use store::dwellings;

/// Rows on a page.
pub const PAGE: u64 = 50;

/// What is asked of the list.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// Which.
    pub filter: Filter,
    /// By what it is sorted.
    pub by: By,
    /// Backwards.
    pub descending: bool,
    /// Page, from 1.
    pub page: u64,
}

/// A page of the list.
#[derive(Clone, Debug)]
pub struct Found {
    /// Its rows.
    pub lines: Vec<Line>,
    /// Rows in the whole list.
    pub count: u64,
    /// Page that is shown, from 1.
    pub page: u64,
    /// Pages there are.
    pub pages: u64,
    /// Where companies let, to choose from.
    pub grounds: Vec<Ground>,
    /// Whether this person may add dwellings of some company.
    pub may_add: bool,
}

/// Dwellings, for who may see them.
///
/// # Errors
/// [`No::NotFound`] for who may not.
pub async fn list(office: &Office, acting: &Acting, query: &Query) -> Result<Found, No> {
    if !decide(&acting.actor, Action::ViewDwellings, &Facts::default()).allow {
        return Err(No::NotFound);
    }
    let reader = office.store.reader();
    let order = (query.by, query.descending);
    let from = query.page.saturating_sub(1).min(1_000_000) * PAGE;
    let (mut lines, count) = dwellings::list(reader, &query.filter, order, (from, PAGE)).await?;
    let pages = count.div_ceil(PAGE).max(1);
    let page = query.page.clamp(1, pages);
    if page != query.page.max(1) {
        lines = dwellings::list(reader, &query.filter, order, ((page - 1) * PAGE, PAGE)).await?.0;
    }
    let grounds = grounds(office).await?;
    Ok(Found { lines, count, page, pages, grounds, may_add: acting.actor.may(Action::ManageDwellings) })
}
