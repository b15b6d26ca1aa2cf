//! What must hold in every region, whatever its size and seed.

use super::tables::{Table, Tables};
use chrono::NaiveDate;
use domain::{Cents, HousingNeed, Nis};
use std::collections::{BTreeMap, BTreeSet};

const NUMBER: &str = "registration_number";

fn unique(table: &Table, column: &str) {
    let mut seen = BTreeSet::new();
    for value in table.values(column) {
        assert!(seen.insert(value), "{value} occurs twice in {}", table.name);
    }
}

fn refers(table: &Table, column: &str, known: &BTreeSet<&str>) {
    for value in table.values(column).filter(|value| !value.is_empty()) {
        assert!(known.contains(value), "{}: {column} {value} does not exist", table.name);
    }
}

/// Everything that must hold in every region.
pub fn check(tables: &Tables, on: NaiveDate) {
    for table in &tables.0 {
        for row in &table.rows {
            assert_eq!(row.len(), table.columns.len(), "{}", table.name);
        }
    }
    let table = |name| tables.get(name);
    unique(table("registrations"), NUMBER);
    unique(table("dwellings"), "dwelling");
    unique(table("organisations"), "organisation");
    unique(table("allocations"), "dwelling");
    unique(table("allocations"), NUMBER);
    let numbers: BTreeSet<&str> = table("registrations").values(NUMBER).collect();
    for name in ["members", "residences", "preferences", "attestations", "allocations", "refusals"] {
        refers(table(name), NUMBER, &numbers);
    }
    refers(table("attestations"), "organisation", &table("organisations").values("organisation").collect());
    refers(table("allocations"), "dwelling", &table("dwellings").values("dwelling").collect());
    let places: BTreeSet<&str> = table("stock").values("municipality_nis").collect();
    assert!(places.iter().all(|nis| Nis::parse(nis.as_bytes()).is_some()));
    for name in ["residences", "preferences", "dwellings"] {
        refers(table(name), "municipality_nis", &places);
    }
    refers(table("registrations"), "ocmw_nis", &places);
    refers(table("registrations"), "informal_care_nis", &places);
    refers(table("registrations"), "housing_need", &HousingNeed::CODES.iter().copied().collect());
    let groups = BTreeSet::from(["housing-first", "moving-on", "families-in-poverty", "65-plus"]);
    refers(table("dwellings"), "reserved_for", &groups);
    refers(table("allocations"), "target_group", &groups);
    for codes in table("registrations").values("target_groups").filter(|codes| !codes.is_empty()) {
        assert!(codes.split('|').all(|code| groups.contains(code)), "{codes}");
    }
    for column in ["monthly_income", "yearly_income"] {
        for amount in table("registrations").values(column) {
            assert!(Cents::parse(amount.as_bytes()).expect("a value of its kind").0 >= 0, "{amount}");
        }
    }
    dates_are_in_order(tables, on);
    preferences_are_few_and_different(table("preferences"));
}

fn dates_are_in_order(tables: &Tables, on: NaiveDate) {
    let date = |text: &str| text.parse::<NaiveDate>().expect("a value of its kind");
    for row in tables.get("registrations").records() {
        let registered = date(row["registered_on"]);
        assert!(registered <= on && date(row["birth_date"]) < registered, "{}", row[NUMBER]);
        assert!(row[NUMBER].starts_with(&registered.format("%Y.%m.%d.").to_string()), "{}", row[NUMBER]);
    }
    for row in tables.get("residences").records() {
        let to = row["to"];
        assert!(date(row["from"]) <= on, "{row:?}");
        assert!(to.is_empty() || date(row["from"]) <= date(to) && date(to) <= on, "{row:?}");
    }
    for row in tables.get("members").records() {
        assert!(date(row["birth_date"]) <= on, "{row:?}");
    }
    for row in tables.get("attestations").records() {
        assert!(date(row["issued_on"]) <= on, "{row:?}");
        assert!(
            row["valid_until"].is_empty() || date(row["issued_on"]) <= date(row["valid_until"]),
            "{row:?}"
        );
    }
    for row in tables.get("allocations").records() {
        assert!(date(row["decided_on"]) < on, "{row:?}");
    }
    let mut numbers: Vec<&str> = tables.get("registrations").values(NUMBER).collect();
    assert!(numbers.is_sorted());
    numbers.dedup();
    assert_eq!(numbers.len(), tables.get("registrations").rows.len());
}

fn preferences_are_few_and_different(preferences: &Table) {
    let mut of: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for row in preferences.records() {
        assert!(of.entry(row[NUMBER]).or_default().insert(row["municipality_nis"]), "{row:?}");
    }
    assert!(of.values().all(|wanted| (1..=12).contains(&wanted.len())));
}
