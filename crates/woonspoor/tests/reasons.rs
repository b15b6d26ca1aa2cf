//! Every reason code: what makes a candidate who was ranked excluded, for that reason and no other.

use crate::registry::{ELDERLY, FAMILY, MUST_MOVE, POOR, ROOFLESS, Registry, WISHES};
use crate::support::{Changed, rows, text};
use serde_json::Value;

/// Why somebody is excluded; none when ranked.
fn reasons<'a>(result: &'a Value, number: &str) -> Vec<&'a str> {
    let find = |list: &'a Value| rows(list).iter().find(|row| row["registration_number"] == number);
    match (find(&result["ranked"]), find(&result["excluded"])) {
        (Some(_), None) => Vec::new(),
        (None, Some(row)) => rows(&row["reasons"]).iter().map(text).collect(),
        _ => panic!("{number} is to be in one of the lists"),
    }
}

/// The candidate is ranked for D1 in the pillar, and with one value changed excluded for exactly these reasons.
#[track_caller]
fn expect(pillar: &str, number: &str, table: &str, key: &str, change: (&str, &str), expected: &[&str]) {
    let before = Registry::small();
    assert!(reasons(&before.written().rank("D1", Some(pillar)).json(), number).is_empty());
    let after = before.set(table, key, change.0, change.1).written().rank("D1", Some(pillar)).json();
    assert_eq!(reasons(&after, number), expected, "{change:?}");
}

#[test]
fn each_condition_of_every_pillar_excludes_with_its_own_code() {
    let of_registration = [
        ("adapted_need", "yes", "adapted-mismatch"),
        ("yearly_income", "99000", "income-limit"),
        ("owns_property", "yes", "property"),
        ("status", "struck", "struck"),
        ("status", "suspended", "suspended"),
        ("birth_date", "2008-03-02", "underage"),
    ];
    for (pillar, number) in [("1", FAMILY), ("2", FAMILY), ("3", POOR), ("4", MUST_MOVE)] {
        for (column, value, code) in of_registration {
            expect(pillar, number, "registrations", number, (column, value), &[code]);
        }
        expect(pillar, number, "preferences", number, ("municipality_nis", "13040"), &["no-preference"]);
        expect(pillar, number, "dwellings", "D1", ("bedrooms", "4"), &["occupancy"]);
        expect(pillar, number, "dwellings", "D1", ("adapted", "yes"), &["adapted-mismatch"]);
        expect(pillar, number, "dwellings", "D1", ("min_age", "65"), &["age"]);
        let given = Registry::small().row("allocations", &["G3", number, "1", "", "2020-01-01"]);
        let result = given.written().rank("D1", Some(pillar)).json();
        assert_eq!(reasons(&result, number), ["already-allocated"]);
    }
}

#[test]
fn a_reserved_dwelling_excludes_whoever_is_not_of_the_group() {
    for (pillar, number) in [("1", FAMILY), ("2", FAMILY), ("4", MUST_MOVE)] {
        expect(pillar, number, "dwellings", "D1", ("reserved_for", "moving-on"), &["not-reserved-for"]);
    }
    // POOR is of a group with a yearly number: in a target group, but not in that of the dwelling.
    expect("3", POOR, "dwellings", "D1", ("reserved_for", "65-plus"), &["not-reserved-for"]);
}

#[test]
fn a_suspension_lasts_through_its_last_day_and_an_eighteenth_birthday_counts() {
    let suspended = |until| {
        let registry = Registry::small().set("registrations", FAMILY, "status", "suspended");
        let registry = registry.set("registrations", FAMILY, "suspended_until", until);
        registry.written().rank("D1", Some("1")).json()
    };
    assert_eq!(reasons(&suspended("2026-03-01"), FAMILY), ["suspended"]);
    assert!(reasons(&suspended("2026-02-28"), FAMILY).is_empty());
    let birthday = Registry::small().set("registrations", FAMILY, "birth_date", "2008-03-01");
    assert!(reasons(&birthday.written().rank("D1", Some("1")).json(), FAMILY).is_empty());
}

#[test]
fn emancipation_stands_in_for_eighteen() {
    let registry = Registry::small().set("registrations", FAMILY, "birth_date", "2010-01-01");
    let registry = registry.set("registrations", FAMILY, "emancipated", "yes");
    assert!(reasons(&registry.written().rank("D1", Some("1")).json(), FAMILY).is_empty());
}

#[test]
fn the_criteria_of_pillar_2_exclude_where_they_give_no_points() {
    let of_registration = |change, expected| expect("2", FAMILY, "registrations", FAMILY, change, expected);
    of_registration(("need_documented", "no"), &["gate-need"]);
    of_registration(("housing_need", ""), &["gate-need"]);
    of_registration(("monthly_income", "2238.08"), &["gate-income"]);
    expect("2", FAMILY, "attestations", FAMILY, ("engagement", "no"), &["gate-support"]);
    of_registration(("warning_flag", "yes"), &["warning-flag-without-agreement"]);
    for (column, value) in [("ocmw", "no"), ("search", "no"), ("ready", "no"), ("issued_on", "2026-03-02")] {
        expect("2", FAMILY, "attestations", FAMILY, (column, value), &["gate-support"]);
    }
    expect("2", FAMILY, "attestations", FAMILY, ("valid_until", "2026-02-28"), &["gate-support"]);
    expect("2", FAMILY, "organisations", "OCMW", ("agreement_from", ""), &["gate-support"]);
    expect("2", FAMILY, "organisations", "OCMW", ("agreement_to", "2026-02-28"), &["gate-support"]);
}

#[test]
fn special_circumstances_take_the_place_of_every_gate() {
    for documented in ["yes", "no"] {
        let registry = Registry::small()
            .set("registrations", POOR, "housing_need", "special")
            .set("registrations", POOR, "monthly_income", "9000")
            .set("registrations", POOR, "yearly_income", "20000");
        let registry = match documented {
            "yes" => registry.set("registrations", POOR, "need_documented", "yes"),
            _ => registry,
        };
        let result = registry.written().rank("D1", Some("2")).json();
        assert_eq!(reasons(&result, POOR), ["special-route"], "documented: {documented}");
    }
}

#[test]
fn the_reading_of_the_gate_decides_who_is_excluded_without_children() {
    let reading = |reading: &str| {
        let changes = [
            ("reading = \"evidence\"", format!("reading = \"{reading}\"")),
            ("chosen = \"evidence\"", format!("chosen = \"{reading}\"")),
        ];
        let changes = changes.each_ref().map(|(old, new)| (*old, new.as_str()));
        let changed = Changed::kempen(&changes);
        let regulation = changed.argument();
        let more = ["--regulation", &regulation, "--format", "json", "--dwelling", "D1", "--pillar", "2"];
        Registry::small().written().run("rank", &more).json()
    };
    let strict = reading("strict");
    assert_eq!(reasons(&strict, ROOFLESS), ["gate-children"]);
    assert_eq!(reasons(&strict, WISHES), ["gate-children", "gate-need", "gate-support"]);
    assert!(reasons(&strict, FAMILY).is_empty());
    let off = reading("off");
    assert!(reasons(&off, ROOFLESS).is_empty() && reasons(&off, WISHES).is_empty());
}

#[test]
fn the_target_groups_and_the_tie_exclude_in_pillar_3_only() {
    let expect_poor = |change, expected| expect("3", POOR, "registrations", POOR, change, expected);
    expect_poor(("target_groups", ""), &["not-in-target-group"]);
    expect_poor(("target_groups", "65-plus"), &["not-in-target-group"]);
    // Five years without a day of interruption, the day of the ranking included.
    expect("3", POOR, "residences", POOR, ("from", "2021-03-03"), &["no-local-tie"]);
    let just = Registry::small().set("residences", POOR, "from", "2021-03-02");
    assert!(reasons(&just.written().rank("D1", Some("3")).json(), POOR).is_empty());
    expect("4", MUST_MOVE, "registrations", MUST_MOVE, ("transfer", "none"), &["no-transfer"]);
    // Over 65, in the dwelling reserved for the group: a group without a yearly number is enough.
    let result = Registry::small().written().rank("D3", Some("3")).json();
    assert!(reasons(&result, ELDERLY).is_empty());
    let other = Registry::small().set("registrations", ELDERLY, "target_groups", "mental-health");
    let result = other.written().rank("D3", Some("3")).json();
    assert_eq!(reasons(&result, ELDERLY), ["not-in-target-group", "not-reserved-for"]);
}
