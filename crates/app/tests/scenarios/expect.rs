//! What a scenario expects, compared with what comes out.

use super::file::{Case, Place, Scenario};
use crate::support::{ranked, request, rows, text};
use app::explain::Explained;
use app::rank::Loaded;
use domain::{Pillar, Verdict};
use rules::{Change, Engine, Explanation};
use serde_json::Value;
use std::fmt;

/// Everything that came out otherwise.
#[derive(Default)]
pub struct Problems(pub Vec<String>);

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|problem| writeln!(f, "  {problem}"))
    }
}

impl Problems {
    fn compare(&mut self, what: &str, expected: &str, found: &str) {
        if expected != found {
            self.0.push(format!("{what}: expected {expected}, found {found}"));
        }
    }
}

fn shown(value: &toml::Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Which pillar has its turn, when none was asked for.
pub fn turn(scenario: &Scenario, explained: &[Explained], problems: &mut Problems) {
    let decided = |e: &Explained| e.decision.as_ref().map(|d| d.pillar.map_or(0, Pillar::number));
    match (scenario.pillar, scenario.turn, explained.first()) {
        (None, Some(turn), Some(one)) => {
            let found = decided(one).unwrap_or(0);
            problems.compare("turn", &turn.to_string(), &found.to_string());
        }
        (Some(_), None, Some(_)) => {}
        _ => problems.0.push("a scenario names a pillar or a turn, and a candidate".into()),
    }
}

/// One candidate: place, points, reasons, changes.
pub fn candidate(case: &Case, explained: &Explained, problems: &mut Problems) {
    let e = &explained.explanation;
    let who = &case.who;
    let reasons = e.reasons().codes(&explained.compiled.gates).join(", ");
    let expected = case.expect.get("reasons").map(list).unwrap_or_default();
    problems.compare(&format!("{who}: reasons"), &expected, &reasons);
    if e.place.is_some() != reasons.is_empty() {
        problems.0.push(format!("{who}: place {:?} with the reasons `{reasons}`", e.place));
    }
    for (key, value) in case.expect.iter().filter(|(key, _)| *key != "reasons") {
        let found = match key.as_str() {
            "place" => e.place.map_or_else(|| "none".into(), |p| p.to_string()),
            "points" => e.total.map_or_else(|| "none".into(), |p| p.to_string()),
            "nearest" => nearest(e),
            "changes" => {
                let mut all: Vec<String> = e.changes.iter().map(|(_, change)| told(change)).collect();
                all.dedup();
                all.join(", ")
            }
            other => fact(explained, other),
        };
        let expected = if key == "changes" { list(value) } else { shown(value) };
        problems.compare(&format!("{who}: {key}"), &expected, &found);
    }
    if case.expect.is_empty() {
        problems.0.push(format!("{who}: nothing is expected"));
    }
}

fn list(value: &toml::Value) -> String {
    let items = value.as_array().unwrap_or_else(|| panic!("{value} is not a list"));
    items.iter().map(shown).collect::<Vec<_>>().join(", ")
}

/// Points on a criterion, or whether a tie or care holds.
fn fact(explained: &Explained, name: &str) -> String {
    let e = &explained.explanation;
    let book = &explained.compiled.book;
    if let Some(criterion) = book.criteria.iter().find(|c| c.name() == name) {
        let finding = e.criteria.iter().find(|f| f.rule == *criterion.id());
        return match finding.map(|f| f.verdict) {
            Some(Verdict::Awards(points)) => points.to_string(),
            other => format!("{other:?}"),
        };
    }
    if name == "informal-care" {
        let place = explained.compiled.place(explained.dwelling.municipality);
        return place.cares(explained.position).to_string();
    }
    let finding = e.order.iter().find(|f| f.rule.0 == name);
    finding.map_or_else(|| format!("no `{name}`"), |f| (f.verdict == Verdict::Met).to_string())
}

/// A change in a few words: its name and its values.
fn told(change: &Change) -> String {
    let Value::Object(fields) = serde_json::to_value(change).unwrap() else { panic!("{change:?}") };
    let value = |(key, value): (&String, &Value)| match value {
        Value::String(nis) if key == "municipality" => {
            let all = Place::all();
            all.iter().find(|(_, p)| p.nis.to_string() == *nis).map_or(nis.clone(), |(name, _)| name.clone())
        }
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(text).collect::<Vec<_>>().join(" "),
        other => other.to_string(),
    };
    let values = fields.iter().filter(|(key, _)| *key != "change").map(value);
    std::iter::once(text(&fields["change"]).to_owned()).chain(values).collect::<Vec<_>>().join(" ")
}

fn nearest(e: &Explanation) -> String {
    let Some(nearest) = &e.nearest else { return "none".into() };
    let changes = nearest.changes.iter().map(told).collect::<Vec<_>>().join(" + ");
    let points = nearest.points.map_or_else(String::new, |p| format!("{p} points, "));
    format!("{changes}: {points}place {}", nearest.place)
}

/// The ranking of the contract says of everybody what the explanation says.
pub fn same_as_the_ranking(scenario: &Scenario, loaded: &Loaded, engine: &Engine, problems: &mut Problems) {
    let dwelling = &scenario.dwelling.number;
    let json = ranked(loaded, engine, &request(scenario.on, dwelling, scenario.pillar));
    let mut seen = 0;
    for (place, row) in rows(&json["ranked"]).iter().enumerate() {
        let number = text(&row["registration_number"]);
        let one = app::explain::explain(loaded, engine, dwelling, number, scenario.pillar).unwrap();
        let e = &one.explanation;
        let what = format!("{number}, ranking and explanation");
        problems.compare(&what, &row["rank"].to_string(), &e.place.unwrap_or(0).to_string());
        problems.compare(&what, &(place + 1).to_string(), &row["rank"].to_string());
        if let Some(total) = e.total {
            problems.compare(&what, &row["points"].to_string(), &total.to_string());
            for (criterion, points) in row["criteria"].as_object().unwrap() {
                problems.compare(&what, &points.to_string(), &fact(&one, criterion));
            }
        }
        seen += 1;
    }
    for row in rows(&json["excluded"]) {
        let number = text(&row["registration_number"]);
        let one = app::explain::explain(loaded, engine, dwelling, number, scenario.pillar).unwrap();
        let codes: Vec<&str> = rows(&row["reasons"]).iter().map(text).collect();
        let found = one.explanation.reasons().codes(&one.compiled.gates);
        problems.compare(&format!("{number}, ranking and explanation"), &codes.join(", "), &found.join(", "));
        seen += 1;
    }
    problems.compare("candidates", &loaded.register.candidates.len().to_string(), &seen.to_string());
}

/// The dwellings of an allocation, in the order of the file.
pub fn allocations(scenario: &Scenario, json: &Value, problems: &mut Problems) {
    problems.compare("dwellings", &scenario.dwellings.len().to_string(), &rows(json).len().to_string());
    for (dwelling, row) in scenario.dwellings.iter().zip(rows(json)) {
        problems.compare("dwelling", &dwelling.number, text(&row["dwelling"]));
        if dwelling.expect.is_empty() {
            problems.0.push(format!("{}: nothing is expected", dwelling.number));
        }
        for (key, value) in &dwelling.expect {
            let or_none = |v: &Value| v.as_str().map_or_else(|| "nobody".into(), str::to_owned);
            let found = match key.as_str() {
                "to" => or_none(&row["registration_number"]),
                "next" => or_none(&row["next"]),
                "group" => or_none(&row["target_group"]),
                "pillar" => row["pillar"].as_u64().unwrap_or(0).to_string(),
                "points" => row["points"].to_string(),
                "counts" => by_pillar(&row["ledger"]["counts"]),
                "shortfalls" => by_pillar(&row["shortfalls"]),
                "tried" => rows(&row["tried"]).iter().map(tried).collect::<Vec<_>>().join(", "),
                "groups" => groups(row),
                other => format!("`{other}` is nothing a dwelling expects"),
            };
            let expected = if value.is_array() { list(value) } else { shown(value) };
            problems.compare(&format!("{}: {key}", dwelling.number), &expected, &found);
        }
    }
}

fn by_pillar(value: &Value) -> String {
    let values = value.as_object().unwrap().values();
    values.map(|v| v.as_str().map_or_else(|| v.to_string(), str::to_owned)).collect::<Vec<_>>().join(", ")
}

fn tried(row: &Value) -> String {
    format!("{} {}", row["pillar"], text(&row["outcome"]))
}

/// The groups of pillar 3: name, count of number, shortfall, outcome.
fn groups(row: &Value) -> String {
    let turns = rows(&row["tried"]).iter().filter_map(|t| t.get("groups"));
    let group = |g: &Value| {
        let (name, outcome) = (text(&g["group"]), text(&g["outcome"]));
        format!("{name} {}/{} {} {outcome}", g["count"], g["number"], text(&g["shortfall"]))
    };
    turns.flat_map(rows).map(group).collect::<Vec<_>>().join(", ")
}

/// The numbers of areas and zones.
pub fn areas(scenario: &Scenario, loaded: &Loaded, problems: &mut Problems) {
    let json = app::apportion::json(&app::apportion::apportion(&loaded.law).unwrap());
    let listed: usize = json["areas"]
        .as_object()
        .unwrap()
        .values()
        .map(|area| 1 + area["zones"].as_object().unwrap().len())
        .sum();
    problems.compare("areas and zones", &scenario.areas.len().to_string(), &listed.to_string());
    for area in &scenario.areas {
        let mut found = &json["areas"][&area.name];
        if let Some(zone) = &area.zone {
            found = &found["zones"][zone];
        }
        let what = format!("{} {}", area.name, area.zone.as_deref().unwrap_or_default());
        for (group, number) in &area.expect {
            problems.compare(
                &format!("{what}: {group}"),
                &number.to_string(),
                &found["groups"][group].to_string(),
            );
        }
        problems.compare(
            &what,
            &area.expect.len().to_string(),
            &found["groups"].as_object().map_or(0, serde_json::Map::len).to_string(),
        );
    }
}
