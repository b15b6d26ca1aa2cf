//! `per-year`: points for every full year of waiting or of residence, up to a cap.

use crate::household::Household;
use crate::regulation::Label;
use domain::days::completed_years;
use domain::{Because, Nis, Points};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

kind! {
    /// Points per year, up to a cap.
    PerYear {
        /// Name of the criterion in rankings.
        criterion: String,
        /// Name of the criterion for people.
        label: Label,
        /// What the years are counted of.
        of: Of,
        /// Points for each full year.
        points: Points,
        /// Highest number of points.
        cap: Points,
    }
}

/// What the years are counted of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Of {
    /// Since the registration.
    Waiting,
    /// Of the present residence in the municipality of the dwelling.
    Residence,
}

impl PerYear {
    fn since(&self, household: &Household, municipality: Nis) -> Option<chrono::NaiveDate> {
        match self.of {
            Of::Waiting => Some(household.candidate.registered_on),
            Of::Residence => household
                .residences
                .iter()
                .filter(|r| r.municipality == municipality && r.from <= household.on)
                .filter(|r| r.to.is_none_or(|to| to >= household.on))
                .map(|r| r.from)
                .min(),
        }
    }

    /// Points of this household for a dwelling in `municipality`.
    #[must_use]
    pub fn points(&self, household: &Household, municipality: Nis) -> Points {
        let years = self.since(household, municipality).map_or(0, |from| completed_years(from, household.on));
        let points = i32::try_from(years).unwrap_or(i32::MAX).saturating_mul(self.points.0);
        Points(if self.points.0 < 0 { points.max(self.cap.0) } else { points.min(self.cap.0) })
    }

    /// The values the points rest on.
    #[must_use]
    pub fn because(&self, household: &Household, municipality: Nis) -> Because {
        let from = self.since(household, municipality);
        Because::Years {
            of: match self.of {
                Of::Waiting => "waiting".to_owned(),
                Of::Residence => "residence".to_owned(),
            },
            years: from.map_or(0, |from| completed_years(from, household.on)),
            from,
            capped: self.points(household, municipality) == self.cap,
        }
    }
}
