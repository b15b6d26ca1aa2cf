//! `adapted-match`: an adapted dwelling asks for an adapted need, and the reverse.

use crate::household::Household;
use domain::{Because, Pillar};

kind! {
    /// Adapted dwelling for an adapted need, and the reverse.
    AdaptedMatch {
        /// Pillars for which the condition holds; all when absent.
        #[serde(default = "super::pillar::all_pillars")]
        pillars: Vec<Pillar>,
    }
}

impl AdaptedMatch {
    /// Whether the condition is met, and why.
    #[must_use]
    pub fn judge(&self, household: &Household, adapted: bool) -> (bool, Because) {
        let candidate = household.candidate.adapted_need;
        (candidate == adapted, Because::Adapted { dwelling: adapted, candidate })
    }
}
