//! `dwelling-minimum-age`: the reference tenant has the age the dwelling asks.

use crate::household::Household;
use domain::days::{completed_years, has_age, plus_years};
use domain::{Because, Pillar};

kind! {
    /// Minimum age set by the dwelling.
    DwellingMinimumAge {
        /// Pillars for which the condition holds; all when absent.
        #[serde(default = "super::pillar::all_pillars")]
        pillars: Vec<Pillar>,
    }
}

impl DwellingMinimumAge {
    /// Whether the condition is met, and why; without a minimum it is met.
    #[must_use]
    pub fn judge(&self, household: &Household, minimum: Option<u8>) -> (bool, Because) {
        let birth_date = household.candidate.birth_date;
        let minimum = u32::from(minimum.unwrap_or(0));
        (
            has_age(birth_date, minimum, household.on),
            Because::Age {
                birth_date,
                age: completed_years(birth_date, household.on),
                minimum,
                reached_on: plus_years(birth_date, minimum),
                emancipated: false,
            },
        )
    }
}
