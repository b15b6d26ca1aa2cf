//! Snapshots: each belongs to a test or a scenario that exists, and none waits to be looked at.

use crate::support::{Complaint, expect_none, parts, read, root, texts};
use std::path::Path;

/// What is wrong with a snapshot; `text_of` gives a file of the repository, if it is there.
fn complaints(file: &str, text: &str, text_of: &impl Fn(&str) -> Option<String>) -> Vec<Complaint> {
    let header: Vec<&str> = text.lines().skip(1).take_while(|line| *line != "---").collect();
    let named =
        |key: &str| header.iter().find_map(|line| line.strip_prefix(key)).map(|v| v.trim().trim_matches('"'));
    let mut complaints = Vec::new();
    let mut complain = |what: String| complaints.push(Complaint::new(file, 0, what));
    let source = named("source:");
    let test = source.and_then(text_of);
    if test.is_none() {
        complain(format!("its test, {}, is not there; take the snapshot out", source.unwrap_or("not named")));
    }
    if let Some(input) = named("input_file:").filter(|input| text_of(input).is_none()) {
        complain(format!("its input, {input}, is not there; take the snapshot out"));
    }
    let name = parts(file).last().copied().unwrap_or_default().trim_end_matches(".snap");
    if let [folder @ .., "scenarios", "snapshots", _] = &parts(file)[..] {
        let scenario =
            format!("{}/scenarios/{}.toml", folder.join("/"), name.split('.').next().unwrap_or_default());
        if text_of(&scenario).is_none() {
            complain(format!("its scenario, {scenario}, is not there; take the snapshot out"));
        }
    } else if let Some(test) = test {
        // insta names a snapshot after the function, numbered from the second one on, or by the text given to it.
        let name = name.split('@').next().unwrap_or_default();
        let name = name.rsplit("__").next().unwrap_or_default();
        let unnumbered =
            name.rsplit_once('-').filter(|(_, n)| n.parse::<u32>().is_ok()).map_or(name, |(name, _)| name);
        if !test.contains(name) && !test.contains(unnumbered) {
            complain(format!("nothing in its test speaks of `{unnumbered}`; take the snapshot out"));
        }
    }
    complaints
}

/// Snapshots that a person still has to accept. Git does not list them, so that the folders are walked.
fn waiting(folder: &Path, found: &mut Vec<Complaint>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() {
            waiting(&path, found);
        } else if is_waiting(&name) {
            let file = path.strip_prefix(root()).unwrap_or(&path).display().to_string();
            found.push(Complaint::new(&file, 0, "waits to be looked at; run `cargo insta review`"));
        }
    }
}

fn is_waiting(name: &str) -> bool {
    name.ends_with(".snap.new") || name.ends_with(".pending-snap")
}

#[test]
fn every_snapshot_belongs_to_something_that_exists() {
    let text_of = |file: &str| root().join(file).is_file().then(|| read(file));
    let snapshots = texts(|file| file.ends_with(".snap"));
    expect_none(snapshots.iter().flat_map(|(file, text)| complaints(file, text, &text_of)));
}

#[test]
fn no_snapshot_waits_to_be_looked_at() {
    let mut found = Vec::new();
    ["crates", "law"].iter().for_each(|folder| waiting(&root().join(folder), &mut found));
    expect_none(found);
}

#[test]
fn an_orphan_is_complained_about() {
    let text_of = |file: &str| match file {
        "t.rs" => Some("fn a_name() {}".to_owned()),
        "law/regulations/k/scenarios/a.toml" => Some(String::new()),
        _ => None,
    };
    let count =
        |file: &str, header: &str| complaints(file, &format!("---\n{header}\n---\nx\n"), &text_of).len();
    assert_eq!(count("crates/c/tests/snapshots/all__m__a_name-2.snap", "source: t.rs"), 0);
    assert_eq!(count("crates/c/tests/snapshots/all__m__gone.snap", "source: t.rs"), 1);
    assert_eq!(count("crates/c/tests/snapshots/all__m__a_name.snap", "source: gone.rs"), 1);
    assert_eq!(count("crates/c/tests/snapshots/a_name@b.snap", "source: t.rs\ninput_file: gone"), 1);
    assert_eq!(count("law/regulations/k/scenarios/snapshots/a.nl.snap", "source: t.rs"), 0);
    assert_eq!(count("law/regulations/k/scenarios/snapshots/b.nl.snap", "source: t.rs"), 1);
    assert!(is_waiting("a.snap.new") && is_waiting(".a.rs.pending-snap") && !is_waiting("a.snap"));
}
