//! `refusal-penalty`: points off for some months after a refusal.

use super::hold_after_refusal::{Counting, refusal};
use crate::household::Household;
use crate::regulation::Label;
use domain::{Because, Points};

kind! {
    /// Points off for a time after a refusal.
    RefusalPenalty {
        /// Name of the criterion in rankings.
        criterion: String,
        /// Name of the criterion for people.
        label: Label,
        /// Points, below zero.
        points: Points,
        /// Calendar months, counted from the day of the refusal.
        months: u32,
        /// Which refusals count.
        counting: Counting,
    }
}

impl RefusalPenalty {
    /// Points of this household.
    #[must_use]
    pub fn points(&self, household: &Household) -> Points {
        self.counting.weighing(household, self.months).map_or(Points(0), |_| self.points)
    }

    /// The values the points rest on.
    #[must_use]
    pub fn because(&self, household: &Household) -> Because {
        refusal(household, self.counting.weighing(household, self.months))
    }
}
