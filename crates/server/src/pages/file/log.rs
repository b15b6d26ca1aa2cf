//! Changes of a file in words: field, what it was, what it became.

use crate::page::Page;
use app::office::file::log::{Changed, Entry, Log};
use app::office::file::sections;

/// A field that changed.
pub struct ChangeRow {
    /// Field.
    pub label: String,
    /// What it was.
    pub was: String,
    /// What it became.
    pub now: String,
    /// Always: only fields that changed are told.
    pub changed: bool,
}

/// The changes of a line.
#[must_use]
pub fn changes(page: &Page, _: &Log, entry: &Entry) -> Vec<ChangeRow> {
    let told = |change: &Changed, value: &Option<String>| match value {
        Some(value) => value_told(page, &change.field, value),
        None => page.t("file-not-shown").to_owned(),
    };
    let rows = entry.changes.iter();
    rows.map(|change| ChangeRow {
        label: page.code("edit-field", &change.field),
        was: told(change, &change.was),
        now: told(change, &change.now),
        changed: true,
    })
    .collect()
}

/// A value of a field in words.
#[must_use]
pub fn value_told(page: &Page, field: &str, value: &str) -> String {
    if value.is_empty() {
        return "–".to_owned();
    }
    let day = |text: &str| text.parse().map_or_else(|_| text.to_owned(), |day| page.date(&day));
    let list = |text: &str, told: &dyn Fn(&str) -> String| {
        let parts: Vec<String> = text.split('|').filter(|part| !part.is_empty()).map(told).collect();
        if parts.is_empty() { "–".to_owned() } else { parts.join(", ") }
    };
    match field {
        "birth" | "evidence_on" | "until" | "suspended_until" => day(value),
        "sex" => page.code("file-sex", value),
        "evidence" => page.code("file-evidence", value),
        "status" => page.code("file-status", value),
        "transfer" => page.code("file-transfer", value),
        "documented" | "property" | "adapted" | "emancipated" | "flag" | "agreement" => {
            page.yes_no(&(value == "yes")).to_owned()
        }
        "monthly" | "yearly" => domain::Cents::parse(value.as_bytes())
            .map_or_else(|_| value.to_owned(), |cents| page.euro(&cents.0)),
        "ocmw" | "care" | "preferences" => list(value, &|nis| page.municipality(nis)),
        "need" => law(page).map_or_else(|| value.to_owned(), |law| page.words().rules.need_name(&law, value)),
        "groups" => list(value, &|code| {
            law(page).map_or_else(|| code.to_owned(), |law| page.words().rules.group_name(&law, code))
        }),
        "members" => rows_told(value, |row| {
            let text = |at: usize| row.get(at).map(String::as_str).unwrap_or_default();
            let mut parts = vec![page.code("file-relation", text(3))];
            if !text(0).is_empty() {
                parts.push(text(0).to_owned());
            }
            parts.push(day(text(1)));
            parts.push(page.code("file-sex", text(2)));
            parts.push(page.code("file-stays", text(5)));
            if text(4) == "yes" {
                parts.push(page.t("file-dependent").to_owned());
            }
            parts.join(", ")
        }),
        "residences" => rows_told(value, |row| {
            let text = |at: usize| row.get(at).map(String::as_str).unwrap_or_default();
            let to = if text(2).is_empty() { page.t("file-still").to_owned() } else { day(text(2)) };
            format!("{}: {} – {to}", page.municipality(text(0)), day(text(1)))
        }),
        _ => value.to_owned(),
    }
}

fn law(page: &Page) -> Option<std::sync::Arc<app::law::Law>> {
    page.law()
}

fn rows_told(value: &str, told: impl Fn(&Vec<String>) -> String) -> String {
    let rows = sections::rows(value).unwrap_or_default();
    if rows.is_empty() {
        return "–".to_owned();
    }
    rows.iter().map(told).collect::<Vec<_>>().join("; ")
}
