//! `reserved-dwelling`: a dwelling reserved for a target group asks for that group.

use crate::household::Household;
use domain::{Because, GroupCode, Pillar};

kind! {
    /// Reserved dwelling asks for its group.
    ReservedDwelling {
        /// Pillars for which the condition holds; all when absent.
        #[serde(default = "super::pillar::all_pillars")]
        pillars: Vec<Pillar>,
    }
}

impl ReservedDwelling {
    /// Whether the condition is met, and why; without a reservation it is met.
    #[must_use]
    pub fn judge(&self, household: &Household, reserved_for: Option<GroupCode>) -> (bool, Because) {
        let member = reserved_for.is_none_or(|g| household.candidate.groups.has(g));
        let group = reserved_for.map_or_else(String::new, |g| household.register.group_code(g).to_owned());
        (member, Because::Reserved { group, member })
    }
}
