//! What counts towards shares and caps: past allocations and the stock of dwellings.

use crate::pillar::Pillar;
use crate::place::{Area, Nis};
use crate::register::GroupCode;
use chrono::NaiveDate;

/// An allocation that was decided before.
#[doc(alias = "toewijzing")]
#[derive(Clone, Debug)]
pub struct PastAllocation {
    /// Index into the register's dwellings.
    pub dwelling: u32,
    /// Index into the register's candidates.
    pub candidate: u32,
    /// Pillar it was counted in.
    pub pillar: Pillar,
    /// Target group, for pillar 3.
    pub target_group: Option<GroupCode>,
    /// Day of the decision.
    pub decided_on: NaiveDate,
}

/// Social dwellings of one company in one municipality.
#[derive(Clone, Debug)]
pub struct StockRow {
    /// Municipality.
    pub municipality: Nis,
    /// Company and zone.
    pub area: Area,
    /// Social dwellings.
    pub dwellings: u32,
    /// Of which reserved for target groups.
    pub reserved: u32,
}
