//! An address that can be used once, to set up or to reset an account.

use sea_orm::entity::prelude::*;

/// An address that can be used once, to set up or to reset an account.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "link")]
pub struct Model {
    /// Row id.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Hash of the token in the address.
    pub token_hash: String,
    /// `first-admin`, `invite` or `reset`.
    pub purpose: String,
    /// The account it is for; none for the first administrator.
    pub account_id: Option<i64>,
    /// When it stops working.
    pub expires_at: DateTimeUtc,
    /// When it was used; then it is spent.
    pub used_at: Option<DateTimeUtc>,
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
