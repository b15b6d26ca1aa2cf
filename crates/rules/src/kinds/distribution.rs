//! `distribution`: how yearly numbers are divided over areas, and within an area over its zones.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

kind! {
    /// Distribution of the yearly numbers over areas.
    #[doc(alias = "verdeelsleutel")]
    Distribution {
        /// Method of apportionment.
        method: Method,
        /// The areas.
        areas: Vec<DistributionArea>,
    }
}

/// Method of apportionment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// Whole quotas first, the rest to the largest remainders (Hamilton).
    LargestRemainder,
    /// Highest averages with divisors 1, 3, 5, ... (Webster).
    SainteLague,
    /// Highest averages with divisors 1, 2, 3, ... (Jefferson).
    DHondt,
}

/// An area that gets its own numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct DistributionArea {
    /// Name.
    pub name: String,
    /// Housing company.
    pub company: String,
    /// Zone of the company, when the area is one zone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
    /// Social rental dwellings.
    pub dwellings: u32,
    /// Zones over which the numbers of the area are divided further.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub zones: Vec<DistributionZone>,
    /// Numbers as published, to compare with: group code to number.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub published: BTreeMap<String, u32>,
}

/// A zone within an area.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct DistributionZone {
    /// Name of the zone.
    pub name: String,
    /// Social rental dwellings.
    pub dwellings: u32,
    /// Numbers as published, to compare with.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub published: BTreeMap<String, u32>,
}
