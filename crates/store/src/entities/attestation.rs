//! A welfare service's attestation that it will support a candidate.

use sea_orm::entity::prelude::*;

/// A welfare service's attestation that it will support a candidate.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "attestation")]
pub struct Model {
    /// Row id.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Candidate it is about.
    pub registration_id: i64,
    /// Service that commits itself.
    pub organisation_id: i64,
    /// Day of issue.
    pub issued_on: Date,
    /// Last day on which it counts; none is open.
    pub valid_until: Option<Date>,
    /// `municipality`, `area` or `district`.
    pub level: String,
    /// Result of the check at the OCMW: `verified`, `lasting-disruption`, `struck-from-register` or `no`.
    pub ocmw: String,
    /// Whether the candidate searches for a dwelling: `active`, `excused` or `no`.
    pub search: String,
    /// Whether the candidate is ready to live alone with support.
    pub ready: bool,
    /// Whether candidate and service committed themselves.
    pub engagement: bool,
    /// Day on which it was confirmed at an offer.
    pub confirmed_on: Option<Date>,
    /// Account that confirmed it.
    pub confirmed_by: Option<i64>,
    /// Account that issued it; none when imported.
    pub issued_by: Option<i64>,
    /// Day on which it was withdrawn.
    pub withdrawn_on: Option<Date>,
    /// Why it was withdrawn.
    pub withdrawn_reason: Option<String>,
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
