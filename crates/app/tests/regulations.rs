//! The regulations that come with the program.

use crate::support::{date, law_folder};
use app::words::{Language, Words};
use domain::{Problem, Severity};
use std::path::{Path, PathBuf};

fn files() -> Vec<PathBuf> {
    let regulations = law_folder().join("regulations");
    let councils = std::fs::read_dir(regulations).unwrap().map(|entry| entry.unwrap().path());
    let files =
        councils.flat_map(|council| std::fs::read_dir(council).unwrap().map(|entry| entry.unwrap().path()));
    files.filter(|path| path.extension().is_some_and(|e| e == "toml")).collect()
}

#[test]
fn every_regulation_can_be_used() {
    assert!(files().len() >= 3);
    for file in files() {
        let checked = app::check::check(&file, None).unwrap();
        assert!(checked.usable(), "{}: {:#?}", file.display(), checked.faults);
    }
}

#[test]
fn the_kempen_model_reports_the_contradiction_of_its_source_and_nothing_else() {
    let checked = app::check::check(Path::new("kempen/2023-10-01"), None).unwrap();
    let [fault] = checked.faults.as_slice() else { panic!("{:#?}", checked.faults) };
    assert_eq!(fault.severity, Severity::Warning);
    let Problem::BandContradiction { wage, offset, sum, ceiling, chosen, on } = &fault.problem else {
        panic!("{fault:?}")
    };
    assert_eq!([wage, offset, sum, ceiling], ["1214.13", "264", "1478.13", "1544.13"]);
    assert_eq!((chosen.as_str(), *on), ("ceiling", date("2023-01-01")));
    let told = Words::new(Language::English).fault(fault);
    assert!(told.contains("1478.13") && told.contains("1544.13"), "{told}");
}
