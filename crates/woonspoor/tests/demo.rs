//! `demo`: the same seed makes the same bytes, and nothing that is there is touched.

use crate::support::{content, run};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

fn demo(folder: &Path, more: &[&str]) -> crate::support::Run {
    run(folder, &[&["demo"], more].concat())
}

#[test]
fn the_same_seed_makes_the_same_bytes_and_another_seed_others() {
    let folder = TempDir::new().unwrap();
    let at = folder.path();
    demo(at, &["--out", "a", "--size", "small", "--seed", "7"]).done();
    demo(at, &["--out", "b/diep/c", "--seed", "7", "--lang", "en"]).done();
    demo(at, &["--out", "d", "--seed", "8"]).done();
    demo(at, &["--out", "e"]).done();
    demo(at, &["--out", "f", "--size", "small", "--seed", "1"]).done();
    let (a, same, other) = (content(&at.join("a")), content(&at.join("b/diep/c")), content(&at.join("d")));
    assert!(a == same && a != other);
    assert!(content(&at.join("e")) == content(&at.join("f")), "1 is the seed when none is given");
    let names: Vec<&str> = a.iter().map(|(name, _)| name.as_str()).collect();
    for table in [
        "allocations",
        "attestations",
        "dwellings",
        "members",
        "organisations",
        "preferences",
        "registrations",
    ] {
        assert!(names.contains(&format!("{table}.csv").as_str()), "{names:?}");
    }
    // Nothing else is left beside them.
    let mut left: Vec<String> =
        fs::read_dir(at).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    left.sort();
    assert_eq!(left, ["a", "b", "d", "e", "f"]);
}

#[test]
fn what_was_made_is_told_with_a_date_to_work_with() {
    let folder = TempDir::new().unwrap();
    let made = demo(folder.path(), &["--out", "streek"]).shows(&["streek", "300", "2026-03-01"]);
    assert_eq!(made.stderr, "");
    let rows =
        fs::read_to_string(folder.path().join("streek/registrations.csv")).unwrap().lines().count() - 1;
    assert_eq!(rows, 300);
    let where_ = ["--regulation", "kempen", "--registry", "streek", "--on", "2026-03-01"];
    let run = run(folder.path(), &[&["allocate"], &where_[..]].concat()).done();
    assert!(run.lines(&["streek/"]).is_empty(), "no warnings about the registry itself: {}", run.stderr);
}

#[test]
fn a_folder_that_is_not_empty_is_refused_and_stays_as_it_is() {
    for inside in ["notitie.txt", ".verborgen", "register/registrations.csv"] {
        let folder = TempDir::new().unwrap();
        let file = folder.path().join("streek").join(inside);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, "van mij").unwrap();
        let before = content(folder.path());
        demo(folder.path(), &["--out", "streek"]).refused(&["streek"]);
        assert!(content(folder.path()) == before);
    }
}

#[test]
fn a_second_demo_in_the_same_folder_is_refused() {
    let folder = TempDir::new().unwrap();
    demo(folder.path(), &["--out", "streek", "--seed", "1"]).done();
    let before = content(folder.path());
    demo(folder.path(), &["--out", "streek", "--seed", "2"]).refused(&["streek"]);
    demo(folder.path(), &["--out", "streek/", "--seed", "2"]).refused(&["streek"]);
    assert!(content(folder.path()) == before);
}

#[test]
fn an_empty_folder_is_filled() {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("streek")).unwrap();
    demo(folder.path(), &["--out", "streek"]).done();
    assert!(content(&folder.path().join("streek")).len() >= 9);
}

#[test]
fn a_file_or_a_place_below_a_file_is_refused_and_stays_as_it_is() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("bestand"), "van mij").unwrap();
    let before = content(folder.path());
    for out in ["bestand", "bestand/streek", "..", ".", "/", ""] {
        demo(folder.path(), &["--out", out]).refused(&[]);
        assert!(content(folder.path()) == before, "`{out}`");
    }
}

#[test]
fn a_size_or_a_seed_that_does_not_exist_is_refused() {
    let folder = TempDir::new().unwrap();
    demo(folder.path(), &["--out", "x", "--size", "reus"])
        .refused(&["--size", "small", "kempen", "flanders"]);
    demo(folder.path(), &["--out", "x", "--seed=-1"]).refused(&["--seed"]);
    assert!(content(folder.path()).is_empty());
    demo(folder.path(), &["--out", "x", "--seed", "18446744073709551615"]).done();
}
