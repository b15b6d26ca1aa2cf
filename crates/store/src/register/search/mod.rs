//! Finding registrations: by words, filters and what somebody may see, a page at a time.

mod conditions;
mod page;
mod plan;
mod query;
mod sizes;

use sea_orm::{ConnectionTrait, FromQueryResult};

use super::sql::Sql;
use crate::Error;
pub(super) use page::From;
use plan::Plan;

pub use query::{By, Filter, Found, Need, Order, Page, Query, Row};

pub(super) const SHOWN: &str = "r.id, r.number, r.name, r.birth_date, r.phone, r.email, r.registered_on, r.status, r.suspended_until, \
    r.housing_need, r.need_documented, r.need_until, r.transfer, r.adapted_need, r.warning_flag, r.merged_into, r.erased_at IS NOT NULL AS erased";

const COUNTED: &str = "(SELECT count(*) FROM preference f WHERE f.registration_id = r.id) AS municipalities, \
    1 + (SELECT count(*) FROM member m WHERE m.registration_id = r.id) AS persons";

/// A page of the registrations that are looked for.
///
/// # Errors
/// What the database reports.
pub async fn list<C: ConnectionTrait>(conn: &C, query: &Query) -> Result<Found, Error> {
    if query.hopeless() {
        return Ok(Found::default());
    }
    let from = From::of(conn, query).await?;
    let plan = plan::for_page(conn, query, &from, query.limit()).await?;
    by(conn, query, &from, &plan).await
}

/// The same page, found in every way there is: for tests, since which way is taken hangs on how much there is.
///
/// # Errors
/// What the database reports.
#[doc(hidden)]
pub async fn list_every_way<C: ConnectionTrait>(conn: &C, query: &Query) -> Result<Vec<Found>, Error> {
    let mut pages = Vec::new();
    if !query.hopeless() {
        let from = From::of(conn, query).await?;
        for plan in plan::every(query) {
            pages.push(by(conn, query, &from, &plan).await?);
        }
    }
    Ok(pages)
}

async fn by<C: ConnectionTrait>(conn: &C, query: &Query, from: &From, plan: &Plan) -> Result<Found, Error> {
    let limit = query.limit();
    let mut sql = Sql::new(conn);
    sql.text("SELECT ")
        .text(SHOWN)
        .text(", ")
        .text(COUNTED)
        .text(" FROM (SELECT ")
        .text(plan.distinct())
        .text(query.order.by.column());
    sql.text(", r.id AS id");
    plan.rows(&mut sql, query);
    from.condition(&mut sql, query);
    from.order(&mut sql, query);
    sql.text(" LIMIT ").value(limit + 1).text(") page JOIN registration r ON r.id = page.id");
    query.order_by(&mut sql, query.order.descending);
    let rows = sql.all(conn).await?;
    let rows = rows.iter().map(|row| Row::from_query_result(row, "")).collect::<Result<Vec<_>, _>>()?;
    Ok(from.found(rows, limit))
}

/// How many registrations are looked for, counted up to `most`.
///
/// # Errors
/// What the database reports.
pub async fn count_up_to<C: ConnectionTrait>(conn: &C, query: &Query, most: i64) -> Result<i64, Error> {
    if query.hopeless() || most < 1 {
        return Ok(0);
    }
    let plan = plan::for_count(conn, query).await?;
    // Twice as many, since some are met twice; so the database can stop before it has met all.
    let enough = most.saturating_mul(2);
    let (met, found) = count(conn, query, &plan, Some(enough)).await?;
    if met < enough || found >= most {
        return Ok(found.min(most));
    }
    Ok(count(conn, query, &plan, None).await?.1.min(most))
}

/// How many rows are met, up to `enough`, and how many different ones.
async fn count<C: ConnectionTrait>(
    conn: &C,
    query: &Query,
    plan: &Plan,
    enough: Option<i64>,
) -> Result<(i64, i64), Error> {
    let mut sql = Sql::new(conn);
    sql.text("SELECT count(*), count(DISTINCT id) FROM (SELECT r.id AS id");
    plan.rows(&mut sql, query);
    if let Some(enough) = enough {
        sql.text(" LIMIT ").value(enough);
    }
    sql.text(") counted");
    let Some(row) = sql.one(conn).await? else { return Ok((0, 0)) };
    Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?))
}
