//! `in-target-group`: membership of a group with a yearly number, or of the group the dwelling is reserved for.

use crate::household::Household;
use domain::{Because, GroupCode, GroupMask, Pillar};

kind! {
    /// Membership of a target group is a condition.
    InTargetGroup {
        /// Pillars for which the condition holds; all when absent.
        #[serde(default = "super::pillar::all_pillars")]
        pillars: Vec<Pillar>,
    }
}

impl InTargetGroup {
    /// Whether the condition is met, and why. `numbered` are the groups with a yearly number.
    #[must_use]
    pub fn judge(
        &self,
        household: &Household,
        numbered: GroupMask,
        reserved_for: Option<GroupCode>,
    ) -> (bool, Because) {
        let wanted = reserved_for.map_or(numbered, |g| numbered.with(g));
        let met = household.candidate.groups.0 & wanted.0 != 0;
        let names = |mask: GroupMask| -> Vec<String> {
            let codes = household.register.group_codes.iter().enumerate();
            codes.filter(|(i, _)| mask.has(GroupCode(*i as u8))).map(|(_, code)| code.clone()).collect()
        };
        (met, Because::TargetGroup { groups: names(household.candidate.groups), wanted: names(wanted) })
    }
}
