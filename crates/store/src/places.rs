//! Where companies let, and how many dwellings they have there.

use chrono::NaiveDate;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait,
    Set,
};

use crate::entities::{allocation, area, dwelling, stock};
use crate::register::touch;
use crate::{Area, Error, Stock, Tx};

/// Every area, by company, zone and municipality.
///
/// # Errors
/// What the database reports.
pub async fn areas<C: ConnectionTrait>(db: &C) -> Result<Vec<Area>, Error> {
    let find = area::Entity::find().order_by_asc(area::Column::Company).order_by_asc(area::Column::Zone);
    Ok(find.order_by_asc(area::Column::Nis).all(db).await?)
}

/// Adds a municipality to the area of a company.
///
/// # Errors
/// [`Error::Unique`] when it is there already.
pub async fn add_area(tx: &Tx, company: &str, zone: &str, nis: &str) -> Result<i64, Error> {
    touch(tx);
    let row = area::ActiveModel {
        company: Set(company.to_owned()),
        zone: Set(zone.to_owned()),
        nis: Set(nis.to_owned()),
        ..Default::default()
    };
    Ok(area::Entity::insert(row).exec(tx).await?.last_insert_id)
}

/// Takes a municipality out of the area of a company, and gives what was there; none when it is not there.
///
/// # Errors
/// What the database reports.
pub async fn remove_area(tx: &Tx, id: i64) -> Result<Option<Area>, Error> {
    touch(tx);
    let row = area::Entity::find_by_id(id).one(tx).await?;
    area::Entity::delete_many().filter(area::Column::Id.eq(id)).exec(tx).await?;
    Ok(row)
}

/// The whole stock, by municipality, company and zone.
///
/// # Errors
/// What the database reports.
pub async fn stock<C: ConnectionTrait>(db: &C) -> Result<Vec<Stock>, Error> {
    let find = stock::Entity::find().order_by_asc(stock::Column::Nis).order_by_asc(stock::Column::Company);
    Ok(find.order_by_asc(stock::Column::Zone).order_by_asc(stock::Column::Id).all(db).await?)
}

/// Allocations in pillar 3 in a period, of dwellings that are kept for nobody, per municipality.
///
/// # Errors
/// What the database reports.
pub async fn given_to_groups<C: ConnectionTrait>(
    db: &C,
    first: NaiveDate,
    last: NaiveDate,
) -> Result<Vec<(String, i64)>, Error> {
    let find = allocation::Entity::find()
        .select_only()
        .column(dwelling::Column::Nis)
        .column_as(allocation::Column::Id.count(), "given")
        .join(JoinType::InnerJoin, allocation::Relation::Dwelling.def())
        .filter(allocation::Column::Pillar.eq(3))
        .filter(allocation::Column::DecidedOn.between(first, last))
        .filter(dwelling::Column::ReservedFor.is_null())
        .group_by(dwelling::Column::Nis);
    Ok(find.into_tuple().all(db).await?)
}
