//! `no-property`: the household owns no dwelling and no building plot.

use crate::household::Household;
use domain::{Because, Pillar};

kind! {
    /// No property.
    NoProperty {
        /// Pillars for which the condition holds; all when absent.
        #[serde(default = "super::pillar::all_pillars")]
        pillars: Vec<Pillar>,
    }
}

impl NoProperty {
    /// Whether the condition is met, and why.
    #[must_use]
    pub fn judge(&self, household: &Household) -> (bool, Because) {
        (!household.candidate.owns_property, Because::Property { owns: household.candidate.owns_property })
    }
}
