//! A household that is registered for a social dwelling.

use crate::ids::RegistrationNumber;
use crate::money::Cents;
use crate::place::Nis;
use crate::register::GroupMask;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Sex as registered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Sex {
    /// Male.
    M,
    /// Female.
    F,
    /// Neither, or not recorded.
    X,
}

/// Whether and why a sitting tenant moves within the company.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Transfer {
    /// No sitting tenant, or no wish to move.
    None,
    /// Has to move: works, adapted dwelling, under-occupation.
    Mandatory,
    /// Wants to move.
    Wish,
}

/// State of the registration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Takes part.
    Active,
    /// Does not take part for a time.
    Suspended,
    /// Removed from the register.
    Struck,
}

macro_rules! housing_needs {
    ($($(#[$doc:meta])* $variant:ident = $code:literal,)*) => {
        /// The current housing situation that gives access to pillar 2.
        #[doc(alias = "woonnood")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "kebab-case")]
        pub enum HousingNeed { $($(#[$doc])* $variant,)* }

        impl HousingNeed {
            /// Every situation, in the order of the Flemish list.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];
            /// Every code, in the same order.
            pub const CODES: &'static [&'static str] = &[$($code,)*];

            /// The code used in files.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// The situation with this code.
            #[must_use]
            pub fn parse(code: &[u8]) -> Option<Self> {
                Self::ALL.iter().copied().find(|need| need.code().as_bytes() == code)
            }
        }
    };
}

housing_needs! {
    /// No housing or shelter, or night shelter.
    NoShelter = "no-shelter",
    /// Can or must leave an institution or prison, with no right to housing elsewhere.
    LeavingInstitution = "leaving-institution",
    /// Shelter, emergency or crisis dwelling, transit dwelling, hotel.
    Shelter = "shelter",
    /// Lost the right to housing and is taken in by family or friends.
    WithNetwork = "with-network",
    /// Has to leave the home lawfully at short notice.
    LosingHome = "losing-home",
    /// Young person who lives or will live alone with support.
    SupportedYouth = "supported-youth",
    /// Person with a mental health problem who lives or will live alone.
    MentalHealth = "mental-health",
    /// Lives in a good not meant for housing, with serious defects.
    UnfitNotHousing = "unfit-not-housing",
    /// Uninhabitable dwelling.
    Uninhabitable = "uninhabitable",
    /// Dwelling declared unfit.
    Unfit = "unfit",
    /// Overcrowded dwelling.
    Overcrowded = "overcrowded",
    /// Special circumstances of a social nature.
    Special = "special",
}

impl fmt::Display for HousingNeed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// Relation of a member to the reference tenant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// Spouse or partner.
    Partner,
    /// Child.
    Child,
    /// Anybody else.
    Other,
}

/// How much of the time a member lives in the household.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stays {
    /// Always.
    Full,
    /// Shared between two homes.
    Shared,
    /// Comes to visit.
    Visiting,
}

/// A member of the household beside the reference tenant.
#[derive(Clone, Copy, Debug)]
pub struct Member {
    /// Day of birth.
    pub birth_date: NaiveDate,
    /// Sex as registered.
    pub sex: Sex,
    /// Relation to the reference tenant.
    pub relation: Relation,
    /// Depends on the household.
    pub dependent: bool,
    /// How much of the time.
    pub stays: Stays,
}

/// A stretch of residence of the reference tenant in a municipality, both days included.
#[derive(Clone, Copy, Debug)]
pub struct Residence {
    /// Municipality.
    pub municipality: Nis,
    /// First day.
    pub from: NaiveDate,
    /// Last day; none means still there.
    pub to: Option<NaiveDate>,
}

/// A refusal of an offered dwelling.
#[derive(Clone, Copy, Debug)]
pub struct Refusal {
    /// Day of the refusal.
    pub refused_on: NaiveDate,
    /// Whether the company accepted the reason.
    pub valid: bool,
}

/// A household registered for a social dwelling, without names or contact data.
///
/// Members, residences, preferences and attestations stand in the [`Register`](crate::Register).
#[doc(alias = "kandidaat-huurder")]
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Number of the registration.
    pub number: RegistrationNumber,
    /// Day of registration: decides the chronology.
    pub registered_on: NaiveDate,
    /// Day of birth of the reference tenant.
    pub birth_date: NaiveDate,
    /// Sex of the reference tenant.
    pub sex: Sex,
    /// Disposable income of the month, in cents.
    pub monthly_income: Cents,
    /// Income of the year that counts for the limit, in cents.
    pub yearly_income: Cents,
    /// Owns a dwelling or building plot.
    pub owns_property: bool,
    /// Housing situation, if one was reported.
    pub need: Option<HousingNeed>,
    /// Whether a certificate or document supports the situation.
    pub need_documented: bool,
    /// Last day on which the situation gives points, if it ends on a date.
    pub need_until: Option<NaiveDate>,
    /// Municipality of the competent OCMW.
    pub ocmw: Option<Nis>,
    /// Target groups.
    pub groups: GroupMask,
    /// Transfer of a sitting tenant.
    pub transfer: Transfer,
    /// Municipality where informal care is given or received.
    pub informal_care: Option<Nis>,
    /// Needs an adapted dwelling.
    pub adapted_need: bool,
    /// Serious signs that living alone is not feasible now.
    pub warning_flag: bool,
    /// A support agreement exists.
    pub support_agreement: bool,
    /// Emancipated minor, or supervised independent living.
    pub emancipated: bool,
    /// State of the registration.
    pub status: Status,
    /// Last day of a suspension, included; none means without end.
    pub suspended_until: Option<NaiveDate>,
}
