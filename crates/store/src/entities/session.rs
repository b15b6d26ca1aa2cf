//! A log-in that is still open in some browser.

use sea_orm::entity::prelude::*;

/// A log-in that is still open in some browser.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session")]
pub struct Model {
    /// SHA-256 of the token in the cookie, in hexadecimals.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Who is logged in; none before the log-in is complete.
    pub account_id: Option<i64>,
    /// What the pages remember, JSON.
    pub data: String,
    /// When it began.
    pub created_at: DateTimeUtc,
    /// When it was last used.
    pub seen_at: DateTimeUtc,
    /// When it ends by itself.
    pub expires_at: DateTimeUtc,
    /// Short description of the browser, for the list of sessions.
    pub agent: String,
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
