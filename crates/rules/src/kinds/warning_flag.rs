//! `warning-flag`: with serious signs that living alone is not feasible now, only with a support agreement.

use crate::household::Household;
use domain::{Because, Pillar};

kind! {
    /// Warning flag asks for a support agreement.
    #[doc(alias = "knipperlicht")]
    WarningFlag {
        /// Pillars for which the condition holds; all when absent.
        #[serde(default = "super::pillar::all_pillars")]
        pillars: Vec<Pillar>,
    }
}

impl WarningFlag {
    /// Whether the condition is met, and why.
    #[must_use]
    pub fn judge(&self, household: &Household) -> (bool, Because) {
        let (flag, agreement) = (household.candidate.warning_flag, household.candidate.support_agreement);
        (!flag || agreement, Because::WarningFlag { flag, agreement })
    }
}
