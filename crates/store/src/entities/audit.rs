//! One line of the log: who saw or changed what, chained to the line before.

use sea_orm::entity::prelude::*;

/// One line of the log: who saw or changed what, chained to the line before.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit")]
pub struct Model {
    /// Place in the log, from 1, without gaps.
    #[sea_orm(primary_key, auto_increment = false)]
    pub seq: i64,
    /// When, in microseconds.
    pub at: DateTimeUtc,
    /// Account that did it; none: the program itself or a stranger.
    pub account_id: Option<i64>,
    /// Name of who did it, as it was then.
    pub actor: String,
    /// Organisation it was done for.
    pub organisation_id: Option<i64>,
    /// Code of what was done.
    pub action: String,
    /// Kind of thing it was done to.
    pub subject: String,
    /// Row id of that thing.
    pub subject_id: Option<i64>,
    /// Person it concerns.
    pub registration_id: Option<i64>,
    /// Why, where a reason was asked; erased together with the details.
    pub reason: Option<String>,
    /// SHA-256 over salt, reason and details; empty when there are none.
    pub detail_hash: String,
    /// Request in the logs of the server.
    pub request_id: Option<String>,
    /// Hash of the line before, in hexadecimals.
    pub prev: String,
    /// SHA-256 over this line and `prev`, in hexadecimals.
    pub hash: String,
}

/// Tables this one points at.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// What changed, while it is kept.
    #[sea_orm(has_one = "super::audit_detail::Entity")]
    Detail,
}

impl Related<super::audit_detail::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Detail.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
