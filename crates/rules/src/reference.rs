//! Reference data with dates: living wages, income limits, names of target groups and situations.

use crate::regulation::Label;
use chrono::NaiveDate;
use domain::{Cents, Fault, HousingNeed, Problem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A row of a series that holds from a date.
pub trait Dated {
    /// First day on which the row holds.
    fn from(&self) -> NaiveDate;
    /// Reason, when the row is assumed rather than published.
    fn assumed(&self) -> Option<&Label>;
}

/// A series of dated rows.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Series<T> {
    /// Name by which regulations refer to it.
    pub series: String,
    /// What it is.
    pub title: String,
    /// Rows in order of date.
    pub rows: Vec<T>,
}

/// Living wage (social integration income) per month.
#[doc(alias = "leefloon")]
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct LivingWage {
    /// First day.
    pub from: NaiveDate,
    /// Cohabiting person, euro a month.
    pub cohabiting: Cents,
    /// Single person, euro a month.
    pub single: Cents,
    /// Person with a family to support, euro a month.
    pub family: Cents,
    /// Where the row comes from.
    pub source: String,
    /// Reason, when the row is assumed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assumed: Option<Label>,
}

/// Limits on the yearly income.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct IncomeLimits {
    /// First day.
    pub from: NaiveDate,
    /// Single person, euro a year.
    pub single: Cents,
    /// Single person with a disability, euro a year; the register does not know disability.
    pub single_disabled: Cents,
    /// Every other household, euro a year.
    pub other: Cents,
    /// Added per dependent child, euro a year.
    pub per_dependent_child: Cents,
    /// Where the row comes from.
    pub source: String,
    /// Reason, when the row is assumed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assumed: Option<Label>,
}

/// Name of a target group.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct GroupName {
    /// Code in registers.
    pub code: String,
    /// Name for people.
    pub label: Label,
    /// Where the row comes from.
    pub source: String,
}

/// Name of a housing situation.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct NeedName {
    /// Code in registers.
    pub code: HousingNeed,
    /// Name for people.
    pub label: Label,
    /// Categories of ETHOS Light; empty when none fits.
    pub ethos_light: Vec<u8>,
    /// Where the row comes from.
    pub source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Names<T> {
    rows: Vec<T>,
}

/// All reference data.
#[derive(Clone, Debug)]
pub struct Reference {
    /// Living wages.
    pub living_wage: Series<LivingWage>,
    /// Income limits.
    pub income_limits: Series<IncomeLimits>,
    /// Target groups.
    pub target_groups: Vec<GroupName>,
    /// Housing situations.
    pub housing_needs: Vec<NeedName>,
}

/// Texts of the reference files, each with the name under which faults report it.
#[derive(Clone, Debug, Default)]
pub struct ReferenceTexts {
    /// `living-wage.toml`
    pub living_wage: (String, String),
    /// `income-limits.toml`
    pub income_limits: (String, String),
    /// `target-groups.toml`
    pub target_groups: (String, String),
    /// `housing-needs.toml`
    pub housing_needs: (String, String),
}

impl Dated for LivingWage {
    fn from(&self) -> NaiveDate {
        self.from
    }
    fn assumed(&self) -> Option<&Label> {
        self.assumed.as_ref()
    }
}

impl Dated for IncomeLimits {
    fn from(&self) -> NaiveDate {
        self.from
    }
    fn assumed(&self) -> Option<&Label> {
        self.assumed.as_ref()
    }
}

impl<T: Dated> Series<T> {
    /// The row in force on a date: the latest one on or before it.
    ///
    /// # Errors
    /// When the date lies before the first row. Nothing is extrapolated.
    pub fn on(&self, on: NaiveDate) -> Result<&T, Fault> {
        self.rows.iter().rfind(|r| r.from() <= on).ok_or_else(|| {
            let first = self.rows.first().map(Dated::from);
            Fault::error(
                format!("{}.toml", self.series),
                Problem::NoValue { series: self.series.clone(), on, first },
            )
        })
    }

    /// A warning when the row in force on a date is assumed.
    #[must_use]
    pub fn assumption(&self, on: NaiveDate) -> Option<Fault> {
        let row = self.on(on).ok()?;
        let Label { nl, en } = row.assumed()?.clone();
        let series = self.series.clone();
        let problem = Problem::Assumed { series, from: row.from(), reason_nl: nl, reason_en: en };
        Some(Fault::warning(format!("{}.toml", self.series), problem))
    }
}

impl Reference {
    /// Names of the series a regulation can refer to.
    pub const SERIES: [&str; 2] = ["living-wage", "income-limits"];

    /// Reads the reference files.
    ///
    /// # Errors
    /// Every file that is not of its schema or whose rows are not in order of date, with its line.
    pub fn parse(texts: &ReferenceTexts) -> Result<Self, Vec<Fault>> {
        let mut faults = Vec::new();
        let living_wage = series::<LivingWage>(&texts.living_wage, Self::SERIES[0], &mut faults);
        let income_limits = series::<IncomeLimits>(&texts.income_limits, Self::SERIES[1], &mut faults);
        let target_groups = file::<Names<GroupName>>(&texts.target_groups, &mut faults);
        let housing_needs = file::<Names<NeedName>>(&texts.housing_needs, &mut faults);
        match (living_wage, income_limits, target_groups, housing_needs) {
            (Some(living_wage), Some(income_limits), Some(groups), Some(needs)) if faults.is_empty() => {
                Ok(Self { living_wage, income_limits, target_groups: groups.rows, housing_needs: needs.rows })
            }
            _ => Err(faults),
        }
    }

    /// Codes of every target group a register may use.
    #[must_use]
    pub fn group_codes(&self) -> Vec<String> {
        self.target_groups.iter().map(|g| g.code.clone()).collect()
    }
}

fn file<T: serde::de::DeserializeOwned>(
    (name, text): &(String, String),
    faults: &mut Vec<Fault>,
) -> Option<T> {
    match toml::from_str(text) {
        Ok(value) => Some(value),
        Err(e) => {
            faults.push(crate::parse::toml_fault(name, text, &e));
            None
        }
    }
}

fn series<T: Dated + serde::de::DeserializeOwned>(
    source: &(String, String),
    name: &str,
    faults: &mut Vec<Fault>,
) -> Option<Series<T>> {
    let series: Series<T> = file(source, faults)?;
    if series.series != name {
        faults.push(
            Fault::error(&source.0, Problem::UnknownCode { allowed: vec![name.to_owned()] })
                .column("series")
                .value(&series.series),
        );
    }
    if !series.rows.is_sorted_by(|a, b| a.from() < b.from()) {
        faults.push(Fault::error(&source.0, Problem::NotAscending).column("rows"));
    }
    Some(series)
}
