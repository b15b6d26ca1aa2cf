//! Calendar arithmetic of the law: years counted by calendar, ages, inclusive intervals.

use chrono::{Datelike, Months, NaiveDate};
use std::ops::RangeInclusive;

/// Years outside these are slips of the pen; inside them no sum of years and dates leaves the calendar, and every
/// database can hold them.
pub const YEARS: RangeInclusive<i32> = 1900..=2200;

/// A day as browsers send it, `yyyy-mm-dd`; `None` for anything else and for years outside [`YEARS`].
#[must_use]
pub fn read(text: &str) -> Option<NaiveDate> {
    let day: NaiveDate = text.trim().parse().ok()?;
    YEARS.contains(&day.year()).then_some(day)
}

/// The date `years` calendar years after `date`; 29 February becomes 28 February in a non-leap year.
#[must_use]
pub fn plus_years(date: NaiveDate, years: u32) -> NaiveDate {
    date.checked_add_months(Months::new(years.saturating_mul(12))).unwrap_or(NaiveDate::MAX)
}

/// The date `months` calendar months after `date`, cut off at the end of a shorter month.
#[must_use]
pub fn plus_months(date: NaiveDate, months: u32) -> NaiveDate {
    date.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
}

/// The date `years` calendar years before `date`; 29 February becomes 28 February in a non-leap year.
#[must_use]
pub fn minus_years(date: NaiveDate, years: u32) -> NaiveDate {
    date.checked_sub_months(Months::new(years.saturating_mul(12))).unwrap_or(NaiveDate::MIN)
}

/// The day after, or the last representable day itself.
#[must_use]
pub fn next_day(date: NaiveDate) -> NaiveDate {
    date.succ_opt().unwrap_or(NaiveDate::MAX)
}

/// Whether somebody born on `birth` has reached `age` full years on `on`.
#[must_use]
pub fn has_age(birth: NaiveDate, age: u32, on: NaiveDate) -> bool {
    plus_years(birth, age) <= on
}

/// The latest day of birth of somebody who has reached `age` full years on `on`.
#[must_use]
pub fn latest_birth(age: u32, on: NaiveDate) -> NaiveDate {
    let day = minus_years(on, age);
    // Born on 29 February, of age on 28 February: one day later than plain subtraction gives.
    if has_age(next_day(day), age, on) { next_day(day) } else { day }
}

/// Completed calendar years from `from` up to `on`; 0 when `on` lies before `from`.
#[must_use]
pub fn completed_years(from: NaiveDate, on: NaiveDate) -> u32 {
    if on < from {
        return 0;
    }
    let guess = u32::try_from(on.year() - from.year()).unwrap_or(0);
    if plus_years(from, guess) <= on { guess } else { guess.saturating_sub(1) }
}

/// A stretch of days, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// First day.
    pub from: NaiveDate,
    /// Last day, included.
    pub to: NaiveDate,
}

impl Interval {
    /// Whether the interval is at least `years` calendar years long.
    #[must_use]
    pub fn lasts_years(&self, years: u32) -> bool {
        plus_years(self.from, years) <= next_day(self.to)
    }
}

/// Clips intervals to `window` and joins those that follow within a day. They may come in any order and overlap.
fn joined(intervals: impl Iterator<Item = Interval>, window: Interval) -> Vec<Interval> {
    let mut stretches: Vec<Interval> = intervals
        .map(|i| Interval { from: i.from.max(window.from), to: i.to.min(window.to) })
        .filter(|i| i.from <= i.to)
        .collect();
    stretches.sort_unstable_by_key(|i| (i.from, i.to));
    stretches.dedup_by(|next, current| {
        let follows = next.from <= next_day(current.to);
        if follows {
            current.to = current.to.max(next.to);
        }
        follows
    });
    stretches
}

/// The longest stretch of joined intervals, clipped to `window`; the earliest of equals.
#[must_use]
pub fn longest_joined(intervals: impl Iterator<Item = Interval>, window: Interval) -> Option<Interval> {
    let stretches = joined(intervals, window).into_iter();
    stretches.reduce(|best, next| if next.to - next.from > best.to - best.from { next } else { best })
}

/// The stretch of joined intervals that holds `day`, clipped to `window`.
#[must_use]
pub fn joined_around(
    intervals: impl Iterator<Item = Interval>,
    window: Interval,
    day: NaiveDate,
) -> Option<Interval> {
    joined(intervals, window).into_iter().find(|i| i.from <= day && day <= i.to)
}

/// A stretch of joined intervals inside `window` that lasts at least `years` calendar years: the earliest one.
///
/// Not the same as asking the longest stretch by days: leap years can make a stretch with fewer days last longer
/// by calendar, so every stretch is asked.
#[must_use]
pub fn any_joined_lasts(
    intervals: impl Iterator<Item = Interval>,
    window: Interval,
    years: u32,
) -> Option<Interval> {
    joined(intervals, window).into_iter().find(|i| i.lasts_years(years))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }
    fn i(from: &str, to: &str) -> Interval {
        Interval { from: d(from), to: d(to) }
    }

    #[test]
    fn a_day_that_is_not_on_the_calendar_or_far_away_is_none() {
        assert_eq!(read(" 2026-02-28 "), NaiveDate::from_ymd_opt(2026, 2, 28));
        for text in
            ["", "2026-02-29", "morgen", "0001-01-01", "99999-12-31", "+262142-12-31", "-262143-01-01"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn who_is_born_on_29_february_comes_of_age_on_28_february() {
        assert!(has_age(d("2008-02-29"), 18, d("2026-02-28")));
        assert!(!has_age(d("2008-02-29"), 18, d("2026-02-27")));
        assert_eq!(completed_years(d("2008-02-29"), d("2026-02-27")), 17);
    }

    #[test]
    fn the_latest_birth_agrees_with_age_on_every_day_of_a_leap_cycle() {
        let mut on = d("2024-01-01");
        while on < d("2029-01-01") {
            let latest = latest_birth(18, on);
            assert!(has_age(latest, 18, on) && !has_age(next_day(latest), 18, on), "{on}");
            on = next_day(on);
        }
    }

    #[test]
    fn stretches_one_day_apart_join_and_two_days_apart_do_not() {
        let window = i("2016-01-01", "2026-01-01");
        let joined = [i("2018-01-01", "2020-06-30"), i("2020-07-01", "2022-12-31")];
        assert!(any_joined_lasts(joined.into_iter(), window, 5).is_some());
        let apart = [i("2018-01-01", "2020-06-30"), i("2020-07-02", "2022-12-31")];
        assert!(any_joined_lasts(apart.into_iter(), window, 5).is_none());
    }

    #[test]
    fn a_stretch_is_clipped_to_the_window_before_it_is_measured() {
        let window = i("2016-01-01", "2026-01-01");
        assert!(any_joined_lasts([i("2000-01-01", "2020-12-30")].into_iter(), window, 5).is_none());
        assert!(any_joined_lasts([i("2000-01-01", "2020-12-31")].into_iter(), window, 5).is_some());
    }
}
