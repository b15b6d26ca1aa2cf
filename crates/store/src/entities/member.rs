//! A member of the household beside the reference tenant.

use sea_orm::entity::prelude::*;

/// A member of the household beside the reference tenant.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "member")]
pub struct Model {
    /// Row id.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Household of the member.
    pub registration_id: i64,
    /// Name, when known.
    pub name: Option<String>,
    /// Birth date.
    pub birth_date: Date,
    /// `m`, `f` or `x`.
    pub sex: String,
    /// `partner`, `child` or `other`.
    pub relation: String,
    /// Whether the member is dependent for tax.
    pub dependent: bool,
    /// `full`, `shared` or `visiting`.
    pub stays: String,
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
