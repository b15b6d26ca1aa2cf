//! `income-limit`: the yearly income is at most the limit of the year.

use crate::household::Household;
use crate::reference::IncomeLimits;
use domain::{Because, Cents, Pillar};

kind! {
    /// Limit on the yearly income.
    IncomeLimit {
        /// Pillars for which the condition holds; all when absent.
        #[serde(default = "super::pillar::all_pillars")]
        pillars: Vec<Pillar>,
        /// Series of limits in `law/reference`.
        series: String,
    }
}

impl IncomeLimit {
    /// The limit that holds for this household.
    #[must_use]
    pub fn limit(&self, household: &Household, limits: &IncomeLimits) -> Cents {
        if household.single() {
            return limits.single;
        }
        let children = i64::from(household.dependent_children());
        limits.other + Cents(limits.per_dependent_child.0.saturating_mul(children))
    }

    /// Whether the condition is met, and why.
    #[must_use]
    pub fn judge(&self, household: &Household, limits: &IncomeLimits) -> (bool, Because) {
        let limit = self.limit(household, limits);
        let income = household.candidate.yearly_income;
        (
            income <= limit,
            Because::YearlyIncome {
                income,
                limit,
                persons: household.persons(),
                dependent_children: household.dependent_children(),
                assumed: limits.assumed.is_some(),
            },
        )
    }
}
