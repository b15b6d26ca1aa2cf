//! The number of a person in the national register: its form, its check digits and how it may be shown.
//!
//! `YY.MM.DD-SSS.CC`: date of birth, serial number of the day (odd for men, even for women) and check digits, which are
//! 97 less the remainder of the first nine digits by 97. For who is born in 2000 or later a 2 stands before the nine.

use chrono::NaiveDate;
use std::fmt;

const DIGITS: usize = 11;

/// Added to the month of a BIS number (somebody known to social security and not in the register), sex unknown or known.
const BIS: [u8; 2] = [20, 40];

/// Added to the month of a number that belongs to nobody: demos and tests.
const INVENTED: u8 = 60;

/// The number of a person in the national register, or a BIS number.
///
/// It is never shown in full by accident: there is no `Display`, nothing serializes it and `Debug` hides it.
#[doc(alias = "rijksregisternummer")]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct NationalNumber([u8; DIGITS]);

/// Why a text is no national number. Never holds the number itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NationalNumberError {
    /// A character that is no digit and no separator.
    Character,
    /// Not eleven digits.
    Length {
        /// Digits that were found.
        found: usize,
    },
    /// The third and fourth digit are no month, nor one with 20, 40 or 60 added.
    Month,
    /// The fifth and sixth digit are no day of that month.
    Day,
    /// The serial number is not from 001 to 998.
    Serial,
    /// The check digits do not fit, for either century.
    Check,
}

/// The century that the check digits give.
#[derive(Clone, Copy)]
enum Century {
    Twentieth,
    TwentyFirst,
}

impl NationalNumber {
    /// Reads eleven digits, with or without points, hyphens, slashes or spaces.
    ///
    /// The number must be right in form; whether it was ever given to somebody only the register knows.
    ///
    /// # Errors
    /// The first thing that is wrong, in the order of [`NationalNumberError`].
    pub fn parse(text: &str) -> Result<Self, NationalNumberError> {
        let number = Self(digits(text)?);
        let month = number.month().ok_or(NationalNumberError::Month)?;
        if !number.day_exists(month) {
            return Err(NationalNumberError::Day);
        }
        if !(1..=998).contains(&number.value(6..9)) {
            return Err(NationalNumberError::Serial);
        }
        number.century().map(|_| number).ok_or(NationalNumberError::Check)
    }

    /// The eleven digits without separators: the form to keep and to compare.
    #[must_use]
    pub fn digits(&self) -> String {
        self.0.iter().map(|&digit| char::from(b'0' + digit)).collect()
    }

    /// The number as it stands on an identity card, in full.
    #[must_use]
    pub fn formatted(&self) -> String {
        let d = self.digits();
        format!("{}.{}.{}-{}.{}", &d[..2], &d[2..4], &d[4..6], &d[6..9], &d[9..])
    }

    /// The number with only its check digits: enough to tell two numbers apart, and silent about birth and sex.
    #[must_use]
    pub fn masked(&self) -> String {
        format!("**.**.**-***.{}", &self.digits()[9..])
    }

    /// The date of birth in the number; none where its month or day is unknown.
    ///
    /// The century follows from the check digits, so a date in the future is possible; that is for the caller to see.
    #[must_use]
    pub fn birth_date(&self) -> Option<NaiveDate> {
        self.century().and_then(|century| self.born(century))
    }

    /// Whether it is a BIS number: of somebody known to social security and not in the national register.
    #[must_use]
    pub fn is_bis(&self) -> bool {
        (BIS[0]..INVENTED).contains(&self.pair(2))
    }

    /// Whether it belongs to nobody: a number of a demo or a test, with 60 added to the month.
    #[must_use]
    pub fn is_invented(&self) -> bool {
        self.pair(2) > INVENTED
    }

    /// The month of birth, 0 where it is unknown; none if it is no month.
    fn month(&self) -> Option<u8> {
        let month = self.pair(2);
        let known = |added: u8| month.checked_sub(added).filter(|month| *month <= 12);
        // Nobody invents somebody without a month.
        let invented = known(INVENTED).filter(|month| *month > 0);
        known(0).or_else(|| known(BIS[0])).or_else(|| known(BIS[1])).or(invented)
    }

    /// How long February is needs the year, and that the check digits; if they do not fit, either century will do.
    fn day_exists(&self, month: u8) -> bool {
        let day = self.pair(4);
        if month == 0 || day == 0 {
            return day <= 31;
        }
        let exists = |century| self.born(century).is_some();
        self.century().map_or_else(|| exists(Century::Twentieth) || exists(Century::TwentyFirst), exists)
    }

    fn born(&self, century: Century) -> Option<NaiveDate> {
        let century = match century {
            Century::Twentieth => 19,
            Century::TwentyFirst => 20,
        };
        let (year, month, day) = (self.pair(0), self.month()?, self.pair(4));
        NaiveDate::parse_from_str(&format!("{century}{year:02}-{month:02}-{day:02}"), "%Y-%m-%d").ok()
    }

    /// The century for which the check digits fit; they never fit for both.
    fn century(&self) -> Option<Century> {
        let (number, check) = (u64::from(self.value(0..9)), u64::from(self.value(9..11)));
        let fits = |number: u64| 97 - number % 97 == check;
        if fits(number) {
            Some(Century::Twentieth)
        } else {
            fits(2_000_000_000 + number).then_some(Century::TwentyFirst)
        }
    }

    fn pair(&self, at: usize) -> u8 {
        10 * self.0[at] + self.0[at + 1]
    }

    fn value(&self, range: std::ops::Range<usize>) -> u32 {
        self.0[range].iter().fold(0, |value, digit| 10 * value + u32::from(*digit))
    }
}

fn digits(text: &str) -> Result<[u8; DIGITS], NationalNumberError> {
    let mut digits = [0; DIGITS];
    let mut found = 0;
    for c in text.chars() {
        match c.to_digit(10).and_then(|digit| u8::try_from(digit).ok()) {
            Some(digit) => {
                if let Some(place) = digits.get_mut(found) {
                    *place = digit;
                }
                found += 1;
            }
            None if c.is_whitespace() || matches!(c, '.' | '-' | '–' | '/') => {}
            None => return Err(NationalNumberError::Character),
        }
    }
    if found == DIGITS { Ok(digits) } else { Err(NationalNumberError::Length { found }) }
}

impl fmt::Debug for NationalNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NationalNumber(hidden)")
    }
}

impl fmt::Display for NationalNumberError {
    /// A technical rendering for logs and tests; people get words from the Fluent files.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Character => f.write_str("expected digits, with points, hyphens, slashes or spaces between them"),
            Self::Length { found } => write!(f, "expected {DIGITS} digits, found {found}"),
            Self::Month => f.write_str(
                "expected a month as third and fourth digit: 00 to 12, or with 20 or 40 (BIS) or 60 (invented) added",
            ),
            Self::Day => f.write_str("expected a day of that month as fifth and sixth digit, or 00 if unknown"),
            Self::Serial => f.write_str("expected a serial number from 001 to 998 as seventh to ninth digit"),
            Self::Check => f.write_str("expected check digits that fit the first nine; is a digit mistyped?"),
        }
    }
}

impl std::error::Error for NationalNumberError {}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    /// Nine digits with the check digits of a century.
    fn with_check(nine: u64, prefix: u64) -> String {
        format!("{nine:09}{:02}", 97 - (prefix * 1_000_000_000 + nine) % 97)
    }

    fn parse(nine: u64, prefix: u64) -> Result<NationalNumber, NationalNumberError> {
        NationalNumber::parse(&with_check(nine, prefix))
    }

    #[test]
    fn the_published_example_is_valid_with_and_without_separators() {
        for text in ["85073003328", "85.07.30-033.28", " 85 07 30 033 28\n", "85/07/30–033-28"] {
            let number = NationalNumber::parse(text).unwrap();
            assert_eq!(number.digits(), "85073003328");
            assert_eq!(number.formatted(), "85.07.30-033.28");
            assert_eq!(number.birth_date(), Some(date(1985, 7, 30)));
            assert!(!number.is_bis() && !number.is_invented());
        }
    }

    #[test]
    fn the_check_digits_tell_the_century() {
        assert_eq!(parse(50_605_004, 0).unwrap().birth_date(), Some(date(1905, 6, 5)));
        assert_eq!(parse(50_605_004, 2).unwrap().birth_date(), Some(date(2005, 6, 5)));
    }

    #[test]
    fn a_bis_number_has_20_or_40_added_to_the_month() {
        for month in [27, 47] {
            let number = parse(850_000_000 + month * 100_000 + 30_033, 0).unwrap();
            assert!(number.is_bis() && !number.is_invented());
            assert_eq!(number.birth_date(), Some(date(1985, 7, 30)));
        }
    }

    #[test]
    fn an_invented_number_has_60_added_to_the_month() {
        for month in 61..=72 {
            let number = parse(850_000_000 + month * 100_000 + 1_001, 0).unwrap();
            assert!(number.is_invented() && !number.is_bis());
            assert_eq!(number.birth_date(), Some(date(1985, u32::try_from(month).unwrap() - 60, 1)));
        }
    }

    #[test]
    fn an_unknown_month_or_day_is_valid_and_gives_no_date() {
        for nine in [850_000_033, 850_001_033, 850_700_033, 852_000_033, 854_000_033] {
            assert_eq!(parse(nine, 0).unwrap().birth_date(), None);
        }
    }

    #[test]
    fn a_number_that_is_wrong_says_what_was_expected() {
        use NationalNumberError::{Character, Check, Day, Length, Month, Serial};
        let wrong = |text: &str| NationalNumber::parse(text).unwrap_err();
        assert_eq!(wrong("85.07.30-033.2x"), Character);
        assert_eq!(wrong("8507300332"), Length { found: 10 });
        assert_eq!(wrong("850730033280"), Length { found: 12 });
        assert_eq!(wrong(""), Length { found: 0 });
        assert_eq!(wrong("85.07.30-033.29"), Check);
        for month in [13, 19, 33, 39, 53, 60, 73, 99] {
            assert_eq!(parse(850_000_000 + month * 100_000 + 30_033, 0).unwrap_err(), Month, "{month}");
        }
        assert_eq!(parse(850_732_033, 0).unwrap_err(), Day);
        assert_eq!(parse(850_631_033, 0).unwrap_err(), Day);
        assert_eq!(parse(850_032_033, 0).unwrap_err(), Day);
        assert_eq!(parse(850_730_000, 0).unwrap_err(), Serial);
        assert_eq!(parse(850_730_999, 0).unwrap_err(), Serial);
        assert!(
            Month.to_string().contains("00 to 12") && Length { found: 3 }.to_string().contains("11 digits")
        );
    }

    #[test]
    fn the_29th_of_february_exists_in_leap_years_only() {
        assert_eq!(parse(229_033, 0), Err(NationalNumberError::Day), "1900 is no leap year");
        assert_eq!(parse(229_033, 2).unwrap().birth_date(), Some(date(2000, 2, 29)));
    }

    #[test]
    fn masked_and_debug_tell_nothing_of_birth() {
        let number = NationalNumber::parse("85.07.30-033.28").unwrap();
        assert_eq!(number.masked(), "**.**.**-***.28");
        let debug = format!("{number:?} {:?}", Some(number));
        assert!(!debug.contains(|c: char| c.is_ascii_digit()), "{debug}");
    }

    #[test]
    fn an_error_holds_no_digit_of_the_number() {
        let text = format!("{:?}", NationalNumber::parse("85.07.30-033.29").unwrap_err());
        assert!(!text.contains(|c: char| c.is_ascii_digit()), "{text}");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(year in 0u64..100, month in 1u64..=12, day in 1u64..=28, serial in 1u64..=998,
                added in prop::sample::select(vec![0u64, 20, 40, 60]), prefix in prop::sample::select(vec![0u64, 2])) {
            let nine = year * 10_000_000 + (month + added) * 100_000 + day * 1_000 + serial;
            let number = parse(nine, prefix).unwrap();
            let century = if prefix == 0 { 1900 } else { 2000 };
            let born = date(century + i32::try_from(year).unwrap(), u32::try_from(month).unwrap(), u32::try_from(day).unwrap());
            prop_assert_eq!(number.birth_date(), Some(born));
            prop_assert_eq!(NationalNumber::parse(&number.formatted()).unwrap(), number);
            prop_assert_eq!(NationalNumber::parse(&number.digits()).unwrap(), number);
        }

        #[test]
        fn a_mistyped_digit_does_not_keep_the_century(at in 0usize..11, other in 1u8..10) {
            let number = NationalNumber::parse("85.07.30-033.28").unwrap();
            let mut digits = number.0;
            digits[at] = (digits[at] + other) % 10;
            let text: String = digits.iter().map(|d| char::from(b'0' + d)).collect();
            let same = NationalNumber::parse(&text).is_ok_and(|n| matches!(n.century(), Some(Century::Twentieth)));
            prop_assert!(!same);
        }

        #[test]
        fn any_text_is_read_without_panic(text in ".{0,40}") {
            let _ = NationalNumber::parse(&text);
        }
    }
}
