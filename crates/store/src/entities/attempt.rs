//! A failed try, counted to slow down guessing.

use sea_orm::entity::prelude::*;

/// A failed try, counted to slow down guessing.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "attempt")]
pub struct Model {
    /// Row id.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// What was tried: `password`, `totp`, `token`, `setup` ...
    pub kind: String,
    /// Keyed hash of whom or where it was tried for.
    pub key: String,
    /// When.
    pub at: DateTimeUtc,
}

/// Tables this one points at.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
