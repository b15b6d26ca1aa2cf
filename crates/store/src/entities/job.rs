//! Work to do later, done once by whichever server takes it.

use sea_orm::entity::prelude::*;

/// Work to do later, done once by whichever server takes it.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "job")]
pub struct Model {
    /// Row id.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Code of the work.
    pub kind: String,
    /// What it needs to know, JSON.
    pub payload: String,
    /// Not before.
    pub due_at: DateTimeUtc,
    /// `waiting`, `running`, `done`, `failed` or `cancelled`.
    pub state: String,
    /// Server that works on it.
    pub leased_by: Option<String>,
    /// When another server may take it over.
    pub leased_until: Option<DateTimeUtc>,
    /// How many times it was begun.
    pub attempts: i64,
    /// How far it is, 0 to 1000.
    pub progress: i64,
    /// What came of it, or why it failed.
    pub result: Option<String>,
    /// Account that asked for it; none: the program itself.
    pub created_by: Option<i64>,
    /// When it was asked.
    pub created_at: DateTimeUtc,
    /// When it ended, well or not.
    pub finished_at: Option<DateTimeUtc>,
}

/// Tables this one points at.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
