//! A dwelling to allocate.

use sea_orm::entity::prelude::*;

/// A dwelling to allocate.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "dwelling")]
pub struct Model {
    /// Row id.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Its code in the registry.
    pub code: String,
    /// Code of the housing company that lets it.
    pub company: String,
    /// Zone within the working area; empty where there are none.
    pub zone: String,
    /// NIS code of the municipality.
    pub nis: String,
    /// Number of bedrooms.
    pub bedrooms: i64,
    /// Whether it is adapted to a handicap.
    pub adapted: bool,
    /// Code of the target group it is reserved for.
    pub reserved_for: Option<String>,
    /// Rent a month, in cents, when known.
    pub rent: Option<i64>,
    /// First day on which it can be let.
    pub available_on: Option<Date>,
    /// Age a tenant must have reached, in years.
    pub min_age: Option<i64>,
    /// Version of the row, counted from 1.
    pub version: i64,
}

/// Tables this one points at.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
