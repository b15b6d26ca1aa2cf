//! `minimum-age`: the reference tenant has reached an age, or is emancipated.

use crate::household::Household;
use domain::{Because, Pillar};

kind! {
    /// Minimum age of the reference tenant.
    MinimumAge {
        /// Pillars for which the condition holds; all when absent.
        #[serde(default = "super::pillar::all_pillars")]
        pillars: Vec<Pillar>,
        /// Age in full years.
        age: u32,
        /// Whether emancipation, or supervised independent living, replaces the age.
        #[serde(default)]
        emancipated: bool,
    }
}

impl MinimumAge {
    /// Whether the condition is met, and why.
    #[must_use]
    pub fn judge(&self, household: &Household) -> (bool, Because) {
        let c = household.candidate;
        (
            self.met(household),
            Because::Age {
                birth_date: c.birth_date,
                age: domain::days::completed_years(c.birth_date, household.on),
                minimum: self.age,
                reached_on: domain::days::plus_years(c.birth_date, self.age),
                emancipated: c.emancipated,
            },
        )
    }

    /// Whether the condition is met.
    #[must_use]
    pub fn met(&self, household: &Household) -> bool {
        let c = household.candidate;
        (self.emancipated && c.emancipated) || domain::days::has_age(c.birth_date, self.age, household.on)
    }
}
