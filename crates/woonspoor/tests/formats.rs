//! The same registry written otherwise gives the same bytes.

use crate::registry::{FAMILY, Registry, Table, Written, csv};
use crate::support::{kempen, run};
use exchange::WorkbookWriter;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A small registry with a letter in a number that is written in different bytes, and a sign of Windows-1252 alone.
fn accented() -> Registry {
    Registry::small().set("dwellings", "D1", "dwelling", "Dé€1")
}

/// Every result about the registry, as JSON: rankings for each pillar and by the ledger, and all allocations.
fn results(folder: &Path, registry: &str, more: &[&str]) -> Vec<Vec<u8>> {
    let regulation = kempen().display().to_string();
    let told = |arguments: &[&str]| {
        let where_ = ["--regulation", &regulation, "--registry", registry, "--on", "2026-03-01"];
        run(folder, &[arguments, &where_[..], &["--format", "json"], more].concat()).done().stdout
    };
    let rank = |pillar: &[&str]| told(&[&["rank", "--dwelling", "Dé€1"], pillar].concat());
    let mut results: Vec<_> = ["1", "2", "3", "4"].iter().map(|pillar| rank(&["--pillar", pillar])).collect();
    results.extend([rank(&[]), told(&["allocate"])]);
    results
}

/// Written as it is, the registry gives these same results, which are no empty ones.
#[track_caller]
fn expect_same(written: &Written) {
    let plain = accented().written();
    let expected = results(plain.folder(), "register", &[]);
    assert!(expected.iter().all(|result| result.len() > 500));
    assert!(results(written.folder(), "register", &[]) == expected, "the results differ");
}

/// Changes every field of some columns.
fn each(mut registry: Registry, columns: &[(&str, &str)], change: impl Fn(&str) -> String) -> Registry {
    let mut changed = 0;
    for (table, column) in columns {
        let table = registry.table(table);
        let at = table.column(column);
        for row in table.rows.iter_mut().filter(|row| !row[at].is_empty()) {
            row[at] = change(&row[at]);
            changed += 1;
        }
    }
    assert!(changed > 0);
    registry
}

const AMOUNTS: [(&str, &str); 3] =
    [("registrations", "monthly_income"), ("registrations", "yearly_income"), ("dwellings", "rent")];

const DATES: [(&str, &str); 12] = [
    ("registrations", "registered_on"),
    ("registrations", "birth_date"),
    ("members", "birth_date"),
    ("residences", "from"),
    ("residences", "to"),
    ("attestations", "issued_on"),
    ("attestations", "valid_until"),
    ("attestations", "confirmed_on"),
    ("organisations", "agreement_from"),
    ("organisations", "agreement_to"),
    ("dwellings", "available_on"),
    ("allocations", "decided_on"),
];

fn semicolons(registry: &Registry) -> Written {
    let written = registry.written();
    for table in &registry.tables {
        fs::write(written.file(table.name), csv(table, ";")).unwrap();
    }
    written
}

#[test]
fn another_content_gives_other_results() {
    let (plain, other) =
        (accented().written(), accented().set("registrations", FAMILY, "monthly_income", "2100"));
    let (plain, other) =
        (results(plain.folder(), "register", &[]), results(other.written().folder(), "register", &[]));
    assert_ne!(plain[1], other[1], "the points of pillar 2");
}

#[test]
fn semicolons_are_recognised_and_so_are_decimal_commas_and_dates_of_here() {
    expect_same(&semicolons(&accented()));
    let commas = |amount: &str| amount.replace('.', ",");
    let of_here = |date: &str| {
        let parts: Vec<&str> = date.split('-').collect();
        format!("{}/{}/{}", parts[2], parts[1], parts[0])
    };
    expect_same(&semicolons(&each(accented(), &AMOUNTS, commas)));
    // With commas between the fields an amount with a comma stands in quotation marks.
    expect_same(&each(accented(), &AMOUNTS, commas).written());
    expect_same(&each(accented(), &DATES, of_here).written());
    expect_same(&semicolons(&each(each(accented(), &DATES, of_here), &AMOUNTS, commas)));
}

#[test]
fn an_amount_may_leave_out_its_cents() {
    expect_same(&each(accented(), &AMOUNTS, |amount| amount.trim_end_matches(".00").to_owned()).written());
}

#[test]
fn a_byte_order_mark_and_other_line_ends_make_no_difference() {
    expect_same(&accented().written_as(|text| format!("\u{feff}{text}").into_bytes()));
    expect_same(&accented().written_as(|text| text.replace('\n', "\r\n").into_bytes()));
    expect_same(
        &accented().written_as(|text| format!("\u{feff}{}", text.replace('\n', "\r\n")).into_bytes()),
    );
    expect_same(&accented().written_as(|text| text.trim_end().as_bytes().to_vec()));
    expect_same(&accented().written_as(|text| text.replace('\n', "\n\n").into_bytes()));
}

#[test]
fn windows_1252_is_read_as_utf_8_is() {
    let windows = |text: String| -> Vec<u8> {
        text.chars().map(|c| if c == '€' { 0x80 } else { u8::try_from(u32::from(c)).unwrap() }).collect()
    };
    expect_same(&accented().written_as(windows));
}

#[test]
fn quotation_marks_white_space_and_capitals_of_headings_make_no_difference() {
    let quoted = |text: String| {
        let line = |line: &str| {
            let fields = line.split(',').map(|field| format!("\"{field}\""));
            fields.collect::<Vec<_>>().join(",") + "\n"
        };
        text.lines().map(line).collect::<String>().into_bytes()
    };
    expect_same(&accented().written_as(quoted));
    expect_same(&accented().written_as(|text| text.replace(',', " , ").into_bytes()));
    let capitals = |text: String| {
        let (head, rows) = text.split_once('\n').unwrap();
        format!("{}\n{rows}", head.to_uppercase()).into_bytes()
    };
    expect_same(&accented().written_as(capitals));
}

#[test]
fn the_order_of_columns_and_of_rows_makes_no_difference() {
    let shuffled = |by: usize| {
        let mut registry = accented();
        for table in &mut registry.tables {
            let (columns, rows) = (table.columns.len(), table.rows.len());
            table.columns.rotate_left(by % columns);
            table.rows.iter_mut().for_each(|row| row.rotate_left(by % columns));
            table.rows.rotate_left(by % rows);
            table.rows.reverse();
        }
        registry.written()
    };
    for by in [0, 1, 2, 5] {
        expect_same(&shuffled(by));
    }
}

#[test]
fn contact_data_and_names_may_be_there_or_not_and_make_no_difference() {
    let mut named = accented();
    let people = named.table("registrations");
    let columns = ["phone", "email", "name"].map(|column| people.column(column));
    for row in &mut people.rows {
        columns.iter().for_each(|&at| row[at] = "=1+1; \"André\", enz.".to_owned());
    }
    expect_same(&named.written());
    let bare =
        ["phone", "email", "name"].into_iter().fold(accented(), |r, c| r.without_column("registrations", c));
    expect_same(&bare.written());
}

/// Headings, codes and names of files as another program writes them, and the mapping that says what they mean.
fn foreign() -> (Registry, String) {
    let mut registry = accented();
    let mut mapping = String::from("[values]\nja = \"yes\"\nnee = \"no\"\n");
    for table in &mut registry.tables {
        mapping.push_str(&format!("[tables.{0}]\nfile = \"{0} uit.txt\"\n", table.name));
        mapping.push_str(&format!("[tables.{}.columns]\n", table.name));
        for column in &mut table.columns {
            let heading = format!("Ons {}", column.replace('_', " "));
            mapping.push_str(&format!("{column} = \"{heading}\"\n"));
            *column = heading;
        }
        for field in table.rows.iter_mut().flatten() {
            match field.as_str() {
                "yes" => "ja".clone_into(field),
                "no" => "nee".clone_into(field),
                "f" => "V".clone_into(field),
                _ => {}
            }
        }
    }
    for table in ["registrations", "members"] {
        mapping.push_str(&format!("[tables.{table}.values.sex]\nV = \"f\"\n"));
    }
    (registry, mapping)
}

#[test]
fn a_mapping_in_the_folder_or_named_lets_other_headings_codes_and_file_names_be_read() {
    let plain = accented().written();
    let expected = results(plain.folder(), "register", &[]);
    let (registry, mapping) = foreign();
    let written = registry.written();
    for table in &registry.tables {
        let to = written.registry().join(format!("{} uit.txt", table.name));
        fs::rename(written.file(table.name), to).unwrap();
    }
    let unread = run(
        written.folder(),
        &["allocate", "--regulation", "kempen", "--registry", "register", "--on", "2026-03-01"],
    );
    unread.refused(&["register/registrations.csv"]);
    fs::write(written.folder().join("elders.toml"), &mapping).unwrap();
    assert!(results(written.folder(), "register", &["--mapping", "elders.toml"]) == expected);
    fs::write(written.registry().join("mapping.toml"), &mapping).unwrap();
    assert!(results(written.folder(), "register", &[]) == expected);
}

fn workbook<'a>(path: &Path, tables: impl Iterator<Item = (&'a Table, String)>) {
    let mut writer = WorkbookWriter::create(path).unwrap();
    for (table, name) in tables {
        writer.table(&name, &table.columns.iter().map(String::as_str).collect::<Vec<_>>()).unwrap();
        for row in &table.rows {
            writer.row(&row.iter().map(String::as_str).collect::<Vec<_>>()).unwrap();
        }
    }
    writer.finish().unwrap();
}

#[test]
fn a_workbook_gives_what_the_folder_gives() {
    let plain = accented().written();
    let expected = results(plain.folder(), "register", &[]);
    let folder = TempDir::new().unwrap();
    let registry = accented();
    workbook(&folder.path().join("register.xlsx"), registry.tables.iter().map(|t| (t, t.name.to_owned())));
    assert!(results(folder.path(), "register.xlsx", &[]) == expected);
    let capitals = registry.tables.iter().rev().map(|t| (t, t.name.to_uppercase()));
    workbook(&folder.path().join("Hoofdletters.XLSX"), capitals);
    assert!(results(folder.path(), "Hoofdletters.XLSX", &[]) == expected);
}

#[test]
fn a_fault_in_a_workbook_is_told_with_sheet_row_and_column() {
    let folder = TempDir::new().unwrap();
    let registry = accented().set("members", FAMILY, "sex", "vrouw");
    workbook(&folder.path().join("register.xlsx"), registry.tables.iter().map(|t| (t, t.name.to_owned())));
    let arguments =
        ["allocate", "--regulation", "kempen", "--registry", "register.xlsx", "--on", "2026-03-01"];
    run(folder.path(), &arguments).refused(&[
        "register.xlsx",
        "members",
        ":2:",
        "sex",
        "\"vrouw\"",
        "m, f, x",
    ]);
    let without = registry.tables.iter().filter(|t| t.name != "stock").map(|t| (t, t.name.to_owned()));
    workbook(&folder.path().join("zonder.xlsx"), without);
    let arguments = ["allocate", "--regulation", "kempen", "--registry", "zonder.xlsx", "--on", "2026-03-01"];
    run(folder.path(), &arguments).refused(&["zonder.xlsx", "stock", "\"vrouw\""]);
}
