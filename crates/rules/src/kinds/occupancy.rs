//! `occupancy`: how many bedrooms fit a household, by composition or by a table.

use crate::household::Household;
use domain::{Because, Pillar};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

kind! {
    /// Rational occupancy.
    #[doc(alias = "rationele bezetting")]
    Occupancy {
        /// Pillars for which the condition holds; all when absent.
        #[serde(default = "super::pillar::all_pillars")]
        pillars: Vec<Pillar>,
        /// How the bedrooms are counted.
        method: Method,
    }
}

/// How the bedrooms are counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", rename_all_fields = "kebab-case", deny_unknown_fields)]
pub enum Method {
    /// One for the reference tenant and partner, one per other adult, one per two boys, one per two girls, one per
    /// minor of neither sex; minors who only visit do not count.
    Composition {
        /// From which age somebody counts as an adult.
        adult_age: u32,
        /// How many bedrooms more than needed still fit.
        spare: u8,
    },
    /// An explicit table of persons per number of bedrooms.
    Table(Vec<TableRow>),
}

/// One row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct TableRow {
    /// Number of persons; the last row also serves larger households.
    pub persons: u32,
    /// Fewest bedrooms that fit.
    pub from: u8,
    /// Most bedrooms that fit.
    pub to: u8,
}

/// Bedrooms that fit: both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fits {
    /// Fewest.
    pub least: u8,
    /// Most.
    pub most: u8,
}

impl Occupancy {
    /// The numbers of bedrooms that fit this household.
    #[must_use]
    pub fn fits(&self, household: &Household) -> Fits {
        match &self.method {
            Method::Composition { adult_age, spare } => {
                let least = u8::try_from(household.composition(*adult_age).bedrooms()).unwrap_or(u8::MAX);
                Fits { least, most: least.saturating_add(*spare) }
            }
            Method::Table(rows) => {
                let persons = household.persons();
                let row = rows.iter().find(|r| r.persons >= persons).or(rows.last());
                row.map_or(Fits { least: 0, most: u8::MAX }, |r| Fits { least: r.from, most: r.to })
            }
        }
    }

    /// Whether the condition is met, and why.
    #[must_use]
    pub fn judge(&self, household: &Household, bedrooms: u8) -> (bool, Because) {
        let fits = self.fits(household);
        let adult_age = match self.method {
            Method::Composition { adult_age, .. } => adult_age,
            Method::Table(_) => crate::household::ADULT_AGE_OF_LAW,
        };
        let c = household.composition(adult_age);
        let met = (fits.least..=fits.most).contains(&bedrooms);
        (
            met,
            Because::Occupancy {
                table: matches!(self.method, Method::Table(_)),
                least: fits.least.into(),
                most: fits.most.into(),
                bedrooms: bedrooms.into(),
                persons: household.persons(),
                other_adults: c.other_adults,
                boys: c.boys,
                girls: c.girls,
                others: c.others,
            },
        )
    }
}
