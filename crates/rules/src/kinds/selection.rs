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
    /// Turns in a fixed sequence, as a committee takes them: with n allocations in the period, turn n comes first
    /// and the ones after it follow until somebody is found.
    Rounds(Vec<Turn>),
}

/// Whose turn it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Turn {
    /// A pillar, by its number.
    Pillar(Pillar),
    /// One target group of pillar 3, by its code, so that groups can alternate.
    Group(GroupTurn),
}

/// The turn of one target group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct GroupTurn {
    /// Code of the group.
    pub group: String,
}

impl Turn {
    /// The pillar that has its turn.
    #[must_use]
    pub fn pillar(&self) -> Pillar {
        match self {
            Self::Pillar(pillar) => *pillar,
            Self::Group(_) => Pillar::TargetGroup,
        }
    }

    /// The group that alone has its turn, if the turn names one.
    #[must_use]
    pub fn group(&self) -> Option<&str> {
        match self {
            Self::Pillar(_) => None,
            Self::Group(turn) => Some(&turn.group),
        }
    }
}

/// Period over which allocations are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Period {
    /// From 1 January to 31 December.
    CalendarYear,
}
