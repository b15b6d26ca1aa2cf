//! `requires-tie`: without the tie a candidate is excluded.

use domain::{Pillar, RuleId};

kind! {
    /// A local tie is a condition.
    RequiresTie {
        /// Pillars for which the condition holds; all when absent.
        #[serde(default = "super::pillar::all_pillars")]
        pillars: Vec<Pillar>,
        /// Name of the `local-tie` rule.
        tie: RuleId,
    }
}
