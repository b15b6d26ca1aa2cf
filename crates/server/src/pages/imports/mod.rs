//! Bringing registers in: upload, columns, preview, applying and undoing.

pub mod columns;
pub mod list;
pub mod show;
pub mod steps;
mod told;
pub mod upload;

use crate::page::Page;
use crate::words::Words;
use app::office::imports::{Item, Step};

/// Address of the list.
pub const PATH: &str = "/importeren";

/// A step of the wizard.
pub struct Stage {
    /// What it says.
    pub label: String,
    /// `done`, `current` or `todo`.
    pub state: &'static str,
    /// Address; empty: no link.
    pub href: String,
}

/// The steps, with the one somebody is at: 0 upload, 1 columns, 2 preview, 3 done.
#[must_use]
pub fn stages(words: &Words, id: Option<i64>, at: usize) -> Vec<Stage> {
    let keys = ["import-step-upload", "import-step-columns", "import-step-preview", "import-step-done"];
    let stage = |(place, key): (usize, &&'static str)| Stage {
        label: words.t(key).to_owned(),
        state: match place.cmp(&at) {
            std::cmp::Ordering::Less => "done",
            std::cmp::Ordering::Equal => "current",
            std::cmp::Ordering::Greater => "todo",
        },
        href: match (place, id) {
            (1, Some(id)) if at == 2 => format!("{PATH}/{id}/kolommen"),
            _ => String::new(),
        },
    };
    keys.iter().enumerate().map(stage).collect()
}

/// The state of an import, in words, with the look of its badge.
#[must_use]
pub fn state(words: &Words, item: &Item) -> (String, &'static str) {
    let look = match item.import.state.as_str() {
        "applied" => "success",
        "failed" => "error",
        "checked" => "info",
        _ => "neutral",
    };
    (words.code("import-state", &item.import.state), look)
}

/// What is being done, in words.
#[must_use]
pub fn doing(page: &Page, step: Step) -> String {
    let key = match step {
        Step::Check => "import-doing-check",
        Step::Apply => "import-doing-apply",
        Step::Undo => "import-doing-undo",
    };
    page.t(key).to_owned()
}

/// Why the last step was not done; empty when it was.
fn refusal(words: &Words, item: &Item) -> String {
    let refused = item.report.refused.as_ref();
    refused.map(|(key, which)| words.with(key, &[("which", which)])).unwrap_or_default()
}

/// What undoing can no longer bring back, or did not.
fn erased(words: &Words, item: &Item) -> String {
    let number = i64::try_from(item.report.erased).unwrap_or(i64::MAX);
    match item.import.state.as_str() {
        _ if number == 0 => String::new(),
        "applied" if item.import.undo.is_some() => words.count("import-erased", number),
        "undone" => words.count("import-undone-erased", number),
        _ => String::new(),
    }
}
