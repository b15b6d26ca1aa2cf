//! What would have to differ: a promise that is kept, and an improvement that never harms.

use crate::properties::{cases, court};
use crate::region::{Home, Region};
use crate::strategy::{COURTS, KEMPEN, plain, region};
use crate::support::{date, engine, ranked, request, rows, text};
use app::rank::Loaded;
use chrono::NaiveDate;
use domain::{Attestation, AttestationLevel, HousingNeed, Member, Nis, Pillar, Relation, Sex, Stays};
use proptest::prelude::*;
use rules::{Change, Engine};

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(192) })]

    #[test]
    fn the_nearest_change_brings_the_place_and_the_points_it_promises(
        court in court(), region in region(8, 3),
    ) {
        let loaded = court.with(&region);
        let engine = engine(&loaded, court.on, court.seed);
        for (dwelling, pillar) in cases(&loaded, &engine) {
            let at = region.dwellings.iter().find(|d| d.id.as_str() == dwelling).unwrap();
            for (i, home) in region.homes.iter().enumerate() {
                let before = explained(&loaded, &engine, (&dwelling, pillar), home);
                let Some(nearest) = before.nearest else { continue };
                let mut after = region.clone();
                let better = &mut after.homes[i];
                if nearest.changes.iter().all(|change| apply(change, better, at.municipality)) {
                    let loaded = court.with(&after);
                    let engine = crate::support::engine(&loaded, court.on, court.seed);
                    let now = explained(&loaded, &engine, (&dwelling, pillar), home);
                    prop_assert_eq!(now.place, Some(nearest.place), "{:?}", nearest.changes);
                    prop_assert_eq!(now.total, nearest.points);
                }
            }
        }
    }

    #[test]
    fn who_is_told_to_wait_until_a_day_is_free_of_the_reason_then_and_not_a_day_before(
        court in court(), region in region(8, 3),
    ) {
        let loaded = court.with(&region);
        let engine = engine(&loaded, court.on, court.seed);
        for (dwelling, pillar) in cases(&loaded, &engine) {
            for home in &region.homes {
                for (reason, change) in explained(&loaded, &engine, (&dwelling, pillar), home).changes {
                    let Change::Wait { until } = change else { continue };
                    let holds = |on: NaiveDate| {
                        let engine = crate::support::engine(&loaded, on, court.seed);
                        explained(&loaded, &engine, (&dwelling, pillar), home).reasons().has(reason)
                    };
                    prop_assert!(holds(until.pred_opt().unwrap()), "{:?} is over before {}", reason, until);
                    prop_assert!(!holds(until), "{:?} still holds on {}", reason, until);
                }
            }
        }
    }

    #[test]
    fn who_has_more_need_less_income_more_support_or_more_children_never_ranks_lower(
        region in region(8, 3), who in any::<prop::sample::Index>(), better in 0..4,
    ) {
        let court = &COURTS[KEMPEN];
        let who = who.index(region.homes.len());
        let number = region.homes[who].candidate.number.to_string();
        let mut after = region.clone();
        improve(&mut after.homes[who], better);
        let place = |region: &Region, dwelling: &str| {
            let loaded = court.with(region);
            let engine = engine(&loaded, court.on, None);
            let asked = request(court.on, dwelling, Some(Pillar::Accelerated));
            let json = ranked(&loaded, &engine, &asked);
            rows(&json["ranked"]).iter().position(|row| text(&row["registration_number"]) == number)
        };
        for dwelling in &region.dwellings {
            if let Some(before) = place(&region, dwelling.id.as_str()) {
                let now = place(&after, dwelling.id.as_str());
                prop_assert!(now.is_some_and(|now| now <= before), "from {} to {:?}", before, now);
            }
        }
    }
}

fn explained(
    loaded: &Loaded,
    engine: &Engine,
    (dwelling, pillar): (&str, Pillar),
    home: &Home,
) -> rules::Explanation {
    let number = home.candidate.number.as_str();
    app::explain::explain(loaded, engine, dwelling, number, Some(pillar)).unwrap().explanation
}

/// An attestation that counts.
fn attestation(level: AttestationLevel) -> Attestation {
    Attestation { level, ..plain("").attestations[0] }
}

/// Makes a change come true; not for what only time can change.
fn apply(change: &Change, home: &mut Home, municipality: Nis) -> bool {
    match change {
        Change::DocumentNeed => home.candidate.need_documented = true,
        Change::Attestation { level } => home.attestations.push(attestation(*level)),
        Change::AnyAttestation => home.attestations.push(attestation(AttestationLevel::District)),
        Change::AddPreference { .. } => home.preferences.push(municipality),
        Change::SupportAgreement => home.candidate.support_agreement = true,
        Change::Reactivate => home.candidate.status = domain::Status::Active,
        Change::Wait { .. } => return false,
        other => panic!("{other:?} is nothing that can be done"),
    }
    true
}

/// Makes one thing better for a household.
fn improve(home: &mut Home, better: i32) {
    match better {
        0 => {
            home.candidate.need = Some(HousingNeed::Shelter);
            home.candidate.need_documented = true;
        }
        1 => home.candidate.monthly_income = domain::Cents(0),
        2 => home.attestations.push(attestation(AttestationLevel::Municipality)),
        _ => home.members.push(Member {
            birth_date: date("2015-05-05"),
            sex: Sex::F,
            relation: Relation::Child,
            dependent: true,
            stays: Stays::Visiting,
        }),
    }
}
