//! The bytes of documents, when they are kept in the database.

use sea_orm::entity::prelude::*;

/// The bytes of documents, when they are kept in the database.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "document_blob")]
pub struct Model {
    /// SHA-256 of the bytes in hexadecimals.
    #[sea_orm(primary_key, auto_increment = false)]
    pub sha256: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// Tables this one points at.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
