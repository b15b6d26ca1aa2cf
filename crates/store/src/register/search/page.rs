//! Where in the order of a list a page begins and ends.

use chrono::NaiveDate;
use sea_orm::{ConnectionTrait, Value};

use super::query::{By, Found, Page, Query, Row};
use crate::Error;
use crate::register::sql::Sql;

/// Where a page starts, and in which direction it is read.
pub(in crate::register) struct From {
    /// What the row beside it has in the column of the order, and its id.
    pub(in crate::register) beside: Option<(Value, i64)>,
    /// Read from the end.
    pub(in crate::register) backward: bool,
}

impl From {
    /// For the page that is asked for.
    pub(in crate::register) async fn of<C: ConnectionTrait>(conn: &C, query: &Query) -> Result<Self, Error> {
        let (id, backward) = match query.page {
            Page::First => return Ok(Self { beside: None, backward: false }),
            Page::Last => return Ok(Self { beside: None, backward: true }),
            Page::After(id) => (id, false),
            Page::Before(id) => (id, true),
        };
        let mut sql = Sql::new(conn);
        sql.text("SELECT ")
            .text(query.order.by.column())
            .text(" FROM registration r WHERE r.id = ")
            .value(id);
        // Else the place of a row would tell something about a person who may not be seen.
        query.state(sql.text(" AND "));
        query.within_reach(&mut sql, false, "r.id");
        let Some(row) = sql.one(conn).await? else { return Ok(Self { beside: None, backward: false }) };
        let value = match query.order.by {
            By::RegisteredOn => row.try_get_by_index::<NaiveDate>(0)?.into(),
            By::Name | By::Number => row.try_get_by_index::<String>(0)?.into(),
        };
        Ok(Self { beside: Some((value, id)), backward })
    }

    /// Name and id of the row beside it, when the list is in the order of names.
    pub(in crate::register) fn name(&self) -> Option<(&str, i64)> {
        match &self.beside {
            Some((Value::String(Some(name)), id)) => Some((name, *id)),
            _ => None,
        }
    }

    /// Adds what has to hold of registrations on the page, after `AND`.
    pub(in crate::register) fn condition(&self, sql: &mut Sql, query: &Query) {
        if let Some((value, id)) = &self.beside {
            let sign = if self.backward == query.order.descending { ", r.id) > (" } else { ", r.id) < (" };
            sql.text(" AND (").text(query.order.by.column()).text(sign);
            sql.value(value.clone()).text(", ").value(*id).text(")");
        }
    }

    /// Adds the order in which the page is read.
    pub(in crate::register) fn order(&self, sql: &mut Sql, query: &Query) {
        query.order_by(sql, self.backward != query.order.descending);
    }

    /// Cuts the row too many, which only says that there are more.
    pub(in crate::register) fn found(&self, mut rows: Vec<Row>, limit: i64) -> Found {
        let more = rows.len() as i64 > limit;
        if more && self.backward {
            rows.remove(0);
        } else if more {
            rows.pop();
        }
        let beside = self.beside.is_some();
        let (before, after) = if self.backward { (more, beside) } else { (beside, more) };
        let first = rows.first().map(|row| Page::Before(row.id));
        let last = rows.last().map(|row| Page::After(row.id));
        Found { before: first.filter(|_| before), after: last.filter(|_| after), rows }
    }
}
