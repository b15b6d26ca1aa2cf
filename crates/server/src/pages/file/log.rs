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

/// The lines with those of one kind of look, by one person on one day with no change in between, folded into the newest
/// of them, and how many each stands for. Every line of its own is in the log of the privacy officer.
#[must_use]
pub fn folded(entries: &[Entry]) -> Vec<(&Entry, usize)> {
    let mut rows: Vec<(&Entry, usize)> = Vec::new();
    let mut run = 0;
    for entry in entries {
        let goes_on = |first: &Entry| {
            entry.changes.is_empty()
                && first.changes.is_empty()
                && (&first.who, first.organisation) == (&entry.who, entry.organisation)
                && day(first) == day(entry)
        };
        if !rows.last().is_some_and(|(last, _)| goes_on(last)) {
            run = rows.len();
        }
        let alike = |one: &Entry| {
            one.action == entry.action && one.reason == entry.reason && one.layers == entry.layers
        };
        match rows[run..].iter_mut().find(|(one, _)| alike(one)) {
            Some((_, times)) => *times += 1,
            None => rows.push((entry, 1)),
        }
    }
    rows
}

/// The day of a line, in Brussels.
fn day(entry: &Entry) -> chrono::NaiveDate {
    entry.at.with_timezone(&chrono_tz::Europe::Brussels).date_naive()
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

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{DateTime, TimeZone, Utc};

    fn at(hour: u32) -> DateTime<Utc> {
        Utc.with_ymd_and_hms(2026, 3, 1, hour, 0, 0).unwrap()
    }

    fn line(seq: i64, who: &str, action: &str) -> Entry {
        Entry {
            seq,
            at: at(9),
            who: who.to_owned(),
            organisation: Some(1),
            action: action.to_owned(),
            reason: String::new(),
            layers: Vec::new(),
            changes: Vec::new(),
        }
    }

    fn told(entries: &[Entry]) -> Vec<(i64, usize)> {
        folded(entries).into_iter().map(|(entry, times)| (entry.seq, times)).collect()
    }

    #[test]
    fn looks_of_one_person_are_folded_and_others_are_not() {
        let lines =
            [line(5, "An", "open"), line(4, "An", "view"), line(3, "An", "open"), line(2, "Bo", "open")];
        assert_eq!(told(&lines), [(5, 2), (4, 1), (2, 1)]);
    }

    #[test]
    fn a_change_and_a_new_day_stand_between_looks() {
        let change = Changed { field: "name".to_owned(), was: None, now: None };
        let saved = Entry { changes: vec![change], ..line(4, "An", "edit") };
        let before = Entry { at: at(9) - chrono::Duration::days(1), ..line(2, "An", "open") };
        let lines = [line(5, "An", "open"), saved.clone(), line(3, "An", "open"), before];
        assert_eq!(told(&lines), [(5, 1), (4, 1), (3, 1), (2, 1)]);
        assert_eq!(told(&[saved.clone(), saved]), [(4, 1), (4, 1)]);
    }
}
