//! A note in the support layer or the sensitive layer of a file.

use sea_orm::entity::prelude::*;

/// A note in the support layer or the sensitive layer of a file.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "note")]
pub struct Model {
    /// Row id.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Whose file it is in.
    pub registration_id: i64,
    /// `support` or `sensitive`.
    pub layer: String,
    /// Organisation that keeps the note.
    pub organisation_id: i64,
    /// Account that wrote it.
    pub author_id: i64,
    /// The text, encrypted.
    pub body: Vec<u8>,
    /// When it was last written.
    pub at: DateTimeUtc,
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
