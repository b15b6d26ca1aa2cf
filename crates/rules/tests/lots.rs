//! Lots: a draw that anybody can do again.

use proptest::prelude::*;
use rules::order::lot;
use std::collections::BTreeSet;

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn different_numbers_draw_different_lots(seed in any::<u64>()) {
        let lots: BTreeSet<u64> = (0..500).map(|i| lot(seed, &format!("2020.01.01.{i:04}"))).collect();
        prop_assert_eq!(lots.len(), 500);
    }

    #[test]
    fn nobody_is_favoured_by_the_number(first in 0u32..1000) {
        // Of a hundred draws between two numbers fewer than 20 are won once in a thousand million times.
        let (a, b) = (format!("2020.{first}"), format!("2021.{first}"));
        let wins = (0..100).filter(|&seed| lot(seed, &a) < lot(seed, &b)).count();
        prop_assert!((20..=80).contains(&wins), "{} of 100", wins);
    }
}

/// Worked out apart from this program: FNV-1a over the number, then the finaliser of `SplitMix64`. A receipt of years ago
/// has to replay.
#[test]
fn a_draw_of_years_ago_comes_out_the_same() {
    assert_eq!(lot(2026, "2020.1"), 16_918_251_378_418_403_375);
    assert_eq!(lot(2026, "2020.2"), 13_444_097_572_455_847_211);
    assert_eq!(lot(2026, "2020.10"), 2_061_975_495_151_952_881);
    assert_eq!(lot(0, "2020.1"), 14_438_276_551_709_004_843);
}
