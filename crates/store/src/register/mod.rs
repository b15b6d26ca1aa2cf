//! The register: households, what hangs on them, who takes part, and how they are found.

pub mod cases;
pub mod duplicates;
pub mod finder;
mod fold;
pub mod load;
pub mod parties;
pub mod places;
pub mod reach;
mod read;
mod rows;
pub mod search;
mod sql;
pub mod upsert;
pub mod waiting;
mod write;

use sea_orm::ConnectionTrait;

use crate::{Error, settings};

pub use finder::Finder;
pub(crate) use fold::UNNAMED;
pub use fold::{fold, sort_name, tokens, words};
pub use reach::Reach;
pub use read::{File, Household, Households, Which, by_number, file, household, households};
pub use write::{delete_many, insert_many, save, set_refusals_known, touch, touch_beside, touch_files};

/// Rises with every committed change of register data: what was computed from the register at a lower number is stale.
///
/// # Errors
/// What the database reports.
pub async fn version<C: ConnectionTrait>(conn: &C) -> Result<i64, Error> {
    settings::counter(conn, settings::REGISTER_VERSION).await
}
