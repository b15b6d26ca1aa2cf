//! Organisations, their cooperation agreements, and the support attestations they issue.

use crate::ids::OrganisationId;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Kind of organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sector {
    /// Housing company; needs no agreement with itself.
    Company,
    /// Public centre for social welfare.
    Ocmw,
    /// General welfare.
    Caw,
    /// Youth care.
    Bjz,
    /// Mental health.
    Ggz,
    /// Disability.
    Vaph,
    /// Intermunicipal partnership on housing.
    Igs,
    /// Anything else.
    Other,
}

/// An organisation that supports people or lets dwellings.
#[derive(Clone, Debug, Serialize)]
pub struct Organisation {
    /// Short name used in attestations.
    pub id: OrganisationId,
    /// Full name.
    pub name: String,
    /// Kind of organisation.
    pub sector: Sector,
    /// First day of the cooperation agreement; none means there is no agreement.
    pub agreement_from: Option<NaiveDate>,
    /// Last day of the agreement, included; none means open-ended.
    pub agreement_to: Option<NaiveDate>,
}

impl Organisation {
    /// Whether it may issue attestations on `on`: a housing company, or an agreement in force that day.
    #[must_use]
    pub fn may_attest(&self, on: NaiveDate) -> bool {
        self.sector == Sector::Company
            || (self.agreement_from.is_some_and(|from| from <= on)
                && self.agreement_to.is_none_or(|to| to >= on))
    }
}

/// How near the promised support is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AttestationLevel {
    /// In the municipality of the competent OCMW, or equated.
    Municipality,
    /// Elsewhere in the working area of the company.
    Area,
    /// Elsewhere in the district (arrondissement).
    District,
}

/// What was established about the competent OCMW.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum OcmwCheck {
    /// The competent OCMW was verified.
    Verified,
    /// Exception: lasting disruption.
    LastingDisruption,
    /// Exception: struck from the population register by the authorities.
    StruckFromRegister,
    /// Not established.
    No,
}

/// What was established about the search for a home in the last three months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SearchCheck {
    /// Searched actively.
    Active,
    /// Excused for reasons of fairness.
    Excused,
    /// Did not search, or not established.
    No,
}

/// Certificate by which a welfare actor commits to support a candidate.
#[doc(alias = "attest begeleiding door professionele actor")]
#[derive(Clone, Copy, Debug)]
pub struct Attestation {
    /// Index into the register's organisations; none when organisations.csv does not know the issuer.
    pub organisation: Option<u32>,
    /// Day of issue.
    pub issued_on: NaiveDate,
    /// Last day of validity, included; none means open.
    pub valid_until: Option<NaiveDate>,
    /// How near the support is.
    pub level: AttestationLevel,
    /// Competent OCMW.
    pub ocmw: OcmwCheck,
    /// Search for a home.
    pub search: SearchCheck,
    /// Ready to move on.
    pub ready: bool,
    /// Engagement to support for two years after the allocation.
    pub engagement: bool,
    /// Day of the confirmation at an actual allocation; plays no part in a ranking.
    pub confirmed_on: Option<NaiveDate>,
}
