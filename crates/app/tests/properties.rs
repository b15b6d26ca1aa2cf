//! What holds for any register, under very different laws.

use crate::by_hand;
use crate::region::Home;
use crate::strategy::{COURTS, Court, KEMPEN, LOTS, home, plain, plain_region, region};
use crate::support::{allocated, engine, loaded, ranked, request, rows, text};
use app::rank::{self, Loaded};
use domain::Pillar;
use proptest::prelude::*;
use rules::Engine;
use serde_json::Value;
use std::collections::BTreeSet;

pub fn court() -> impl Strategy<Value = &'static Court> {
    (0..COURTS.len()).prop_map(|i| &COURTS[i])
}

/// Every dwelling with every pillar the law has there.
pub fn cases(loaded: &Loaded, engine: &Engine) -> Vec<(String, Pillar)> {
    let of = |d: &domain::Dwelling| -> Vec<(String, Pillar)> {
        engine.at(d).book.pillars_present().map(|p| (d.id.to_string(), p)).collect()
    };
    loaded.register.dwellings.iter().flat_map(of).collect()
}

/// Everything a register can be asked, to the byte.
fn everything(loaded: &Loaded, court: &Court) -> Vec<Vec<u8>> {
    let engine = engine(loaded, court.on, court.seed);
    let mut all = vec![app::allocate::json(loaded, &engine, court.on).unwrap()];
    let asked = cases(loaded, &engine).into_iter().map(|(d, p)| (d, Some(p)));
    let decided = loaded.register.dwellings.iter().map(|d| (d.id.to_string(), None));
    for (dwelling, pillar) in asked.chain(decided) {
        // A reserved dwelling under a law without pillar 3 is refused: that too must not depend on the order.
        let told = rank::json(loaded, &engine, &request(court.on, &dwelling, pillar));
        all.push(told.unwrap_or_else(|refusal| format!("{refusal:?}").into_bytes()));
    }
    all.push(app::receipt::register_hash(&loaded.register).into_bytes());
    all
}

/// A key by which somebody goes before somebody else; smaller comes first. Worked out from what the ranking tells, not
/// with the rules.
type Key = (Vec<i64>, String, String);

fn key(pillar: Pillar, row: &Value) -> Key {
    let yes = |name: &str| i64::from(row["criteria"][name] != Value::Bool(true));
    let facts = match pillar {
        Pillar::Standard => vec![yes("local_tie"), yes("informal_care")],
        Pillar::Accelerated => vec![-row["points"].as_i64().unwrap()],
        Pillar::TargetGroup => Vec::new(),
        Pillar::Transfer => vec![i64::from(row["criteria"]["transfer"] != "mandatory")],
    };
    (facts, text(&row["registered_on"]).to_owned(), text(&row["registration_number"]).to_owned())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(192) })]

    #[test]
    fn the_order_of_rows_changes_no_byte(court in court(), region in region(8, 3), seed in any::<u64>()) {
        let plain = court.with(&region);
        let shuffled = loaded(crate::strategy::copy(&court.law), region.shuffled(seed));
        prop_assert_eq!(everything(&plain, court), everything(&shuffled, court));
    }

    #[test]
    fn everybody_is_ranked_once_or_left_out_once_with_a_reason(court in court(), region in region(10, 3)) {
        let loaded = court.with(&region);
        let engine = engine(&loaded, court.on, court.seed);
        let numbers: BTreeSet<&str> = region.homes.iter().map(|h| h.candidate.number.as_str()).collect();
        for (dwelling, pillar) in cases(&loaded, &engine) {
            let json = ranked(&loaded, &engine, &request(court.on, &dwelling, Some(pillar)));
            let told = rows(&json["ranked"]).iter().chain(rows(&json["excluded"]));
            let all: Vec<&str> = told.map(|row| text(&row["registration_number"])).collect();
            prop_assert_eq!(all.len(), numbers.len());
            prop_assert_eq!(all.into_iter().collect::<BTreeSet<_>>(), numbers.clone());
            for row in rows(&json["excluded"]) {
                let reasons: Vec<&str> = rows(&row["reasons"]).iter().map(text).collect();
                prop_assert!(!reasons.is_empty());
                prop_assert!(reasons.is_sorted_by(|a, b| a < b), "{:?}", reasons);
            }
            let ranks: Vec<u64> = rows(&json["ranked"]).iter().map(|r| r["rank"].as_u64().unwrap()).collect();
            prop_assert_eq!(ranks, (1..=rows(&json["ranked"]).len() as u64).collect::<Vec<_>>());
        }
    }

    #[test]
    fn more_points_never_rank_lower_and_every_pillar_keeps_its_order(region in region(12, 3)) {
        let court = &COURTS[KEMPEN];
        let loaded = court.with(&region);
        let engine = engine(&loaded, court.on, None);
        for (dwelling, pillar) in cases(&loaded, &engine) {
            let json = ranked(&loaded, &engine, &request(court.on, &dwelling, Some(pillar)));
            let keys: Vec<Key> = rows(&json["ranked"]).iter().map(|row| key(pillar, row)).collect();
            prop_assert!(keys.is_sorted_by(|a, b| a < b), "pillar {}: {:#?}", pillar, keys);
            for row in rows(&json["ranked"]).iter().filter(|_| pillar == Pillar::Accelerated) {
                let criteria = row["criteria"].as_object().unwrap().values();
                let sum: i64 = criteria.map(|points| points.as_i64().unwrap()).sum();
                prop_assert_eq!(row["points"].as_i64().unwrap(), sum);
            }
        }
    }

    #[test]
    fn the_explanation_names_the_reasons_the_points_and_the_place_of_the_ranking(
        court in court(), region in region(8, 3),
    ) {
        let loaded = court.with(&region);
        let engine = engine(&loaded, court.on, court.seed);
        for dwelling in &loaded.register.dwellings {
            let compiled = engine.at(dwelling);
            let place = compiled.place(dwelling.municipality);
            for pillar in compiled.book.pillars_present().collect::<Vec<_>>() {
                let ranking = compiled.rank(dwelling, pillar);
                for position in 0..region.homes.len() {
                    let e = rules::explain(compiled, dwelling, pillar, position);
                    prop_assert_eq!(e.reasons(), ranking.reasons[position]);
                    prop_assert_eq!(e.changes.len(), e.reasons().iter().count());
                    let at = ranking.ranked.iter().position(|&p| p as usize == position);
                    prop_assert_eq!(e.place, at.map(|i| i + 1));
                    let total = compiled.total(position, &place);
                    prop_assert_eq!(e.total, compiled.book.by_points(pillar).then_some(total));
                    if let Some(nearest) = e.nearest {
                        prop_assert!(e.place.is_none_or(|now| nearest.place < now), "{:?}", nearest);
                    }
                }
            }
        }
    }

    #[test]
    fn one_is_judged_as_all_are_and_the_suitable_are_the_ranked(court in court(), region in region(10, 3)) {
        let loaded = court.with(&region);
        let engine = engine(&loaded, court.on, court.seed);
        for dwelling in &loaded.register.dwellings {
            let compiled = engine.at(dwelling);
            let place = compiled.place(dwelling.municipality);
            for pillar in compiled.book.pillars_present().collect::<Vec<_>>() {
                let ranking = compiled.rank(dwelling, pillar);
                let all = compiled.judge_all(dwelling, pillar, &place);
                prop_assert_eq!(&all, &ranking.reasons);
                for (position, reasons) in all.iter().enumerate() {
                    prop_assert_eq!(*reasons, compiled.judge(position, dwelling, pillar, &place));
                }
                let suitable: Vec<u32> = compiled.suitable(dwelling, pillar, &place).collect();
                prop_assert_eq!(&suitable, &ranking.ranked);
                let without: BTreeSet<u32> =
                    (0..all.len() as u32).filter(|&p| all[p as usize].is_empty()).collect();
                prop_assert_eq!(suitable.into_iter().collect::<BTreeSet<_>>(), without);
            }
        }
    }

    #[test]
    fn a_dwelling_is_given_once_and_a_candidate_gets_one(court in court(), region in region(10, 8)) {
        let loaded = court.with(&region);
        let engine = engine(&loaded, court.on, court.seed);
        let json = allocated(&loaded, &engine, court.on);
        let past = || region.allocations.iter();
        let given: BTreeSet<&str> =
            past().map(|a| region.dwellings[a.dwelling as usize].id.as_str()).collect();
        let housed: BTreeSet<&str> =
            past().map(|a| region.homes[a.candidate as usize].candidate.number.as_str()).collect();
        let dwellings: Vec<&str> = rows(&json).iter().map(|row| text(&row["dwelling"])).collect();
        let open = loaded.register.dwellings.iter().map(|d| d.id.as_str()).filter(|d| !given.contains(d));
        prop_assert_eq!(&dwellings, &open.collect::<Vec<_>>());
        let mut seen = BTreeSet::new();
        for row in rows(&json) {
            prop_assert_eq!(row["pillar"].is_null(), row["registration_number"].is_null());
            if let Some(number) = row["registration_number"].as_str() {
                prop_assert!(seen.insert(number) && !housed.contains(number), "{} twice", number);
                let pillar = Pillar::from_number(row["pillar"].as_u64().unwrap() as u8);
                let ranking = ranked(&loaded, &engine, &request(court.on, text(&row["dwelling"]), pillar));
                prop_assert!(rows(&ranking["ranked"]).iter().any(|r| r["registration_number"] == number));
            }
        }
    }

    #[test]
    fn a_list_of_allocations_is_what_a_plain_reading_of_the_rules_gives(region in region(16, 10)) {
        let court = &COURTS[KEMPEN];
        let loaded = court.with(&region);
        let engine = engine(&loaded, court.on, None);
        let expected = by_hand::allocate(&region, &loaded, &engine, court.on);
        let json = allocated(&loaded, &engine, court.on);
        let found: Vec<by_hand::Given> = rows(&json)
            .iter()
            .map(|row| {
                let or_none = |key: &str| row[key].as_str().map(str::to_owned);
                let (group, number) = (or_none("target_group"), or_none("registration_number"));
                (text(&row["dwelling"]).to_owned(), row["pillar"].as_u64(), group, number)
            })
            .collect();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn a_lot_depends_on_the_seed_and_the_number_alone(
        homes in prop::collection::vec(home(), 12), kept in any::<u16>(), seed in any::<u64>(),
    ) {
        let order = |homes: Vec<Home>| -> Vec<String> {
            let loaded = loaded(crate::strategy::copy(&COURTS[LOTS].law), plain_region(homes, 1).register());
            let engine = engine(&loaded, COURTS[LOTS].on, Some(seed));
            let json = ranked(&loaded, &engine, &request(COURTS[LOTS].on, "W000", Some(Pillar::Standard)));
            rows(&json["ranked"]).iter().map(|row| text(&row["registration_number"]).to_owned()).collect()
        };
        let number = |i: usize| format!("2020.{i}");
        let all = order((0..12).map(|i| plain(&number(i))).collect());
        prop_assert_eq!(all.len(), 12);
        // Some of them again, with facts of others as far as they leave somebody on the list.
        let other = |i: usize, facts: &Home| {
            let mut home = plain(&number(i));
            home.candidate.registered_on = facts.candidate.registered_on;
            home.candidate.monthly_income = facts.candidate.monthly_income;
            home.candidate.transfer = facts.candidate.transfer;
            home.residences.clone_from(&facts.residences);
            home
        };
        let some = order((0..12).filter(|i| kept & (1 << i) != 0).map(|i| other(i, &homes[i])).collect());
        let expected: Vec<String> = all.into_iter().filter(|n| some.contains(n)).collect();
        prop_assert_eq!(some, expected);
    }
}

#[test]
fn another_seed_draws_another_order() {
    let court = &COURTS[LOTS];
    let homes = (0..20).map(|i| plain(&format!("2020.{i}"))).collect();
    let loaded = court.with(&plain_region(homes, 1));
    let orders: BTreeSet<String> = (0..20)
        .map(|seed| {
            let engine = engine(&loaded, court.on, Some(seed));
            ranked(&loaded, &engine, &request(court.on, "W000", Some(Pillar::Standard)))["ranked"].to_string()
        })
        .collect();
    assert_eq!(orders.len(), 20);
    let firsts: BTreeSet<&str> =
        orders.iter().map(|o| o.split("registration_number").nth(1).unwrap()).map(|o| &o[..12]).collect();
    assert!(firsts.len() > 5, "{firsts:?}");
}

#[test]
fn with_enough_candidates_every_share_is_kept_to_within_one_and_exactly_after_every_ten() {
    let court = &COURTS[KEMPEN];
    let homes = (0..60).map(|i| plain(&format!("K{i:02}"))).collect();
    let loaded = court.with(&plain_region(homes, 60));
    let engine = engine(&loaded, court.on, None);
    let tenths = [5, 2, 2, 1];
    let mut counts = [0i64; 4];
    for (n, row) in (1i64..).zip(rows(&allocated(&loaded, &engine, court.on))) {
        counts[row["pillar"].as_u64().unwrap() as usize - 1] += 1;
        for (count, share) in counts.iter().zip(tenths) {
            let off = 10 * count - share * n;
            assert!(off.abs() < 10, "{counts:?} after {n}");
            assert!(n % 10 != 0 || off == 0, "{counts:?} after {n}");
        }
    }
    assert_eq!(counts, [30, 12, 12, 6]);
}
