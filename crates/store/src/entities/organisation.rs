//! A housing company, an OCMW or another service of the region.

use sea_orm::entity::prelude::*;

/// A housing company, an OCMW or another service of the region.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "organisation")]
pub struct Model {
    /// Row id.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Its code in the registry.
    pub code: String,
    /// Its name.
    pub name: String,
    /// `company`, `ocmw`, `caw`, `bjz`, `ggz`, `vaph`, `igs` or `other`.
    pub sector: String,
    /// First day of its agreement with the allocation council; none: no agreement.
    pub agreement_from: Option<Date>,
    /// Last day of the agreement, that day included; none is open.
    pub agreement_to: Option<Date>,
    /// Address for post of the organisation.
    pub email: Option<String>,
    /// Telephone number.
    pub phone: Option<String>,
    /// Postal address.
    pub address: Option<String>,
    /// Version of the row, counted from 1.
    pub version: i64,
}

/// Tables this one points at.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
