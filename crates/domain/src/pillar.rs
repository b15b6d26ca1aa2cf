//! The four roads to a social dwelling.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;

/// One of the four roads to a dwelling.
#[doc(alias = "pijler 1..4")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pillar {
    /// 1: any eligible candidate, local tie first.
    Standard,
    /// 2: urgent housing need, by points.
    Accelerated,
    /// 3: target groups of the target group plan.
    TargetGroup,
    /// 4: tenants who move inside the company.
    Transfer,
}

impl Pillar {
    /// All pillars in the order of their numbers.
    pub const ALL: [Self; 4] = [Self::Standard, Self::Accelerated, Self::TargetGroup, Self::Transfer];

    /// 1 to 4.
    #[must_use]
    pub fn number(self) -> u8 {
        self.index() as u8 + 1
    }

    /// 0 to 3, for use in arrays.
    #[must_use]
    pub fn index(self) -> usize {
        match self {
            Self::Standard => 0,
            Self::Accelerated => 1,
            Self::TargetGroup => 2,
            Self::Transfer => 3,
        }
    }

    /// The pillar with this number; `None` outside 1 to 4.
    #[must_use]
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|p| p.number() == number)
    }
}

impl fmt::Display for Pillar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.number().fmt(f)
    }
}

impl Serialize for Pillar {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(self.number())
    }
}

impl<'de> Deserialize<'de> for Pillar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = u8::deserialize(deserializer)?;
        Self::from_number(number)
            .ok_or_else(|| de::Error::custom(format!("pillar {number} is not 1, 2, 3 or 4")))
    }
}

impl JsonSchema for Pillar {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Pillar".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "integer", "minimum": 1, "maximum": 4, "description": "1 standard, 2 accelerated, 3 target group, 4 transfer." })
    }
}
