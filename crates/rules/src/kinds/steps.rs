//! `steps`: points by a table of steps over a count, with a named behaviour past the last row.

use crate::household::Household;
use crate::regulation::Label;
use domain::{Because, Points};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

kind! {
    /// Points by a table of steps.
    Steps {
        /// Name of the criterion in rankings.
        criterion: String,
        /// Name of the criterion for people.
        label: Label,
        /// What is counted.
        quantity: Quantity,
        /// Steps in rising order, without gaps.
        rows: Vec<Step>,
        /// What happens past the last row.
        beyond: Beyond,
    }
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Quantity {
    /// Dependent children, whatever their age.
    #[doc(alias = "kinderlast")]
    DependentChildren,
    /// Persons in the household.
    Persons,
    /// Age of the reference tenant in full years.
    Age,
}

/// Past the last row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Beyond {
    /// The points of the last row.
    Last,
    /// No points.
    Zero,
}

/// Points from one count to another, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Step {
    /// Lowest count.
    pub from: u32,
    /// Highest count.
    pub to: u32,
    /// Points.
    pub points: Points,
}

impl Steps {
    fn count(&self, household: &Household) -> u32 {
        match self.quantity {
            Quantity::DependentChildren => household.dependent_children(),
            Quantity::Persons => household.persons(),
            Quantity::Age => domain::days::completed_years(household.candidate.birth_date, household.on),
        }
    }

    /// Points of a count.
    #[must_use]
    pub fn points_of(&self, count: u32) -> Points {
        if let Some(row) = self.rows.iter().find(|r| (r.from..=r.to).contains(&count)) {
            return row.points;
        }
        match (self.beyond, self.rows.last()) {
            (Beyond::Last, Some(last)) if count > last.to => last.points,
            _ => Points(0),
        }
    }

    /// Points of this household.
    #[must_use]
    pub fn points(&self, household: &Household) -> Points {
        self.points_of(self.count(household))
    }

    /// The values the points rest on.
    #[must_use]
    pub fn because(&self, household: &Household) -> Because {
        let quantity = match self.quantity {
            Quantity::DependentChildren => "dependent-children",
            Quantity::Persons => "persons",
            Quantity::Age => "age",
        };
        Because::Steps { quantity: quantity.to_owned(), count: self.count(household) }
    }
}
