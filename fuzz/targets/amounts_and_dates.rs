//! Amounts, municipalities, shares and days: what is read is written back as it was meant, for any bytes.

#![no_main]

use chrono::{Datelike, NaiveDate};
use domain::{Cents, Nis, Share, days};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(amount) = Cents::parse(bytes) {
        assert_eq!(Cents::parse(amount.to_string().as_bytes()), Ok(amount));
    }
    if let Some(nis) = Nis::parse(bytes) {
        assert_eq!(nis.to_string().as_bytes(), bytes);
    }
    if let Ok(text) = std::str::from_utf8(bytes)
        && let Some(share) = Share::parse(text)
    {
        assert_eq!(Share::parse(&share.to_string()), Some(share));
    }
    if let Some((birth, on, age)) = two_days(bytes) {
        assert_eq!(days::has_age(birth, age, on), birth <= days::latest_birth(age, on));
        let years = days::completed_years(birth, on);
        assert!(on < birth || days::plus_years(birth, years) <= on);
        assert!(on < birth || days::plus_years(birth, years + 1) > on);
        assert!(days::plus_months(on, age) >= on);
    }
});

/// Two days between 1900 and 2200, as the contract allows, and an age.
fn two_days(bytes: &[u8]) -> Option<(NaiveDate, NaiveDate, u32)> {
    let [a, b, c, d, e, f, age, ..] = *bytes else { return None };
    let day = |a: u8, b: u8, c: u8| {
        let number = 693_596 + i32::from_be_bytes([0, a, b, c]) % 109_938;
        NaiveDate::from_num_days_from_ce_opt(number).filter(|day| (1900..=2200).contains(&day.year()))
    };
    Some((day(a, b, c)?, day(d, e, f)?, u32::from(age) % 121))
}
