//! `outside-points`: a situation that people decide on, apart from the points.

use crate::household::Household;
use domain::{Because, HousingNeed, Pillar};

kind! {
    /// A situation handled outside the points.
    OutsidePoints {
        /// Pillars for which the condition holds; all when absent.
        #[serde(default = "super::pillar::all_pillars")]
        pillars: Vec<Pillar>,
        /// The situation; whether it is documented makes no difference.
        need: HousingNeed,
    }
}

impl OutsidePoints {
    /// Whether the candidate may be ranked by points, and why.
    #[must_use]
    pub fn judge(&self, household: &Household) -> (bool, Because) {
        let concerned = household.candidate.need == Some(self.need);
        (!concerned, Because::OutsidePoints { need: household.candidate.need, concerned })
    }
}
