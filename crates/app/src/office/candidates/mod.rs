//! The list of candidates: found, filtered, kept as views, taken out as a file; and duplicates among them.

mod column;
pub mod duplicates;
pub mod export;
mod find;
pub(crate) mod limits;
pub mod merging;
pub mod places;
mod sight;
pub mod views;

pub use column::Column;
pub use find::{Count, LONGEST_TEXT, Line, Listing, NeedShown, Search, find, nothing, rows};
pub use sight::{Extent, Sight};
pub use store::register::search::{By, Filter, Need, Order, Page};
