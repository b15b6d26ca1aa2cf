//! `score`: the sum of criteria, with an optional maximum.

use domain::Points;

kind! {
    /// Sum of criteria.
    Score {
        /// Names of the criteria that are added up.
        criteria: Vec<String>,
        /// The highest total the regulation speaks of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        maximum: Option<Points>,
    }
}

impl Score {
    /// Total of the points of the criteria, cut off at the maximum.
    #[must_use]
    pub fn total(&self, sum: i32) -> Points {
        Points(self.maximum.map_or(sum, |m| sum.min(m.0)))
    }
}
