//! Two registrations found to be one person, with what is needed to undo it.

use sea_orm::entity::prelude::*;

/// Two registrations found to be one person, with what is needed to undo it.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "merge")]
pub struct Model {
    /// Row id.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Registration that stayed.
    pub kept_id: i64,
    /// Registration that was taken in.
    pub merged_id: i64,
    /// Account that merged them.
    pub by: i64,
    /// When.
    pub at: DateTimeUtc,
    /// Both registrations as they were, JSON.
    pub before: String,
    /// When the merge was undone.
    pub undone_at: Option<DateTimeUtc>,
}

/// Tables this one points at.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
