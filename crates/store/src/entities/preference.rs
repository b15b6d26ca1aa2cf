//! A municipality where a household wants to live.

use sea_orm::entity::prelude::*;

/// A municipality where a household wants to live.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "preference")]
pub struct Model {
    /// Household with the wish.
    #[sea_orm(primary_key, auto_increment = false)]
    pub registration_id: i64,
    /// NIS code of the municipality.
    #[sea_orm(primary_key, auto_increment = false)]
    pub nis: String,
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
}

impl Related<super::registration::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Registration.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
