//! `need-rows`: points for the current housing situation; one situation counts, and a document supports it.

use crate::household::Household;
use crate::regulation::Label;
use domain::{Because, HousingNeed, Points};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

kind! {
    /// Points for the housing situation.
    #[doc(alias = "woonnood")]
    NeedRows {
        /// Name of the criterion in rankings.
        criterion: String,
        /// Name of the criterion for people.
        label: Label,
        /// Whether a situation counts only when a document supports it.
        documented: bool,
        /// One row per situation.
        rows: Vec<NeedRow>,
    }
}

/// Points for one situation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct NeedRow {
    /// The situation.
    pub need: HousingNeed,
    /// Points.
    pub points: Points,
    /// Whether the points end on the date on which the situation does.
    #[serde(default)]
    pub ends: bool,
}

impl NeedRows {
    /// Points of this household.
    #[must_use]
    pub fn points(&self, household: &Household) -> Points {
        let c = household.candidate;
        let Some(need) = c.need.filter(|_| c.need_documented || !self.documented) else { return Points(0) };
        let row = self.rows.iter().find(|r| r.need == need);
        row.filter(|r| !r.ends || c.need_until.is_none_or(|until| household.on <= until))
            .map_or(Points(0), |r| r.points)
    }

    /// The values the points rest on.
    #[must_use]
    pub fn because(&self, household: &Household) -> Because {
        let c = household.candidate;
        let row = self.rows.iter().find(|r| Some(r.need) == c.need && r.ends);
        let ended_on = row.and(c.need_until).filter(|until| household.on > *until);
        Because::Need { need: c.need, documented: c.need_documented, ended_on }
    }
}
