//! Versions are files: on every day exactly one of a council is in force, and its name is its first day.

use crate::support::{Complaint, expect_lines, expect_none, parts, texts};
use crate::toml_text::with_file;
use chrono::{Months, NaiveDate};
use std::collections::BTreeMap;

/// How long after the last version began there still has to be one.
const YEARS_AFTER: u32 = 10;

struct Version {
    file: String,
    line: usize,
    from: NaiveDate,
    to: Option<NaiveDate>,
}

/// Whether a file is the version of a regulation: right in the folder of a council.
pub fn is_version(file: &str) -> bool {
    matches!(parts(file)[..], ["law", "regulations", _, name] if name.ends_with(".toml"))
}

fn date(text: Option<&str>) -> Option<NaiveDate> {
    // Only one way of writing: the names of files sort as the days do.
    text.filter(|text| text.len() == 10)?.parse().ok()
}

/// Reads a version; whatever its name and its keys contradict is complained about.
fn version(file: &str, text: &str, complaints: &mut Vec<Complaint>) -> Option<Version> {
    let (folder, stem) = match parts(file)[..] {
        [.., folder, name] => (folder, name.trim_end_matches(".toml")),
        _ => return None,
    };
    let read = with_file(text, |regulation| {
        for (key, expected) in [("id", folder), ("version", stem), ("valid-from", stem)] {
            let found = regulation.told(key);
            if found != Some(expected) {
                let what = format!(
                    "`{key}` is {} and has to be \"{expected}\": the folder is the council, the file is the first day",
                    found.map_or("absent".to_owned(), |found| format!("\"{found}\""))
                );
                complaints.push(Complaint::new(file, regulation.line_of(key), what));
            }
        }
        let line = regulation.line_of("valid-from");
        let to = date(regulation.told("valid-to"));
        if regulation.has("valid-to") && to.is_none() {
            complaints.push(Complaint::new(
                file,
                regulation.line_of("valid-to"),
                "`valid-to` is no day like 2024-12-31",
            ));
        }
        let from = date(regulation.told("valid-from"));
        if from.is_none() {
            complaints.push(Complaint::new(file, line, "`valid-from` is no day like 2024-01-01"));
        }
        from.map(|from| Version { file: file.to_owned(), line, from, to })
    });
    read.unwrap_or_else(|error| {
        complaints.push(Complaint::new(file, 0, format!("cannot be read: {error}")));
        None
    })
}

/// Walks the days from the first version on, and tells where a stretch begins on which not exactly one is in force.
fn days(versions: &[Version]) -> Vec<Complaint> {
    let (Some(first), Some(last)) =
        (versions.iter().min_by_key(|v| v.from), versions.iter().max_by_key(|v| v.from))
    else {
        return Vec::new();
    };
    let end = last.from.checked_add_months(Months::new(YEARS_AFTER * 12)).unwrap();
    let mut complaints = Vec::new();
    let mut before = 1;
    for day in first.from.iter_days().take_while(|day| *day <= end) {
        let in_force: Vec<&Version> =
            versions.iter().filter(|v| v.from <= day && v.to.is_none_or(|to| day <= to)).collect();
        let latest = versions.iter().filter(|v| v.from <= day).max_by_key(|v| v.from).unwrap_or(first);
        if in_force.len() != 1 && in_force.len() != before {
            let what = match in_force.len() {
                0 => format!(
                    "from {day} on no version is in force; add one, or take the `valid-to` of this one out"
                ),
                n => format!(
                    "from {day} on {n} versions are in force; give the earlier one its `valid-to`, the day before"
                ),
            };
            complaints.push(Complaint::new(&latest.file, latest.line, what));
        }
        before = in_force.len();
    }
    complaints
}

/// A file of TOML that is no version may not look like one.
fn taken_for_a_version(file: &str, text: &str) -> Option<Complaint> {
    let stem = parts(file).last()?.trim_end_matches(".toml");
    let named = date(Some(stem)).is_some();
    let told = with_file(text, |table| table.has("valid-from") || table.has("articles")).unwrap_or(false);
    let what = "looks like the version of a regulation in the wrong place; versions stand right in the folder of a council";
    (named || told).then(|| Complaint::new(file, 0, what))
}

#[test]
fn on_every_day_exactly_one_version_of_a_council_is_in_force() {
    let mut complaints = Vec::new();
    let mut councils: BTreeMap<&str, Vec<Version>> = BTreeMap::new();
    for (file, text) in texts(is_version) {
        councils.entry(parts(file)[2]).or_default().extend(version(file, &text, &mut complaints));
    }
    assert!(!councils.is_empty(), "no regulation was found");
    expect_none(complaints.into_iter().chain(councils.values().flat_map(|versions| days(versions))));
}

#[test]
fn no_scenario_is_taken_for_a_version() {
    let others =
        |file: &str| file.starts_with("law/regulations/") && file.ends_with(".toml") && !is_version(file);
    expect_none(texts(others).iter().filter_map(|(file, text)| taken_for_a_version(file, text)));
}

#[test]
fn days_without_a_version_and_days_with_two_are_complained_about() {
    let version = |line, from: &str, to| Version {
        file: "x".to_owned(),
        line,
        from: date(Some(from)).unwrap(),
        to: date(to),
    };
    let one = version(1, "2020-01-01", Some("2020-12-31"));
    expect_lines(&days(&[one, version(2, "2021-01-01", None)]), &[]);
    let gap = version(1, "2020-01-01", Some("2020-12-30"));
    expect_lines(&days(&[gap, version(2, "2021-01-01", None)]), &[1]);
    expect_lines(&days(&[version(1, "2020-01-01", None), version(2, "2021-01-01", None)]), &[2]);
    expect_lines(&days(&[version(1, "2020-01-01", Some("2029-12-31"))]), &[1]);
}

#[test]
fn a_version_under_another_name_is_complained_about() {
    let mut complaints = Vec::new();
    let text = "id = \"kempen\"\nversion = \"2024-01-02\"\nvalid-from = \"2024-1-1\"\nvalid-to = \"later\"\n";
    assert!(version("law/regulations/kempen/2024-01-01.toml", text, &mut complaints).is_none());
    expect_lines(&complaints, &[2, 3, 4, 3]);
    assert!(taken_for_a_version("law/regulations/kempen/scenarios/2024-01-01.toml", "").is_some());
    assert!(taken_for_a_version("law/regulations/kempen/scenarios/a.toml", "valid-from = \"x\"").is_some());
    assert!(taken_for_a_version("law/regulations/kempen/scenarios/a.toml", "on = \"2024-01-01\"").is_none());
}
