//! What changed, of a line of the log; can be erased while the chain still verifies.

use sea_orm::entity::prelude::*;

/// What changed, of a line of the log; can be erased while the chain still verifies.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_detail")]
pub struct Model {
    /// Line of the log it belongs to.
    #[sea_orm(primary_key, auto_increment = false)]
    pub seq: i64,
    /// Random hexadecimals, so that the hash gives nothing away once the detail is gone.
    pub salt: String,
    /// What changed, JSON.
    pub detail: String,
}

/// Tables this one points at.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// The line in `seq`.
    #[sea_orm(belongs_to = "super::audit::Entity", from = "Column::Seq", to = "super::audit::Column::Seq")]
    Audit,
}

impl Related<super::audit::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Audit.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
