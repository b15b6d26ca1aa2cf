//! A role of a person in an organisation, with its start and end.

use sea_orm::entity::prelude::*;

/// A role of a person in an organisation, with its start and end.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "role_grant")]
pub struct Model {
    /// Row id.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Who has the role.
    pub account_id: i64,
    /// Where.
    pub organisation_id: i64,
    /// Code of the role.
    pub role: String,
    /// First day of the role.
    pub from_day: Date,
    /// Last day of the role, that day included; none is open.
    pub to_day: Option<Date>,
    /// Account that gave the role.
    pub granted_by: Option<i64>,
    /// When it was given.
    pub granted_at: DateTimeUtc,
    /// Version of the row, counted from 1.
    pub version: i64,
}

/// Tables this one points at.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// The account in `account_id`.
    #[sea_orm(
        belongs_to = "super::account::Entity",
        from = "Column::AccountId",
        to = "super::account::Column::Id"
    )]
    Account,
    /// The organisation in `organisation_id`.
    #[sea_orm(
        belongs_to = "super::organisation::Entity",
        from = "Column::OrganisationId",
        to = "super::organisation::Column::Id"
    )]
    Organisation,
}

impl Related<super::account::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Account.def()
    }
}

impl Related<super::organisation::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Organisation.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
