//! Everything there is to say can be said in both languages, without a raw key or an unfilled place.

use crate::strategy::{COURTS, KEMPEN, plain, plain_region};
use crate::support::{date, engine, nis};
use app::explain::Explained;
use app::rank::{Loaded, Ranked};
use app::words::{Language, Words};
use domain::finding::AttestationFlaw;
use domain::{
    AttestationLevel, Because, Cents, Citation, Finding, HousingNeed, Pillar, Points, ReasonCode, Reasons,
    RuleId, Status, Transfer, Verdict,
};
use rules::explain::Ahead;
use rules::kinds::pillar::OrderKey;
use rules::{Change, Engine, Explanation, Nearest, Ranking};
use std::collections::BTreeSet;

fn words() -> [Words; 2] {
    [Words::new(Language::Dutch), Words::new(Language::English)]
}

/// A text that people can read: nothing left of the machinery.
#[track_caller]
fn is_plain(text: &str) {
    for machinery in [
        "{$",
        "{ $",
        "{\"",
        "No localization",
        "because-",
        "reason-",
        "change-",
        "explain-",
        "flaw-",
        "Some(",
        "None",
    ] {
        assert!(!text.contains(machinery), "`{machinery}` in:\n{text}");
    }
    assert!(!text.trim().is_empty());
}

/// Every fact a finding can rest on, with and without what may be missing.
fn facts() -> Vec<Because> {
    let (on, to) = (date("2021-02-28"), date("2026-03-01"));
    let (place, euro) = (nis("13040"), Cents(123_456_789));
    let mut all = vec![
        Because::Age { birth_date: on, age: 17, minimum: 18, reached_on: to, emancipated: false },
        Because::Age { birth_date: on, age: 17, minimum: 18, reached_on: to, emancipated: true },
        Because::YearlyIncome { income: euro, limit: euro, persons: 2, dependent_children: 1, assumed: true },
        Because::Property { owns: true },
        Because::Property { owns: false },
        Because::Registration { status: Status::Active, suspended_until: None },
        Because::Registration { status: Status::Struck, suspended_until: None },
        Because::Registration { status: Status::Suspended, suspended_until: None },
        Because::Registration { status: Status::Suspended, suspended_until: Some(to) },
        Because::Preference { municipality: place, chosen: Vec::new() },
        Because::Preference { municipality: place, chosen: vec![place, nis("99999")] },
        Because::Reserved { group: "65-plus".into(), member: true },
        Because::Reserved { group: "a-group-nobody-knows".into(), member: false },
        Because::OneDwelling { allocated: true },
        Because::OneDwelling { allocated: false },
        Because::TargetGroup { groups: vec!["moving-on".into()], wanted: vec!["housing-first".into()] },
        Because::Need { need: None, documented: false, ended_on: None },
        Because::MonthlyIncome { income: euro, single: true, ceiling: None, reached: false, assumed: false },
        Because::MonthlyIncome {
            income: euro,
            single: true,
            ceiling: Some(euro),
            reached: false,
            assumed: true,
        },
        Because::MonthlyIncome {
            income: euro,
            single: false,
            ceiling: Some(euro),
            reached: true,
            assumed: true,
        },
        Because::Attestation { best: None, issuer: None, flaws: Vec::new() },
        Because::Years { of: "waiting".into(), years: 6, from: Some(on), capped: true },
        Because::Years { of: "residence".into(), years: 1, from: Some(on), capped: false },
        Because::Years { of: "residence".into(), years: 0, from: None, capped: false },
        Because::Rows { labels: Vec::new() },
        Because::Rows { labels: vec!["moet verhuizen|has to move".into(), "zonder streep".into()] },
        Because::Refusal { refused_on: Some(on), until: Some(to), known: true },
        Because::Refusal { refused_on: None, until: None, known: true },
        Because::Refusal { refused_on: None, until: None, known: false },
        Because::Gate { criterion: "need".into(), points: Points(0), minimum: Points(1) },
        Because::OutsidePoints { need: Some(HousingNeed::Special), concerned: true },
        Because::OutsidePoints { need: None, concerned: false },
        Because::WarningFlag { flag: true, agreement: false },
        Because::WarningFlag { flag: true, agreement: true },
        Because::WarningFlag { flag: false, agreement: false },
    ];
    for count in [0, 1, 2] {
        all.push(Because::Occupancy {
            table: count == 1,
            least: count,
            most: 2,
            bedrooms: count,
            persons: 1 + count,
            other_adults: count,
            boys: count,
            girls: count,
            others: count,
        });
        for quantity in ["dependent-children", "persons", "age"] {
            all.push(Because::Steps { quantity: quantity.into(), count });
        }
    }
    for (dwelling, candidate) in [(true, true), (true, false), (false, true), (false, false)] {
        all.push(Because::Adapted { dwelling, candidate });
    }
    for (from, to, reached_on) in
        [(None, None, None), (Some(on), Some(to), None), (Some(on), Some(to), Some(to))]
    {
        all.push(Because::LocalTie {
            municipality: place,
            group: reached_on.is_some(),
            years: 5,
            window_years: 10,
            longest_from: from,
            longest_to: to,
            reached_on,
        });
    }
    for transfer in [Transfer::None, Transfer::Wish, Transfer::Mandatory] {
        all.push(Because::Transfer { transfer });
    }
    for &need in HousingNeed::ALL {
        for (documented, ended_on) in [(true, None), (false, None), (true, Some(on))] {
            all.push(Because::Need { need: Some(need), documented, ended_on });
        }
    }
    for level in [AttestationLevel::Municipality, AttestationLevel::Area, AttestationLevel::District] {
        all.push(Because::Attestation { best: Some(level), issuer: Some("CAW".into()), flaws: Vec::new() });
    }
    for flaw in FLAWS {
        all.push(Because::Attestation { best: None, issuer: None, flaws: vec![flaw] });
    }
    all
}

const FLAWS: [AttestationFlaw; 8] = [
    AttestationFlaw::UnknownOrganisation,
    AttestationFlaw::NoAgreement,
    AttestationFlaw::NotYetIssued,
    AttestationFlaw::Expired,
    AttestationFlaw::Ocmw,
    AttestationFlaw::Search,
    AttestationFlaw::NotReady,
    AttestationFlaw::NoEngagement,
];

/// Position of a fact in the enum; a new one does not compile until it is listed here, and then in `facts`.
fn place_of(fact: &Because) -> usize {
    match fact {
        Because::Age { .. } => 0,
        Because::YearlyIncome { .. } => 1,
        Because::Property { .. } => 2,
        Because::Registration { .. } => 3,
        Because::Preference { .. } => 4,
        Because::Occupancy { .. } => 5,
        Because::Adapted { .. } => 6,
        Because::Reserved { .. } => 7,
        Because::OneDwelling { .. } => 8,
        Because::LocalTie { .. } => 9,
        Because::TargetGroup { .. } => 10,
        Because::Transfer { .. } => 11,
        Because::Need { .. } => 12,
        Because::MonthlyIncome { .. } => 13,
        Because::Attestation { .. } => 14,
        Because::Steps { .. } => 15,
        Because::Years { .. } => 16,
        Because::Rows { .. } => 17,
        Because::Refusal { .. } => 18,
        Because::Gate { .. } => 19,
        Because::OutsidePoints { .. } => 20,
        Because::WarningFlag { .. } => 21,
    }
}

fn changes() -> Vec<Change> {
    vec![
        Change::DocumentNeed,
        Change::HaveNeed,
        Change::Attestation { level: AttestationLevel::Municipality },
        Change::AnyAttestation,
        Change::AddPreference { municipality: nis("13040") },
        Change::SupportAgreement,
        Change::Wait { until: date("2026-03-02") },
        Change::LowerIncome { ceiling: Cents(164_420) },
        Change::Reactivate,
        Change::NoProperty,
        Change::OtherSize { least: 1, most: 2 },
        Change::OtherAdaptation,
        Change::LongerResidence { years: 5 },
        Change::JoinGroup { groups: vec!["moving-on".into(), "65-plus".into()] },
        Change::AskTransfer,
        Change::SocialReport,
        Change::MorePoints { criterion: "children".into() },
        Change::Nothing,
    ]
}

/// Position of a change in the enum, as [`place_of`].
fn place_of_change(change: &Change) -> usize {
    match change {
        Change::DocumentNeed => 0,
        Change::HaveNeed => 1,
        Change::Attestation { .. } => 2,
        Change::AnyAttestation => 3,
        Change::AddPreference { .. } => 4,
        Change::SupportAgreement => 5,
        Change::Wait { .. } => 6,
        Change::LowerIncome { .. } => 7,
        Change::Reactivate => 8,
        Change::NoProperty => 9,
        Change::OtherSize { .. } => 10,
        Change::OtherAdaptation => 11,
        Change::LongerResidence { .. } => 12,
        Change::JoinGroup { .. } => 13,
        Change::AskTransfer => 14,
        Change::SocialReport => 15,
        Change::MorePoints { .. } => 16,
        Change::Nothing => 17,
    }
}

/// Every reason there is, the eight gates among them.
fn reasons() -> Vec<ReasonCode> {
    let all: Vec<ReasonCode> = Reasons(u32::MAX).iter().collect();
    assert_eq!(all.len(), 25);
    all
}

/// Two plain candidates for a plain dwelling, in the Kempen.
fn kempen(run: impl Fn(&Loaded, &Engine)) {
    let loaded = COURTS[KEMPEN].with(&plain_region(vec![plain("K1"), plain("K2")], 1));
    let engine = engine(&loaded, COURTS[KEMPEN].on, None);
    run(&loaded, &engine);
}

fn explained<'a>(loaded: &'a Loaded, engine: &'a Engine<'a>, explanation: Explanation) -> Explained<'a> {
    let dwelling = &loaded.register.dwellings[0];
    Explained { compiled: engine.at(dwelling), dwelling, position: 1, decision: None, explanation }
}

fn empty(loaded: &Loaded, engine: &Engine) -> Explanation {
    let dwelling = &loaded.register.dwellings[0];
    let compiled = engine.at(dwelling);
    Explanation {
        conditions: Vec::new(),
        criteria: Vec::new(),
        order: Vec::new(),
        changes: Vec::new(),
        ahead: None,
        nearest: None,
        ..rules::explain(compiled, dwelling, Pillar::Standard, 1)
    }
}

/// The line by which one text differs from another.
fn added(before: &str, after: &str) -> Vec<String> {
    let before: BTreeSet<&str> = before.lines().collect();
    after.lines().filter(|line| !before.contains(line)).map(str::to_owned).collect()
}

#[test]
fn every_fact_with_every_verdict_is_told_in_both_languages() {
    let told: BTreeSet<usize> = facts().iter().map(place_of).collect();
    assert_eq!(told, (0..22).collect());
    kempen(|loaded, engine| {
        let nothing = explained(loaded, engine, empty(loaded, engine));
        let [dutch, english] = words();
        for because in facts() {
            for verdict in [
                Verdict::Met,
                Verdict::NotMet,
                Verdict::Awards(Points(0)),
                Verdict::Awards(Points(5)),
                Verdict::Unknown,
            ] {
                for reason in [None, Some(ReasonCode::Struck), Some(ReasonCode::Suspended)] {
                    let citation =
                        Citation { article: "7".into(), title: "titel".into(), source: "nota".into() };
                    let finding = Finding {
                        rule: RuleId("need".into()),
                        citation,
                        reason,
                        verdict,
                        because: because.clone(),
                    };
                    let mut one = empty(loaded, engine);
                    if let Verdict::Awards(points) = verdict {
                        one.total = Some(points);
                        one.criteria.push(finding);
                    } else {
                        one.conditions.push(finding);
                    }
                    let one = explained(loaded, engine, one);
                    let tell = |w: &Words| {
                        let text = w.explanation(&loaded.law, &one);
                        is_plain(&text);
                        let new = added(&w.explanation(&loaded.law, &nothing), &text);
                        let lead = if one.explanation.criteria.is_empty() { "  - " } else { "  " };
                        let sentence = new.iter().find(|line| line.starts_with(lead) && line.len() > 8);
                        assert!(sentence.is_some(), "{because:?}: {text}");
                        sentence.cloned()
                    };
                    assert_ne!(tell(&dutch), tell(&english), "{because:?}");
                }
            }
        }
    });
}

#[test]
fn every_change_is_told_in_both_languages() {
    let told: BTreeSet<usize> = changes().iter().map(place_of_change).collect();
    assert_eq!(told, (0..18).collect());
    kempen(|loaded, engine| {
        let [dutch, english] = words();
        for change in changes() {
            for (place, points) in
                [(None, None), (None, Some(Points(41))), (Some(2), None), (Some(2), Some(Points(41)))]
            {
                let nearest = Nearest { changes: vec![change.clone(), Change::NoProperty], points, place: 1 };
                let one = Explanation {
                    place,
                    changes: vec![(ReasonCode::Property, change.clone())],
                    nearest: Some(nearest),
                    ..empty(loaded, engine)
                };
                let one = explained(loaded, engine, one);
                let texts = [&dutch, &english].map(|w| w.explanation(&loaded.law, &one));
                texts.iter().for_each(|text| is_plain(text));
                assert!(texts[0].contains(" + ") && texts[0] != texts[1], "{change:?}");
            }
        }
    });
}

#[test]
fn what_the_one_ahead_has_more_is_told_in_both_languages() {
    kempen(|loaded, engine| {
        let keys = [
            OrderKey::Points,
            OrderKey::Tie(RuleId("lokale-binding".into())),
            OrderKey::InformalCare,
            OrderKey::Transfer,
            OrderKey::AgeTiers(vec![65]),
            OrderKey::IncomeRatio,
            OrderKey::Lot,
            OrderKey::RegisteredOn,
            OrderKey::RegistrationNumber,
        ];
        for words in words() {
            let tell = |by: &OrderKey, points| {
                let one = Explanation {
                    place: Some(2),
                    ahead: Some(Ahead { by: by.clone(), points }),
                    ..empty(loaded, engine)
                };
                words.explanation(&loaded.law, &explained(loaded, engine, one))
            };
            let texts: BTreeSet<String> = keys.iter().map(|by| tell(by, 3)).collect();
            assert_eq!(texts.len(), keys.len());
            texts.iter().for_each(|text| is_plain(text));
            assert_ne!(tell(&OrderKey::Points, 1), tell(&OrderKey::Points, 2));
        }
    });
}

#[test]
fn every_reason_is_told_in_both_languages_and_no_two_in_the_same_words() {
    kempen(|loaded, engine| {
        let dwelling = &loaded.register.dwellings[0];
        let compiled = engine.at(dwelling);
        for words in words() {
            let tell = |reason: ReasonCode| {
                let ranking = Ranking {
                    pillar: Pillar::Accelerated,
                    ranked: Vec::new(),
                    reasons: vec![reason.alone(), Reasons::NONE],
                };
                let place = compiled.place(dwelling.municipality);
                let ranked = Ranked {
                    law: &loaded.law,
                    compiled,
                    dwelling,
                    place,
                    decision: None,
                    ranking,
                    anybody: true,
                };
                let table = words.ranking(&ranked);
                let text = table.remarks.join("\n");
                is_plain(&text);
                text
            };
            // Gates are named after their criterion, and the Kempen has four of them.
            let known = |r: &ReasonCode| !matches!(r, ReasonCode::Gate(n) if *n > 3);
            let texts: BTreeSet<String> = reasons().into_iter().filter(known).map(tell).collect();
            assert_eq!(texts.len(), 21);
        }
    });
}

#[test]
fn an_amount_has_thousands_marks_and_two_decimals() {
    let [dutch, english] = words();
    for (cents, nl, en) in [
        (0, "0,00 euro", "0.00 euro"),
        (5, "0,05 euro", "0.05 euro"),
        (99_999, "999,99 euro", "999.99 euro"),
        (121_413, "1 214,13 euro", "1,214.13 euro"),
        (4_427_000, "44 270,00 euro", "44,270.00 euro"),
        (123_456_789, "1 234 567,89 euro", "1,234,567.89 euro"),
        (-121_413, "-1 214,13 euro", "-1,214.13 euro"),
        (-5, "-0,05 euro", "-0.05 euro"),
    ] {
        assert_eq!(dutch.euro(Cents(cents)).replace('\u{a0}', " "), nl);
        assert_eq!(english.euro(Cents(cents)), en);
    }
}

#[test]
fn a_date_is_told_in_full_without_leading_zeros() {
    let [dutch, english] = words();
    for (day, nl, en) in [
        ("2026-03-01", "1 maart 2026", "1 March 2026"),
        ("2024-02-29", "29 februari 2024", "29 February 2024"),
        ("1999-12-31", "31 december 1999", "31 December 1999"),
    ] {
        assert_eq!(dutch.date(date(day)), nl);
        assert_eq!(english.date(date(day)), en);
    }
    let months: BTreeSet<String> =
        (1..=12).map(|month| dutch.date(date(&format!("2026-{month:02}-01")))).collect();
    assert_eq!(months.len(), 12);
}

#[test]
fn points_are_told_in_singular_and_plural() {
    let [dutch, english] = words();
    for (points, nl, en) in [
        (0, "0 punten", "0 points"),
        (1, "1 punt", "1 point"),
        (2, "2 punten", "2 points"),
        (-3, "-3 punten", "-3 points"),
        (50, "50 punten", "50 points"),
    ] {
        assert_eq!(dutch.points(Points(points)), nl);
        assert_eq!(english.points(Points(points)), en);
    }
}

#[test]
fn every_pillar_has_a_name_of_its_own_in_both_languages() {
    for words in words() {
        let names: BTreeSet<String> = Pillar::ALL.iter().map(|p| words.pillar_name(*p)).collect();
        assert_eq!(names.len(), 4);
        names.iter().for_each(|name| is_plain(name));
    }
}
