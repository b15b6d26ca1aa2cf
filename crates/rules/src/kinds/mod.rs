//! The closed list of rule kinds: one file each, one enum, one place to add a kind.

use domain::RuleId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Declares the struct of a kind: its own keys beside the ones every rule has.
macro_rules! kind {
    ($(#[$meta:meta])* $name:ident { $($(#[$field_meta:meta])* $field:ident : $type:ty,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        #[serde(deny_unknown_fields, rename_all = "kebab-case")]
        pub struct $name {
            /// Name of the rule, unique in the regulation.
            pub id: domain::RuleId,
            /// Key of a source, and the place in it after a colon: `nota: Actueel inkomen`.
            pub source: String,
            /// Remark for the reader.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            pub note: Option<String>,
            $($(#[$field_meta])* pub $field: $type,)*
        }
    };
}

pub mod adapted_match;
pub mod attestation_levels;
pub mod attributes;
pub mod distribution;
pub mod dwelling_minimum_age;
pub mod gate;
pub mod hold_after_refusal;
pub mod in_target_group;
pub mod income_bands;
pub mod income_limit;
pub mod local_tie;
pub mod minimum_age;
pub mod need_rows;
pub mod no_property;
pub mod occupancy;
pub mod one_dwelling;
pub mod outside_points;
pub mod per_year;
pub mod pillar;
pub mod preference;
pub mod refusal_penalty;
pub mod registration_active;
pub mod requires_tie;
pub mod requires_transfer;
pub mod reserved_dwelling;
pub mod score;
pub mod selection;
pub mod steps;
pub mod stock_cap;
pub mod target_group;
pub mod warning_flag;

macro_rules! rules {
    ($($(#[$meta:meta])* $variant:ident($type:ty) = $name:literal,)*) => {
        /// A rule of a regulation. The list is closed: a condition that no kind can say becomes a new kind.
        #[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
        #[serde(tag = "kind", rename_all = "kebab-case")]
        pub enum Rule { $($(#[$meta])* $variant($type),)* }

        impl Rule {
            /// Every kind by name.
            pub const KINDS: &'static [&'static str] = &[$($name,)*];

            /// Name of the kind as written in files.
            #[must_use]
            pub fn kind(&self) -> &'static str {
                match self { $(Self::$variant(_) => $name,)* }
            }

            /// Name of the rule.
            #[must_use]
            pub fn id(&self) -> &RuleId {
                match self { $(Self::$variant(rule) => &rule.id,)* }
            }

            /// Source of the rule.
            #[must_use]
            pub fn source(&self) -> &str {
                match self { $(Self::$variant(rule) => &rule.source,)* }
            }

            /// Remark for the reader.
            #[must_use]
            pub fn note(&self) -> Option<&str> {
                match self { $(Self::$variant(rule) => rule.note.as_deref(),)* }
            }
        }
    };
}

rules! {
    /// Share and order of one pillar.
    Pillar(pillar::PillarRule) = "pillar",
    /// Which pillar gets the next dwelling.
    Selection(selection::Selection) = "selection",
    /// Minimum age of the reference tenant.
    MinimumAge(minimum_age::MinimumAge) = "minimum-age",
    /// Limit on the yearly income.
    IncomeLimit(income_limit::IncomeLimit) = "income-limit",
    /// No property.
    NoProperty(no_property::NoProperty) = "no-property",
    /// Registration neither struck nor suspended.
    RegistrationActive(registration_active::RegistrationActive) = "registration-active",
    /// Municipality among the preferences.
    Preference(preference::Preference) = "preference",
    /// Rational occupancy.
    Occupancy(occupancy::Occupancy) = "occupancy",
    /// Adapted dwelling for an adapted need, and the reverse.
    AdaptedMatch(adapted_match::AdaptedMatch) = "adapted-match",
    /// Minimum age set by the dwelling.
    DwellingMinimumAge(dwelling_minimum_age::DwellingMinimumAge) = "dwelling-minimum-age",
    /// Reserved dwelling asks for its group.
    ReservedDwelling(reserved_dwelling::ReservedDwelling) = "reserved-dwelling",
    /// Nobody who was allocated a dwelling already.
    OneDwelling(one_dwelling::OneDwelling) = "one-dwelling",
    /// What a local tie is.
    LocalTie(local_tie::LocalTie) = "local-tie",
    /// A local tie is a condition.
    RequiresTie(requires_tie::RequiresTie) = "requires-tie",
    /// Membership of a target group is a condition.
    InTargetGroup(in_target_group::InTargetGroup) = "in-target-group",
    /// A transfer is a condition.
    RequiresTransfer(requires_transfer::RequiresTransfer) = "requires-transfer",
    /// A situation handled outside the points.
    OutsidePoints(outside_points::OutsidePoints) = "outside-points",
    /// Warning flag asks for a support agreement.
    WarningFlag(warning_flag::WarningFlag) = "warning-flag",
    /// Minimum score on criteria.
    Gate(gate::Gate) = "gate",
    /// On hold for a time after a refusal.
    HoldAfterRefusal(hold_after_refusal::HoldAfterRefusal) = "hold-after-refusal",
    /// Sum of criteria.
    Score(score::Score) = "score",
    /// Points for the housing situation.
    NeedRows(need_rows::NeedRows) = "need-rows",
    /// Points by bands of monthly income.
    IncomeBands(income_bands::IncomeBands) = "income-bands",
    /// Points by the level of the best attestation.
    AttestationLevels(attestation_levels::AttestationLevels) = "attestation-levels",
    /// Points by a table of steps.
    Steps(steps::Steps) = "steps",
    /// Points per year, up to a cap.
    PerYear(per_year::PerYear) = "per-year",
    /// Points for attributes: one of them, the best, or all together.
    Attributes(attributes::Attributes) = "attributes",
    /// Points off for a time after a refusal.
    RefusalPenalty(refusal_penalty::RefusalPenalty) = "refusal-penalty",
    /// A target group, with its yearly number.
    TargetGroup(target_group::TargetGroup) = "target-group",
    /// Distribution of the yearly numbers over areas.
    Distribution(distribution::Distribution) = "distribution",
    /// Highest share of the stock for target groups.
    StockCap(stock_cap::StockCap) = "stock-cap",
}
