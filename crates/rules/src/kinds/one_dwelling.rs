//! `one-dwelling`: nobody who was allocated a dwelling already.

use domain::{Because, Pillar};

kind! {
    /// Nobody who was allocated a dwelling already.
    OneDwelling {
        /// Pillars for which the condition holds; all when absent.
        #[serde(default = "super::pillar::all_pillars")]
        pillars: Vec<Pillar>,
    }
}

impl OneDwelling {
    /// Whether the condition is met, and why.
    #[must_use]
    pub fn judge(&self, allocated: bool) -> (bool, Because) {
        (!allocated, Because::OneDwelling { allocated })
    }
}
