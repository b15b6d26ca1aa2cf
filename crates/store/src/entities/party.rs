//! Who takes part in the case of a household, and so may see of it what the part allows.

use sea_orm::entity::prelude::*;

/// Who takes part in the case of a household, and so may see of it what the part allows.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "party")]
pub struct Model {
    /// Row id.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The case.
    pub registration_id: i64,
    /// Organisation that takes part.
    pub organisation_id: i64,
    /// Person who takes part; none: the whole organisation.
    pub account_id: Option<i64>,
    /// `landlord`, `support`, `trajectory`, `team`, `volunteer`, `group`, `club`, `igs`, `reporting`, `lac` or `council`.
    pub part: String,
    /// First day of taking part.
    pub from_day: Date,
    /// Last day, that day included; none is open.
    pub to_day: Option<Date>,
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
    /// The account in `account_id`.
    #[sea_orm(
        belongs_to = "super::account::Entity",
        from = "Column::AccountId",
        to = "super::account::Column::Id"
    )]
    Account,
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

impl Related<super::account::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Account.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
