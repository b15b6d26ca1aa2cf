//! Evidence of a housing need, with what became of it.

use sea_orm::entity::prelude::*;

/// Evidence of a housing need, with what became of it.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "evidence")]
pub struct Model {
    /// Row id.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Whose need.
    pub registration_id: i64,
    /// Organisation that recorded it.
    pub organisation_id: i64,
    /// Code of the kind of evidence.
    pub kind: String,
    /// Date of the evidence itself.
    pub dated_on: Date,
    /// Last day on which it counts.
    pub valid_until: Option<Date>,
    /// Document that holds it.
    pub document_id: Option<i64>,
    /// Account that recorded it.
    pub recorded_by: i64,
    /// When it was recorded.
    pub recorded_at: DateTimeUtc,
    /// Evidence that took its place.
    pub replaced_by: Option<i64>,
    /// Day on which it was replaced or withdrawn.
    pub ended_on: Option<Date>,
    /// Account that did so.
    pub ended_by: Option<i64>,
    /// Why it was withdrawn.
    pub ended_reason: Option<String>,
    /// Version of the row, counted from 1.
    pub version: i64,
}

/// Tables this one points at.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// The registration in `registration_id`.
    #[sea_orm(
        belongs_to = "super::registration::Entity",
        from = "Column::RegistrationId",
        to = "super::registration::Column::Id"
    )]
    Registration,
    /// The organisation in `organisation_id`.
    #[sea_orm(
        belongs_to = "super::organisation::Entity",
        from = "Column::OrganisationId",
        to = "super::organisation::Column::Id"
    )]
    Organisation,
}

impl Related<super::registration::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Registration.def()
    }
}

impl Related<super::organisation::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Organisation.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
