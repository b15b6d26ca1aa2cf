//! What a rule finds about a candidate: the verdict, and the values it rests on.

use crate::candidate::{HousingNeed, Status, Transfer};
use crate::money::{Cents, Points};
use crate::organisation::AttestationLevel;
use crate::place::Nis;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Name of a rule, unique in its regulation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct RuleId(pub String);

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Where a rule can be read: the article of the regulation and the source it rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Citation {
    /// Number of the article.
    pub article: String,
    /// Title of the article.
    pub title: String,
    /// Source as the regulation names it.
    pub source: String,
}

/// What a rule finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// The condition holds.
    Met,
    /// The condition does not hold.
    NotMet,
    /// Points given.
    Awards(Points),
    /// A fact is missing. Never read as "no".
    Unknown,
}

/// One rule applied to one candidate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The rule.
    pub rule: RuleId,
    /// Where it can be read.
    pub citation: Citation,
    /// Code of the reason, when the finding excludes.
    pub reason: Option<ReasonCode>,
    /// What was found.
    pub verdict: Verdict,
    /// The values it rests on.
    pub because: Because,
}

/// Why an attestation does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum AttestationFlaw {
    /// The issuer is not in the list of organisations.
    UnknownOrganisation,
    /// The issuer has no agreement in force on the date.
    NoAgreement,
    /// Issued after the date.
    NotYetIssued,
    /// No longer valid on the date.
    Expired,
    /// The competent OCMW was not established.
    Ocmw,
    /// The search for a home was not established.
    Search,
    /// Not ready to move on.
    NotReady,
    /// No engagement to support.
    NoEngagement,
}

/// The values a finding rests on. Data, not words: it becomes Dutch or English at the edge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "fact", rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the fields carry the names of the facts themselves")]
pub enum Because {
    /// Age of the reference tenant against a minimum.
    Age { birth_date: NaiveDate, age: u32, minimum: u32, reached_on: NaiveDate, emancipated: bool },
    /// Yearly income against the limit; the limit rests on an assumption when `assumed`.
    YearlyIncome { income: Cents, limit: Cents, persons: u32, dependent_children: u32, assumed: bool },
    /// Property.
    Property { owns: bool },
    /// State of the registration.
    Registration { status: Status, suspended_until: Option<NaiveDate> },
    /// Municipalities of preference.
    Preference { municipality: Nis, chosen: Vec<Nis> },
    /// Bedrooms needed against bedrooms there are.
    Occupancy {
        /// Whether a table of persons decides, instead of the composition.
        table: bool,
        least: u32,
        most: u32,
        bedrooms: u32,
        persons: u32,
        other_adults: u32,
        boys: u32,
        girls: u32,
        others: u32,
    },
    /// Adapted dwelling against adapted need.
    Adapted { dwelling: bool, candidate: bool },
    /// Dwelling reserved for a group.
    Reserved { group: String, member: bool },
    /// Dwelling allocated before.
    OneDwelling { allocated: bool },
    /// Residence in the municipality (or area) of the dwelling.
    LocalTie {
        municipality: Nis,
        /// Whether residence in other municipalities of the same group counts as well.
        group: bool,
        years: u32,
        window_years: u32,
        longest_from: Option<NaiveDate>,
        longest_to: Option<NaiveDate>,
        reached_on: Option<NaiveDate>,
    },
    /// Target groups of the candidate against those that count.
    TargetGroup { groups: Vec<String>, wanted: Vec<String> },
    /// Transfer within the company.
    Transfer { transfer: Transfer },
    /// Housing situation.
    Need { need: Option<HousingNeed>, documented: bool, ended_on: Option<NaiveDate> },
    /// Monthly income against ceilings. `ceiling` is that of the band reached, or of the widest band when none was.
    MonthlyIncome { income: Cents, single: bool, ceiling: Option<Cents>, reached: bool, assumed: bool },
    /// Best attestation that counts, and the flaws of those that do not.
    Attestation { best: Option<AttestationLevel>, issuer: Option<String>, flaws: Vec<AttestationFlaw> },
    /// A count set against a table of steps.
    Steps { quantity: String, count: u32 },
    /// Whole years counted, up to a cap.
    Years { of: String, years: u32, from: Option<NaiveDate>, capped: bool },
    /// Labels of the rows that hold.
    Rows { labels: Vec<String> },
    /// A refusal that still weighs.
    Refusal { refused_on: Option<NaiveDate>, until: Option<NaiveDate>, known: bool },
    /// Points of a criterion against the minimum of the gate.
    Gate { criterion: String, points: Points, minimum: Points },
    /// A situation that is handled outside the points.
    OutsidePoints { need: Option<HousingNeed>, concerned: bool },
    /// Warning flag and support agreement.
    WarningFlag { flag: bool, agreement: bool },
}

/// Codes of the reasons why a candidate is not ranked, in alphabetical order of their text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReasonCode {
    /// `adapted-mismatch`
    AdaptedMismatch,
    /// `age`
    Age,
    /// `already-allocated`
    AlreadyAllocated,
    /// `gate-...`: position of the criterion among the gated criteria, in order of their names (0 to 7).
    Gate(u8),
    /// `income-limit`
    IncomeLimit,
    /// `no-local-tie`
    NoLocalTie,
    /// `no-preference`
    NoPreference,
    /// `no-transfer`
    NoTransfer,
    /// `not-in-target-group`
    NotInTargetGroup,
    /// `not-reserved-for`
    NotReservedFor,
    /// `occupancy`
    Occupancy,
    /// `on-hold`
    OnHold,
    /// `property`
    Property,
    /// `special-route`
    SpecialRoute,
    /// `struck`
    Struck,
    /// `suspended`
    Suspended,
    /// `underage`
    Underage,
    /// `warning-flag-without-agreement`
    WarningFlagWithoutAgreement,
}

impl ReasonCode {
    /// How many criteria can be gated.
    pub const GATES: u8 = 8;

    const PLAIN: [(Self, &'static str, u8); 17] = [
        (Self::AdaptedMismatch, "adapted-mismatch", 0),
        (Self::Age, "age", 1),
        (Self::AlreadyAllocated, "already-allocated", 2),
        (Self::IncomeLimit, "income-limit", 11),
        (Self::NoLocalTie, "no-local-tie", 12),
        (Self::NoPreference, "no-preference", 13),
        (Self::NoTransfer, "no-transfer", 14),
        (Self::NotInTargetGroup, "not-in-target-group", 15),
        (Self::NotReservedFor, "not-reserved-for", 16),
        (Self::Occupancy, "occupancy", 17),
        (Self::OnHold, "on-hold", 18),
        (Self::Property, "property", 19),
        (Self::SpecialRoute, "special-route", 20),
        (Self::Struck, "struck", 21),
        (Self::Suspended, "suspended", 22),
        (Self::Underage, "underage", 23),
        (Self::WarningFlagWithoutAgreement, "warning-flag-without-agreement", 24),
    ];

    /// Position of the reason in [`Reasons`]; positions stand in alphabetical order of the codes.
    #[must_use]
    pub const fn bit(self) -> u8 {
        match self {
            Self::AdaptedMismatch => 0,
            Self::Age => 1,
            Self::AlreadyAllocated => 2,
            Self::Gate(n) => 3 + n,
            Self::IncomeLimit => 11,
            Self::NoLocalTie => 12,
            Self::NoPreference => 13,
            Self::NoTransfer => 14,
            Self::NotInTargetGroup => 15,
            Self::NotReservedFor => 16,
            Self::Occupancy => 17,
            Self::OnHold => 18,
            Self::Property => 19,
            Self::SpecialRoute => 20,
            Self::Struck => 21,
            Self::Suspended => 22,
            Self::Underage => 23,
            Self::WarningFlagWithoutAgreement => 24,
        }
    }

    /// A set with only this reason.
    #[must_use]
    pub const fn alone(self) -> Reasons {
        Reasons(1 << self.bit())
    }

    fn from_bit(bit: u8) -> Option<Self> {
        if (3..11).contains(&bit) {
            return Some(Self::Gate(bit - 3));
        }
        Self::PLAIN.iter().find(|(_, _, b)| *b == bit).map(|(reason, _, _)| *reason)
    }

    /// The code as text; `gates` names the gated criteria in order.
    #[must_use]
    pub fn code(self, gates: &[String]) -> String {
        match self {
            Self::Gate(n) => format!("gate-{}", gates.get(n as usize).map_or("?", String::as_str)),
            plain => Self::PLAIN
                .iter()
                .find(|(reason, _, _)| *reason == plain)
                .map_or_else(String::new, |(_, code, _)| (*code).to_owned()),
        }
    }
}

impl Serialize for ReasonCode {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Gate(n) => serializer.collect_str(&format_args!("gate-{n}")),
            plain => serializer.collect_str(&plain.code(&[])),
        }
    }
}

/// A set of reasons, one bit each; empty means suitable.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Reasons(pub u32);

impl Reasons {
    /// No reason: suitable.
    pub const NONE: Self = Self(0);

    /// Whether there is no reason at all.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether the reason is in the set.
    #[must_use]
    pub fn has(self, reason: ReasonCode) -> bool {
        self.0 & reason.alone().0 != 0
    }

    /// The set with the reasons of `other` added.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The reason added when `holds`.
    pub fn add_if(&mut self, holds: bool, reason: ReasonCode) {
        self.0 |= u32::from(holds) << reason.bit();
    }

    /// The reasons in alphabetical order of their codes.
    pub fn iter(self) -> impl Iterator<Item = ReasonCode> {
        (0..32u8).filter(move |bit| self.0 & (1 << bit) != 0).filter_map(ReasonCode::from_bit)
    }

    /// Codes as text, in alphabetical order.
    #[must_use]
    pub fn codes(self, gates: &[String]) -> Vec<String> {
        self.iter().map(|reason| reason.code(gates)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_come_in_alphabetical_order() {
        let gates = ["children", "income", "need", "support"].map(String::from);
        let all = Reasons(0x01ff_f87f).codes(&gates);
        let mut sorted = all.clone();
        sorted.sort();
        assert_eq!(all, sorted);
        assert_eq!(all.len(), 21);
    }

    #[test]
    fn a_reason_and_its_bit_name_each_other() {
        for (reason, _, bit) in ReasonCode::PLAIN {
            assert_eq!(reason.bit(), bit);
            assert_eq!(ReasonCode::from_bit(bit), Some(reason));
        }
    }
}
