//! A file that somebody uploaded or the program made; its bytes are kept once per content.

use sea_orm::entity::prelude::*;

/// A file that somebody uploaded or the program made; its bytes are kept once per content.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "document")]
pub struct Model {
    /// Row id.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// SHA-256 of the bytes in hexadecimals: the name of the content.
    pub sha256: String,
    /// Type of the content, found by looking at it.
    pub media_type: String,
    /// Length in bytes.
    pub size: i64,
    /// What people call it.
    pub title: String,
    /// File of a person it belongs to.
    pub registration_id: Option<i64>,
    /// Layer of that file.
    pub layer: String,
    /// Account that brought it; none: the program itself.
    pub uploaded_by: Option<i64>,
    /// When.
    pub at: DateTimeUtc,
    /// Kind of thing it belongs to: `registration`, `consent`, `attestation`, `evidence` or `import`.
    pub belongs_to: String,
    /// Row id of that thing.
    pub belongs_id: i64,
    /// Kind of the term in `law/retention.toml` for which it is kept.
    pub term: String,
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
