//! The persons who stood in a list: told in the details of a line, and kept beside it so that they are found.
//!
//! The hash of the details covers the list; what is kept beside it has to say the same, and goes with the details. It is
//! brought up to date when nothing else waits to be written: who looks at lists all day is not kept waiting for it. Lines
//! that are not kept beside yet are read one by one by who asks for a person.

use std::fmt::Write;

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr,
};
use serde_json::Value;

use crate::entities::{audit, audit_detail, audit_subject, setting};
use crate::{Error, Store, Tx, settings};

/// Setting with the place of the last line of which the list is kept beside the log.
const LISTED: &str = "audit_listed";

/// Lines looked at in one go.
const LINES: u64 = 2000;

/// Details that hold row ids of registrations.
const LISTS: [&str; 3] = ["ids", "shown", "registrations"];

/// Rows of one INSERT.
const AT_ONCE: usize = 2000;

/// Row ids of the registrations that details list, each once, in order.
pub(crate) fn subjects(detail: &Value) -> Vec<i64> {
    let lists = LISTS.iter().filter_map(|name| detail.get(name)?.as_array());
    let mut ids: Vec<i64> = lists.flatten().filter_map(Value::as_i64).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// Keeps who stood in which line. Numbers are written into the statement: it has a form of its own for every length, and
/// nobody's words are in it.
pub(crate) async fn insert_subjects<C: ConnectionTrait>(db: &C, rows: &[(i64, i64)]) -> Result<(), DbErr> {
    for rows in rows.chunks(AT_ONCE) {
        let mut sql = "INSERT INTO audit_subject (seq, registration_id) VALUES ".to_owned();
        for (place, (seq, id)) in rows.iter().enumerate() {
            let comma = if place == 0 { "" } else { ", " };
            let _ = write!(sql, "{comma}({seq}, {id})");
        }
        db.execute_unprepared(&sql).await?;
    }
    Ok(())
}

/// Who stood in the lines from one place to another, by line.
pub(super) async fn between<C: ConnectionTrait>(
    db: &C,
    from: i64,
    to: i64,
) -> Result<std::collections::HashMap<i64, Vec<i64>>, Error> {
    use audit_subject::Column as C;
    let rows = audit_subject::Entity::find()
        .filter(C::Seq.between(from, to))
        .order_by_asc(C::Seq)
        .order_by_asc(C::RegistrationId);
    let mut found: std::collections::HashMap<i64, Vec<i64>> = std::collections::HashMap::new();
    for row in rows.all(db).await? {
        found.entry(row.seq).or_default().push(row.registration_id);
    }
    Ok(found)
}

/// The place of the last line of which the list is kept beside the log.
///
/// # Errors
/// What the database reports.
pub(super) async fn listed_to<C: ConnectionTrait>(db: &C) -> Result<i64, Error> {
    settings::counter(db, LISTED).await
}

/// Lets nobody else keep lists beside the log, or take them away, until the transaction ends.
pub(crate) async fn hold(tx: &Tx) -> Result<(), Error> {
    use setting::Column as C;
    let same = setting::Entity::update_many().col_expr(C::Value, Expr::col(C::Value));
    same.filter(C::Key.eq(LISTED)).exec(tx).await?;
    Ok(())
}

/// Keeps the lists of a stretch of lines beside the log; gives whether there may be more to do.
///
/// # Errors
/// What the database reports.
pub(super) async fn catch_up(store: &Store) -> Result<bool, Error> {
    let from = listed_to(store.reader()).await?;
    if last(store.reader()).await? <= from {
        return Ok(false);
    }
    let tx = store.begin().await?;
    hold(&tx).await?;
    let from = listed_to(&tx).await?;
    let to = last(&tx).await?.min(from + LINES as i64);
    let found = tail(&tx, from, to).await?;
    let rows: Vec<(i64, i64)> =
        found.into_iter().flat_map(|(seq, ids)| ids.into_iter().map(move |id| (seq, id))).collect();
    insert_subjects(&tx, &rows).await?;
    settings::set(&tx, LISTED, &to.to_string()).await?;
    tx.commit().await?;
    Ok(true)
}

async fn last<C: ConnectionTrait>(db: &C) -> Result<i64, Error> {
    let query = audit::Entity::find().select_only().column_as(audit::Column::Seq.max(), "last");
    Ok(query.into_tuple::<Option<i64>>().one(db).await?.flatten().unwrap_or(0))
}

/// Who stands in the lists of lines after one place up to another, from their details.
async fn tail<C: ConnectionTrait>(db: &C, mut after: i64, to: i64) -> Result<Vec<(i64, Vec<i64>)>, Error> {
    use audit_detail::Column as C;
    let mut found = Vec::new();
    loop {
        let query = audit_detail::Entity::find().filter(C::Seq.gt(after)).filter(C::Seq.lte(to));
        let rows = query.order_by_asc(C::Seq).limit(LINES).all(db).await?;
        let Some(end) = rows.last() else { return Ok(found) };
        after = end.seq;
        for row in rows {
            let ids = serde_json::from_str(&row.detail).map(|detail| subjects(&detail)).unwrap_or_default();
            if !ids.is_empty() {
                found.push((row.seq, ids));
            }
        }
    }
}

/// Lines that are not kept beside the log yet, and in which somebody stood.
///
/// # Errors
/// What the database reports.
pub(super) async fn not_yet<C: ConnectionTrait>(db: &C, registration_id: i64) -> Result<Vec<i64>, Error> {
    let lines = tail(db, listed_to(db).await?, i64::MAX).await?;
    Ok(lines.into_iter().filter(|(_, ids)| ids.contains(&registration_id)).map(|(seq, _)| seq).collect())
}
