//! `income-bands`: points by monthly income, in bands above an indexed series.

use crate::household::Household;
use crate::reference::LivingWage;
use crate::regulation::Label;
use chrono::NaiveDate;
use domain::{Because, Cents, Points};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

kind! {
    /// Points by bands of monthly income.
    #[doc(alias = "actueel inkomen, leefloon")]
    IncomeBands {
        /// Name of the criterion in rankings.
        criterion: String,
        /// Name of the criterion for people.
        label: Label,
        /// Series of amounts to which the offsets are added.
        series: String,
        /// Date on which the published ceilings hold: the first day of the amount of the series behind them. Needed
        /// as soon as a band has a ceiling.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        published_on: Option<NaiveDate>,
        /// Which figure of a band counts when its label and its ceiling contradict each other.
        counts: Counts,
        /// Bands of a household of one person, lowest ceiling first. Above the last one: no points.
        single: Vec<Band>,
        /// Bands of every other household.
        family: Vec<Band>,
    }
}

/// Which figure of a band counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Counts {
    /// The published ceiling: the offset is the ceiling less the amount of the series on the date of publication.
    Ceiling,
    /// The offset named in the label.
    Label,
}

/// One band of income.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Band {
    /// Offset above the series as the text names it, in euro.
    pub offset: Cents,
    /// Ceiling as published, in euro; absent when the text gives none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ceiling: Option<Cents>,
    /// Points for an income up to the ceiling, included.
    pub points: Points,
}

/// A band on a date: the highest income that belongs to it, and its points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ceiling {
    /// Highest monthly income, included.
    pub up_to: Cents,
    /// Points.
    pub points: Points,
}

/// The bands on a date.
#[derive(Clone, Debug)]
pub struct BandsOnDate {
    /// Household of one person.
    pub single: Vec<Ceiling>,
    /// Every other household.
    pub family: Vec<Ceiling>,
    /// Whether an amount of the series is assumed.
    pub assumed: bool,
}

impl IncomeBands {
    /// The bands on a date, from the series then (`now`) and at publication (`published`).
    #[must_use]
    pub fn on_date(&self, now: &LivingWage, published: Option<&LivingWage>) -> BandsOnDate {
        let ceilings = |bands: &[Band], now: Cents, published: Option<Cents>| {
            let offset = |b: &Band| match (self.counts, b.ceiling, published) {
                (Counts::Ceiling, Some(ceiling), Some(published)) => ceiling - published,
                _ => b.offset,
            };
            bands.iter().map(|b| Ceiling { up_to: now + offset(b), points: b.points }).collect()
        };
        BandsOnDate {
            single: ceilings(&self.single, now.single, published.map(|p| p.single)),
            family: ceilings(&self.family, now.family, published.map(|p| p.family)),
            assumed: now.assumed.is_some() || published.is_some_and(|p| p.assumed.is_some()),
        }
    }
}

impl BandsOnDate {
    fn bands(&self, household: &Household) -> &[Ceiling] {
        if household.single() { &self.single } else { &self.family }
    }

    fn reached(&self, household: &Household) -> Option<Ceiling> {
        self.bands(household).iter().find(|b| household.candidate.monthly_income <= b.up_to).copied()
    }

    /// Points of this household.
    #[must_use]
    pub fn points(&self, household: &Household) -> Points {
        self.reached(household).map_or(Points(0), |b| b.points)
    }

    /// The values the points rest on.
    #[must_use]
    pub fn because(&self, household: &Household) -> Because {
        let reached = self.reached(household);
        Because::MonthlyIncome {
            income: household.candidate.monthly_income,
            single: household.single(),
            ceiling: reached.or(self.bands(household).last().copied()).map(|b| b.up_to),
            reached: reached.is_some(),
            assumed: self.assumed,
        }
    }
}
