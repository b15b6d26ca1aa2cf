//! `allocate`: the JSON of the contract, and how the ledger goes on from dwelling to dwelling.

use crate::registry::{ELDERLY, FAMILY, HOUSED, MUST_MOVE, POOR, ROOFLESS, Registry, WISHES};
use crate::support::{ON, column, rows, run, text};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use tempfile::TempDir;

/// Only the fields of the contract.
fn decided(result: &Value) -> Value {
    let keys = ["dwelling", "pillar", "target_group", "registration_number", "shortfalls"];
    let only = |row: &Value| keys.map(|key| (key.to_owned(), row[key].clone())).into_iter().collect();
    rows(result).iter().map(|row| Value::Object(only(row))).collect()
}

/// The decision about one dwelling.
#[track_caller]
fn about<'a>(result: &'a Value, dwelling: &str) -> &'a Value {
    rows(result).iter().find(|row| row["dwelling"] == dwelling).expect("the dwelling is allocated")
}

#[test]
fn the_whole_list_is_decided_in_order_each_with_the_shortfalls_that_decided() {
    let result = Registry::small().written().allocate().json();
    assert_eq!(
        decided(&result),
        json!([
            {
                "dwelling": "D2", "pillar": 2, "target_group": null, "registration_number": ROOFLESS,
                "shortfalls": { "1": "0", "2": "2/5", "3": "2/5", "4": "1/5" },
            },
            {
                "dwelling": "D1", "pillar": 3, "target_group": "families-in-poverty", "registration_number": POOR,
                "shortfalls": { "1": "1/2", "2": "-2/5", "3": "3/5", "4": "3/10" },
            },
            {
                "dwelling": "D3", "pillar": 3, "target_group": "65-plus", "registration_number": ELDERLY,
                "shortfalls": { "1": "1", "2": "2/5", "3": "-3/5", "4": "1/5" },
            },
            {
                "dwelling": "D4", "pillar": null, "target_group": null, "registration_number": null,
                "shortfalls": { "1": "3/2", "2": "3/5", "3": "-7/5", "4": "3/10" },
            },
        ])
    );
}

#[test]
fn dwellings_come_in_order_of_the_date_they_are_free_then_of_their_number_as_text() {
    let same_day = ["2026-01-01"; 3].map(str::to_owned);
    let mut registry = Registry::small();
    for (dwelling, date) in ["W10", "W9", "V"].into_iter().zip(&same_day) {
        registry = registry
            .row("dwellings", &[dwelling, "LeefGoed", "Neteland", "13008", "9", "no", "", "", date, ""]);
    }
    // Later than the reference date, and still in the list.
    let registry = registry.set("dwellings", "D2", "available_on", "2027-01-01");
    let result = registry.written().allocate().json();
    assert_eq!(column(&result, "dwelling"), ["V", "W10", "W9", "D1", "D3", "D4", "D2"]);
}

#[test]
fn dwellings_with_a_row_in_allocations_are_skipped_whatever_its_year() {
    let registry = Registry::small();
    let all = column(&registry.written().allocate().json(), "dwelling").len();
    assert_eq!(all, 4);
    for date in ["2020-01-01", "2026-02-28", "2030-01-01"] {
        let given = registry.clone().row("allocations", &["D1", HOUSED, "1", "", date]);
        let result = given.written().allocate().json();
        assert_eq!(column(&result, "dwelling"), ["D2", "D3", "D4"]);
    }
}

#[test]
fn a_dwelling_nobody_fits_does_not_count() {
    // D4 becomes the first of Woonboog: the one after it finds the ledger as D4 found it.
    let registry = Registry::small().set("dwellings", "D4", "available_on", "2026-01-01");
    let result = registry.written().allocate().json();
    let (nobody, next) = (about(&result, "D4"), about(&result, "D3"));
    assert_eq!(nobody["registration_number"], Value::Null);
    assert_eq!(nobody["pillar"], Value::Null);
    assert_eq!(nobody["target_group"], Value::Null);
    assert_eq!(nobody["shortfalls"], next["shortfalls"]);
}

#[test]
fn a_candidate_who_was_given_a_dwelling_leaves_the_list() {
    // Both dwellings of Geel fit the only one who still prefers it.
    let registry = [WISHES, MUST_MOVE, FAMILY, POOR, ELDERLY]
        .into_iter()
        .fold(Registry::small(), |registry, number| registry.without_rows("preferences", number));
    let without_d2 = registry.clone().set("dwellings", "D2", "available_on", "2026-02-02");
    let (result, swapped) = (registry.written().allocate().json(), without_d2.written().allocate().json());
    for (result, first, second) in [(&result, "D2", "D1"), (&swapped, "D1", "D2")] {
        assert_eq!(about(result, first)["registration_number"], ROOFLESS);
        assert_eq!(about(result, second)["registration_number"], Value::Null);
    }
}

#[test]
fn the_ledger_is_kept_for_each_company() {
    let allocations = |company: &str| {
        let mut registry = Registry::small();
        for n in 0..4 {
            let dwelling = format!("H{n}");
            let row = [&dwelling, company, "", "13008", "1", "no", "", "", "2025-01-01", ""];
            registry = registry
                .row("dwellings", &row)
                .row("allocations", &[&dwelling, HOUSED, "2", "", "2026-02-01"]);
        }
        registry.written().allocate().json()
    };
    let (other, same) = (allocations("De Noorderkempen"), allocations("LeefGoed"));
    let untouched = Registry::small().written().allocate().json();
    assert_eq!(about(&other, "D2")["shortfalls"], about(&untouched, "D2")["shortfalls"]);
    // Five this year, one in pillar 1 and four in pillar 2; zones do not count apart.
    let expected = json!({ "1": "2", "2": "-14/5", "3": "6/5", "4": "3/5" });
    assert_eq!(about(&same, "D2")["shortfalls"], expected);
    assert_eq!(about(&same, "D2")["pillar"], 1);
    assert_eq!(about(&same, "D2")["registration_number"], MUST_MOVE);
}

#[test]
fn the_ledger_starts_from_the_calendar_year_of_the_date() {
    let shortfalls = |date: &str| {
        let registry = Registry::small().set("allocations", "G1", "decided_on", date);
        about(&registry.written().allocate().json(), "D2")["shortfalls"].clone()
    };
    let counted = json!({ "1": "0", "2": "2/5", "3": "2/5", "4": "1/5" });
    let nothing = json!({ "1": "1/2", "2": "1/5", "3": "1/5", "4": "1/10" });
    assert_eq!(shortfalls("2026-01-01"), counted);
    assert_eq!(shortfalls("2026-12-31"), counted);
    assert_eq!(shortfalls("2025-12-31"), nothing);
    assert_eq!(shortfalls("2027-01-01"), nothing);
}

#[test]
fn a_reserved_dwelling_goes_to_its_group_or_to_nobody() {
    let registry = Registry::small().without_rows("preferences", ELDERLY);
    let result = registry.written().allocate().json();
    let reserved = about(&result, "D3");
    assert_eq!(reserved["registration_number"], Value::Null);
    assert_eq!(reserved["pillar"], Value::Null);
    assert_eq!(reserved["target_group"], Value::Null);
}

/// D1 as the next dwelling of its company, when it is the turn of pillar 3: the earlier dwelling G1 was given in that
/// pillar, and enough others in pillar 1. Nobody fits in pillar 2.
fn turn_of_pillar_3(g1_reserved: bool, reserved_in_stock: &str) -> Value {
    let group = "families-in-poverty";
    let mut registry = Registry::small()
        .without_rows("attestations", FAMILY)
        .without_rows("attestations", ROOFLESS)
        .without_rows("dwellings", "D2")
        .set("allocations", "G1", "pillar", "3")
        .set("allocations", "G1", "target_group", group)
        .set("stock", "13008", "reserved_for_target_groups", reserved_in_stock);
    if g1_reserved {
        registry = registry.set("dwellings", "G1", "reserved_for", group);
    }
    for n in 0..8 {
        let dwelling = format!("H{n}");
        let row = [&dwelling, "LeefGoed", "Neteland", "13008", "1", "no", "", "", "2025-01-01", ""];
        registry =
            registry.row("dwellings", &row).row("allocations", &[&dwelling, HOUSED, "1", "", "2026-02-01"]);
    }
    about(&registry.written().allocate().json(), "D1").clone()
}

#[test]
fn a_reserved_dwelling_counts_in_the_ledger_but_not_in_the_yearly_numbers_nor_the_stock() {
    // Ten percent room in the stock: 3 * (99 + 0 + 1) <= 300.
    let (reserved, ordinary) = (turn_of_pillar_3(true, "99"), turn_of_pillar_3(false, "98"));
    let expected = json!({ "1": "-3", "2": "2", "3": "1", "4": "1" });
    for (row, count) in [(&reserved, 0), (&ordinary, 1)] {
        assert_eq!(row["shortfalls"], expected);
        assert_eq!(row["pillar"], 3);
        let tried = rows(&row["tried"]).iter().find(|tried| tried["pillar"] == 3).unwrap();
        let group = rows(&tried["groups"]).iter().find(|g| g["group"] == "families-in-poverty").unwrap();
        assert_eq!(group["count"], count);
    }
    assert_eq!(turn_of_pillar_3(true, "100")["pillar"], 4);
    assert_eq!(turn_of_pillar_3(false, "99")["pillar"], 4);
}

#[test]
fn no_more_than_a_third_of_the_stock_of_a_municipality_goes_to_target_groups() {
    let pillar_of_d1 = |reserved: &str| {
        let registry = Registry::small().set("stock", "13008", "reserved_for_target_groups", reserved);
        about(&registry.written().allocate().json(), "D1")["pillar"].clone()
    };
    // 3 * (reserved + 0 + 1) <= 300
    assert_eq!(pillar_of_d1("99"), 3);
    assert_ne!(pillar_of_d1("100"), 3);
    // Rows of one municipality add up.
    let more = Registry::small()
        .set("stock", "13008", "reserved_for_target_groups", "100")
        .row("stock", &["13008", "LeefGoed", "Zuiderkempen", "3", "0"]);
    assert_eq!(about(&more.written().allocate().json(), "D1")["pillar"], 3);
}

#[test]
fn an_empty_list_of_dwellings_gives_an_empty_array() {
    let mut registry = Registry::small();
    for table in ["dwellings", "allocations"] {
        registry.table(table).rows.clear();
    }
    assert_eq!(registry.written().allocate().json(), json!([]));
}

#[test]
fn a_demo_region_is_allocated_with_every_dwelling_once_and_nobody_twice() {
    let folder = TempDir::new().unwrap();
    run(folder.path(), &["demo", "--out", "streek", "--seed", "3"]).done();
    let read = |table: &str| std::fs::read_to_string(folder.path().join("streek").join(table)).unwrap();
    let given_before: BTreeSet<String> =
        read("allocations.csv").lines().skip(1).map(|l| l.split(',').next().unwrap().to_owned()).collect();
    let mut vacant: Vec<(String, String)> = read("dwellings.csv")
        .lines()
        .skip(1)
        .map(|line| line.split(',').collect::<Vec<_>>())
        .map(|fields| (fields[8].to_owned(), fields[0].to_owned()))
        .filter(|(_, dwelling)| !given_before.contains(dwelling))
        .collect();
    vacant.sort();
    let arguments =
        ["allocate", "--regulation", "kempen", "--registry", "streek", "--on", ON, "--format", "json"];
    let result = run(folder.path(), &arguments).json();
    let expected: Vec<&str> = vacant.iter().map(|(_, dwelling)| dwelling.as_str()).collect();
    assert!(expected.len() > 5);
    assert_eq!(column(&result, "dwelling"), expected);
    let mut once = BTreeSet::new();
    for row in rows(&result) {
        let nobody = row["registration_number"].is_null();
        assert_eq!(row["pillar"].is_null(), nobody, "{row}");
        assert!(nobody || matches!(row["pillar"].as_u64(), Some(1..=4)), "{row}");
        assert!(row["target_group"].is_null() || row["pillar"] == 3, "{row}");
        assert_eq!(row["shortfalls"].as_object().unwrap().keys().collect::<Vec<_>>(), ["1", "2", "3", "4"]);
        assert!(nobody || once.insert(text(&row["registration_number"]).to_owned()), "{row}");
    }
    assert!(once.len() > 5);
}

#[test]
fn the_table_for_people_tells_who_why_and_why_not_the_next_in_both_languages() {
    let written = Registry::small().written();
    let table = |lang| written.run("allocate", &["--lang", lang]);
    let names = [ROOFLESS, POOR, ELDERLY, "D4", "Geel", "Turnhout", "LeefGoed", "Woonboog"];
    let dutch = table("nl").shows(&names).shows(&["65-plussers", "1 maart 2026", "versnelde toewijzing"]);
    let english = table("en").shows(&names).shows(&["people over 65", "March"]);
    assert!(!english.text().contains("toewijzing "), "{}", english.text());
    assert!(!dutch.text().contains("people over 65"));
}
