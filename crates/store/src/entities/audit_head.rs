//! The end of the log, locked by who appends: one row.

use sea_orm::entity::prelude::*;

/// The end of the log, locked by who appends: one row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_head")]
pub struct Model {
    /// Always 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// Place of the last line; 0 when there is none.
    pub seq: i64,
    /// Hash of the last line.
    pub hash: String,
}

/// Tables this one points at.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
