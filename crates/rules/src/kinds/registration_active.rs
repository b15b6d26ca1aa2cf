//! `registration-active`: the registration is neither struck nor suspended on the date.

use crate::household::Household;
use domain::{Because, Pillar, Status};

kind! {
    /// Registration neither struck nor suspended.
    RegistrationActive {
        /// Pillars for which the condition holds; all when absent.
        #[serde(default = "super::pillar::all_pillars")]
        pillars: Vec<Pillar>,
    }
}

impl RegistrationActive {
    /// Whether the registration is struck.
    #[must_use]
    pub fn struck(&self, household: &Household) -> bool {
        household.candidate.status == Status::Struck
    }

    /// Whether the registration is suspended on the date; a suspension lasts through its last day.
    #[must_use]
    pub fn suspended(&self, household: &Household) -> bool {
        let c = household.candidate;
        c.status == Status::Suspended && c.suspended_until.is_none_or(|until| household.on <= until)
    }

    /// The values the finding rests on.
    #[must_use]
    pub fn because(&self, household: &Household) -> Because {
        let c = household.candidate;
        Because::Registration { status: c.status, suspended_until: c.suspended_until }
    }
}
