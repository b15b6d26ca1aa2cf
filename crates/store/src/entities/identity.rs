//! An account at a provider of `OpenID Connect` that stands for one of ours.

use sea_orm::entity::prelude::*;

/// An account at a provider of `OpenID Connect` that stands for one of ours.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "identity")]
pub struct Model {
    /// Row id.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Which account it opens.
    pub account_id: i64,
    /// The provider's address.
    pub issuer: String,
    /// The provider's name for the person.
    pub subject: String,
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
}

impl Related<super::account::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Account.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
