//! Settings of sizes, places, companies and welfare actors.

use crate::chance::PerMille;
use chrono::NaiveDate;
use domain::{Cents, Nis, Sector};
use serde::{Deserialize, Deserializer, de};
use toml::Spanned;

/// A row for each size.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sizes {
    pub(crate) small: Spanned<SizeRow>,
    pub(crate) kempen: Spanned<SizeRow>,
    pub(crate) flanders: Spanned<SizeRow>,
}

/// How much of everything.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SizeRow {
    pub(crate) registrations: u32,
    pub(crate) vacancies: u32,
    pub(crate) confirmed_needs: u32,
    pub(crate) undocumented_needs: u32,
    pub(crate) allocations_this_year: u32,
    pub(crate) allocations_last_year: u32,
    /// Regions of which the areas take part.
    pub(crate) regions: Vec<String>,
    /// Municipalities where people and vacancies are; empty means all of the regions.
    pub(crate) municipalities: Vec<Nis>,
}

/// The borders on which edge cases are put. Judging is not done with these.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Law {
    pub(crate) adult_age: u32,
    pub(crate) senior_age: u32,
    pub(crate) tie_years: u32,
    pub(crate) tie_window_years: u32,
    #[serde(deserialize_with = "amount")]
    pub(crate) living_wage_single: Cents,
    #[serde(deserialize_with = "amount")]
    pub(crate) living_wage_family: Cents,
    #[serde(deserialize_with = "amounts")]
    pub(crate) single_offsets: [Cents; 2],
    #[serde(deserialize_with = "amounts")]
    pub(crate) family_offsets: [Cents; 2],
    #[serde(deserialize_with = "amount")]
    pub(crate) yearly_limit_single: Cents,
    #[serde(deserialize_with = "amount")]
    pub(crate) yearly_limit_other: Cents,
    #[serde(deserialize_with = "amount")]
    pub(crate) yearly_limit_per_child: Cents,
}

/// Largest amount that is plausible here: keeps sums within their bounds.
const MOST: Cents = Cents(100_000_000);

fn amount<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Cents, D::Error> {
    let amount = Cents::deserialize(deserializer)?;
    if amount < Cents(0) || amount > MOST {
        return Err(de::Error::custom(format!("{amount} is no plausible amount")));
    }
    Ok(amount)
}

fn amounts<'de, D: Deserializer<'de>>(deserializer: D) -> Result<[Cents; 2], D::Error> {
    let amounts = <[Cents; 2]>::deserialize(deserializer)?;
    match amounts.iter().find(|amount| **amount < Cents(0) || **amount > MOST) {
        Some(amount) => Err(de::Error::custom(format!("{amount} is no plausible amount"))),
        None => Ok(amounts),
    }
}

/// A housing company.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Company {
    pub(crate) name: String,
    pub(crate) organisation: String,
    /// Opens the numbers of its dwellings.
    pub(crate) prefix: String,
}

/// A company, or one zone of it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AreaRow {
    pub(crate) region: String,
    pub(crate) company: Spanned<String>,
    pub(crate) zone: String,
    /// Whether the regulation has yearly numbers of target groups here.
    pub(crate) yearly_numbers: bool,
    /// Sum over the municipalities.
    pub(crate) dwellings: Spanned<u32>,
    pub(crate) municipalities: Vec<Spanned<MunicipalityRow>>,
}

/// A municipality and its social dwellings.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MunicipalityRow {
    pub(crate) nis: Nis,
    pub(crate) name: String,
    pub(crate) dwellings: u32,
    pub(crate) reserved: u32,
}

/// A welfare actor that is neither a company nor an OCMW.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OrganisationRow {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) sector: SectorCode,
    pub(crate) from: Option<NaiveDate>,
    pub(crate) to: Option<NaiveDate>,
    /// How often it writes an attestation, within its sector.
    pub(crate) weight: PerMille,
}

/// The agreements of the OCMW.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OcmwSettings {
    pub(crate) from: NaiveDate,
    pub(crate) none: Vec<Nis>,
    pub(crate) ended: Vec<EndedAgreement>,
}

/// An agreement with a last day.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EndedAgreement {
    pub(crate) nis: Nis,
    pub(crate) to: NaiveDate,
}

/// Kind of organisation, by its code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum SectorCode {
    Company,
    Ocmw,
    Caw,
    Bjz,
    Ggz,
    Vaph,
    Igs,
    Other,
}

impl SectorCode {
    /// The sector it stands for.
    pub(crate) fn sector(self) -> Sector {
        match self {
            Self::Company => Sector::Company,
            Self::Ocmw => Sector::Ocmw,
            Self::Caw => Sector::Caw,
            Self::Bjz => Sector::Bjz,
            Self::Ggz => Sector::Ggz,
            Self::Vaph => Sector::Vaph,
            Self::Igs => Sector::Igs,
            Self::Other => Sector::Other,
        }
    }
}
