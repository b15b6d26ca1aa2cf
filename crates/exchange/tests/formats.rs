//! The ways in which a CSV file may be written.

use crate::support::{Folder, TABLES, everything, options, text};
use domain::{Cents, Problem, Status};
use exchange::{Progress, ReadOptions, read_registry};
use std::sync::Mutex;

/// What a change of the writing alone must give.
fn as_ever() -> String {
    everything(&Folder::new().read().unwrap())
}

/// Belgian dates in place of ISO ones.
fn belgian(text: &str) -> String {
    let date = |field: &str| match field.as_bytes() {
        [_, _, _, _, b'-', _, _, b'-', _, _] => format!("{}/{}/{}", &field[8..], &field[5..7], &field[..4]),
        _ => field.to_owned(),
    };
    let line = |line: &str| line.split(',').map(date).collect::<Vec<_>>().join(",");
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn semicolons_decimal_commas_belgian_dates_and_line_ends_of_windows_change_nothing() {
    let changes: [fn(&str) -> Vec<u8>; 6] = [
        |text| text.replace('\n', "\r\n").into_bytes(),
        |text| text.trim_end().to_owned().into_bytes(),
        |text| format!("\u{FEFF}{text}").into_bytes(),
        |text| text.replace(',', ";").replace("1200.50", "1200,50").replace("450.00", "450,0").into_bytes(),
        |text| belgian(text).into_bytes(),
        |text| text.replace('\n', "\n\n \r\n").replace(',', "\t, ").into_bytes(),
    ];
    for change in changes {
        assert_eq!(everything(&Folder::new().changed(change).read().unwrap()), as_ever());
    }
}

#[test]
fn quoted_fields_capitals_in_headings_and_another_order_of_columns_change_nothing() {
    let quoted = |text: &str| {
        let line = |line: &str| {
            let fields = line.split(',').map(|field| format!("\"{field}\""));
            fields.collect::<Vec<_>>().join(",")
        };
        text.lines().map(line).collect::<Vec<_>>().join("\r\n").into_bytes()
    };
    assert_eq!(everything(&Folder::new().changed(quoted).read().unwrap()), as_ever());
    let reversed = |text: &str| {
        let line = |line: &str| line.split(',').rev().collect::<Vec<_>>().join(",");
        text.lines().map(line).collect::<Vec<_>>().join("\n").into_bytes()
    };
    assert_eq!(everything(&Folder::new().changed(reversed).read().unwrap()), as_ever());
    let shouted = |text: &str| {
        let (headings, rows) = text.split_once('\n').unwrap();
        format!("{}\n{rows}", headings.to_uppercase()).into_bytes()
    };
    assert_eq!(everything(&Folder::new().changed(shouted).read().unwrap()), as_ever());
}

#[test]
fn windows_1252_is_read_when_a_file_is_not_utf_8() {
    let line = b"Caf\xE9,\x93Caf\xE9\x94 \x80,caw,,\n";
    let folder = Folder::new().with("organisations", [text("organisations").as_bytes(), line].concat());
    let register = folder.read().unwrap().register;
    assert_eq!(register.organisations[2].id.as_str(), "Café");
    assert_eq!(register.organisations[2].name, "“Café” €");
}

#[test]
fn a_file_that_is_no_text_is_refused_with_the_line() {
    let with = |bytes: &[u8]| {
        let folder = Folder::new().with("stock", bytes);
        let fault = folder.error();
        assert_eq!(fault.file, folder.file("stock").display().to_string());
        assert_eq!(fault.problem, Problem::Encoding);
        fault.line
    };
    assert_eq!(with(b"\xFF\xFEm\0u\0"), Some(1));
    assert_eq!(with(b"\xFE\xFF\0m\0u"), Some(1));
    let headings = text("stock").lines().next().unwrap();
    let after = |mark: &[u8], rows: &[u8]| with(&[mark, headings.as_bytes(), rows].concat());
    assert_eq!(after(b"\xEF\xBB\xBF", b"\n13040,\xE9"), Some(2));
    assert_eq!(after(b"", b"\n\n13040,\x81,,,\n"), Some(3));
}

#[test]
fn a_line_end_in_quotation_marks_belongs_to_the_field_and_lines_after_it_are_counted_right() {
    let folder =
        Folder::new().and_line("organisations", "Z,\"Huis\nvan; \"\"Zorg\"\",\r\nMol\",caw,,\n\n,,,,");
    let faults = folder.faults();
    assert!(faults.iter().all(|fault| fault.line == Some(8)), "{faults:#?}");
    let folder = Folder::new().and_line("organisations", "Z,\"Huis\nvan; \"\"Zorg\"\",\r\nMol\",caw,,");
    let register = folder.read().unwrap().register;
    assert_eq!(register.organisations[2].name, "Huis\nvan; \"Zorg\",\r\nMol");
}

#[test]
fn the_values_are_those_of_the_file_and_candidates_stand_in_chronological_order() {
    let register = Folder::new().read().unwrap().register;
    let [first, second] = &register.candidates[..] else { panic!("two candidates") };
    assert_eq!(first.number.as_str(), "2019.01.15.0001");
    assert_eq!(first.status, Status::Suspended);
    assert_eq!(first.suspended_until, "2026-06-30".parse().ok());
    assert_eq!((first.need, first.need_until, first.ocmw), (None, None, None));
    assert_eq!(second.monthly_income, Cents(120_050));
    assert_eq!(second.yearly_income, Cents(1_440_600));
    assert_eq!(second.need_until, "2030-12-31".parse().ok());
    assert_eq!(second.groups, domain::GroupMask(0b11));
    assert_eq!(register.members.of(1).len(), 2);
    assert_eq!(register.residences.of(1)[0].to, "2018-12-31".parse().ok());
    assert_eq!(register.attestations.of(1)[0].organisation, Some(0));
    let ids: Vec<_> = register.dwellings.iter().map(|dwelling| dwelling.id.as_str()).collect();
    assert_eq!(ids, ["W2", "W1"]);
    assert_eq!((register.allocations[0].dwelling, register.allocations[0].candidate), (0, 0));
    assert_eq!(register.dwellings[0].min_age, Some(18));
    assert_eq!(register.dwellings[1].area.zone, "");
    assert_eq!(register.stock[0].reserved, 12);
}

#[test]
fn other_files_in_the_folder_are_left_alone() {
    let folder = Folder::new().with_file("notes.csv", "\"not a table").with_file("readme.txt", "hello");
    assert_eq!(everything(&folder.read().unwrap()), as_ever());
}

#[test]
fn progress_ends_at_the_size_of_all_files() {
    let folder = Folder::new();
    let total: u64 = TABLES.iter().map(|(_, text)| text.len() as u64).sum();
    let told = Mutex::new(Vec::new());
    let tell = |progress: Progress| told.lock().unwrap().push(progress);
    read_registry(folder.path(), &ReadOptions { progress: Some(&tell), ..options() }).unwrap();
    let told = told.into_inner().unwrap();
    assert_eq!(told.iter().map(|progress| progress.bytes_done).max(), Some(total));
    assert!(told.iter().all(|progress| progress.bytes_total == total));
    assert_eq!(told[0].file, folder.file("registrations").display().to_string());
}
