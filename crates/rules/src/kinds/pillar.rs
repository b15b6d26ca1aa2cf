//! `pillar`: the share of one road to a dwelling, and the order of the candidates on it.

use chrono::Datelike;
use domain::{Pillar, RuleId, Share};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

kind! {
    /// Share and order of one pillar.
    PillarRule {
        /// Number of the pillar.
        pillar: Pillar,
        /// Target share of the allocations.
        share: Share,
        /// How the share binds by law.
        #[serde(default)]
        share_is: ShareIs,
        /// Order of the suitable candidates: the first key decides, the next one only between equals.
        order: Vec<OrderKey>,
    }
}

/// How a share binds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ShareIs {
    /// A target without a legal bound.
    #[default]
    Target,
    /// The law asks at least this share.
    AtLeast,
    /// The law fixes this share.
    Fixed,
    /// The law allows at most this share.
    AtMost,
}

/// One key of an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum OrderKey {
    /// More points first.
    Points,
    /// Who has this tie first.
    Tie(RuleId),
    /// Who gives or receives informal care in the municipality first.
    InformalCare,
    /// Mandatory transfers first.
    Transfer,
    /// Tiers by age of the reference tenant: each number opens a tier; the oldest tier comes first.
    AgeTiers(Vec<u32>),
    /// Lowest yearly income in relation to the limit first.
    IncomeRatio,
    /// Draw of lots with a recorded seed.
    Lot,
    /// Earliest registration first.
    RegisteredOn,
    /// Lowest registration number first, compared as text.
    RegistrationNumber,
}

/// Tier of an age: 0 for the oldest tier, rising for younger ones.
#[must_use]
pub fn age_tier(tiers: &[u32], age: u32) -> u32 {
    tiers.iter().filter(|&&from| age < from).count() as u32
}

/// A number for a date that sorts as the date does.
#[must_use]
pub fn day_number(date: chrono::NaiveDate) -> u32 {
    u32::try_from(date.num_days_from_ce().max(0)).unwrap_or(0)
}

/// Every pillar: what a condition concerns unless it says otherwise.
#[must_use]
pub fn all_pillars() -> Vec<Pillar> {
    Pillar::ALL.to_vec()
}
