//! `target-group`: a group of pillar 3, with its yearly number and the group that takes over its places.

use crate::regulation::Label;

kind! {
    /// A target group, with its yearly number.
    TargetGroup {
        /// Code in registers.
        code: String,
        /// Name for people.
        label: Label,
        /// Allocations a year over all areas; absent for a group that only labels reserved dwellings.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        yearly: Option<u32>,
        /// Group to which the council may give places for which no support is available.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        fallback: Option<String>,
    }
}
