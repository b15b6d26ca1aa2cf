//! A word under which a registration is found: of the name, the number, the birth date.

use sea_orm::entity::prelude::*;

/// A word under which a registration is found: of the name, the number, the birth date.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "search_token")]
pub struct Model {
    /// The word, folded to lower case without accents.
    #[sea_orm(primary_key, auto_increment = false)]
    pub token: String,
    /// Registration it finds.
    #[sea_orm(primary_key, auto_increment = false)]
    pub registration_id: i64,
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
