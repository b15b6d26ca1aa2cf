//! How a search is best made: along the order of the list, or from what is rarest in it.
//!
//! A database guesses this from statistics, which bound values and conditions that hang together defeat. Here it is
//! counted: how many registrations each thing to start from gives, up to a bound, and how often one is found among the
//! next hundred of the list. What that costs was measured on a register as large as that of Flanders; only the proportions
//! matter.

use sea_orm::{ConnectionTrait, DbBackend};

use super::conditions::{Start, all};
use super::sizes::{Size, sizes};
use super::{From, Query};
use crate::Error;
use crate::register::sql::Sql;

/// How the registrations are found.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Plan {
    /// From these, put in order afterwards; none: row by row along the order of the list.
    start: Option<Start>,
    /// What is looked up in a set that is made first, instead of row by row.
    sets: Vec<Start>,
    /// Microseconds it may take.
    cost: f64,
}

/// Microseconds for one row.
struct Costs {
    /// Read from an index, one after the other.
    scan: f64,
    /// Looked up in an index.
    probe: f64,
    /// Put into a set.
    set: f64,
    /// Found in a set, or not.
    member: f64,
}

impl Costs {
    fn of(backend: DbBackend) -> Self {
        match backend {
            DbBackend::Postgres => Self { scan: 0.1, probe: 2.5, set: 0.2, member: 0.1 },
            _ => Self { scan: 0.06, probe: 1.0, set: 0.12, member: 0.15 },
        }
    }
}

/// Up to so many are counted at first.
const FEW: i64 = 1500;

/// Further than this is never counted.
const MANY: i64 = 30_000;

/// Registrations of a register that is worth the trouble.
const REGISTER: f64 = 200_000.0;

/// Rows of the list on which is tried how often one is found.
const SAMPLE: i64 = 100;

/// A plan that costs less is good enough, in microseconds.
const CHEAP: f64 = 1500.0;

impl Plan {
    fn along(cost: f64) -> Self {
        Self { start: None, sets: Vec::new(), cost }
    }

    fn from(start: Start) -> Self {
        Self { start: Some(start), sets: Vec::new(), cost: 0.0 }
    }

    /// Adds `FROM ... WHERE ...` for registrations `r` that meet the query.
    pub(super) fn rows(&self, sql: &mut Sql, query: &Query) {
        let Some(start) = self.start else {
            query.in_order(sql);
            query.state(sql.text(" WHERE "));
            all(sql, query, None, &self.sets, "r.id");
            return;
        };
        sql.text(" FROM (");
        start.ids(sql, query, None);
        // The rest is looked up one by one: PostgreSQL would rather read the whole register.
        sql.text(if sql.postgres() {
            ") h CROSS JOIN LATERAL (SELECT * FROM registration WHERE id = h.id LIMIT 1) r WHERE "
        } else {
            ") h CROSS JOIN registration r ON r.id = h.id WHERE "
        });
        query.state(sql);
        all(sql, query, self.start, &self.sets, "h.id");
    }

    /// `DISTINCT`, where a registration may be met twice.
    pub(super) fn distinct(&self) -> &'static str {
        if self.start.is_some() { "DISTINCT " } else { "" }
    }
}

/// Every plan there is for a query: along the list and from each start, with the rest looked up row by row or in sets.
pub(super) fn every(query: &Query) -> Vec<Plan> {
    let starts = Start::of(query);
    let mut plans = Vec::new();
    for start in std::iter::once(None).chain(starts.iter().copied().map(Some)) {
        let sets = starts.iter().copied().filter(|other| Some(*other) != start).collect();
        plans.push(Plan { start, sets, cost: 0.0 });
        plans.push(Plan { start, sets: Vec::new(), cost: 0.0 });
    }
    plans
}

/// How a page of `limit` rows is best found.
pub(super) async fn for_page<C: ConnectionTrait>(
    conn: &C,
    query: &Query,
    from: &From,
    limit: i64,
) -> Result<Plan, Error> {
    let starts = Start::of(query);
    if starts.is_empty() {
        return Ok(Plan::along(0.0));
    }
    if let Some(narrow) = starts.iter().find(|start| start.is_narrow(query)) {
        return Ok(Plan::from(*narrow));
    }
    let costs = Costs::of(conn.get_database_backend());
    let few = sizes(conn, query, &starts, FEW).await?;
    if let Some(plan) = rarest(&costs, &few) {
        return Ok(plan);
    }
    let sizes = sizes(conn, query, &starts, MANY).await?;
    let best = cheapest(&costs, &sizes);
    if best.cost < CHEAP || (best.cost < 2.0 * CHEAP && !query.words.is_empty()) {
        return Ok(best);
    }
    // As if the conditions had nothing to do with each other, nor with the order.
    let evenly: f64 = sizes.iter().map(|size| (size.count as f64 / REGISTER).min(1.0)).product();
    let found_per_row = if query.words.is_empty() && query.filter.only_starts() {
        evenly
    } else {
        match sample(conn, query, from).await? {
            // Registrations with one word stand together in the order of names: they may come later. What else is asked
            // may hold of nobody.
            0 if query.filter.only_starts() => evenly / 5.0,
            0 => evenly / 50.0,
            found => found as f64 / SAMPLE as f64,
        }
    };
    let rows = (limit as f64 / found_per_row).min(REGISTER / 2.0);
    let along = priced(&costs, &sizes, None, rows);
    Ok(if along.cost < best.cost { along } else { best })
}

/// How they are best counted.
pub(super) async fn for_count<C: ConnectionTrait>(conn: &C, query: &Query) -> Result<Plan, Error> {
    let starts = Start::of(query);
    if starts.is_empty() {
        return Ok(Plan::along(0.0));
    }
    if let Some(narrow) = starts.iter().find(|start| start.is_narrow(query)) {
        return Ok(Plan::from(*narrow));
    }
    if let [only] = starts[..] {
        return Ok(Plan::from(only));
    }
    let costs = Costs::of(conn.get_database_backend());
    match rarest(&costs, &sizes(conn, query, &starts, FEW).await?) {
        Some(plan) => Ok(plan),
        None => Ok(cheapest(&costs, &sizes(conn, query, &starts, MANY).await?)),
    }
}

/// From the rarest, if there are only a few.
fn rarest(costs: &Costs, sizes: &[Size]) -> Option<Plan> {
    let rarest = sizes.iter().min_by_key(|size| size.count)?;
    (rarest.count < FEW).then(|| priced(costs, sizes, Some(rarest.start), 0.0))
}

/// From where it costs least.
fn cheapest(costs: &Costs, sizes: &[Size]) -> Plan {
    let plans = sizes.iter().map(|size| priced(costs, sizes, Some(size.start), 0.0));
    plans.min_by(|a, b| a.cost.total_cmp(&b.cost)).unwrap_or_else(|| Plan::along(0.0))
}

/// What a search costs that starts from here, or goes so many rows along the list, with the best way to look up each of
/// the others. What was counted up to the bound may be any number.
fn priced(costs: &Costs, sizes: &[Size], start: Option<Start>, along: f64) -> Plan {
    let own = sizes.iter().find(|size| Some(size.start) == start);
    let mut rows = own.map_or(along, |size| size.count as f64);
    let mut cost = rows * costs.scan;
    let mut others: Vec<Size> = sizes.iter().copied().filter(|size| Some(size.start) != start).collect();
    others.sort_by_key(|size| size.count);
    let mut sets = Vec::new();
    for size in others {
        let as_set = size.count as f64 * costs.set + rows * costs.member;
        let by_probe = rows * costs.probe;
        if as_set < by_probe && size.is_exact() {
            sets.push(size.start);
            cost += as_set;
        } else {
            cost += by_probe;
        }
        rows *= (size.count as f64 / REGISTER).min(1.0);
    }
    // What remains is looked up in the register itself, to put it in order.
    if start.is_some() {
        cost += rows * costs.probe;
    }
    Plan { start, sets, cost }
}

/// How many of the next rows of the list meet the query.
async fn sample<C: ConnectionTrait>(conn: &C, query: &Query, from: &From) -> Result<i64, Error> {
    let mut sql = Sql::new(conn);
    sql.text("SELECT count(*) FROM (SELECT r.id");
    query.in_order(&mut sql);
    query.state(sql.text(" WHERE "));
    from.condition(&mut sql, query);
    from.order(&mut sql, query);
    sql.text(" LIMIT ").value(SAMPLE).text(") h CROSS JOIN registration r");
    sql.text(if sql.postgres() { " WHERE r.id = h.id" } else { " ON r.id = h.id WHERE TRUE" });
    all(&mut sql, query, None, &[], "h.id");
    let row = sql.one(conn).await?;
    Ok(row.map_or(Ok(0), |row| row.try_get_by_index(0))?)
}
