//! Exact amounts: euro in cents, and points.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;
use std::ops::{Add, Sub};

/// An amount of money in euro cents. May be negative (a difference).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cents(pub i64);

/// Why a text is not an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnAmount;

impl Cents {
    /// Reads `1234`, `1234.5`, `1234.50` or `1234,50`, with an optional leading minus; further decimals must be 0.
    ///
    /// # Errors
    /// When the text has anything else: thousands marks, a currency sign, a third decimal, no digits.
    pub fn parse(text: &[u8]) -> Result<Self, NotAnAmount> {
        let (negative, digits) = match text {
            [b'-', rest @ ..] => (true, rest),
            _ => (false, text),
        };
        let mut whole: i64 = 0;
        let mut index = 0;
        while let Some(d) = digits.get(index).filter(|d| d.is_ascii_digit()) {
            whole =
                whole.checked_mul(10).and_then(|w| w.checked_add(i64::from(d - b'0'))).ok_or(NotAnAmount)?;
            index += 1;
        }
        if index == 0 {
            return Err(NotAnAmount);
        }
        let cents = match digits.get(index) {
            None => 0,
            Some(b'.' | b',') => fraction(&digits[index + 1..])?,
            Some(_) => return Err(NotAnAmount),
        };
        let total = whole.checked_mul(100).and_then(|w| w.checked_add(cents)).ok_or(NotAnAmount)?;
        Ok(Self(if negative { -total } else { total }))
    }
}

impl Cents {
    /// Reads an amount as people write it in a form: `1776,07`, `1776.07`, `1.776,07`, `1 776,07`, `€ 1.776`. A point before
    /// three digits is a mark of thousands: no amount has three decimals.
    ///
    /// # Errors
    /// When the text is nothing of the kind.
    pub fn read(text: &str) -> Result<Self, NotAnAmount> {
        let plain: String = text.chars().filter(|c| !c.is_whitespace() && *c != '€').collect();
        let (whole, decimals) = plain.split_once(',').map_or((&*plain, None), |(a, b)| (a, Some(b)));
        let mut groups = whole.split('.');
        let first = groups.next().unwrap_or_default();
        let rest: Vec<&str> = groups.collect();
        let three = |group: &&str| group.len() == 3 && group.bytes().all(|b| b.is_ascii_digit());
        if rest.is_empty() || !rest.iter().all(three) || first.trim_start_matches('-').len() > 3 {
            return Self::parse(plain.as_bytes());
        }
        let decimals = decimals.map(|decimals| format!(",{decimals}")).unwrap_or_default();
        Self::parse(format!("{first}{}{decimals}", rest.concat()).as_bytes())
    }
}

fn fraction(decimals: &[u8]) -> Result<i64, NotAnAmount> {
    if decimals.is_empty() || !decimals.iter().all(u8::is_ascii_digit) {
        return Err(NotAnAmount);
    }
    if decimals.iter().skip(2).any(|&d| d != b'0') {
        return Err(NotAnAmount);
    }
    let digit = |i: usize| decimals.get(i).map_or(0, |d| i64::from(d - b'0'));
    Ok(digit(0) * 10 + digit(1))
}

impl fmt::Display for Cents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let value = self.0.unsigned_abs();
        write!(f, "{sign}{}.{:02}", value / 100, value % 100)
    }
}

impl Add for Cents {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Cents {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Serialize for Cents {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Cents {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(text.as_bytes())
            .map_err(|_| de::Error::custom(format!("`{text}` is not an amount; write it as \"1379.13\"")))
    }
}

impl JsonSchema for Cents {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Amount".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": "^-?[0-9]+([.,][0-9]{1,2})?$",
            "description": "An amount in euro, written as text so that it stays exact: \"1379.13\"."
        })
    }
}

/// Points of a regulation. May be negative (a penalty).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Points(pub i32);

impl Points {
    /// No single figure of a regulation lies further from 0 than this, so that sums stay far from the limits of `i32`.
    pub const FURTHEST: i32 = 100_000;
}

impl<'de> Deserialize<'de> for Points {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let points = i64::deserialize(deserializer)?;
        let furthest = i64::from(Self::FURTHEST);
        let fits = (-furthest..=furthest).contains(&points);
        i32::try_from(points).ok().filter(|_| fits).map(Self).ok_or_else(|| {
            de::Error::custom(format!(
                "{points} points: expected a whole number from -{furthest} to {furthest}"
            ))
        })
    }
}

impl JsonSchema for Points {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Points".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "integer",
            "minimum": -Self::FURTHEST,
            "maximum": Self::FURTHEST,
            "description": "Points; below zero for a penalty."
        })
    }
}

impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_of_forms_are_read_as_people_write_them() {
        for text in ["1776,07", "1776.07", "1.776,07", "1 776,07", "1\u{a0}776,07", "€ 1.776,07", " 1776,07 "]
        {
            assert_eq!(Cents::read(text), Ok(Cents(177_607)), "{text}");
        }
        assert_eq!(Cents::read("1.776"), Ok(Cents(177_600)));
        assert_eq!(Cents::read("1.234.567,8"), Ok(Cents(123_456_780)));
        assert_eq!(Cents::read("12.5"), Ok(Cents(1250)));
        for text in [
            "",
            ",5",
            "1,776.07",
            "1.77,07",
            "1776.123",
            "1.776.07",
            "12.34.567",
            "1,234",
            "veel",
            "1.776,123",
        ] {
            assert_eq!(Cents::read(text), Err(NotAnAmount), "{text}");
        }
    }

    #[test]
    fn point_and_comma_are_the_same_amount() {
        assert_eq!(Cents::parse(b"1544.13"), Ok(Cents(154_413)));
        assert_eq!(Cents::parse(b"1544,13"), Ok(Cents(154_413)));
        assert_eq!(Cents::parse(b"1544,1"), Ok(Cents(154_410)));
        assert_eq!(Cents::parse(b"-5"), Ok(Cents(-500)));
        assert_eq!(Cents::parse(b"12.500"), Ok(Cents(1250)));
    }

    #[test]
    fn an_amount_that_could_be_read_in_two_ways_is_refused() {
        for text in ["", "-", "1.234", "1.234,56", "1 234", "€5", "5.", ".5", "1e3", "99999999999999999999"]
        {
            assert_eq!(Cents::parse(text.as_bytes()), Err(NotAnAmount), "{text}");
        }
    }
}
