//! Settings of households, needs, groups, income, residence, wishes and support.

use crate::chance::{Choice, PerMille, Spread};
use crate::settings::SectorCode;
use domain::{AttestationLevel, HousingNeed};
use serde::Deserialize;
use toml::Spanned;

/// Sectors that write attestations, by weight.
type Sectors = Choice<SectorCode>;

/// A housing need and who has it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NeedRow {
    pub(crate) code: HousingNeed,
    pub(crate) per_mille: Spanned<PerMille>,
    /// Kinds of household; empty means every kind.
    #[serde(default)]
    pub(crate) households: Vec<HouseholdKind>,
    /// First and last age on the reference date.
    pub(crate) ages: Option<(i32, i32)>,
    /// Share that has no address at present.
    #[serde(default)]
    pub(crate) without_address: PerMille,
    pub(crate) sectors: Sectors,
}

/// A target group and who is in it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct GroupRow {
    pub(crate) code: String,
    /// Needs by which somebody qualifies; empty means that no need is asked.
    #[serde(default)]
    pub(crate) needs: Vec<HousingNeed>,
    /// Kinds of household; empty means every kind.
    #[serde(default)]
    pub(crate) households: Vec<HouseholdKind>,
    pub(crate) from_age: Option<u32>,
    pub(crate) youngest_child_to: Option<u32>,
    pub(crate) per_mille: PerMille,
}

/// Kind of household.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum HouseholdKind {
    Single,
    SingleParent,
    Couple,
    CoupleWithChildren,
    Extended,
}

/// A kind of household, how often it occurs, and the age of its reference tenant at registration.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct HouseholdRow {
    pub(crate) kind: HouseholdKind,
    pub(crate) per_mille: Spanned<PerMille>,
    pub(crate) ages: Spread,
}

/// Everything about people that has no block of its own.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PeopleSettings {
    pub(crate) waiting_days: Spread,
    pub(crate) female: PerMille,
    pub(crate) neither_sex: PerMille,
    pub(crate) owners: PerMille,
    pub(crate) suspended: PerMille,
    pub(crate) suspended_days_from_now: Spread,
    pub(crate) suspended_without_end: PerMille,
    pub(crate) struck: PerMille,
    pub(crate) minors: PerMille,
    pub(crate) minor_days: Spread,
    pub(crate) minor_emancipated: PerMille,
    pub(crate) informal_care: PerMille,
    pub(crate) informal_care_at_home: PerMille,
    pub(crate) adapted_need: PerMille,
    pub(crate) adapted_need_senior: PerMille,
    pub(crate) transfer_mandatory: PerMille,
    pub(crate) transfer_wish: PerMille,
    pub(crate) warning_flag: PerMille,
    pub(crate) warning_flag_agreement: PerMille,
    pub(crate) group_agreement: PerMille,
    pub(crate) need_ends: PerMille,
    pub(crate) need_ends_days_from_now: Spread,
    pub(crate) named: PerMille,
    pub(crate) phone: PerMille,
    pub(crate) email: PerMille,
    pub(crate) refused: PerMille,
    pub(crate) refused_again: PerMille,
    pub(crate) refusal_valid: PerMille,
    pub(crate) refusal_days: Spread,
    pub(crate) partner_years: Spread,
    pub(crate) same_sex_partner: PerMille,
    pub(crate) other_ages: Spread,
    pub(crate) two_others: PerMille,
    pub(crate) other_dependent: PerMille,
}

/// Children.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChildSettings {
    pub(crate) number: Choice<u8>,
    pub(crate) parent_age: Spread,
    pub(crate) up_to_age: u8,
    pub(crate) student: PerMille,
    pub(crate) neither_sex: PerMille,
    pub(crate) shared_single_parent: PerMille,
    pub(crate) visiting_single_parent: PerMille,
    pub(crate) shared_couple: PerMille,
    pub(crate) visiting_couple: PerMille,
    /// Extended households with children.
    pub(crate) extended: PerMille,
    pub(crate) weekend: PerMille,
    pub(crate) weekend_shared: PerMille,
}

/// Income of the month as distance to the living wage in euro, and of the year relative to it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct IncomeSettings {
    pub(crate) single: Spread,
    pub(crate) family: Spread,
    pub(crate) needy_single: Spread,
    pub(crate) needy_family: Spread,
    pub(crate) yearly: Spread,
}

/// Addresses.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ResidenceSettings {
    pub(crate) stay_days: Spread,
    pub(crate) needy_stay_days: Spread,
    pub(crate) earlier_days: Spread,
    pub(crate) earlier: Choice<u8>,
    pub(crate) same_municipality: PerMille,
    pub(crate) near: PerMille,
    pub(crate) gap: PerMille,
    pub(crate) needy_gap: PerMille,
    pub(crate) gap_days: Spread,
    pub(crate) overlap: PerMille,
    pub(crate) overlap_days: Spread,
    pub(crate) ocmw_elsewhere: PerMille,
    pub(crate) ocmw_unknown: PerMille,
}

/// Municipalities of preference.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PreferenceSettings {
    pub(crate) number: Choice<u8>,
    pub(crate) home: PerMille,
    pub(crate) near: PerMille,
}

/// Support attestations.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AttestationSettings {
    pub(crate) with_need: PerMille,
    pub(crate) without_need: PerMille,
    pub(crate) second: PerMille,
    pub(crate) issued_days: Spread,
    /// Months of validity; 0 is open.
    pub(crate) valid_months: Choice<u8>,
    pub(crate) level: Choice<AttestationLevel>,
    pub(crate) lasting_disruption: PerMille,
    pub(crate) struck_from_register: PerMille,
    pub(crate) ocmw_not_established: PerMille,
    pub(crate) search_excused: PerMille,
    pub(crate) search_not_established: PerMille,
    pub(crate) not_ready: PerMille,
    pub(crate) no_engagement: PerMille,
    pub(crate) confirmed: PerMille,
}
