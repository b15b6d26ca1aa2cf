//! The ledger: whose turn it is, and how far counts can stray from shares.

use chrono::NaiveDate;
use domain::{Area, Dwelling, GroupCode, Nis, PastAllocation, Pillar, Register, RegisterParts};
use num_rational::Ratio;
use proptest::prelude::*;
use rules::kinds::selection::Turn;
use rules::{LedgerBook, Rulebook};

fn nis() -> Nis {
    Nis::parse(b"13040").unwrap()
}

fn dwelling(company: &str) -> Dwelling {
    Dwelling {
        id: "W1".into(),
        area: Area { company: company.into(), zone: String::new() },
        municipality: nis(),
        bedrooms: 1,
        adapted: false,
        reserved_for: None,
        rent: None,
        available_on: "2026-03-01".parse().unwrap(),
        min_age: None,
    }
}

fn nobody() -> Register {
    Register::assemble(RegisterParts::default())
}

/// A regulation of nothing but pillars with these shares, and a way to choose between them.
fn book(shares: &[(u8, Ratio<i64>)], selection: &str) -> Rulebook {
    let mut text = r#"
        id = "test"
        version = "1"
        title = "Test"
        summary = "Test"
        valid-from = "2023-10-01"
        adopted-by = "nobody"
        [sources.test]
        title = "Test"
        author = "nobody"
        date = "2026"
        [[articles]]
        id = "1"
        title = "Test"
        text = "Test"
    "#
    .to_owned();
    for (pillar, share) in shares {
        text.push_str(&format!(
            "[[articles.rules]]\nid = \"p{pillar}\"\nkind = \"pillar\"\npillar = {pillar}\nshare = \"{share}\"\n\
             order = [\"registered-on\"]\nsource = \"test\"\n"
        ));
    }
    text.push_str(&format!(
        "[[articles.rules]]\nid = \"selection\"\nkind = \"selection\"\nmethod = {selection}\n\
         period = \"calendar-year\"\nsource = \"test\"\n"
    ));
    Rulebook::of(&rules::parse("test.toml", &text).unwrap().regulation, None)
}

/// Shares of one to four pillars that make the whole together, none of them nothing.
fn shares() -> impl Strategy<Value = Vec<(u8, Ratio<i64>)>> {
    let pillars = prop::sample::subsequence(vec![1u8, 2, 3, 4], 1..=4);
    (pillars, prop::collection::vec(1i64..30, 4)).prop_map(|(pillars, parts)| {
        let sum: i64 = parts.iter().take(pillars.len()).sum();
        pillars.into_iter().zip(parts).map(|(pillar, part)| (pillar, Ratio::new(part, sum))).collect()
    })
}

fn first(ledger: &LedgerBook, book: &Rulebook) -> Pillar {
    ledger.turns(book, "C").first().map(Turn::pillar).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    /// With k pillars whose shares make the whole, let `d` be `share * n - count` after n allocations; all `d` together
    /// are 0.
    ///
    /// Too much: before an allocation the shortfalls `share * (n + 1) - count` add up to 1, so the largest is at least
    /// 1/k; who gets the dwelling has `d >= 1/k - 1` after it, and `d` of the others only grows. So `d >= 1/k - 1`.
    ///
    /// Too little: let B(j) bound the sum of any j of the `d`; B(k) = 0. Such a sum grows by at most 1 in a step. If one
    /// of the j got the dwelling, it did not grow. If another one did, that one had the largest shortfall, so the j were
    /// at most j / (j + 1) of the sum of all j + 1, which is at most B(j + 1) + 1. Hence
    /// B(j) / j = B(j + 1) / (j + 1) + 1 / (j + 1), and B(1) = 1/2 + 1/3 + ... + 1/k.
    #[test]
    fn counts_stay_near_their_shares_when_every_pillar_can_be_served(shares in shares()) {
        let book = book(&shares, "\"largest-shortfall\"");
        let mut ledger = LedgerBook::open(&nobody(), 2026);
        let k = shares.len() as i64;
        let most = Ratio::from_integer(1) - Ratio::new(1, k);
        let least: Ratio<i64> = (2..=k).map(|i| Ratio::new(1, i)).sum();
        for n in 1i64..200 {
            let pillar = first(&ledger, &book);
            ledger.record(&dwelling("C"), pillar, None);
            let counts = ledger.counts("C");
            prop_assert_eq!(i64::from(counts.total), n);
            for (pillar, share) in &shares {
                let count = counts.by_pillar[*pillar as usize - 1];
                let behind = share * Ratio::from_integer(n) - Ratio::from_integer(i64::from(count));
                prop_assert!(-behind <= most && behind <= least, "pillar {}: {} after {}", pillar, behind, n);
            }
        }
    }

    #[test]
    fn the_turns_name_every_pillar_once_from_the_largest_shortfall_down(
        shares in shares(), given in prop::collection::vec(0usize..4, 0..30),
    ) {
        let book = book(&shares, "\"largest-shortfall\"");
        let mut ledger = LedgerBook::open(&nobody(), 2026);
        for i in given {
            ledger.record(&dwelling("C"), Pillar::from_number(shares[i % shares.len()].0).unwrap(), None);
        }
        let shortfalls = ledger.shortfalls(&book, "C");
        let turns: Vec<Pillar> = ledger.turns(&book, "C").iter().map(Turn::pillar).collect();
        prop_assert_eq!(turns.len(), shares.len());
        let key = |p: &Pillar| (std::cmp::Reverse(shortfalls[p.index()].unwrap()), p.number());
        prop_assert!(turns.is_sorted_by(|a, b| key(a) < key(b)), "{:?} with {:?}", turns, shortfalls);
        let n = i64::from(ledger.counts("C").total);
        for (pillar, share) in &shares {
            let count = i64::from(ledger.counts("C").by_pillar[*pillar as usize - 1]);
            let expected = share * Ratio::from_integer(n + 1) - Ratio::from_integer(count);
            prop_assert_eq!(shortfalls[*pillar as usize - 1].unwrap().0, expected);
        }
    }

    #[test]
    fn companies_do_not_share_a_ledger(given in prop::collection::vec((any::<bool>(), 0usize..4), 0..30)) {
        let mut both = LedgerBook::open(&nobody(), 2026);
        let mut apart = [LedgerBook::open(&nobody(), 2026), LedgerBook::open(&nobody(), 2026)];
        for (one, pillar) in given {
            let company = if one { "C" } else { "D" };
            both.record(&dwelling(company), Pillar::ALL[pillar], None);
            apart[usize::from(one)].record(&dwelling(company), Pillar::ALL[pillar], None);
        }
        prop_assert_eq!(both.counts("C"), apart[1].counts("C"));
        prop_assert_eq!(both.counts("D"), apart[0].counts("D"));
    }

    #[test]
    fn rounds_give_every_turn_as_often_as_the_sequence_names_it(
        sequence in prop::collection::vec(1u8..5, 1..7), times in 1usize..4,
    ) {
        let quarter = |pillar| (pillar, Ratio::new(1, 4));
        let rounds = format!("{{ rounds = {sequence:?} }}");
        let book = book(&[quarter(1), quarter(2), quarter(3), quarter(4)], &rounds);
        let mut ledger = LedgerBook::open(&nobody(), 2026);
        for n in 0..sequence.len() * times {
            let pillar = first(&ledger, &book);
            prop_assert_eq!(pillar.number(), sequence[n % sequence.len()]);
            ledger.record(&dwelling("C"), pillar, None);
        }
    }
}

#[test]
fn the_shares_of_the_kempen_come_back_every_ten_allocations() {
    let parts = [(1, 5), (2, 2), (3, 2), (4, 1)];
    let book = book(&parts.map(|(pillar, tenths)| (pillar, Ratio::new(tenths, 10))), "\"largest-shortfall\"");
    let mut ledger = LedgerBook::open(&nobody(), 2026);
    let mut turns = Vec::new();
    for _ in 0..20 {
        let pillar = first(&ledger, &book);
        turns.push(pillar.number());
        ledger.record(&dwelling("C"), pillar, None);
    }
    assert_eq!(turns[..10], [1, 2, 3, 1, 1, 4, 1, 2, 3, 1]);
    assert_eq!(turns[..10], turns[10..]);
}

#[test]
fn a_pillar_the_regulation_does_not_have_is_never_tried() {
    let book = book(&[(2, Ratio::new(1, 2)), (4, Ratio::new(1, 2))], "\"largest-shortfall\"");
    let ledger = LedgerBook::open(&nobody(), 2026);
    let turns: Vec<u8> = ledger.turns(&book, "C").iter().map(|t| t.pillar().number()).collect();
    assert_eq!(turns, [2, 4]);
    assert_eq!(ledger.shortfalls(&book, "C")[0], None);
}

/// A register of one company in which these pillars got a dwelling, one a day from the last day of a year on; the ones
/// with `true` were reserved.
fn given(pillars: &[(u8, bool)], from: NaiveDate) -> Register {
    let home = |(place, (_, reserved)): (usize, &(u8, bool))| Dwelling {
        id: format!("W{place}").as_str().into(),
        reserved_for: reserved.then_some(GroupCode(0)),
        ..dwelling("C")
    };
    let past = |(place, (pillar, _)): (usize, &(u8, bool))| PastAllocation {
        dwelling: place as u32,
        candidate: 0,
        pillar: Pillar::from_number(*pillar).unwrap(),
        target_group: None,
        decided_on: from + chrono::Days::new(place as u64),
    };
    Register::assemble(RegisterParts {
        group_codes: vec!["g".to_owned()],
        dwellings: pillars.iter().enumerate().map(home).collect(),
        // Told in no order: the days decide.
        allocations: pillars.iter().enumerate().map(past).rev().collect(),
        ..RegisterParts::default()
    })
}

fn kempen() -> Rulebook {
    let parts = [(1, 5), (2, 2), (3, 2), (4, 1)];
    book(&parts.map(|(pillar, tenths)| (pillar, Ratio::new(tenths, 10))), "\"largest-shortfall\"")
}

#[test]
fn the_turns_to_come_are_those_that_follow_when_each_is_served() {
    let ledger = LedgerBook::open(&nobody(), 2026);
    let turns = |ledger: &LedgerBook, number| -> Vec<u8> {
        ledger.expected(&kempen(), "C", number).iter().map(|turn| turn.pillar().number()).collect()
    };
    assert_eq!(turns(&ledger, 6), [1, 2, 3, 1, 1, 4]);
    assert_eq!(ledger.counts("C").total, 0, "looking ahead gives nothing away");
    let mut later = ledger.clone();
    later.record(&dwelling("C"), Pillar::Standard, None);
    assert_eq!(turns(&later, 3), [2, 3, 1]);
}

#[test]
fn a_year_is_retraced_by_day_and_reserved_dwellings_only_count_for_what_follows() {
    // The first one is of the year before.
    let register =
        given(&[(4, false), (1, false), (3, true), (2, false), (4, false)], "2025-12-31".parse().unwrap());
    let book = kempen();
    let retraced = LedgerBook::retraced(&register, &book, "C", 2026);
    let told: Vec<(u8, u8)> =
        retraced.iter().map(|r| (r.first.pillar().number(), r.given.number())).collect();
    assert_eq!(told, [(1, 1), (2, 2), (1, 4)]);
    assert!(LedgerBook::retraced(&register, &book, "D", 2026).is_empty());
}
