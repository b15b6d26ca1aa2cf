//! Registrations that seem to be of one person: the list, two side by side, and what was merged.

pub mod compare;
pub mod list;
