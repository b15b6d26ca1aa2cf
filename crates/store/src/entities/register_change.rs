//! A file that a version of the register changed.

use sea_orm::entity::prelude::*;

/// A file that a version of the register changed.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "register_change")]
pub struct Model {
    /// Row id.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The version.
    pub version: i64,
    /// The registration, which may be gone, and of which nothing else is told; 0 where no file is found otherwise than before, none for any file.
    pub file_id: Option<i64>,
}

/// Tables this one points at.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
