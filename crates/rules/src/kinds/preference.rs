//! `preference`: the municipality of the dwelling is among the preferences.

use crate::household::Household;
use domain::{Because, Nis, Pillar};

kind! {
    /// Municipality among the preferences.
    Preference {
        /// Pillars for which the condition holds; all when absent.
        #[serde(default = "super::pillar::all_pillars")]
        pillars: Vec<Pillar>,
    }
}

impl Preference {
    /// Whether the condition is met, and why.
    #[must_use]
    pub fn judge(&self, household: &Household, municipality: Nis) -> (bool, Because) {
        let mut chosen = household.preferences.to_vec();
        chosen.sort_unstable();
        (chosen.contains(&municipality), Because::Preference { municipality, chosen })
    }
}
