//! `explain`: one candidate in plain words, in two languages.

use crate::registry::{ALL, ELDERLY, FAMILY, HINDERED, HOUSED, MUST_MOVE, POOR, ROOFLESS, Registry, WISHES};
use crate::support::{Run, rows, run, text, word};
use tempfile::TempDir;

/// The lines under a heading, up to the next empty one.
fn section<'a>(said: &'a str, heading: &str) -> Vec<&'a str> {
    let lines = said.lines().skip_while(|line| !line.starts_with(heading)).skip(1);
    lines.take_while(|line| !line.is_empty()).collect()
}

/// The items of a list under a heading.
fn items<'a>(said: &'a str, heading: &str) -> Vec<&'a str> {
    section(said, heading).into_iter().filter(|line| line.starts_with("  - ")).collect()
}

fn explain(registry: &Registry, lang: &str, number: &str, dwelling: &str, pillar: Option<&str>) -> Run {
    let mut more = vec!["--lang", lang, "--dwelling", dwelling, "--registration", number];
    more.extend(pillar.into_iter().flat_map(|pillar| ["--pillar", pillar]));
    registry.written().run("explain", &more).done()
}

#[test]
fn the_place_the_points_and_their_articles_are_told_to_who_is_ranked() {
    let registry = Registry::small();
    let dutch = explain(&registry, "nl", FAMILY, "D1", Some("2"));
    let dutch = dutch.shows(&[FAMILY, "Geel", "1 maart 2026", "Toewijzingsreglement Kempen", "2023-10-01"]);
    dutch.shows(&["laats 1 van 2", "46", "artikel 7", "artikel 9", "artikel 10", "artikel 11", "bron: nota"]);
    let english = explain(&registry, "en", FAMILY, "D1", Some("2"));
    let english =
        english.shows(&[FAMILY, "Geel", "1 March 2026", "lace 1 of 2", "46", "article 7", "article 11"]);
    assert!(!english.text().contains("artikel"));
    for (lang, amounts) in
        [("nl", ["1 900,00 euro", "2 040,07 euro"]), ("en", ["1,900.00 euro", "2,040.07 euro"])]
    {
        let run = explain(&registry, lang, FAMILY, "D1", Some("2")).shows(&amounts);
        let heading = word(lang, "explain-points");
        let points = section(run.text(), heading.split(':').next().unwrap());
        let of = |points: &[&str]| -> Vec<String> {
            let first = |line: &&str| !line.trim_start().starts_with('(');
            let number = |line: &str| {
                line.split_whitespace().find(|word| word.parse::<u32>().is_ok()).unwrap().to_owned()
            };
            points.iter().copied().filter(first).map(number).collect()
        };
        assert_eq!(of(&points), ["20", "20", "5", "1"], "{points:?}");
        assert!(items(run.text(), &word(lang, "explain-reasons")).is_empty());
        assert!(items(run.text(), &word(lang, "explain-conditions-met")).len() >= 11);
    }
}

#[test]
fn every_reason_is_told_with_its_article_source_and_data_to_who_is_excluded() {
    let registry = Registry::small();
    for (lang, data) in [
        ("nl", ["99 000,00 euro", "29 515,00 euro", "16 jaar", "1 januari 2028"]),
        ("en", ["99,000.00 euro", "29,515.00 euro", "16 years", "1 January 2028"]),
    ] {
        for (pillar, expected) in [("1", 6), ("2", 9), ("3", 8), ("4", 7)] {
            let json = registry.written().rank("D1", Some(pillar)).json();
            let row =
                rows(&json["excluded"]).iter().find(|row| row["registration_number"] == HINDERED).unwrap();
            assert_eq!(rows(&row["reasons"]).len(), expected);
            let run = explain(&registry, lang, HINDERED, "D1", Some(pillar)).shows(&data);
            let heading = word(lang, "explain-reasons");
            assert_eq!(items(run.text(), &heading).len(), expected, "{}", run.text());
            let told = section(run.text(), &heading).join("\n");
            let (article, source) =
                if lang == "nl" { ("(artikel ", "bron: ") } else { ("(article ", "source: ") };
            assert_eq!(told.matches(article).count(), expected, "{told}");
            assert_eq!(told.matches(source).count(), expected, "{told}");
            // For each of them what would have to differ.
            assert_eq!(items(run.text(), &word(lang, "explain-changes")).len(), expected, "{}", run.text());
        }
    }
}

#[test]
fn the_smallest_change_that_matters_is_told_and_holds() {
    let registry = Registry::small();
    let undocumented = registry.set("registrations", FAMILY, "need_documented", "no");
    let told = explain(&undocumented, "nl", FAMILY, "D1", Some("2"));
    let nearest = section(told.text(), &word("nl", "explain-nearest")).join(" ").to_lowercase();
    assert!(
        nearest.contains(&word("nl", "change-document-need")) && nearest.contains("plaats 1"),
        "{nearest}"
    );
    let documented = undocumented.set("registrations", FAMILY, "need_documented", "yes");
    explain(&documented, "nl", FAMILY, "D1", Some("2")).shows(&["laats 1 van 2"]);
}

#[test]
fn the_pillar_of_the_ledger_is_explained_when_none_is_asked() {
    let registry = Registry::small();
    for lang in ["nl", "en"] {
        let (asked, ledger) =
            (explain(&registry, lang, FAMILY, "D1", Some("2")), explain(&registry, lang, FAMILY, "D1", None));
        assert_ne!(asked.text(), ledger.text(), "it is said that the ledger decided");
        let rest = |run: &Run| run.text().lines().skip(5).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(rest(&asked), rest(&ledger));
    }
    // Nobody fits D4: that is said, and why this candidate does not.
    let nobody = explain(&registry, "nl", FAMILY, "D4", None).shows(&["Mol", "5 slaapkamers"]);
    assert!(!items(nobody.text(), &word("nl", "explain-reasons")).is_empty());
}

#[test]
fn an_explanation_agrees_with_the_ranking_for_everybody_in_every_pillar() {
    let registry = Registry::small();
    for pillar in ["1", "2", "3", "4"] {
        let json = registry.written().rank("D1", Some(pillar)).json();
        let ranked = rows(&json["ranked"]);
        for number in ALL {
            let run = explain(&registry, "nl", number, "D1", Some(pillar));
            let reasons = items(run.text(), &word("nl", "explain-reasons")).len();
            match ranked.iter().find(|row| row["registration_number"] == number) {
                Some(row) => {
                    let place = format!("laats {} van {} ", row["rank"], ranked.len());
                    assert!(run.text().contains(&place), "{place}: {}", run.text());
                    assert_eq!(reasons, 0);
                }
                None => {
                    let row = rows(&json["excluded"]).iter().find(|row| row["registration_number"] == number);
                    assert_eq!(reasons, rows(&row.unwrap()["reasons"]).len(), "{}", run.text());
                }
            }
        }
    }
}

#[test]
fn nobody_else_is_told_about() {
    let registry = Registry::small();
    for number in [FAMILY, ROOFLESS, POOR, WISHES, MUST_MOVE, HOUSED, ELDERLY] {
        for pillar in [None, Some("1"), Some("2"), Some("3"), Some("4")] {
            let run = explain(&registry, "nl", number, "D1", pillar);
            assert!(run.text().contains(number));
            for other in ALL.into_iter().filter(|other| *other != number) {
                assert!(!run.text().contains(other), "{other} stands in the explanation of {number}");
            }
        }
    }
}

#[test]
fn a_name_in_the_registry_is_never_told() {
    let named = ["name", "email", "phone"].into_iter().fold(Registry::small(), |registry, column| {
        registry.set("registrations", FAMILY, column, "Geheimpje")
    });
    let run = explain(&named, "nl", FAMILY, "D1", Some("2"));
    assert!(!run.text().contains("Geheimpje") && !run.stderr.contains("Geheimpje"));
    let broken = named.set("registrations", FAMILY, "sex", "?");
    let refused = broken.written().rank("D1", None).refused(&["sex"]);
    assert!(!refused.stderr.contains("Geheimpje"));
}

#[test]
fn everybody_of_a_demo_region_can_be_explained() {
    let folder = TempDir::new().unwrap();
    run(folder.path(), &["demo", "--out", "streek", "--seed", "8"]).done();
    let where_ = ["--regulation", "kempen", "--registry", "streek", "--on", "2026-03-01"];
    let allocated = run(folder.path(), &[&["allocate", "--format", "json"], &where_[..]].concat()).json();
    let dwelling = text(&rows(&allocated)[1]["dwelling"]);
    let people = std::fs::read_to_string(folder.path().join("streek/registrations.csv")).unwrap();
    let numbers: Vec<&str> = people.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    for (number, lang) in numbers.iter().step_by(12).zip(["nl", "en"].into_iter().cycle()) {
        let who = ["explain", "--dwelling", dwelling, "--registration", number, "--lang", lang];
        run(folder.path(), &[&who[..], &where_].concat()).shows(&[number, dwelling]);
    }
}
