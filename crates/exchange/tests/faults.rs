//! Every kind of fault, with its file, line and column.

use crate::support::{Folder, GROUPS, TABLES, options, text};
use chrono::NaiveDate;
use domain::{Fault, Problem, Severity};
use exchange::{ReadOptions, read_registry};
use std::path::Path;

fn codes(codes: &[&str]) -> Problem {
    Problem::UnknownCode { allowed: codes.iter().map(|&code| code.to_owned()).collect() }
}

#[test]
fn the_small_registry_has_no_fault_at_all() {
    let reading = Folder::new().read().unwrap();
    assert!(reading.warnings.is_empty());
    let rows: Vec<_> = reading.rows.iter().map(|(table, rows)| (table.as_str(), *rows)).collect();
    let expected = [2, 3, 3, 3, 1, 2, 2, 1, 1];
    assert_eq!(rows, TABLES.iter().map(|(table, _)| *table).zip(expected).collect::<Vec<_>>());
}

#[test]
fn a_wrong_value_is_named_with_its_place_and_what_was_expected() {
    let yes_no = codes(&["yes", "no"]);
    let number = |min, max| Problem::NotANumber { min, max };
    let cases = [
        ("registrations", "registered_on", "2020-02-30", Problem::NotADate),
        ("registrations", "birth_date", "1/2/1980", Problem::NotADate),
        ("registrations", "birth_date", "1899-12-31", Problem::NotADate),
        ("registrations", "need_until", "soon", Problem::NotADate),
        ("registrations", "suspended_until", "9999-12-31", Problem::NotADate),
        ("registrations", "sex", "F", codes(&["m", "f", "x"])),
        ("registrations", "monthly_income", "1.200.50", Problem::NotAnAmount),
        ("registrations", "monthly_income", "-0.01", Problem::Negative),
        ("registrations", "yearly_income", "-5", Problem::Negative),
        ("registrations", "yearly_income", "€ 5", Problem::NotAnAmount),
        ("registrations", "owns_property", "ja", yes_no.clone()),
        ("registrations", "housing_need", "roofless", codes(domain::HousingNeed::CODES)),
        ("registrations", "need_documented", "true", yes_no.clone()),
        ("registrations", "ocmw_nis", "1304", Problem::NotANis),
        ("registrations", "informal_care_nis", "Geel", Problem::NotANis),
        ("registrations", "target_groups", "housing-first|elderly", codes(&GROUPS)),
        ("registrations", "target_groups", "housing-first|", codes(&GROUPS)),
        ("registrations", "transfer", "maybe", codes(&["none", "mandatory", "wish"])),
        ("registrations", "adapted_need", "0", yes_no.clone()),
        ("registrations", "warning_flag", "Yes", yes_no.clone()),
        ("registrations", "support_agreement", "y", yes_no.clone()),
        ("registrations", "emancipated", "n", yes_no.clone()),
        ("registrations", "status", "gone", codes(&["active", "suspended", "struck"])),
        ("members", "birth_date", "2012-13-01", Problem::NotADate),
        ("members", "sex", "v", codes(&["m", "f", "x"])),
        ("members", "relation", "parent", codes(&["partner", "child", "other"])),
        ("members", "dependent", "1", yes_no.clone()),
        ("members", "stays", "weekends", codes(&["full", "shared", "visiting"])),
        ("members", "registration_number", "2020.03.01.9999", Problem::NoSuchRegistration),
        ("residences", "municipality_nis", "130400", Problem::NotANis),
        ("residences", "from", "2010", Problem::NotADate),
        ("residences", "registration_number", "x", Problem::NoSuchRegistration),
        ("preferences", "municipality_nis", "Mol", Problem::NotANis),
        ("preferences", "registration_number", "x", Problem::NoSuchRegistration),
        ("attestations", "registration_number", "x", Problem::NoSuchRegistration),
        ("attestations", "issued_on", "yesterday", Problem::NotADate),
        ("attestations", "confirmed_on", "no", Problem::NotADate),
        ("attestations", "level", "near", codes(&["municipality", "area", "district"])),
        (
            "attestations",
            "ocmw",
            "yes",
            codes(&["verified", "lasting-disruption", "struck-from-register", "no"]),
        ),
        ("attestations", "search", "yes", codes(&["active", "excused", "no"])),
        ("attestations", "ready", "active", yes_no.clone()),
        ("attestations", "engagement", "-", yes_no.clone()),
        (
            "organisations",
            "sector",
            "cpas",
            codes(&["company", "ocmw", "caw", "bjz", "ggz", "vaph", "igs", "other"]),
        ),
        ("organisations", "agreement_from", "2024", Problem::NotADate),
        ("dwellings", "municipality_nis", "x", Problem::NotANis),
        ("dwellings", "bedrooms", "51", number(0, 50)),
        ("dwellings", "bedrooms", "2.0", number(0, 50)),
        ("dwellings", "adapted", "maybe", yes_no),
        ("dwellings", "reserved_for", "65+", codes(&GROUPS)),
        ("dwellings", "rent", "-450", Problem::Negative),
        ("dwellings", "rent", "450 euro", Problem::NotAnAmount),
        ("dwellings", "available_on", "2026-3-1", Problem::NotADate),
        ("dwellings", "min_age", "121", number(0, 120)),
        ("allocations", "dwelling", "W9", Problem::NoSuchDwelling),
        ("allocations", "registration_number", "x", Problem::NoSuchRegistration),
        ("allocations", "pillar", "5", number(1, 4)),
        ("allocations", "pillar", "0", number(1, 4)),
        ("allocations", "target_group", "x", codes(&GROUPS)),
        ("allocations", "decided_on", "x", Problem::NotADate),
        ("stock", "municipality_nis", "0", Problem::NotANis),
        ("stock", "dwellings", "10000001", number(0, 10_000_000)),
        ("stock", "reserved_for_target_groups", "-1", number(0, 10_000_000)),
        ("stock", "reserved_for_target_groups", "301", Problem::MoreReservedThanDwellings),
    ];
    for (table, column, value, problem) in cases {
        let folder = Folder::new().with_value(table, column, value);
        let fault = folder.error();
        folder.expect(&fault, (table, 2, column), &problem);
        assert_eq!(fault.value.as_deref(), Some(value));
    }
}

#[test]
fn a_value_that_must_be_there_and_is_not_is_named() {
    let may_be_empty = [
        "housing_need",
        "need_until",
        "ocmw_nis",
        "target_groups",
        "informal_care_nis",
        "suspended_until",
        "phone",
        "email",
        "name",
        "to",
        "valid_until",
        "confirmed_on",
        "agreement_from",
        "agreement_to",
        "zone",
        "reserved_for",
        "rent",
        "min_age",
        "target_group",
    ];
    for (table, content) in TABLES {
        for column in content.lines().next().unwrap().split(',') {
            let folder = Folder::new().with_value(table, column, "  ");
            if may_be_empty.contains(&column) {
                assert!(folder.read().is_ok(), "{table} {column}");
                continue;
            }
            let faults = folder.faults();
            folder.expect(&faults[0], (table, 2, column), &Problem::Required);
            // Who points at a number that was left out points at nothing; nothing else may follow.
            let follows = |fault: &Fault| {
                matches!(fault.problem, Problem::NoSuchRegistration | Problem::NoSuchDwelling)
                    || fault.severity == Severity::Warning
            };
            assert!(faults[1..].iter().all(follows), "{table} {column}: {faults:#?}");
        }
    }
}

#[test]
fn a_column_that_must_be_there_and_is_not_is_named() {
    let may_be_absent = ["need_until", "phone", "email", "name"];
    for (table, content) in TABLES {
        let headings: Vec<&str> = content.lines().next().unwrap().split(',').collect();
        for (place, column) in headings.iter().enumerate() {
            let without = |line: &str| {
                let fields = line.split(',').enumerate().filter(|&(n, _)| n != place);
                fields.map(|(_, field)| field).collect::<Vec<_>>().join(",")
            };
            let content = content.lines().map(without).collect::<Vec<_>>().join("\n");
            let folder = Folder::new().with(table, content);
            if table == "registrations" && may_be_absent.contains(column) {
                assert!(folder.read().is_ok(), "{column}");
                continue;
            }
            let found =
                headings.iter().filter(|heading| heading != &column).map(ToString::to_string).collect();
            folder.expect(&folder.error(), (table, 1, column), &Problem::MissingColumn { found });
        }
    }
}

#[test]
fn a_missing_file_is_named_and_nothing_is_said_of_who_points_at_it() {
    for (table, _) in TABLES {
        let folder = Folder::new().without(table);
        let fault = folder.error();
        assert_eq!(fault, Fault::error(folder.file(table).display().to_string(), Problem::MissingFile));
    }
}

#[test]
fn a_file_without_a_heading_row_is_empty() {
    for content in ["", "\n \n\r\n", "\u{FEFF}"] {
        let folder = Folder::new().with("stock", content);
        let fault = folder.error();
        assert_eq!(fault, Fault::error(folder.file("stock").display().to_string(), Problem::Empty));
    }
}

#[test]
fn the_same_heading_twice_is_an_error_and_an_unknown_one_a_warning() {
    let folder = Folder::new().with("preferences", "registration_number,municipality_nis,Municipality_NIS\n");
    folder.expect(&folder.error(), ("preferences", 1, "Municipality_NIS"), &Problem::RepeatedColumn);
    let folder = Folder::new().with("preferences", "\nregistration_number,note,municipality_nis\n");
    folder.expect(&folder.warning(), ("preferences", 2, "note"), &Problem::UnknownColumn);
    let folder = Folder::new().with("preferences", "registration_number,municipality_nis,\n");
    folder.expect(&folder.warning(), ("preferences", 1, "#3"), &Problem::UnknownColumn);
}

#[test]
fn a_row_with_too_few_or_too_many_fields_is_named_and_its_number_still_counts() {
    let folder = Folder::new()
        .with("registrations", text("registrations").replace(",suspended,", ",suspended,,"))
        .and_line("preferences", "2019.01.15.0001");
    let faults = folder.faults();
    let expected = [("registrations", 3, 23, 24), ("preferences", 5, 2, 1)];
    assert_eq!(faults.len(), expected.len());
    for (fault, (table, line, expected, found)) in faults.iter().zip(expected) {
        assert_eq!(fault.file, folder.file(table).display().to_string());
        assert_eq!(fault.line, Some(line));
        assert_eq!(fault.problem, Problem::FieldCount { expected, found });
    }
}

#[test]
fn a_number_given_twice_is_an_error_with_the_line_of_the_first() {
    for (table, column) in [
        ("registrations", "registration_number"),
        ("organisations", "organisation"),
        ("dwellings", "dwelling"),
    ] {
        let first = text(table).lines().nth(1).unwrap();
        let folder = Folder::new().and_line(table, first);
        folder.expect(&folder.error(), (table, 4, column), &Problem::Duplicate { first_line: Some(2) });
    }
}

#[test]
fn an_organisation_nobody_knows_is_a_warning_and_the_attestation_has_no_issuer() {
    let folder = Folder::new().with_value("attestations", "organisation", "OCMW Mol");
    folder.expect(&folder.warning(), ("attestations", 2, "organisation"), &Problem::NoSuchOrganisation);
    let register = folder.read().unwrap().register;
    assert!(register.attestations.iter().all(|(_, attestation)| attestation.organisation.is_none()));
}

#[test]
fn a_residence_that_ends_before_it_starts_is_an_error_and_other_ends_are_warnings() {
    let start = |text: &str| Problem::EndsBeforeStart { start: text.parse::<NaiveDate>().unwrap() };
    let folder = Folder::new().with_value("residences", "to", "2009-12-31");
    folder.expect(&folder.error(), ("residences", 2, "to"), &start("2010-01-01"));
    let folder = Folder::new().with_value("attestations", "valid_until", "2025-09-30");
    folder.expect(&folder.warning(), ("attestations", 2, "valid_until"), &start("2025-10-01"));
    let folder = Folder::new().with_value("organisations", "agreement_to", "2023-12-31");
    folder.expect(&folder.warning(), ("organisations", 2, "agreement_to"), &start("2024-01-01"));
}

#[test]
fn a_quotation_mark_that_is_never_closed_is_named_where_its_row_starts() {
    let folder = Folder::new().and_line("stock", "13008,\"Thuis,,1,0\n13009,Thuis,,1,0");
    let fault = folder.error();
    assert_eq!((fault.line, fault.problem), (Some(3), Problem::UnclosedQuote));
    let folder = Folder::new().with("stock", "municipality_nis,\"company\n");
    let fault = folder.error();
    assert_eq!((fault.line, fault.problem), (Some(1), Problem::UnclosedQuote));
}

#[test]
fn all_errors_come_at_once_then_all_warnings_each_in_the_order_of_the_contract_and_of_lines() {
    let folder = Folder::new()
        .and_line("stock", "13040,Thuis,,1,2")
        .and_line("members", "x,1980-01-01,m,other,no,full")
        .and_line("organisations", "Z,,caw,2024-01-01,2023-01-01")
        .with("registrations", text("registrations").replace(",f,", ",F,").replace(",x,", ",?,"))
        .with("attestations", text("attestations").replace("CAW", "?"));
    let faults = folder.faults();
    let places: Vec<_> = faults
        .iter()
        .map(|fault| {
            let table = Path::new(&fault.file).file_stem().unwrap().to_str().unwrap();
            (fault.severity, table, fault.line.unwrap())
        })
        .collect();
    let expected = [
        (Severity::Error, "registrations", 2),
        (Severity::Error, "registrations", 3),
        (Severity::Error, "members", 5),
        (Severity::Error, "stock", 3),
        (Severity::Warning, "attestations", 2),
        (Severity::Warning, "organisations", 4),
    ];
    assert_eq!(places, expected);
}

#[test]
fn a_thousand_errors_of_a_file_are_listed_and_the_rest_counted() {
    let mut content = String::from("registration_number,municipality_nis\n");
    for _ in 0..1500 {
        content.push_str("x,y\n");
    }
    let faults = Folder::new().with("preferences", content).faults();
    assert_eq!(faults.len(), 1001);
    assert_eq!(faults[999].line, Some(501));
    assert_eq!(faults[1000].line, None);
    assert_eq!(faults[1000].problem, Problem::AndMore { count: 2000 });
}

#[test]
fn a_path_that_is_no_registry_is_named() {
    let folder = Folder::new();
    let missing = folder.path().join("nowhere");
    assert_eq!(crate::support::read(&missing).unwrap_err()[0].problem, Problem::MissingFile);
    for path in [folder.file("stock"), folder.path().join("book.xlsx")] {
        std::fs::write(&path, "no workbook").unwrap();
        let faults = crate::support::read(&path).unwrap_err();
        assert_eq!(faults[0].file, path.display().to_string());
        let workbook = path.extension().is_some_and(|ending| ending == "xlsx");
        assert_eq!(matches!(faults[0].problem, Problem::Unreadable { .. }), workbook, "{faults:?}");
        assert_eq!(faults[0].problem == Problem::NeitherFolderNorWorkbook, !workbook, "{faults:?}");
    }
}

#[test]
fn more_target_groups_than_a_register_has_room_for_are_refused() {
    let folder = Folder::new();
    let group_codes = (0..33).map(|n| n.to_string()).collect();
    let faults = read_registry(folder.path(), &ReadOptions { group_codes, ..options() }).unwrap_err();
    assert_eq!(faults[0].problem, Problem::TooMany { most: 32 });
}

#[test]
fn refusals_may_be_left_out_and_are_checked_when_they_are_there() {
    assert!(!Folder::new().read().unwrap().register.refusals_known);
    let headings = "registration_number,refused_on,valid\n";
    let folder = Folder::new().with("refusals", format!("{headings}2019.01.15.0001,2025-05-05,no\n"));
    let reading = folder.read().unwrap();
    assert!(reading.register.refusals_known);
    assert_eq!(reading.register.refusals.of(0).len(), 1);
    assert_eq!(reading.rows.last(), Some(&("refusals".to_owned(), 1)));
    let folder = folder.with("refusals", format!("{headings}x,2025-05-05,no\n"));
    let at = ("refusals", 2, "registration_number");
    folder.expect(&folder.error(), at, &Problem::NoSuchRegistration);
}
