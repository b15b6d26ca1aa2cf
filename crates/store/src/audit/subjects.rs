//! The persons who stood in a list: told in the details of a line, and kept beside it so that they are found.
//!
//! The hash of the details covers the list; what is kept beside it has to say the same, and goes with the details.

use std::fmt::Write;

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use serde_json::Value;

use crate::Error;
use crate::entities::audit_subject;

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
