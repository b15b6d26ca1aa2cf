//! The ranking of a dwelling today: from one snapshot of the register, under one version of the regulation.

mod keeper;
mod show;
mod snapshot;
pub mod why;

pub use keeper::{Keeper, Kept, latest, warm};
pub use show::{Asked, List, Person, Seat, Shown, View, show};
pub use snapshot::{Snapshot, Standing};

/// Persons on a page.
pub const PAGE: usize = 50;
