//! Organisations of the region and their agreements.

mod save;
mod show;

pub use save::{Draft, SECTORS, add, change, fields};
pub use show::{Opened, Period, Person, open};

use super::{Acting, No, Office};
use policy::{Action, Facts, decide};
use store::Organisation;

/// An organisation as it is kept.
pub type Row = Organisation;

pub use store::organisations::{Agreement, Filter};

/// Rows on a page.
pub const PAGE: u64 = 50;

/// Days before its end from which an agreement is said to end soon.
pub const SOON: i64 = 90;

/// A page of the list.
#[derive(Clone, Debug)]
pub struct Found {
    /// Its rows.
    pub rows: Vec<Organisation>,
    /// Rows in the whole list.
    pub count: u64,
    /// Page that is shown, from 1.
    pub page: u64,
    /// Pages there are.
    pub pages: u64,
    /// Whether this person may add and change organisations.
    pub may_manage: bool,
}

/// Organisations by name, for who may see them.
///
/// # Errors
/// [`No::NotFound`] for who may not.
pub async fn list(office: &Office, acting: &Acting, filter: &Filter, page: u64) -> Result<Found, No> {
    let may = |action| decide(&acting.actor, action, &Facts::default()).allow;
    if !may(Action::ViewOrganisations) {
        return Err(No::NotFound);
    }
    let reader = office.store.reader();
    let page = page.clamp(1, 1_000_000);
    let piece = |page: u64| ((page - 1) * PAGE, PAGE);
    let (mut rows, count) = store::organisations::list(reader, filter, acting.today, piece(page)).await?;
    let pages = count.div_ceil(PAGE).max(1);
    if page > pages {
        rows = store::organisations::list(reader, filter, acting.today, piece(pages)).await?.0;
    }
    let may_manage = may(Action::ManageOrganisations);
    Ok(Found { rows, count, page: page.min(pages), pages, may_manage })
}

/// The state of an agreement on a day: `none`, `to-come`, `in-force`, `ends-soon` or `ended`.
#[must_use]
pub fn state(organisation: &Organisation, today: chrono::NaiveDate) -> &'static str {
    let soon = today + chrono::Duration::days(SOON);
    match (organisation.agreement_from, organisation.agreement_to) {
        (None, _) => "none",
        (Some(from), _) if from > today => "to-come",
        (_, Some(to)) if to < today => "ended",
        (_, Some(to)) if to <= soon => "ends-soon",
        _ => "in-force",
    }
}
