//! What can be wrong inside a registry: each fault with file, line, column and value, and all of them at once.

use crate::registry::{ALL, FAMILY, HOUSED, Registry, Written, csv};
use crate::support::{Run, content};
use std::fs;

/// Ranks with a receipt: refused, and everything as it was.
#[track_caller]
fn refused(written: &Written, told: &[&str]) -> Run {
    let before = content(written.folder());
    written.run("allocate", &["--format", "json"]).refused(told);
    let more = ["--dwelling", "D1", "--pillar", "2", "--receipt", "bewijs.json"];
    let run = written.run("rank", &more).refused(told);
    assert!(content(written.folder()) == before, "something was written");
    run
}

/// One value is changed; the only fault told is in that file, line and column, with that value.
#[track_caller]
fn expect(table: &str, key: &str, column: &str, value: &str) {
    let line = Registry::small().line(table, key);
    let registry = Registry::small().set(table, key, column, value);
    expect_at(&registry.written(), table, line, column, Some(value));
}

/// The only fault told is at this place.
#[track_caller]
fn expect_at(written: &Written, table: &str, line: usize, column: &str, value: Option<&str>) {
    let run = refused(written, &[]);
    let faults = run.lines(&["fout"]);
    let faults: Vec<_> = faults.into_iter().filter(|line| line.contains(".csv")).collect();
    assert_eq!(faults.len(), 1, "{}", run.stderr);
    for part in [&format!("register/{table}.csv:{line}: "), &format!("kolom {column}")] {
        assert!(faults[0].contains(part), "`{part}` is not in {}", faults[0]);
    }
    let shown = value.map(|value| format!("\"{value}\""));
    assert!(shown.is_none_or(|shown| faults[0].contains(&shown)), "`{value:?}` is not in {}", faults[0]);
}

/// Columns that may not be left out: all of the contract, but the three that are never used.
const NEVER_USED: [&str; 3] = ["phone", "email", "name"];

#[test]
fn every_column_of_every_table_is_required_and_named_when_it_is_missing() {
    let mut looked_at = 0;
    for table in &Registry::small().tables {
        for column in &table.columns {
            if table.name == "registrations" && NEVER_USED.contains(&column.as_str()) {
                continue;
            }
            let written = Registry::small().without_column(table.name, column).written();
            expect_at(&written, table.name, 1, column, None);
            looked_at += 1;
        }
    }
    assert_eq!(looked_at, 66);
}

#[test]
fn a_date_that_is_none_is_told_in_every_column_of_dates() {
    let columns = [
        ("registrations", FAMILY, "registered_on"),
        ("registrations", FAMILY, "birth_date"),
        ("registrations", FAMILY, "suspended_until"),
        ("members", FAMILY, "birth_date"),
        ("residences", FAMILY, "from"),
        ("residences", FAMILY, "to"),
        ("attestations", FAMILY, "issued_on"),
        ("attestations", FAMILY, "valid_until"),
        ("attestations", FAMILY, "confirmed_on"),
        ("organisations", "OCMW", "agreement_from"),
        ("organisations", "OCMW", "agreement_to"),
        ("dwellings", "D1", "available_on"),
        ("allocations", "G1", "decided_on"),
    ];
    for (table, key, column) in columns {
        expect(table, key, column, "2025-02-29");
    }
    for value in ["2025-13-01", "31/04/2025", "1/2/25", "gisteren", "2025-1-1", "20250101", "0000-00-00"] {
        expect("registrations", FAMILY, "birth_date", value);
    }
}

#[test]
fn an_amount_below_zero_or_not_an_amount_is_told() {
    for column in ["monthly_income", "yearly_income"] {
        for value in ["-1", "-0.01", "-1900,00"] {
            expect("registrations", FAMILY, column, value);
        }
        for value in ["veel", "1.900.00", "12.345", "1e3", "0x10", "NaN", "€ 1900"] {
            expect("registrations", FAMILY, column, value);
        }
    }
    expect("dwellings", "D1", "rent", "-410.50");
}

#[test]
fn a_code_that_does_not_exist_is_told_in_every_column_of_codes() {
    let of_registration = [
        "sex",
        "owns_property",
        "housing_need",
        "need_documented",
        "target_groups",
        "transfer",
        "adapted_need",
        "warning_flag",
        "support_agreement",
        "emancipated",
        "status",
    ];
    let of_registration = of_registration.map(|column| ("registrations", FAMILY, column));
    let others = [
        ("members", FAMILY, "sex"),
        ("members", FAMILY, "relation"),
        ("members", FAMILY, "dependent"),
        ("members", FAMILY, "stays"),
        ("attestations", FAMILY, "level"),
        ("attestations", FAMILY, "ocmw"),
        ("attestations", FAMILY, "search"),
        ("attestations", FAMILY, "ready"),
        ("attestations", FAMILY, "engagement"),
        ("organisations", "OCMW", "sector"),
        ("dwellings", "D1", "adapted"),
        ("dwellings", "D1", "reserved_for"),
        ("allocations", "G1", "pillar"),
        ("allocations", "G1", "target_group"),
    ];
    for (table, key, column) in of_registration.into_iter().chain(others) {
        expect(table, key, column, "zomaar");
    }
}

#[test]
fn a_message_about_a_code_says_which_codes_there_are() {
    let told = |table, key, column, codes: &[&str]| {
        refused(&Registry::small().set(table, key, column, "zomaar").written(), codes);
    };
    told("registrations", FAMILY, "status", &["active", "suspended", "struck"]);
    told("registrations", FAMILY, "housing_need", &["no-shelter", "losing-home", "special"]);
    told("registrations", FAMILY, "target_groups", &["housing-first", "moving-on", "65-plus"]);
    told("attestations", FAMILY, "ocmw", &["verified", "lasting-disruption", "struck-from-register"]);
    told("organisations", "OCMW", "sector", &["company", "ocmw", "caw", "bjz", "ggz", "vaph", "igs"]);
}

#[test]
fn one_wrong_code_among_target_groups_is_enough() {
    expect("registrations", FAMILY, "target_groups", "65-plus|zomaar");
}

#[test]
fn a_value_that_is_required_and_empty_is_told() {
    let required = [
        ("registrations", FAMILY, "registered_on"),
        ("registrations", FAMILY, "monthly_income"),
        ("registrations", FAMILY, "owns_property"),
        ("registrations", FAMILY, "status"),
        ("members", FAMILY, "birth_date"),
        ("residences", FAMILY, "municipality_nis"),
        ("preferences", FAMILY, "municipality_nis"),
        ("attestations", FAMILY, "organisation"),
        ("dwellings", "D1", "bedrooms"),
        ("allocations", "G1", "pillar"),
        ("stock", "13008", "dwellings"),
    ];
    for (table, key, column) in required {
        expect(table, key, column, "");
    }
}

#[test]
fn a_municipality_that_is_no_nis_code_is_told() {
    let columns = [
        ("registrations", FAMILY, "ocmw_nis"),
        ("registrations", FAMILY, "informal_care_nis"),
        ("residences", FAMILY, "municipality_nis"),
        ("preferences", FAMILY, "municipality_nis"),
        ("dwellings", "D1", "municipality_nis"),
        ("stock", "13008", "municipality_nis"),
    ];
    for (table, key, column) in columns {
        for value in ["Geel", "1300", "130088"] {
            expect(table, key, column, value);
        }
    }
}

#[test]
fn a_number_outside_its_bounds_is_told() {
    for (table, key, column, value) in [
        ("dwellings", "D1", "bedrooms", "-1"),
        ("dwellings", "D1", "bedrooms", "2.5"),
        ("dwellings", "D1", "bedrooms", "99999999999999999999"),
        ("dwellings", "D1", "min_age", "-18"),
        ("allocations", "G1", "pillar", "0"),
        ("allocations", "G1", "pillar", "5"),
        ("stock", "13008", "dwellings", "-300"),
        ("stock", "13008", "reserved_for_target_groups", "301"),
    ] {
        expect(table, key, column, value);
    }
}

#[test]
fn a_number_given_twice_is_told_at_its_second_row_with_the_line_of_the_first() {
    let again = |table: &str, key: &str, column: &str, first_line: &str| {
        let mut registry = Registry::small();
        let row = registry.table(table).rows.iter().find(|row| row[0] == key).unwrap().clone();
        registry.table(table).rows.push(row);
        let line = registry.table(table).rows.len() + 1;
        let written = registry.written();
        expect_at(&written, table, line, column, Some(key));
        refused(&written, &[first_line]);
    };
    again("registrations", FAMILY, "registration_number", "regel 7");
    again("dwellings", "D2", "dwelling", "regel 3");
    again("organisations", "CAW", "organisation", "regel 3");
}

#[test]
fn a_row_that_points_at_a_registration_that_does_not_exist_is_told() {
    for table in ["members", "residences", "preferences", "attestations"] {
        let mut registry = Registry::small();
        let row = registry.table(table).rows.iter().find(|row| row[0] == FAMILY).unwrap().clone();
        let dangling = [&["1999.01.01.0001".to_owned()][..], &row[1..]].concat();
        registry.table(table).rows.push(dangling);
        let line = registry.table(table).rows.len() + 1;
        let value = Some("1999.01.01.0001");
        expect_at(&registry.written(), table, line, "registration_number", value);
    }
    expect("allocations", "G1", "registration_number", "1999.01.01.0001");
}

#[test]
fn a_row_that_points_at_a_dwelling_that_does_not_exist_is_told() {
    let registry = Registry::small().row("allocations", &["D99", HOUSED, "1", "", "2026-01-15"]);
    expect_at(&registry.written(), "allocations", 5, "dwelling", Some("D99"));
}

#[test]
fn a_row_with_more_or_fewer_fields_is_told_with_its_line() {
    for (line, fields) in [("13008,LeefGoed,Neteland,300", "4"), ("13008,LeefGoed,Neteland,300,30,7", "6")] {
        let written = Registry::small().written();
        let text = fs::read_to_string(written.file("stock")).unwrap();
        fs::write(written.file("stock"), text.replace("13008,LeefGoed,Neteland,300,30", line)).unwrap();
        refused(&written, &["register/stock.csv:2:", fields, "5"]);
    }
}

#[test]
fn a_heading_given_twice_is_told() {
    let written = Registry::small().written();
    let text = fs::read_to_string(written.file("stock")).unwrap();
    fs::write(written.file("stock"), text.replace("company", "zone")).unwrap();
    refused(&written, &["register/stock.csv:1:", "kolom zone", "kolom company"]);
}

#[test]
fn a_quotation_mark_that_is_never_closed_is_told_where_it_opens() {
    let written = Registry::small().written();
    let text = fs::read_to_string(written.file("stock")).unwrap();
    fs::write(written.file("stock"), text.replace("13040,Woonboog", "13040,\"Woonboog")).unwrap();
    refused(&written, &["register/stock.csv:3:"]);
}

#[test]
fn all_errors_of_all_files_are_told_at_once() {
    let mut registry = Registry::small()
        .set("registrations", FAMILY, "sex", "v")
        .set("registrations", FAMILY, "monthly_income", "-5")
        .set("registrations", HOUSED, "birth_date", "1980-02-30")
        .set("members", FAMILY, "relation", "tante")
        .set("residences", FAMILY, "from", "ooit")
        .set("preferences", FAMILY, "municipality_nis", "Geel")
        .set("attestations", FAMILY, "level", "hoog")
        .set("organisations", "OCMW", "sector", "bank")
        .set("dwellings", "D1", "bedrooms", "twee")
        .set("allocations", "G1", "registration_number", "1999.01.01.0001")
        .set("stock", "13008", "dwellings", "weinig");
    let expected = [
        ("registrations", FAMILY, "sex"),
        ("registrations", FAMILY, "monthly_income"),
        ("registrations", HOUSED, "birth_date"),
        ("members", FAMILY, "relation"),
        ("residences", FAMILY, "from"),
        ("preferences", FAMILY, "municipality_nis"),
        ("attestations", FAMILY, "level"),
        ("organisations", "OCMW", "sector"),
        ("dwellings", "D1", "bedrooms"),
        ("allocations", "G1", "registration_number"),
        ("stock", "13008", "dwellings"),
    ];
    let run = refused(&registry.written(), &[]);
    for (table, key, column) in expected {
        let line = registry.line(table, key);
        let place = format!("register/{table}.csv:{line}: ");
        let column = format!("kolom {column}");
        assert_eq!(run.lines(&["fout", &place, &column]).len(), 1, "{table} {column}: {}", run.stderr);
    }
    assert_eq!(run.lines(&["fout", ".csv:"]).len(), expected.len(), "{}", run.stderr);
}

#[test]
fn faults_of_the_regulation_and_a_wrong_registry_never_give_a_result() {
    // Every row of every table wrong in its first field, in a file of ten times the size.
    let mut registry = Registry::small();
    for table in &mut registry.tables {
        let rows = table.rows.clone();
        table.rows = (0..10).flat_map(|_| rows.clone()).collect();
        table.rows.iter_mut().for_each(|row| row[1] = "\u{0}\u{1b}[31m<?>".to_owned());
    }
    let run = refused(&registry.written(), &["registrations.csv:81", "members.csv:", "preferences.csv:"]);
    assert!(!run.stderr.contains(['\u{0}', '\u{1b}']), "control characters reach the terminal");
    assert!(run.stderr.lines().count() > 100);
}

#[test]
fn the_same_faults_are_told_in_english() {
    let registry = Registry::small().set("registrations", FAMILY, "sex", "v");
    let more = ["--lang", "en", "--dwelling", "D1"];
    let run = registry.written().run("rank", &more);
    let run = run.refused(&["error", "register/registrations.csv:7:", "column sex", "\"v\"", "m, f, x"]);
    assert!(!run.stderr.contains("kolom") && !run.stderr.contains("fout"), "{}", run.stderr);
}

#[test]
fn the_small_registry_has_no_fault_of_its_own() {
    let registry = Registry::small();
    let run = registry.written().rank("D1", Some("2")).done();
    assert!(run.lines(&[".csv"]).is_empty(), "{}", run.stderr);
    let numbers: Vec<&String> = registry.tables[0].rows.iter().map(|row| &row[0]).collect();
    assert_eq!(numbers, ALL.iter().collect::<Vec<_>>());
    assert!(csv(&registry.tables[0], ",").lines().count() == 9);
}
