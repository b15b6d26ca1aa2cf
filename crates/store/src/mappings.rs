//! Remembered ways to read an organisation's files.

use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set,
    sea_query::{Expr, ExprTrait, OnConflict},
};

use crate::entities::mapping::{ActiveModel, Column, Entity};
use crate::{Error, Mapping};

/// The mappings of an organisation, by name.
///
/// # Errors
/// What the database reports.
pub async fn of_organisation<C: ConnectionTrait>(
    db: &C,
    organisation_id: i64,
) -> Result<Vec<Mapping>, Error> {
    let query = Entity::find().filter(Column::OrganisationId.eq(organisation_id));
    Ok(query.order_by_asc(Column::Name).order_by_asc(Column::Id).all(db).await?)
}

/// A mapping of an organisation by its name.
///
/// # Errors
/// What the database reports.
pub async fn by_name<C: ConnectionTrait>(
    db: &C,
    organisation_id: i64,
    name: &str,
) -> Result<Option<Mapping>, Error> {
    let query = Entity::find().filter(Column::OrganisationId.eq(organisation_id));
    Ok(query.filter(Column::Name.eq(name)).one(db).await?)
}

/// Remembers a mapping, in place of one of the same name. An edit of a known one by hand goes by its version.
///
/// # Errors
/// What the database reports.
pub async fn remember<C: ConnectionTrait>(
    db: &C,
    organisation_id: i64,
    name: &str,
    body: &str,
) -> Result<Mapping, Error> {
    let mapping = ActiveModel {
        organisation_id: Set(organisation_id),
        name: Set(name.to_owned()),
        body: Set(body.to_owned()),
        version: Set(1),
        ..Default::default()
    };
    let same = OnConflict::columns([Column::OrganisationId, Column::Name])
        .update_column(Column::Body)
        .value(Column::Version, Expr::col((Entity, Column::Version)).add(1))
        .to_owned();
    Ok(Entity::insert(mapping).on_conflict(same).exec_with_returning(db).await?)
}
