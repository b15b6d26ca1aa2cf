//! Where companies let: the municipalities, companies and zones that a list can be narrowed to.

use sea_orm::{ConnectionTrait, EntityTrait, QueryOrder};

use crate::entities::area;
use crate::{Area, Error};

/// Every area, by company, zone and municipality.
///
/// # Errors
/// What the database reports.
pub async fn areas<C: ConnectionTrait>(conn: &C) -> Result<Vec<Area>, Error> {
    let query = area::Entity::find().order_by_asc(area::Column::Company).order_by_asc(area::Column::Zone);
    Ok(query.order_by_asc(area::Column::Nis).all(conn).await?)
}
