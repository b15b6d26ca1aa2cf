//! Municipalities by their NIS code, and the areas in which yearly numbers are divided.

use serde::{Deserialize, Serialize, Serializer};
use std::fmt;

/// NIS code of a municipality: five digits, as the Belgian statistical office gives them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(try_from = "String")]
pub struct Nis(u32);

impl Nis {
    /// Reads exactly five digits; `None` for anything else.
    #[must_use]
    pub fn parse(text: &[u8]) -> Option<Self> {
        if text.len() != 5 || !text.iter().all(u8::is_ascii_digit) {
            return None;
        }
        Some(Self(text.iter().fold(0, |n, d| n * 10 + u32::from(d - b'0'))))
    }

    /// The code as a number, for use as a key.
    #[must_use]
    pub fn number(self) -> u32 {
        self.0
    }
}

impl TryFrom<String> for Nis {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(text.as_bytes()).ok_or_else(|| format!("`{text}` is not a NIS code of five digits"))
    }
}

impl fmt::Display for Nis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:05}", self.0)
    }
}

impl Serialize for Nis {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl schemars::JsonSchema for Nis {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Nis".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string", "pattern": "^[0-9]{5}$",
            "description": "NIS code of a municipality: five digits."
        })
    }
}

/// Where a dwelling belongs: a company, and the zone of that company if it has any.
#[doc(alias = "werkingsgebied, zone")]
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Area {
    /// Name of the housing company.
    pub company: String,
    /// Name of the zone; empty when the company has none.
    pub zone: String,
}
