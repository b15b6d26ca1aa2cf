//! A dwelling given to a candidate.

use sea_orm::entity::prelude::*;

/// A dwelling given to a candidate.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "allocation")]
pub struct Model {
    /// Row id.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Which dwelling.
    pub dwelling_id: i64,
    /// To whom.
    pub registration_id: i64,
    /// Pillar by which it was given, 1 to 4.
    pub pillar: i64,
    /// Target group it counts for.
    pub target_group: Option<String>,
    /// Day of the decision.
    pub decided_on: Date,
    /// Day on which it stopped to be in force; none: the dwelling is taken.
    pub ended_on: Option<Date>,
    /// Version of the row, counted from 1.
    pub version: i64,
}

/// Tables this one points at.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// The dwelling in `dwelling_id`.
    #[sea_orm(
        belongs_to = "super::dwelling::Entity",
        from = "Column::DwellingId",
        to = "super::dwelling::Column::Id"
    )]
    Dwelling,
    /// The registration in `registration_id`.
    #[sea_orm(
        belongs_to = "super::registration::Entity",
        from = "Column::RegistrationId",
        to = "super::registration::Column::Id"
    )]
    Registration,
}

impl Related<super::dwelling::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Dwelling.def()
    }
}

impl Related<super::registration::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Registration.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
