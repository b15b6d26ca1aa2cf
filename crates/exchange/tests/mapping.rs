//! `mapping.toml`: an export with other names, read as it is.

use crate::support::{Folder, everything, options, text};
use domain::Problem;
use exchange::{ReadOptions, read_registry};

const MAPPING: &str = r#"
[tables.registrations]
file = "inschrijvingen.csv"
[tables.registrations.columns]
registration_number = "Inschrijvingsnummer"
owns_property = "Eigendom?"
[tables.registrations.values.sex]
V = "f"
[values]
ja = "yes"
nee = "no"
"#;

/// The small registry as a program with Dutch words exports it.
fn dutch() -> Folder {
    let content = text("registrations")
        .replace("registration_number", " inschrijvingsNUMMER ")
        .replace("owns_property", "Eigendom?")
        .replace(",f,", ",V,")
        .replace(",yes,", ",ja,")
        .replace(",no,", ",nee,");
    Folder::new().without("registrations").with_file("inschrijvingen.csv", &content)
}

#[test]
fn a_mapping_in_the_folder_is_used_unasked_and_one_elsewhere_when_named() {
    let as_ever = everything(&Folder::new().read().unwrap());
    let folder = dutch().with_file("mapping.toml", MAPPING);
    assert_eq!(everything(&folder.read().unwrap()), as_ever);
    let elsewhere = dutch().with_file("dutch.toml", MAPPING);
    assert!(elsewhere.read().is_err());
    let path = elsewhere.path().join("dutch.toml");
    let options = ReadOptions { mapping: Some(&path), ..options() };
    assert_eq!(everything(&read_registry(elsewhere.path(), &options).unwrap()), as_ever);
}

#[test]
fn a_fault_speaks_of_the_file_as_it_is() {
    let folder = dutch().with_file("mapping.toml", &MAPPING.replace("nee =", "neen ="));
    let faults = folder.faults();
    let fault = &faults[0];
    assert_eq!(fault.file, folder.path().join("inschrijvingen.csv").display().to_string());
    assert_eq!((fault.column.as_deref(), fault.value.as_deref()), (Some("Eigendom?"), Some("nee")));
    let folder = dutch().with_file("mapping.toml", &MAPPING.replace("Eigendom?", "Eigenaar"));
    let faults = folder.faults();
    assert_eq!(faults[0].column.as_deref(), Some("Eigenaar"));
    assert!(matches!(faults[0].problem, Problem::MissingColumn { .. }));
}

#[test]
fn groups_in_a_list_are_mapped_one_by_one() {
    let content = text("registrations").replace("housing-first|youth", "HF | youth");
    let mapping = "[tables.registrations.values.target_groups]\nHF = \"housing-first\"\n";
    let folder = Folder::new().with("registrations", content).with_file("mapping.toml", mapping);
    assert_eq!(everything(&folder.read().unwrap()), everything(&Folder::new().read().unwrap()));
}

#[test]
fn mistakes_in_a_mapping_are_told_with_file_and_line() {
    let folder = Folder::new().with_file("mapping.toml", "[tables.members]\n\n[tables.people]\n");
    let fault = folder.error();
    assert_eq!(fault.file, folder.path().join("mapping.toml").display().to_string());
    assert_eq!((fault.line, fault.column.as_deref()), (Some(3), Some("people")));
    assert!(matches!(fault.problem, Problem::Mapping { .. }));
    let fault = Folder::new().with_file("mapping.toml", "[values]\nyes = 1\n").error();
    assert_eq!(fault.line, Some(2));
    assert!(matches!(fault.problem, Problem::Schema { .. }));
    let missing = folder.path().join("nowhere.toml");
    let options = ReadOptions { mapping: Some(&missing), ..options() };
    let faults = read_registry(folder.path(), &options).unwrap_err();
    assert_eq!(
        (&faults[0].file, &faults[0].problem),
        (&missing.display().to_string(), &Problem::MissingFile)
    );
}
