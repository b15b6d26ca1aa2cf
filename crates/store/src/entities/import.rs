//! A registry brought in from files, from upload to undo.

use sea_orm::entity::prelude::*;

/// A registry brought in from files, from upload to undo.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "import")]
pub struct Model {
    /// Row id.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Who brought it; none: whoever runs the program itself.
    pub account_id: Option<i64>,
    /// For which organisation; none: for the whole register.
    pub organisation_id: Option<i64>,
    /// `uploaded`, `checked`, `applied`, `undone` or `failed`.
    pub state: String,
    /// When it was uploaded.
    pub created_at: DateTimeUtc,
    /// When it was applied.
    pub applied_at: Option<DateTimeUtc>,
    /// What the headings and values in the files are called, in the form of a mapping file.
    pub mapping: String,
    /// What was brought and what was found: names, counts, documents with details. JSON.
    pub report: String,
    /// SHA-256 of the document that holds what is needed to undo it.
    pub undo: Option<String>,
}

/// Tables this one points at.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// The organisation in `organisation_id`.
    #[sea_orm(
        belongs_to = "super::organisation::Entity",
        from = "Column::OrganisationId",
        to = "super::organisation::Column::Id"
    )]
    Organisation,
}

impl Related<super::organisation::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Organisation.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
