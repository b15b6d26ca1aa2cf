//! What can be wrong with a regulation: exit code 2 for every command that uses it, with line and article.

use crate::registry::{FAMILY, Registry};
use crate::support::{Changed, content, kempen, line_of, run};
use std::fs;

/// `check` tells the fault; every command that would use the regulation is refused and writes nothing.
#[track_caller]
fn refused(changed: &Changed, told: &[&str]) {
    let written = Registry::small().written();
    let before = content(written.folder());
    let file = changed.argument();
    let file = file.as_str();
    let check = run(written.folder(), &["regulation", "check", file]);
    assert_eq!(check.code, 2, "{}", check.stderr);
    check.tells(told).tells(&[file]);
    run(written.folder(), &["apportion", "--regulation", file, "--format", "json"]).refused(told);
    let dwelling = ["--regulation", file, "--dwelling", "D1", "--pillar", "2"];
    let receipt = ["--receipt", "bewijs.json"];
    written.run("rank", &[&dwelling[..], &receipt].concat()).refused(told);
    written.run("explain", &[&dwelling[..], &["--registration", FAMILY]].concat()).refused(told);
    written
        .run("allocate", &[&["--regulation", file, "--format", "json"][..], &receipt].concat())
        .refused(told);
    assert!(content(written.folder()) == before, "something was written");
}

/// One change to the regulation of the Kempen, told at the line on which `at` then stands. Of a rule that lacks
/// something it is the line on which the rule begins, `[[articles.rules]]`: so one before the `at` of its name.
#[track_caller]
fn expect(old: &str, new: &str, at: &str, article: &str, told: &[&str]) {
    let changed = Changed::kempen(&[(old, new)]);
    let line = line_of(&changed.text, at);
    let begins = changed.text.lines().nth(line - 2).is_some_and(|line| line.contains("[[articles.rules]]"));
    let place = format!("reglement.toml:{}: ", if begins { line - 1 } else { line });
    let article = if article.is_empty() { String::new() } else { format!("artikel {article}") };
    refused(&changed, &[told, &[&place, &article]].concat());
}

#[test]
fn the_unchanged_regulation_is_no_reason_to_refuse() {
    let written = Registry::small().written();
    run(written.folder(), &["regulation", "check", &kempen().display().to_string()]).done();
    let same = Changed::kempen(&[]);
    written.run("allocate", &["--regulation", &same.argument(), "--format", "json"]).json();
}

#[test]
fn what_is_not_toml_is_told_with_its_line() {
    for (text, line) in
        [("niet = = toml\n", 1), ("id = \"x\"\n[articles\n", 2), ("id = \"x\nversion = \"1\"\n", 1)]
    {
        refused(&Changed::of(text.to_owned()), &[&format!("reglement.toml:{line}:")]);
    }
    refused(&Changed::of(String::new()), &["reglement.toml"]);
}

#[test]
fn what_is_not_text_is_told() {
    let changed = Changed::of(String::new());
    fs::write(changed.path(), [0xff, 0xfe, 0x00, 0x80]).unwrap();
    refused(&changed, &["reglement.toml"]);
    fs::write(changed.path(), vec![0; 5000]).unwrap();
    refused(&changed, &["reglement.toml"]);
}

#[test]
fn an_unknown_key_is_told_with_line_and_article() {
    expect("valid-from = ", "kleur = 1\nvalid-from = ", "kleur = 1", "", &["kleur", "adopted-by"]);
    let carry = "carry-over = false";
    expect(carry, "carry-over = false\n  kleur = 1", "kleur = 1", "2", &["kleur", "period"]);
    let row = "{ level = \"area\", points = 3 }";
    expect(row, "{ level = \"area\", points = 3, kleur = 1 }", "kleur = 1", "10", &["kleur", "points"]);
}

#[test]
fn a_kind_of_rule_that_does_not_exist_is_told_with_those_that_do() {
    let kind = "kind = \"preference\"";
    expect(kind, "kind = \"voorkeur\"", "kind = \"voorkeur\"", "4", &["voorkeur", "preference", "occupancy"]);
}

#[test]
fn shares_above_the_whole_are_told_with_their_sum() {
    expect("share = \"1/2\"", "share = \"3/5\"", "share = \"1/10\"", "1", &["11/10"]);
    expect("share = \"1/2\"", "share = \"-1/2\"", "share = \"-1/2\"", "1", &["-1/2"]);
    for wrong in ["1/0", "0.5", "half", "", "1/2/3", "99999999999999999999/100000000000000000000"] {
        let changed = Changed::kempen(&[("share = \"1/2\"", &format!("share = \"{wrong}\""))]);
        refused(&changed, &["reglement.toml:", "artikel 1"]);
    }
}

#[test]
fn income_bands_without_a_series_or_with_one_that_does_not_exist_are_told() {
    let series = "series = \"living-wage\"";
    expect(series, "", "id = \"income\"", "9", &["series"]);
    expect(series, "series = \"zomaar\"", "series = \"zomaar\"", "9", &["\"zomaar\"", "living-wage"]);
    let limits = "series = \"income-limits\"";
    expect(limits, "series = \"zomaar\"", "series = \"zomaar\"", "3", &["\"zomaar\"", "income-limits"]);
}

#[test]
fn a_rule_without_a_source_or_with_one_the_file_does_not_have_is_told() {
    let source = "source = \"nota: knipperlichtsysteem\"";
    expect(source, "", "id = \"warning-flag\"", "13", &["source"]);
    expect(source, "source = \"\"", "source = \"\"", "13", &["nota", "kader", "keuze"]);
    expect(source, "source = \"krant: blz. 3\"", "source = \"krant", "13", &["\"krant: blz. 3\"", "nota"]);
}

#[test]
fn a_gate_or_a_score_on_a_criterion_that_does_not_exist_is_told() {
    let gate = "reading = \"evidence\"\n  criteria = [\"need\",";
    let wrong = "reading = \"evidence\"\n  criteria = [\"kleur\", \"need\",";
    expect(gate, wrong, "\"kleur\"", "12", &["\"kleur\"", "need", "income", "support", "children"]);
    let score = "kind = \"score\"\n  criteria = [\"need\",";
    expect(score, "kind = \"score\"\n  criteria = [\"kleur\",", "\"kleur\"", "6", &["\"kleur\"", "income"]);
}

#[test]
fn a_tie_or_a_group_that_does_not_exist_is_told() {
    expect("tie = \"lokale-binding\"\n", "tie = \"zomaar\"\n", "tie = \"zomaar\"", "5", &["\"zomaar\""]);
    let fallback = "fallback = \"moving-on\"";
    expect(fallback, "fallback = \"zomaar\"", "fallback = \"zomaar\"", "14", &["\"zomaar\""]);
}

#[test]
fn the_same_name_twice_is_told() {
    // The second of them is told.
    let changed = Changed::kempen(&[("id = \"no-property\"", "id = \"age-18\"")]);
    let line = line_of(&changed.text, "kind = \"no-property\"") - 1;
    refused(&changed, &[&format!("reglement.toml:{line}: "), "artikel 3", "\"age-18\""]);
    let changed = Changed::kempen(&[("id = \"13\"\n", "id = \"12\"\n")]);
    let line = line_of(&changed.text, "title = \"Knipperlicht\"") - 1;
    refused(&changed, &[&format!("reglement.toml:{line}: "), "\"12\""]);
}

#[test]
fn a_choice_that_says_something_else_than_its_rule_is_told() {
    let chosen = "chosen = \"evidence\"";
    expect(chosen, "chosen = \"strict\"", "chosen = \"strict\"", "", &["\"strict\"", "evidence"]);
}

#[test]
fn a_regulation_that_ends_before_it_begins_or_on_a_day_that_does_not_exist_is_told() {
    let from = "valid-from = \"2023-10-01\"";
    let reversed = "valid-from = \"2023-10-01\"\nvalid-to = \"2023-09-30\"";
    expect(from, reversed, "valid-to", "", &["valid-to", "\"2023-09-30\""]);
    expect(from, "valid-from = \"2023-02-30\"", "valid-from", "", &[]);
}

#[test]
fn every_fault_of_a_check_is_told_at_once() {
    let changed = Changed::kempen(&[
        ("share = \"1/2\"", "share = \"3/5\""),
        ("series = \"living-wage\"", "series = \"zomaar\""),
        ("source = \"nota: knipperlichtsysteem\"", "source = \"krant\""),
        ("chosen = \"ceiling\"", "chosen = \"label\""),
    ]);
    refused(
        &changed,
        &["artikel 1,", "11/10", "artikel 9,", "\"zomaar\"", "artikel 13,", "\"krant\"", "\"label\""],
    );
}

#[test]
fn a_draw_without_a_seed_is_refused_and_with_one_it_is_the_same_each_time() {
    let order = "order = [\"transfer\", \"registered-on\", \"registration-number\"]";
    let changed = Changed::kempen(&[(order, "order = [\"transfer\", \"lot\"]")]);
    let file = changed.argument();
    let written = Registry::small().written();
    let before = content(written.folder());
    let lot = ["--regulation", &file, "--dwelling", "D1", "--pillar", "4", "--format", "json"];
    written
        .run("rank", &[&lot[..], &["--receipt", "bewijs.json"]].concat())
        .refused(&["--seed", "reglement.toml"]);
    assert!(content(written.folder()) == before, "something was written");
    let drawn = |seed: &str| written.run("rank", &[&lot[..], &["--seed", seed]].concat()).done().stdout;
    assert_eq!(drawn("7"), drawn("7"));
    // A regulation that draws nothing takes a seed and does not use it.
    let plain = ["--dwelling", "D1", "--pillar", "4", "--format", "json"];
    let seeded = written.run("rank", &[&plain[..], &["--seed", "7"]].concat()).done().stdout;
    assert_eq!(seeded, written.run("rank", &plain).done().stdout);
}
