//! `rank` as JSON and as a table: fields, types and order of the contract.

use crate::registry::{ALL, ELDERLY, FAMILY, HINDERED, HOUSED, MUST_MOVE, POOR, ROOFLESS, Registry, WISHES};
use crate::support::{ON, column, rows, run, text};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use tempfile::TempDir;

/// The result without its lists.
fn head(result: &Value) -> Value {
    let keys = ["dwelling", "on", "pillar", "regulation"];
    keys.iter().map(|key| ((*key).to_owned(), result[key].clone())).collect::<serde_json::Map<_, _>>().into()
}

/// Who is excluded and why.
fn excluded(result: &Value) -> BTreeMap<&str, Vec<&str>> {
    let reasons = |row: &'static str, value: &'_ Value| rows(&value[row]).len();
    rows(&result["excluded"])
        .iter()
        .map(|row| {
            assert!(reasons("reasons", row) > 0, "{row} says nothing");
            (text(&row["registration_number"]), rows(&row["reasons"]).iter().map(text).collect())
        })
        .collect()
}

#[test]
fn a_ranking_names_dwelling_date_pillar_and_regulation() {
    let result = Registry::small().written().rank("D1", Some("2")).json();
    assert_eq!(
        head(&result),
        json!({
            "dwelling": "D1", "on": "2026-03-01", "pillar": 2,
            "regulation": { "id": "kempen", "version": "2023-10-01" },
        })
    );
}

#[test]
fn pillar_1_ranks_by_tie_then_care_then_date_and_tells_both_without_points() {
    let result = Registry::small().written().rank("D1", Some("1")).json();
    assert_eq!(result["pillar"], 1);
    let row = |rank: u32, number: &str, tie: bool, care: bool| {
        json!({
            "rank": rank, "registration_number": number,
            "criteria": { "local_tie": tie, "informal_care": care },
            "registered_on": number[..10].replace('.', "-"),
        })
    };
    let expected = json!([
        row(1, MUST_MOVE, true, false),
        row(2, FAMILY, true, false),
        row(3, POOR, true, false),
        row(4, ROOFLESS, false, true),
        row(5, WISHES, false, false),
        row(6, ELDERLY, false, false),
    ]);
    assert_eq!(result["ranked"], expected);
}

#[test]
fn pillar_2_ranks_by_points_and_tells_those_of_every_criterion() {
    let result = Registry::small().written().rank("D1", Some("2")).json();
    assert_eq!(
        result["ranked"],
        json!([
            {
                "rank": 1, "registration_number": FAMILY, "points": 46,
                "criteria": { "need": 20, "income": 20, "support": 5, "children": 1 },
                "registered_on": "2018-01-10",
            },
            {
                "rank": 2, "registration_number": ROOFLESS, "points": 33,
                "criteria": { "need": 15, "income": 15, "support": 3, "children": 0 },
                "registered_on": "2017-05-20",
            },
        ])
    );
}

#[test]
fn pillar_2_excludes_with_all_reasons_in_alphabetical_order() {
    let result = Registry::small().written().rank("D1", Some("2")).json();
    let no_points = vec!["gate-need", "gate-support"];
    let expected = BTreeMap::from([
        (
            HINDERED,
            vec![
                "adapted-mismatch",
                "gate-need",
                "gate-support",
                "income-limit",
                "no-preference",
                "property",
                "struck",
                "underage",
                "warning-flag-without-agreement",
            ],
        ),
        (HOUSED, vec!["already-allocated", "gate-need", "gate-support"]),
        (WISHES, no_points.clone()),
        (MUST_MOVE, no_points.clone()),
        (POOR, no_points.clone()),
        (ELDERLY, no_points),
    ]);
    assert_eq!(excluded(&result), expected);
}

#[test]
fn pillar_3_ranks_target_groups_by_date_and_tells_tie_and_care_without_points() {
    // The second of the group registered earlier but stands later in the file.
    let second = [("target_groups", "moving-on|65-plus")];
    let number = "2016.03.03.0001";
    let registry = Registry::small()
        .and_candidate(number, &second)
        .row("residences", &[number, "13008", "2020-01-01", ""])
        .set("registrations", number, "informal_care_nis", "13008");
    let result = registry.written().rank("D1", Some("3")).json();
    assert_eq!(
        result["ranked"],
        json!([
            {
                "rank": 1, "registration_number": number, "registered_on": "2016-03-03",
                "criteria": { "local_tie": true, "informal_care": true },
            },
            {
                "rank": 2, "registration_number": POOR, "registered_on": "2019-09-09",
                "criteria": { "local_tie": true, "informal_care": false },
            },
        ])
    );
    let both = vec!["no-local-tie", "not-in-target-group"];
    let excluded = excluded(&result);
    assert_eq!(excluded[FAMILY], ["not-in-target-group"]);
    assert_eq!(excluded[ROOFLESS], both);
    // Of a group without a yearly number, and the dwelling is not reserved for it.
    assert_eq!(excluded[ELDERLY], both);
    assert_eq!(
        excluded[HINDERED],
        [
            "adapted-mismatch",
            "income-limit",
            "no-local-tie",
            "no-preference",
            "not-in-target-group",
            "property",
            "struck",
            "underage"
        ]
    );
}

#[test]
fn pillar_4_ranks_who_must_move_before_who_wishes_to() {
    let result = Registry::small().written().rank("D1", Some("4")).json();
    assert_eq!(column(&result["ranked"], "registration_number"), [MUST_MOVE, WISHES]);
    assert!(rows(&result["ranked"]).iter().all(|row| row.get("points").is_none()));
    let excluded = excluded(&result);
    assert_eq!(excluded[FAMILY], ["no-transfer"]);
    assert_eq!(excluded[HOUSED], ["already-allocated", "no-transfer"]);
}

#[test]
fn with_a_pillar_there_is_no_ledger_and_without_one_the_ledger_decides() {
    let written = Registry::small().written();
    for pillar in ["1", "2", "3", "4"] {
        assert!(written.rank("D1", Some(pillar)).json().get("ledger").is_none());
    }
    // LeefGoed gave one dwelling this year, in pillar 1: 2 and 3 lack as much, and the lowest number goes first.
    let result = written.rank("D1", None).json();
    assert_eq!(result["pillar"], 2);
    assert_eq!(result["ledger"]["counts"], json!({ "1": 1, "2": 0, "3": 0, "4": 0 }));
    assert_eq!(result["ledger"]["shortfalls"], json!({ "1": "0", "2": "2/5", "3": "2/5", "4": "1/5" }));
    assert_eq!(column(&result["ranked"], "registration_number"), [FAMILY, ROOFLESS]);
}

#[test]
fn equal_points_go_by_date_and_then_by_number_as_text() {
    // All on one day, with numbers that sort otherwise as numbers or without capitals.
    let mut registry = Registry::small();
    let numbers = ["10", "9", "Z", "a"];
    for number in numbers.iter().rev() {
        let likewise = format!("2017.05.20.{number}");
        registry = registry
            .and_candidate(&likewise, &[("housing_need", "no-shelter"), ("need_documented", "yes")])
            .set("registrations", &likewise, "monthly_income", "1600.00")
            .row(
                "attestations",
                &[&likewise, "CAW", "2025-12-01", "", "area", "verified", "active", "yes", "yes", ""],
            );
    }
    let result = registry.written().rank("D1", Some("2")).json();
    let expected = [FAMILY, ROOFLESS, "2017.05.20.10", "2017.05.20.9", "2017.05.20.Z", "2017.05.20.a"];
    assert_eq!(column(&result["ranked"], "registration_number"), expected);
    let result = registry.written().rank("D1", Some("1")).json();
    let ranked = column(&result["ranked"], "registration_number");
    let without_tie: Vec<&str> =
        ranked.into_iter().filter(|n| n.starts_with("2017.05.20") && *n != ROOFLESS).collect();
    assert_eq!(without_tie, expected[2..]);
}

#[test]
fn a_dwelling_nobody_fits_has_a_null_pillar_nobody_ranked_and_reasons_for_everybody() {
    let result = Registry::small().written().rank("D4", None).json();
    assert_eq!(result["pillar"], Value::Null);
    assert_eq!(result["ranked"], json!([]));
    assert_eq!(excluded(&result).into_keys().collect::<BTreeSet<_>>(), BTreeSet::from(ALL));
    assert_eq!(result["ledger"]["counts"], json!({ "1": 0, "2": 0, "3": 1, "4": 0 }));
}

#[test]
fn a_reserved_dwelling_goes_to_its_group_in_pillar_3() {
    let written = Registry::small().written();
    let result = written.rank("D3", None).json();
    assert_eq!(result["pillar"], 3);
    assert_eq!(column(&result["ranked"], "registration_number"), [ELDERLY]);
    let excluded = excluded(&result);
    assert_eq!(excluded[POOR], ["age", "no-local-tie", "no-preference", "not-reserved-for", "occupancy"]);
}

#[test]
fn json_stands_alone_on_standard_output_and_warnings_on_standard_error() {
    let written = Registry::small().written();
    let loud = written.rank("D1", Some("2")).done();
    assert_eq!(loud.stdout.iter().filter(|&&byte| byte == b'\n').count(), 1);
    assert!(loud.stdout.ends_with(b"}\n"));
    assert!(!loud.lines(&["let op", "1544.13"]).is_empty(), "{}", loud.stderr);
    assert!(!loud.lines(&["let op", "income-limits"]).is_empty(), "{}", loud.stderr);
    let quiet = written.run("rank", &["-q", "--format", "json", "--dwelling", "D1", "--pillar", "2"]).done();
    assert_eq!(quiet.stderr, "");
    assert_eq!(quiet.stdout, loud.stdout);
}

#[test]
fn an_attestation_of_an_unknown_organisation_is_reported_and_does_not_count() {
    let registry = Registry::small().set("attestations", ROOFLESS, "organisation", "NIEMAND");
    let run = registry.written().rank("D1", Some("2"));
    let told = run.lines(&["let op", "attestations.csv:3", "organisation", "NIEMAND"]);
    assert_eq!(told.len(), 1, "{}", run.stderr);
    let result = run.json();
    assert_eq!(excluded(&result)[ROOFLESS], ["gate-support"]);
}

#[test]
fn an_unknown_column_is_reported_and_not_fatal() {
    let mut registry = Registry::small();
    let table = registry.table("preferences");
    table.columns.insert(1, "kleur".to_owned());
    table.rows.iter_mut().for_each(|row| row.insert(1, "blauw".to_owned()));
    let run = registry.written().rank("D1", Some("2"));
    assert_eq!(run.lines(&["let op", "preferences.csv", "kleur"]).len(), 1, "{}", run.stderr);
    assert_eq!(run.json(), Registry::small().written().rank("D1", Some("2")).json());
}

#[test]
fn the_table_for_people_shows_ranks_points_and_reasons_in_both_languages() {
    let written = Registry::small().written();
    let table = |lang| written.run("rank", &["--lang", lang, "--dwelling", "D1", "--pillar", "2"]);
    let dutch = table("nl").shows(&[FAMILY, ROOFLESS, "46", "33", "Geel", "1 maart 2026", "woonnood"]);
    let english = table("en").shows(&[FAMILY, ROOFLESS, "46", "33", "Geel", "March", "housing need"]);
    for (run, foreign) in [(dutch, "housing"), (english, "woonnood")] {
        assert!(!run.text().contains(foreign), "{}", run.text());
        let rank = |number| run.text().find(number).unwrap();
        assert!(rank(FAMILY) < rank(ROOFLESS));
    }
}

/// What the contract says of every ranking, whatever is in it.
fn hold_to_the_contract(result: &Value, pillar: u64, everybody: &BTreeSet<String>) {
    let ranked = rows(&result["ranked"]);
    let mut seen = BTreeSet::new();
    for (row, rank) in ranked.iter().zip(1..) {
        assert_eq!(row["rank"].as_u64(), Some(rank));
        assert!(seen.insert(text(&row["registration_number"]).to_owned()));
        assert_eq!(text(&row["registered_on"]).len(), 10);
        let criteria = row["criteria"].as_object().unwrap();
        if pillar == 2 {
            let sum: i64 = criteria.values().map(|points| points.as_i64().unwrap()).sum();
            assert_eq!(row["points"].as_i64(), Some(sum));
            let names: BTreeSet<&str> = criteria.keys().map(String::as_str).collect();
            assert_eq!(names, BTreeSet::from(["children", "income", "need", "support"]));
        } else {
            assert!(row.get("points").is_none());
            assert!(criteria["local_tie"].is_boolean() && criteria["informal_care"].is_boolean());
        }
    }
    let key = |row: &Value| {
        let no = |name: &str| row["criteria"][name] == false;
        let before = match pillar {
            1 => (i64::from(no("local_tie")), no("informal_care")),
            2 => (-row["points"].as_i64().unwrap(), false),
            3 => (0, false),
            _ => (i64::from(row["criteria"]["transfer"] != "mandatory"), false),
        };
        (before, text(&row["registered_on"]).to_owned(), text(&row["registration_number"]).to_owned())
    };
    assert!(ranked.is_sorted_by_key(key), "pillar {pillar} is out of order");
    for row in rows(&result["excluded"]) {
        assert!(seen.insert(text(&row["registration_number"]).to_owned()));
        let reasons: Vec<&str> = rows(&row["reasons"]).iter().map(text).collect();
        assert!(!reasons.is_empty() && reasons.is_sorted_by(|a, b| a < b), "{reasons:?}");
        for reason in reasons {
            assert!(CODES.iter().any(|(of, codes)| (*of == 0 || *of == pillar) && codes.contains(&reason)));
        }
    }
    assert_eq!(&seen, everybody);
}

/// Reason codes: of every pillar (0), and of one.
const CODES: [(u64, &[&str]); 4] = [
    (
        0,
        &[
            "adapted-mismatch",
            "age",
            "already-allocated",
            "income-limit",
            "no-preference",
            "not-reserved-for",
            "occupancy",
            "property",
            "struck",
            "suspended",
            "underage",
        ],
    ),
    (
        2,
        &[
            "gate-need",
            "gate-income",
            "gate-support",
            "gate-children",
            "special-route",
            "warning-flag-without-agreement",
        ],
    ),
    (3, &["no-local-tie", "not-in-target-group"]),
    (4, &["no-transfer"]),
];

#[test]
fn every_ranking_of_a_demo_region_holds_to_the_contract() {
    let folder = TempDir::new().unwrap();
    run(folder.path(), &["demo", "--out", "streek", "--seed", "5"]).done();
    let read = |table: &str| std::fs::read_to_string(folder.path().join("streek").join(table)).unwrap();
    let first = |text: &str| -> Vec<String> {
        text.lines().skip(1).map(|line| line.split(',').next().unwrap().to_owned()).collect()
    };
    let everybody: BTreeSet<String> = first(&read("registrations.csv")).into_iter().collect();
    let dwellings = first(&read("dwellings.csv"));
    let (mut ranked, mut looked_at) = (0, 0);
    // Every third dwelling: the others are as they are.
    for dwelling in dwellings.iter().step_by(3) {
        for pillar in 1..=4 {
            let number = pillar.to_string();
            let arguments = ["rank", "--regulation", "kempen", "--registry", "streek", "--on", ON];
            let more = ["--format", "json", "--dwelling", dwelling, "--pillar", &number];
            let result = run(folder.path(), &[&arguments[..], &more].concat()).json();
            hold_to_the_contract(&result, pillar, &everybody);
            ranked += rows(&result["ranked"]).len();
            looked_at += 1;
        }
    }
    assert!(looked_at >= 40 && ranked > 100, "{looked_at} rankings with {ranked} rows say little");
}
