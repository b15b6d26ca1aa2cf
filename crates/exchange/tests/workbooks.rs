//! One workbook in place of a folder.

use crate::support::{Folder, TABLES, everything, read, text};
use domain::Problem;
use exchange::WorkbookWriter;
use rust_xlsxwriter::{Format, Workbook};
use std::path::{Path, PathBuf};

/// Writes the small registry as a workbook, with `change` made to the text of each table.
fn workbook(folder: &Folder, change: impl Fn(&str, &str) -> String) -> PathBuf {
    let path = folder.path().join("book.xlsx");
    let mut writer = WorkbookWriter::create(&path).unwrap();
    for (table, text) in TABLES {
        let text = change(table, text);
        let mut lines = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
        writer.table(table, &lines.next().unwrap()).unwrap();
        lines.for_each(|fields| writer.row(&fields).unwrap());
    }
    writer.finish().unwrap();
    path
}

/// Writes the small registry as a person would with a spreadsheet: numbers and days as such.
fn by_hand(path: &Path, sheet_name: impl Fn(&str) -> String) {
    let mut book = Workbook::new();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    for (table, text) in TABLES {
        let sheet = book.add_worksheet();
        sheet.set_name(sheet_name(table)).unwrap();
        for (row, line) in (0u32..).zip(text.lines()) {
            for (column, field) in (0u16..).zip(line.split(',')) {
                let date = chrono::NaiveDate::parse_from_str(field, "%Y-%m-%d");
                if let Ok(date) = date {
                    let first = chrono::NaiveDate::from_ymd_opt(1899, 12, 30).unwrap();
                    let serial = (date - first).num_days() as f64;
                    sheet.write_number_with_format(row + 2, column, serial, &day).unwrap();
                } else if let Ok(number) = field.parse::<f64>() {
                    sheet.write_number(row + 2, column, number).unwrap();
                } else {
                    sheet.write_string(row + 2, column, field).unwrap();
                }
            }
        }
    }
    book.save(path).unwrap();
}

#[test]
fn a_workbook_reads_as_the_folder_it_was_written_from() {
    let folder = Folder::new();
    let path = workbook(&folder, |_, text| text.to_owned());
    assert_eq!(everything(&read(&path).unwrap()), everything(&folder.read().unwrap()));
}

#[test]
fn numbers_and_days_of_a_spreadsheet_and_sheet_names_in_capitals_change_nothing() {
    let folder = Folder::new();
    let path = folder.path().join("hand.XLSX");
    by_hand(&path, str::to_uppercase);
    assert_eq!(everything(&read(&path).unwrap()), everything(&folder.read().unwrap()));
}

#[test]
fn a_fault_in_a_workbook_names_sheet_row_and_column() {
    let folder = Folder::new();
    let path = workbook(&folder, |_, text| text.replace("shared", "half"));
    let faults = read(&path).unwrap_err();
    assert_eq!(faults.len(), 1);
    assert_eq!(faults[0].file, format!("{}#members", path.display()));
    assert_eq!((faults[0].line, faults[0].column.as_deref()), (Some(3), Some("stays")));
    assert_eq!(faults[0].value.as_deref(), Some("half"));
}

#[test]
fn a_missing_sheet_an_empty_one_and_cells_beside_the_table_are_named() {
    let folder = Folder::new();
    let path = folder.path().join("book.xlsx");
    let mut book = Workbook::new();
    for (table, text) in TABLES.iter().filter(|(table, _)| *table != "stock") {
        let sheet = book.add_worksheet();
        sheet.set_name(*table).unwrap();
        if *table == "allocations" {
            continue;
        }
        for (row, line) in (0u32..).zip(text.lines()) {
            for (column, field) in (0u16..).zip(line.split(',')) {
                sheet.write_string(row, column, field).unwrap();
            }
        }
        if *table == "preferences" {
            sheet.write_string(3, 4, "a note").unwrap();
        }
    }
    book.save(&path).unwrap();
    let faults = read(&path).unwrap_err();
    let problems: Vec<_> = faults
        .iter()
        .map(|fault| (fault.file.rsplit('#').next().unwrap(), fault.line, fault.problem.clone()))
        .collect();
    let expected = [
        ("preferences", Some(4), Problem::FieldCount { expected: 2, found: 5 }),
        ("allocations", None, Problem::Empty),
        ("stock", None, Problem::MissingFile),
    ];
    assert_eq!(problems, expected);
}

#[test]
fn a_number_that_excel_has_rounded_is_refused_where_it_is_read() {
    let folder = Folder::new();
    let path = folder.path().join("hand.xlsx");
    by_hand(&path, str::to_owned);
    let write = |heading: &str| {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet.set_name("dwellings").unwrap();
        for (column, name) in (0u16..).zip(text("dwellings").lines().next().unwrap().split(',')) {
            sheet.write_string(0, column, if name == "dwelling" { heading } else { name }).unwrap();
        }
        for (column, value) in (1u16..).zip(["Thuis", "", "13040", "2", "no", "", "", "2026-03-01", ""]) {
            sheet.write_string(1, column, value).unwrap();
        }
        sheet.write_number(1, 0, 20_210_105_000_000_123.0).unwrap();
        book.save(&path).unwrap();
        let faults = read(&path).unwrap_err();
        faults.into_iter().filter(|fault| fault.file.ends_with("#dwellings")).collect::<Vec<_>>()
    };
    let faults = write("dwelling");
    assert_eq!((faults[0].line, faults[0].column.as_deref()), (Some(2), Some("dwelling")));
    assert_eq!(faults[0].problem, Problem::TooLong { most: 15 });
    // In a column that nobody reads it does no harm.
    assert!(write("note").iter().all(|fault| fault.problem != Problem::TooLong { most: 15 }));
}

#[test]
fn a_mapping_beside_the_workbook_names_other_sheets() {
    let folder = Folder::new().with_file("mapping.toml", "[tables.stock]\nfile = \"Patrimonium\"\n");
    let path = folder.path().join("hand.xlsx");
    by_hand(&path, |table| if table == "stock" { "Patrimonium".to_owned() } else { table.to_owned() });
    assert!(read(&path).is_ok());
}

#[test]
fn a_damaged_workbook_is_an_error_and_no_panic() {
    let folder = Folder::new();
    let path = workbook(&folder, |_, text| text.to_owned());
    let whole = std::fs::read(&path).unwrap();
    for place in (0..whole.len()).step_by(97) {
        let mut damaged = whole.clone();
        damaged[place] ^= 0xFF;
        std::fs::write(&path, &damaged).unwrap();
        let _ = read(&path);
        std::fs::write(&path, &whole[..place]).unwrap();
        assert!(read(&path).is_err());
    }
}
