//! What makes a typed row of a row, for each table.

pub(crate) mod areas;
pub(crate) mod households;
pub(crate) mod registrations;
pub(crate) mod support;
