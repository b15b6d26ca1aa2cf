//! Files that are not there, or are not what they should be: exit code 2, the file named, nothing written.

use crate::registry::{FAMILY, Registry, Written};
use crate::support::content;
use std::fs;
use std::path::Path;

const TABLES: [&str; 9] = [
    "registrations",
    "members",
    "residences",
    "preferences",
    "attestations",
    "organisations",
    "dwellings",
    "allocations",
    "stock",
];

/// Every command that reads the registry is refused, naming these, and leaves everything as it was.
#[track_caller]
fn refused(written: &Written, more: &[&str], told: &[&str]) {
    let before = content(written.folder());
    let receipt = ["--receipt", "bewijs.json"];
    let dwelling = ["--dwelling", "D1", "--pillar", "2"];
    written.run("rank", &[more, &dwelling[..], &receipt].concat()).refused(told);
    written.run("rank", &[more, &dwelling[..2], &["--format", "json"]].concat()).refused(told);
    written.run("allocate", &[more, &receipt[..]].concat()).refused(told);
    written.run("explain", &[more, &dwelling[..], &["--registration", FAMILY]].concat()).refused(told);
    assert!(content(written.folder()) == before, "something was written");
}

#[test]
fn a_missing_folder_is_named() {
    let written = Registry::small().written();
    refused(&written, &["--registry", "nergens"], &["nergens"]);
    refused(&written, &["--registry", "nergens/diep.xlsx"], &["nergens/diep.xlsx"]);
    refused(&written, &["--registry", ""], &[]);
}

#[test]
fn each_of_the_nine_files_is_required_and_named_when_it_is_missing() {
    for table in TABLES {
        let written = Registry::small().written();
        fs::remove_file(written.file(table)).unwrap();
        refused(&written, &[], &[&format!("register/{table}.csv:")]);
    }
}

#[test]
fn all_missing_files_are_named_at_once() {
    let written = Registry::small().written();
    TABLES.iter().for_each(|table| fs::remove_file(written.file(table)).unwrap());
    let names = TABLES.map(|table| format!("register/{table}.csv:"));
    refused(&written, &[], &names.each_ref().map(String::as_str));
}

#[test]
fn an_empty_file_is_refused_and_one_with_only_a_heading_row_is_a_table_without_rows() {
    for table in TABLES {
        let written = Registry::small().written();
        fs::write(written.file(table), "").unwrap();
        refused(&written, &[], &[&format!("register/{table}.csv")]);
        fs::write(written.file(table), "\u{feff}\r\n\r\n").unwrap();
        refused(&written, &[], &[&format!("register/{table}.csv")]);
    }
    for table in ["members", "residences", "attestations", "allocations", "stock"] {
        let mut registry = Registry::small();
        registry.table(table).rows.clear();
        registry.written().rank("D1", Some("1")).json();
    }
}

#[test]
fn a_folder_with_the_name_of_a_file_is_refused() {
    for table in TABLES {
        let written = Registry::small().written();
        fs::remove_file(written.file(table)).unwrap();
        fs::create_dir(written.file(table)).unwrap();
        refused(&written, &[], &[&format!("register/{table}.csv")]);
    }
}

#[test]
fn a_registry_that_is_neither_a_folder_nor_a_workbook_is_refused() {
    let written = Registry::small().written();
    fs::write(written.folder().join("tekst.csv"), "a,b\n").unwrap();
    fs::write(written.folder().join("tekst.xlsx"), "geen werkmap").unwrap();
    fs::write(written.folder().join("leeg.xlsx"), "").unwrap();
    for name in ["tekst.csv", "tekst.xlsx", "leeg.xlsx"] {
        refused(&written, &["--registry", name], &[name]);
    }
}

#[test]
fn a_missing_regulation_is_named_and_so_is_one_that_is_a_folder() {
    let written = Registry::small().written();
    refused(&written, &["--regulation", "nergens.toml"], &["nergens.toml"]);
    refused(&written, &["--regulation", "kempen/1999-01-01"], &["kempen/1999-01-01"]);
    refused(&written, &["--regulation", "register"], &["register"]);
    for more in [&["--format", "json"][..], &["--format", "table"]] {
        let apportion = [&["apportion", "--regulation", "nergens.toml"][..], more].concat();
        crate::support::run(written.folder(), &apportion).refused(&["nergens.toml"]);
    }
}

#[test]
fn reference_data_that_are_missing_or_incomplete_are_named() {
    let written = Registry::small().written();
    refused(
        &written,
        &["--reference", "nergens"],
        &["nergens/living-wage.toml", "nergens/municipalities.csv"],
    );
    copy_reference(&written.folder().join("gegevens"));
    fs::remove_file(written.folder().join("gegevens/income-limits.toml")).unwrap();
    refused(&written, &["--reference", "gegevens"], &["gegevens/income-limits.toml"]);
    fs::write(written.folder().join("gegevens/income-limits.toml"), "series = 1").unwrap();
    refused(&written, &["--reference", "gegevens"], &["gegevens/income-limits.toml:1"]);
}

#[test]
fn reference_data_without_an_amount_on_the_date_are_said_to_lack_it() {
    let written = Registry::small().written();
    let folder = written.folder().join("gegevens");
    copy_reference(&folder);
    let file = folder.join("income-limits.toml");
    let text = fs::read_to_string(&file).unwrap();
    let (head, rows) = text.split_once("[[rows]]").unwrap();
    let last = rows.rsplit_once("[[rows]]").unwrap().1;
    fs::write(&file, format!("{head}[[rows]]{last}")).unwrap();
    // The only row that is left begins on 1 January 2025.
    let before = ["--reference", "gegevens", "--on", "2024-12-31"];
    refused(&written, &before, &["income-limits", "2024-12-31", "2025-01-01"]);
    let first = ["--reference", "gegevens", "--on", "2025-01-01", "--dwelling", "D1", "--format", "json"];
    written.run("rank", &first).json();
}

fn copy_reference(to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(crate::support::law().join("reference")).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
}

#[test]
fn a_receipt_that_cannot_be_written_is_refused_without_a_result() {
    let written = Registry::small().written();
    let before = content(written.folder());
    for path in ["nergens/bewijs.json", "register", "register/stock.csv/bewijs.json", "..", ""] {
        let receipt = ["--receipt", path, "--format", "json"];
        written.run("allocate", &receipt).refused(&[]);
        written.run("rank", &[&receipt[..], &["--dwelling", "D1"]].concat()).refused(&[]);
        assert!(content(written.folder()) == before, "`{path}` left something");
    }
}

#[test]
fn a_mapping_that_is_wrong_is_refused_with_its_line() {
    let wrong = [
        ("[tables.registrations\n", 1, "TOML"),
        ("\n[tables.people]\nfile = \"x.csv\"\n", 2, "people"),
        ("[tables.members]\n\nsheet = \"x\"\n", 3, "sheet"),
        ("[tables.members]\nfile = \"../geheim.csv\"\n", 2, "../geheim.csv"),
        ("[tables.members.columns]\nkleur = \"Kleur\"\n", 2, "kleur"),
        ("[tables.members.columns]\nsex = \"\"\n", 2, "sex"),
        ("[tables.members.values.kleur]\nrood = \"yes\"\n", 1, "kleur"),
    ];
    for (text, line, told) in wrong {
        let written = Registry::small().written();
        let told = if told == "TOML" { "mapping.toml" } else { told };
        fs::write(written.folder().join("elders.toml"), text).unwrap();
        refused(
            &written,
            &["--mapping", "elders.toml"],
            &[&format!("elders.toml:{line}:"), told.trim_start_matches("mapping")],
        );
        fs::write(written.registry().join("mapping.toml"), text).unwrap();
        refused(&written, &[], &[&format!("register/mapping.toml:{line}:"), told]);
    }
    let written = Registry::small().written();
    refused(&written, &["--mapping", "nergens.toml"], &["nergens.toml"]);
    fs::write(written.registry().join("mapping.toml"), [0xff, 0xfe, b'x']).unwrap();
    refused(&written, &[], &["register/mapping.toml"]);
}

#[test]
fn a_mapping_to_a_heading_or_a_file_that_is_not_there_is_told_under_that_name() {
    let written = Registry::small().written();
    let mapping =
        "[tables.members]\nfile = \"gezin.csv\"\n[tables.stock.columns]\ndwellings = \"Woningen\"\n";
    fs::write(written.registry().join("mapping.toml"), mapping).unwrap();
    refused(&written, &[], &["register/gezin.csv", "register/stock.csv:1:", "Woningen"]);
}
