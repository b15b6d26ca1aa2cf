//! Organisations and their agreements.

pub mod edit;
pub mod list;
pub mod show;

use crate::page::Page;

/// Kind of badge for the state of an agreement.
#[must_use]
pub fn kind(state: &str) -> &'static str {
    match state {
        "in-force" => "success",
        "ends-soon" | "to-come" => "warning",
        "ended" => "error",
        _ => "neutral",
    }
}

/// From when to when, in words; empty without an agreement.
#[must_use]
pub fn period(page: &Page, from: Option<chrono::NaiveDate>, to: Option<chrono::NaiveDate>) -> String {
    let words = page.words();
    match (from, to) {
        (None, _) => String::new(),
        (Some(from), None) => words.with("organisation-since", &[("from", &page.date(&from))]),
        (Some(from), Some(to)) => {
            words.with("organisation-between", &[("from", &page.date(&from)), ("to", &page.date(&to))])
        }
    }
}
