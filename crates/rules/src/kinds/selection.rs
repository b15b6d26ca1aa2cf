//! `selection`: which pillar gets the next dwelling, by a quota ledger or in rounds.

use domain::Pillar;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

kind! {
    /// Which pillar gets the next dwelling.
    #[doc(alias = "quota")]
    Selection {
        /// How the pillar is chosen.
        method: Method,
        /// Period over which allocations are counted.
        period: Period,
        /// Whether the shortfalls of the period before are carried over.
        #[serde(default)]
        carry_over: bool,
    }
}

/// How the pillar is chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// The pillar that lags furthest behind its share, `share * (n + 1) - count`; equal: the lowest number.
    LargestShortfall,
    /// Turns in a fixed sequence: the allocation number n of the period starts at turn n.
    Rounds(Vec<Pillar>),
}

/// Period over which allocations are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Period {
    /// From 1 January to 31 December.
    CalendarYear,
}
