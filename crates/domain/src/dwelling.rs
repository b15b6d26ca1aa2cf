//! A vacant social dwelling.

use crate::ids::DwellingId;
use crate::money::Cents;
use crate::place::{Area, Nis};
use crate::register::GroupCode;
use chrono::NaiveDate;

/// A social dwelling that is, or will be, vacant.
#[derive(Clone, Debug)]
pub struct Dwelling {
    /// The landlord's number.
    pub id: DwellingId,
    /// Company and zone.
    pub area: Area,
    /// Municipality where it stands.
    pub municipality: Nis,
    /// Number of bedrooms.
    pub bedrooms: u8,
    /// Adapted for somebody with a physical disability.
    pub adapted: bool,
    /// Target group for which it is reserved.
    pub reserved_for: Option<GroupCode>,
    /// Monthly rent in euro, when known.
    pub rent: Option<Cents>,
    /// Day from which it can be let.
    pub available_on: NaiveDate,
    /// Minimum age of the reference tenant, in years.
    pub min_age: Option<u8>,
}
