//! Division of a number over areas and zones.

use proptest::prelude::*;
use rules::apportion::{apportion, divide};
use rules::kinds::distribution::{Distribution, DistributionArea, DistributionZone, Method};
use rules::kinds::target_group::TargetGroup;
use std::collections::BTreeMap;

const METHODS: [Method; 3] = [Method::LargestRemainder, Method::SainteLague, Method::DHondt];

fn method() -> impl Strategy<Value = Method> {
    prop::sample::select(METHODS.to_vec())
}

/// Dwellings of up to seven areas, at least one of which has any.
fn weights() -> impl Strategy<Value = Vec<u32>> {
    let weight = prop_oneof![6 => 0u32..40, 4 => 0u32..6000, 1 => Just(u32::MAX)];
    prop::collection::vec(weight, 1..8).prop_filter("somebody has dwellings", |w| w.iter().any(|w| *w > 0))
}

fn numbers(method: Method, total: u32, weights: &[u32]) -> Vec<u32> {
    divide(method, total, weights).iter().map(|seat| seat.number).collect()
}

fn area(name: &str, zones: &[u32]) -> DistributionArea {
    let zone = |(i, dwellings): (usize, &u32)| DistributionZone {
        name: format!("{name}-{i}"),
        dwellings: *dwellings,
        published: BTreeMap::new(),
    };
    DistributionArea {
        name: name.to_owned(),
        company: name.to_owned(),
        zone: None,
        dwellings: zones.iter().sum(),
        zones: if zones.len() > 1 { zones.iter().enumerate().map(zone).collect() } else { Vec::new() },
        published: BTreeMap::new(),
    }
}

fn group(code: &str, yearly: Option<u32>) -> TargetGroup {
    let label = rules::regulation::Label { nl: code.into(), en: code.into() };
    let id = domain::RuleId(code.into());
    TargetGroup { id, source: "test".into(), note: None, code: code.into(), label, yearly, fallback: None }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(512) })]

    #[test]
    fn every_method_gives_exactly_the_number_there_is(
        method in method(), total in 0u32..400, weights in weights(),
    ) {
        let given: u64 = numbers(method, total, &weights).into_iter().map(u64::from).sum();
        prop_assert_eq!(given, u64::from(total));
    }

    #[test]
    fn the_largest_remainder_gives_everybody_the_quota_rounded_down_or_up(
        total in 0u32..400, weights in weights(),
    ) {
        let sum: u128 = weights.iter().map(|&w| u128::from(w)).sum();
        for (number, weight) in numbers(Method::LargestRemainder, total, &weights).into_iter().zip(&weights) {
            let quota = u128::from(total) * u128::from(*weight);
            let (down, up) = (quota / sum, quota.div_ceil(sum));
            prop_assert!((down..=up).contains(&u128::from(number)), "{} of {}..{}", number, down, up);
        }
    }

    #[test]
    fn d_hondt_never_gives_less_than_the_quota_rounded_down(total in 0u32..400, weights in weights()) {
        let sum: u128 = weights.iter().map(|&w| u128::from(w)).sum();
        for (number, weight) in numbers(Method::DHondt, total, &weights).into_iter().zip(&weights) {
            prop_assert!(u128::from(number) >= u128::from(total) * u128::from(*weight) / sum);
        }
    }

    #[test]
    fn who_has_more_dwellings_never_gets_less(method in method(), total in 0u32..400, weights in weights()) {
        let numbers = numbers(method, total, &weights);
        for (a, weight) in numbers.iter().zip(&weights) {
            for (b, other) in numbers.iter().zip(&weights) {
                prop_assert!(weight <= other || a >= b, "{:?} over {:?}", numbers, weights);
            }
        }
    }

    #[test]
    fn with_highest_averages_one_more_to_divide_takes_nothing_from_anybody(
        method in prop::sample::select(vec![Method::SainteLague, Method::DHondt]),
        total in 0u32..200,
        weights in weights(),
    ) {
        let (less, more) = (numbers(method, total, &weights), numbers(method, total + 1, &weights));
        prop_assert!(less.iter().zip(&more).all(|(l, m)| l <= m), "{:?} then {:?}", less, more);
    }

    #[test]
    fn without_dwellings_there_is_nothing_to_get(
        method in method(), total in 0u32..400, weights in weights(),
    ) {
        let numbers = numbers(method, total, &weights);
        prop_assert!(numbers.iter().zip(&weights).all(|(n, w)| *w > 0 || *n == 0), "{:?}", numbers);
    }

    #[test]
    fn zones_get_together_what_their_area_gets_and_areas_what_there_is(
        method in method(),
        areas in prop::collection::vec(prop::collection::vec(1u32..3000, 1..4), 1..5),
        yearly in prop::collection::vec(prop::option::of(0u32..150), 1..5),
    ) {
        let areas = areas.iter().enumerate().map(|(i, zones)| area(&format!("A{i}"), zones)).collect();
        let id = domain::RuleId("distribution".into());
        let distribution = Distribution { id, source: "test".into(), note: None, method, areas };
        let groups: Vec<TargetGroup> =
            yearly.iter().enumerate().map(|(i, yearly)| group(&format!("g{i}"), *yearly)).collect();
        let worked_out = apportion(&distribution, &groups);
        let numbered: Vec<u32> = yearly.into_iter().flatten().collect();
        prop_assert_eq!(worked_out.groups.len(), numbered.len());
        for (g, number) in numbered.into_iter().enumerate() {
            let areas: u32 = worked_out.areas.iter().map(|a| a.numbers[g].number).sum();
            prop_assert_eq!(areas, number);
            for area in worked_out.areas.iter().filter(|a| !a.zones.is_empty()) {
                let zones: u32 = area.zones.iter().map(|z| z.numbers[g].number).sum();
                prop_assert_eq!(zones, area.numbers[g].number);
            }
        }
    }
}

#[test]
fn a_dwelling_finds_the_numbers_of_its_zone_of_its_area_or_none() {
    let areas = vec![area("Alone", &[100]), area("Zoned", &[300, 100])];
    let id = domain::RuleId("distribution".into());
    let method = Method::LargestRemainder;
    let distribution = Distribution { id, source: "test".into(), note: None, method, areas };
    let worked_out = apportion(&distribution, &[group("g", Some(10))]);
    let at = |company: &str, zone: &str| {
        worked_out.at(&domain::Area { company: company.into(), zone: zone.into() }).map(|n| n.number(0))
    };
    assert_eq!(at("Alone", ""), Some(2));
    assert_eq!(at("Alone", "anything"), Some(2));
    assert_eq!(at("Zoned", ""), Some(8));
    assert_eq!(at("Zoned", "Zoned-0"), Some(6));
    assert_eq!(at("Zoned", "Zoned-1"), Some(2));
    assert_eq!(at("Zoned", "elsewhere"), None);
    assert_eq!(at("Nobody", ""), None);
}
