//! How a search is best made: along the order of the list, or from what is rarest in it.
//!
//! A database guesses this from statistics, which a bound value and two conditions that hang together defeat. Here it is
//! counted: what a search can start from is counted up to a few, and when none is rare, how often a row of the list is
//! found is tried out on the first hundred.

use sea_orm::ConnectionTrait;

use super::conditions::{Start, all};
use super::{From, Query};
use crate::Error;
use crate::register::sql::Sql;

/// Up to so many, looking at every one costs less than thinking about it.
const FEW: i64 = 1500;

/// The same for what a word begins. More, since the registrations with a word may stand together in the order of names:
/// who walks along it may come past many others first.
const FEW_WITH_A_WORD: i64 = 6000;

/// Up to so many, looking at every one costs less than a large sample.
const MANY: i64 = 12_000;

/// Further than this is not counted.
const TOO_MANY: i64 = 60_000;

/// Rows of the list on which is tried how often one is found.
const SAMPLE: i64 = 100;

/// The same, when that found next to nothing.
const LARGE_SAMPLE: i64 = 2000;

/// How the registrations are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Plan {
    /// Row by row along the order of the list.
    Along,
    /// From these, put in order afterwards.
    From(Start),
}

impl Plan {
    /// Adds `FROM ... WHERE ...` for registrations `r` that meet the query.
    pub(super) fn rows(self, sql: &mut Sql, query: &Query) {
        match self {
            Self::Along => {
                query.in_order(sql);
                query.state(sql.text(" WHERE "));
                all(sql, query, None, "r.id");
            }
            Self::From(start) => {
                sql.text(" FROM (");
                start.ids(sql, query, None);
                // The rest is looked up one by one: PostgreSQL would rather read the whole register.
                sql.text(if sql.postgres() {
                    ") h CROSS JOIN LATERAL (SELECT * FROM registration WHERE id = h.id LIMIT 1) r WHERE "
                } else {
                    ") h CROSS JOIN registration r ON r.id = h.id WHERE "
                });
                query.state(sql);
                all(sql, query, Some(start), "h.id");
            }
        }
    }

    /// `DISTINCT`, where a registration may be met twice.
    pub(super) fn distinct(self) -> &'static str {
        match self {
            Self::Along => "",
            Self::From(_) => "DISTINCT ",
        }
    }
}

/// How a page of `limit` rows is best found.
pub(super) async fn for_page<C: ConnectionTrait>(
    conn: &C,
    query: &Query,
    from: &From,
    limit: i64,
) -> Result<Plan, Error> {
    let starts = Start::of(query);
    let Some((start, found)) = rarest(conn, query, &starts).await? else { return Ok(Plan::Along) };
    if found < start.few() {
        return Ok(Plan::From(start));
    }
    // Two of a hundred: the page is full within a few thousand rows.
    if sample(conn, query, from, SAMPLE).await? >= 2 {
        return Ok(Plan::Along);
    }
    let (start, found) = fewest(conn, query, &starts, |_| TOO_MANY).await?.unwrap_or((start, found));
    if found < MANY {
        return Ok(Plan::From(start));
    }
    let sampled = sample(conn, query, from, LARGE_SAMPLE).await?;
    let along = limit * LARGE_SAMPLE / sampled.max(1);
    Ok(if sampled > 0 && along < found { Plan::Along } else { Plan::From(start) })
}

/// How they are best counted.
pub(super) async fn for_count<C: ConnectionTrait>(conn: &C, query: &Query) -> Result<Plan, Error> {
    let starts = Start::of(query);
    let Some((start, found)) = rarest(conn, query, &starts).await? else { return Ok(Plan::Along) };
    if found < start.few() || starts.len() == 1 {
        return Ok(Plan::From(start));
    }
    let from = From { beside: None, backward: false };
    if sample(conn, query, &from, SAMPLE).await? >= SAMPLE / 2 {
        return Ok(Plan::Along);
    }
    let fewest = fewest(conn, query, &starts, |_| TOO_MANY).await?;
    Ok(Plan::From(fewest.map_or(start, |(start, _)| start)))
}

impl Start {
    fn few(self) -> i64 {
        match self {
            Self::Word(_) => FEW_WITH_A_WORD,
            _ => FEW,
        }
    }
}

/// What is known to be rare without looking, or else is rarest up to a few; none when there is nothing to start from.
async fn rarest<C: ConnectionTrait>(
    conn: &C,
    query: &Query,
    starts: &[Start],
) -> Result<Option<(Start, i64)>, Error> {
    match starts.iter().find(|start| start.is_narrow(query)) {
        Some(narrow) => Ok(Some((*narrow, 0))),
        None => fewest(conn, query, starts, Start::few).await,
    }
}

/// The start with the fewest registrations, each counted up to a bound; one that stayed under its bound before others.
async fn fewest<C: ConnectionTrait>(
    conn: &C,
    query: &Query,
    starts: &[Start],
    most: impl Fn(Start) -> i64,
) -> Result<Option<(Start, i64)>, Error> {
    if starts.is_empty() {
        return Ok(None);
    }
    let mut sql = Sql::new(conn);
    for (place, start) in starts.iter().enumerate() {
        sql.text(if place == 0 { "SELECT " } else { ", " }).text("(SELECT count(*) FROM (");
        start.ids(&mut sql, query, Some(most(*start)));
        sql.text(") c)");
    }
    let Some(row) = sql.one(conn).await? else { return Ok(None) };
    let mut counts = Vec::with_capacity(starts.len());
    for (place, &start) in starts.iter().enumerate() {
        counts.push((start, row.try_get_by_index::<i64>(place)?));
    }
    Ok(counts.into_iter().min_by_key(|&(start, count)| (count >= most(start), count)))
}

/// How many of the next `size` rows of the list meet the query.
async fn sample<C: ConnectionTrait>(conn: &C, query: &Query, from: &From, size: i64) -> Result<i64, Error> {
    let mut sql = Sql::new(conn);
    sql.text("SELECT count(*) FROM (SELECT r.id");
    query.in_order(&mut sql);
    query.state(sql.text(" WHERE "));
    from.condition(&mut sql, query);
    from.order(&mut sql, query);
    sql.text(" LIMIT ").value(size).text(") h CROSS JOIN registration r");
    sql.text(if sql.postgres() { " WHERE r.id = h.id" } else { " ON r.id = h.id WHERE TRUE" });
    all(&mut sql, query, None, "h.id");
    let row = sql.one(conn).await?;
    Ok(row.map_or(Ok(0), |row| row.try_get_by_index(0))?)
}
