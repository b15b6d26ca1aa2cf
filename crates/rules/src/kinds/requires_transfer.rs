//! `requires-transfer`: only sitting tenants who must or want to move.

use crate::household::Household;
use domain::{Because, Pillar, Transfer};

kind! {
    /// A transfer is a condition.
    RequiresTransfer {
        /// Pillars for which the condition holds; all when absent.
        #[serde(default = "super::pillar::all_pillars")]
        pillars: Vec<Pillar>,
    }
}

impl RequiresTransfer {
    /// Whether the condition is met, and why.
    #[must_use]
    pub fn judge(&self, household: &Household) -> (bool, Because) {
        let transfer = household.candidate.transfer;
        (transfer != Transfer::None, Because::Transfer { transfer })
    }
}
