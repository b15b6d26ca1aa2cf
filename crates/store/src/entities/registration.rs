//! A household on the waiting list: the reference tenant and what is known of the household as a whole.

use sea_orm::entity::prelude::*;

/// A household on the waiting list: the reference tenant and what is known of the household as a whole.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "registration")]
pub struct Model {
    /// Row id.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Registration number.
    pub number: String,
    /// Day of registration; decides who waits longest.
    pub registered_on: Date,
    /// Name of the reference tenant; may be empty.
    pub name: String,
    /// Birth date of the reference tenant.
    pub birth_date: Date,
    /// `m`, `f` or `x`.
    pub sex: String,
    /// Telephone number.
    pub phone: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// National number, encrypted.
    pub national_number: Option<Vec<u8>>,
    /// Keyed hash of the national number, to search with.
    pub national_number_hash: Option<String>,
    /// Current income a month, in cents.
    pub monthly_income: i64,
    /// Taxable income a year, in cents.
    pub yearly_income: i64,
    /// Whether the household owns a dwelling or a building plot.
    pub owns_property: bool,
    /// Code of the housing need.
    pub housing_need: Option<String>,
    /// Whether the need is documented; otherwise it counts as none.
    pub need_documented: bool,
    /// Kind of evidence for the need, not its content.
    pub need_evidence: Option<String>,
    /// Date of the evidence.
    pub need_evidence_on: Option<Date>,
    /// Last day on which the evidence counts.
    pub need_until: Option<Date>,
    /// NIS code of the OCMW that supports the household.
    pub ocmw_nis: Option<String>,
    /// Codes of target groups, separated by `|`.
    pub target_groups: String,
    /// `none`, `mandatory` or `wish`.
    pub transfer: String,
    /// NIS code of the municipality where informal care is given or received.
    pub informal_care_nis: Option<String>,
    /// Whether an adapted dwelling is needed.
    pub adapted_need: bool,
    /// Serious signs that living alone will not work now.
    pub warning_flag: bool,
    /// Whether a support agreement lifts the warning flag.
    pub support_agreement: bool,
    /// Whether a minor was emancipated.
    pub emancipated: bool,
    /// `active`, `suspended` or `struck`.
    pub status: String,
    /// Last day of a suspension; none is without end.
    pub suspended_until: Option<Date>,
    /// Name folded to lower case without accents, to sort lists by.
    pub sort_name: String,
    /// Registration that took this one in as its double.
    pub merged_into: Option<i64>,
    /// When the person was made unrecognisable.
    pub erased_at: Option<DateTimeUtc>,
    /// Day on which the file was closed; retention counts from here.
    pub closed_on: Option<Date>,
    /// When any part of the household last changed.
    pub updated_at: DateTimeUtc,
    /// Version of the row and of all that hangs below it, counted from 1.
    pub version: i64,
}

/// Tables this one points at.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
