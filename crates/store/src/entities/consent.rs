//! A person's consent to share for one purpose with one organisation.

use sea_orm::entity::prelude::*;

/// A person's consent to share for one purpose with one organisation.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consent")]
pub struct Model {
    /// Row id.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Who consents.
    pub registration_id: i64,
    /// Code of the purpose.
    pub purpose: String,
    /// Organisation that may receive.
    pub organisation_id: i64,
    /// Day of the consent.
    pub given_on: Date,
    /// Document that holds the signed form.
    pub form_document_id: Option<i64>,
    /// Account that wrote it down.
    pub recorded_by: i64,
    /// Day of the withdrawal; it counts from that day.
    pub withdrawn_on: Option<Date>,
    /// Account that wrote the withdrawal down.
    pub withdrawn_by: Option<i64>,
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
