//! How many dwellings a housing company lets in a municipality.

use sea_orm::entity::prelude::*;

/// How many dwellings a housing company lets in a municipality.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "stock")]
pub struct Model {
    /// Row id.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// NIS code of the municipality.
    pub nis: String,
    /// Code of the housing company.
    pub company: String,
    /// Zone within the working area; empty where there are none.
    pub zone: String,
    /// Number of dwellings.
    pub dwellings: i64,
    /// Of these, reserved for target groups.
    pub reserved: i64,
    /// Version of the row, counted from 1.
    pub version: i64,
}

/// Tables this one points at.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
