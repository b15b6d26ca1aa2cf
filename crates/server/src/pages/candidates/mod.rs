//! The list of candidates: searched, filtered, kept as views, taken out as a file.

pub mod asked;
pub mod cells;
pub mod export;
pub mod filters;
pub mod list;
pub mod views;
