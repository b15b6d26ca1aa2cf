//! A municipality, or part of one, where a housing company works.

use sea_orm::entity::prelude::*;

/// A municipality, or part of one, where a housing company works.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "area")]
pub struct Model {
    /// Row id.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Code of the housing company in the registry.
    pub company: String,
    /// Zone within its working area; empty where there are none.
    pub zone: String,
    /// NIS code of the municipality.
    pub nis: String,
}

/// Tables this one points at.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
