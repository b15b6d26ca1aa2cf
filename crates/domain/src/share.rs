//! Exact fractions: shares of allocations and the shortfalls that follow from them.

use num_rational::Ratio;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;

/// An exact fraction such as 1/5. Shown as `1/5`, a whole number without a denominator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Share(pub Ratio<i64>);

impl Share {
    /// Nothing at all.
    pub const ZERO: Self = Self(Ratio::new_raw(0, 1));
    /// The whole.
    pub const ONE: Self = Self(Ratio::new_raw(1, 1));

    /// Reads `1/5` or a whole number.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (numerator, denominator) = match text.split_once('/') {
            Some((n, d)) => (n.trim().parse::<i32>().ok()?, d.trim().parse::<i32>().ok()?),
            None => (text.trim().parse::<i32>().ok()?, 1),
        };
        (denominator > 0).then(|| Self(Ratio::new(i64::from(numerator), i64::from(denominator))))
    }

    /// A part of a whole; none when the whole is nothing.
    #[must_use]
    pub fn of(part: i64, whole: i64) -> Option<Self> {
        (whole != 0).then(|| Self(Ratio::new(part, whole)))
    }

    /// `self * (n + 1) - count`: how far a count lags behind its share when one more is given.
    #[must_use]
    pub fn shortfall(self, n: u32, count: u32) -> Self {
        Self(self.0 * Ratio::from_integer(i64::from(n) + 1) - Ratio::from_integer(i64::from(count)))
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Share {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Share {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text)
            .ok_or_else(|| de::Error::custom(format!("`{text}` is not a share; write it as \"1/5\"")))
    }
}

impl JsonSchema for Share {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Share".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": "^[0-9]+(/[1-9][0-9]*)?$",
            "description": "An exact share, written as a fraction: \"1/5\"."
        })
    }
}
