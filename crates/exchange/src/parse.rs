//! Dates and whole numbers straight from bytes.

use chrono::NaiveDate;
use domain::days::YEARS;

/// Reads `yyyy-mm-dd` or `dd/mm/yyyy`, every digit present; `None` for anything else and for years outside 1900
/// to 2200.
pub(crate) fn date(text: &[u8]) -> Option<NaiveDate> {
    let text: &[u8; 10] = text.try_into().ok()?;
    let ([year @ .., b'-', m1, m2, b'-', d1, d2] | [d1, d2, b'/', m1, m2, b'/', year @ ..]) = text else {
        return None;
    };
    let year = digits(year)? as i32;
    if !YEARS.contains(&year) {
        return None;
    }
    NaiveDate::from_ymd_opt(year, digits(&[*m1, *m2])?, digits(&[*d1, *d2])?)
}

/// Reads a whole number without sign between `min` and `max`.
pub(crate) fn whole(text: &[u8], min: u32, max: u32) -> Option<u32> {
    if text.is_empty() || text.len() > 9 {
        return None;
    }
    digits(text).filter(|number| (min..=max).contains(number))
}

/// At most nine digits, so that nothing overflows.
fn digits(text: &[u8]) -> Option<u32> {
    text.iter()
        .try_fold(0, |number, digit| digit.is_ascii_digit().then(|| number * 10 + u32::from(digit - b'0')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn iso_and_belgian_dates_are_the_same_day() {
        let day = NaiveDate::from_ymd_opt(2024, 2, 29);
        assert_eq!(date(b"2024-02-29"), day);
        assert_eq!(date(b"29/02/2024"), day);
    }

    #[test]
    fn a_date_that_could_be_read_in_two_ways_or_does_not_exist_is_refused() {
        for text in [
            "",
            "2023-02-29",
            "2024-2-29",
            "29-02-2024",
            "2024/02/29",
            "1/2/2024",
            "01/13/2024",
            "2024-02-29 ",
            "2024-02-29T00:00",
            "+024-02-29",
            "\u{0662}024-02-29",
            "0000-00-00",
            "//////////",
            "----------",
        ] {
            assert_eq!(date(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn a_year_outside_1900_to_2200_is_refused() {
        assert!(date(b"1900-01-01").is_some());
        assert!(date(b"2200-12-31").is_some());
        assert_eq!(date(b"1899-12-31"), None);
        assert_eq!(date(b"01/01/2201"), None);
        assert_eq!(date(b"9999-12-31"), None);
    }

    #[test]
    fn a_whole_number_has_no_sign_no_decimals_and_stays_between_its_ends() {
        assert_eq!(whole(b"0", 0, 50), Some(0));
        assert_eq!(whole(b"050", 0, 50), Some(50));
        for text in ["", "51", "-1", "+1", "1.0", "1e1", " 1", "4294967297", "99999999999999999999"] {
            assert_eq!(whole(text.as_bytes(), 0, 50), None, "{text}");
        }
    }
}
