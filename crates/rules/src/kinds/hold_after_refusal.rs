//! `hold-after-refusal`: after a refusal no new offer for some months.

use crate::household::Household;
use domain::{Because, Pillar};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

kind! {
    /// On hold for a time after a refusal.
    HoldAfterRefusal {
        /// Pillars for which the condition holds; all when absent.
        #[serde(default = "super::pillar::all_pillars")]
        pillars: Vec<Pillar>,
        /// Calendar months, counted from the day of the refusal.
        months: u32,
        /// Which refusals count.
        counting: Counting,
    }
}

/// Which refusals count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Counting {
    /// All of them.
    Any,
    /// Those without a valid reason.
    Invalid,
    /// The first one.
    First,
}

impl Counting {
    /// The latest refusal that counts and still weighs on the date, with the first day on which it no longer does.
    #[must_use]
    pub fn weighing(
        self,
        household: &Household,
        months: u32,
    ) -> Option<(chrono::NaiveDate, chrono::NaiveDate)> {
        let mut past: Vec<_> = household.refusals.iter().filter(|r| r.refused_on <= household.on).collect();
        past.sort_by_key(|r| r.refused_on);
        let counted: Vec<_> = match self {
            Self::Any => past,
            Self::Invalid => past.into_iter().filter(|r| !r.valid).collect(),
            Self::First => past.into_iter().take(1).collect(),
        };
        counted
            .into_iter()
            .map(|r| (r.refused_on, domain::days::plus_months(r.refused_on, months)))
            .rfind(|(_, until)| household.on < *until)
    }
}

impl HoldAfterRefusal {
    /// Whether the candidate is free of a hold, and why.
    #[must_use]
    pub fn judge(&self, household: &Household) -> (bool, Because) {
        let weighing = self.counting.weighing(household, self.months);
        (weighing.is_none(), refusal(household, weighing))
    }
}

/// The values a finding about a refusal rests on.
#[must_use]
pub fn refusal(household: &Household, weighing: Option<(chrono::NaiveDate, chrono::NaiveDate)>) -> Because {
    Because::Refusal {
        refused_on: weighing.map(|w| w.0),
        until: weighing.map(|w| w.1),
        known: household.register.refusals_known,
    }
}
