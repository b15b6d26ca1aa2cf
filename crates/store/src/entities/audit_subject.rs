//! A person who stood in a list that a line of the log is about.

use sea_orm::entity::prelude::*;

/// A person who stood in a list that a line of the log is about. Goes with the details of the line.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_subject")]
pub struct Model {
    /// Line of the log.
    #[sea_orm(primary_key, auto_increment = false)]
    pub seq: i64,
    /// The person.
    #[sea_orm(primary_key, auto_increment = false)]
    pub registration_id: i64,
}

/// Tables this one points at.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
