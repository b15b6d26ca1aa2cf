//! Settings of dwellings and of the allocations of the past.

use crate::chance::{Choice, PerMille, Spread};
use serde::Deserialize;
use toml::Spanned;

/// Vacant dwellings.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DwellingSettings {
    pub(crate) bedrooms: Choice<u8>,
    pub(crate) adapted: PerMille,
    /// Target group for which a dwelling is reserved; empty is none.
    pub(crate) reserved: Spanned<Choice<String>>,
    /// Minimum age of a dwelling reserved for the oldest group.
    pub(crate) reserved_min_age: u8,
    /// Minimum age of other dwellings; 0 is none.
    pub(crate) min_age: Choice<u8>,
    pub(crate) rent: Spread,
    pub(crate) rent_bedroom: Spread,
    pub(crate) rent_known: PerMille,
    pub(crate) available_days: Spread,
    pub(crate) step: Spread,
    pub(crate) fixed: Vec<Spanned<FixedDwelling>>,
}

/// A dwelling that is there whatever the draw.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FixedDwelling {
    pub(crate) bedrooms: u8,
    #[serde(default)]
    pub(crate) adapted: bool,
    pub(crate) reserved_for: Option<String>,
    pub(crate) min_age: Option<u8>,
}

/// Allocations of this year and the last.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct HistorySettings {
    /// Shares of the pillars 1 to 4.
    pub(crate) pillars: Spanned<[PerMille; 4]>,
    /// Share that goes to another pillar than the one that lags behind.
    pub(crate) astray: PerMille,
    /// Groups of pillar 3.
    pub(crate) groups: Spanned<Choice<String>>,
    pub(crate) keep: PerMille,
    pub(crate) vacant_days: Spread,
}
