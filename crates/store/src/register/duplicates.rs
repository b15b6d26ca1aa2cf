//! Registrations that seem to be of one person: found, merged into one, and parted again.

use chrono::{DateTime, Utc};
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, FromQueryResult, Set};
use serde::{Deserialize, Serialize};

use super::parties;
use super::reach::{Place, Reach, open};
use super::sql::{CHUNK, Sql};
use super::write::{touch, touch_files};
use crate::entities::merge;
use crate::{Error, Tx, get};

/// Two registrations that seem to be of one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Pair {
    /// The registration that came first into the database.
    pub first: i64,
    /// The other.
    pub second: i64,
    /// They have the same name and birth date.
    pub same_name: bool,
    /// They have the same national number.
    pub same_number: bool,
}

/// Pairs of open registrations, both within reach, with the same folded name and birth date or the same national number;
/// those after a pair of ids, at most `limit`.
///
/// # Errors
/// What the database reports.
pub async fn pairs<C: ConnectionTrait>(
    conn: &C,
    reach: &Reach,
    limit: i64,
    after: Option<(i64, i64)>,
) -> Result<Vec<Pair>, Error> {
    let mut sql = Sql::new(conn);
    sql.text("SELECT first, second, max(named), max(numbered) FROM (");
    half(&mut sql, reach, after, Same::Name);
    sql.text(" UNION ALL ");
    half(&mut sql, reach, after, Same::Number);
    sql.text(") pairs GROUP BY first, second ORDER BY first, second LIMIT ").value(limit);
    let rows = sql.all(conn).await?;
    let pair = |row: &sea_orm::QueryResult| {
        Ok(Pair {
            first: row.try_get_by_index(0)?,
            second: row.try_get_by_index(1)?,
            same_name: row.try_get_by_index::<i64>(2)? > 0,
            same_number: row.try_get_by_index::<i64>(3)? > 0,
        })
    };
    rows.iter().map(pair).collect()
}

#[derive(Clone, Copy, PartialEq)]
enum Same {
    Name,
    Number,
}

fn half(sql: &mut Sql, reach: &Reach, after: Option<(i64, i64)>, same: Same) {
    sql.text("SELECT r.id AS first, o.id AS second, ");
    sql.text(match same {
        Same::Name => "CAST(1 AS BIGINT) AS named, CAST(0 AS BIGINT) AS numbered",
        Same::Number => "CAST(0 AS BIGINT) AS named, CAST(1 AS BIGINT) AS numbered",
    });
    sql.text(" FROM registration r JOIN registration o ON ");
    sql.text(match same {
        Same::Name => "o.birth_date = r.birth_date AND o.sort_name = r.sort_name",
        Same::Number => "o.national_number_hash = r.national_number_hash",
    });
    if let Same::Name = same {
        sql.text(" AND o.sort_name <> ").value(super::UNNAMED);
    }
    sql.text(" AND o.id > r.id AND o.merged_into IS NULL AND o.erased_at IS NULL WHERE ");
    open(sql, false, false);
    if let Some((first, second)) = after {
        sql.text(" AND r.id >= ").value(first).text(" AND (r.id, o.id) > (");
        sql.value(first).text(", ").value(second).text(")");
    }
    if let Reach::Files(_) = reach {
        sql.text(" AND r.id IN (");
        reach.ids(sql, None);
        sql.text(")");
    } else {
        reach.condition(sql.text(" AND "), Place { id: "r.id", owner: None });
    }
    reach.condition(sql.text(" AND "), Place { id: "o.id", owner: None });
}

/// A registration that is to be taken into another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merging {
    /// The registration that stays.
    pub kept: i64,
    /// The version of it that was decided on.
    pub kept_version: i64,
    /// The registration that is taken in.
    pub merged: i64,
    /// The version of it that was decided on.
    pub merged_version: i64,
    /// Account that decides.
    pub by: i64,
    /// When.
    pub at: DateTime<Utc>,
}

/// What a merge moved, as kept in `merge.before`. Nothing in it says anything about a person.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
struct Before {
    kept_version: i64,
    merged_version: i64,
    /// Row ids by table.
    moved: Vec<(String, Vec<i64>)>,
    /// Parts of landlords that ended with it: those of municipalities that only the other one chose.
    #[serde(default)]
    ended: Vec<i64>,
}

/// Tables of which the rows go to the registration that stays. The household itself (members, residences, preferences) and
/// the log stay with the other.
const MOVED: [&str; 8] =
    ["attestation", "allocation", "party", "consent", "note", "document", "evidence", "refusal"];

/// Takes a registration into another and gives the id of the merge: what was decided and written about the person moves,
/// the household of the one that stays is the household. Both get a new version.
///
/// # Errors
/// [`Error::Conflict`] when one was changed meanwhile, merged or erased; [`Error::Refused`] when they are one and the same.
pub async fn merge(tx: &Tx, merging: Merging) -> Result<i64, Error> {
    touch_files(tx, [merging.kept, merging.merged]);
    let Merging { kept, kept_version, merged, merged_version, by, at } = merging;
    if kept == merged {
        return Err(Error::Refused("a registration cannot be merged into itself".to_owned()));
    }
    // Always in one order: two merges at once wait for each other instead of blocking each other.
    let mut steps = [(kept, kept_version, None), (merged, merged_version, Some(kept))];
    steps.sort_by_key(|step| step.0);
    for (id, version, into) in steps {
        let mut sql = Sql::new(tx);
        sql.text("UPDATE registration SET version = version + 1, updated_at = ").value(at);
        if let Some(into) = into {
            sql.text(", merged_into = ").value(into);
        }
        sql.text(" WHERE id = ").value(id).text(" AND version = ").value(version);
        sql.text(" AND merged_into IS NULL AND erased_at IS NULL");
        changed_one(tx, sql, id).await?;
    }
    let mut before = Before { kept_version, merged_version, moved: Vec::new(), ended: Vec::new() };
    for table in MOVED {
        let mut sql = Sql::new(tx);
        moving(&mut sql, table, kept);
        sql.text(" WHERE registration_id = ").value(merged).text(" RETURNING id");
        let mut ids = sql.ids(tx).await?;
        ids.sort_unstable();
        if !ids.is_empty() {
            before.moved.push((table.to_owned(), ids));
        }
    }
    let (of_kept, of_merged) = (preferences(tx, kept).await?, preferences(tx, merged).await?);
    let removed = of_merged.into_iter().filter(|nis| !of_kept.contains(nis)).collect();
    let moved = parties::Moved { registration: kept, added: Vec::new(), removed };
    before.ended = parties::follow(tx, &[moved], at.date_naive()).await?;
    let before = serde_json::to_string(&before).map_err(|error| Error::Damaged(error.to_string()))?;
    let row = merge::ActiveModel {
        kept_id: Set(kept),
        merged_id: Set(merged),
        by: Set(by),
        at: Set(at),
        before: Set(before),
        ..Default::default()
    };
    Ok(row.insert(tx).await?.id)
}

/// Merges that are in force and of which the registration that was kept is within reach, the last first; those before a
/// merge, at most `limit`.
///
/// # Errors
/// What the database reports.
pub async fn merges<C: ConnectionTrait>(
    conn: &C,
    reach: &Reach,
    before: Option<i64>,
    limit: i64,
) -> Result<Vec<merge::Model>, Error> {
    let mut sql = Sql::new(conn);
    sql.text("SELECT g.* FROM merge g WHERE g.undone_at IS NULL");
    if let Some(before) = before {
        sql.text(" AND g.id < ").value(before);
    }
    reach.condition(sql.text(" AND "), Place { id: "g.kept_id", owner: None });
    sql.text(" ORDER BY g.id DESC LIMIT ").value(limit);
    let rows = sql.all(conn).await?;
    Ok(rows.iter().map(|row| merge::Model::from_query_result(row, "")).collect::<Result<_, _>>()?)
}

/// A merge.
///
/// # Errors
/// What the database reports.
pub async fn merge_of<C: ConnectionTrait>(conn: &C, id: i64) -> Result<Option<merge::Model>, Error> {
    Ok(merge::Entity::find_by_id(id).one(conn).await?)
}

/// The parts in the case that a merge moved, by row id: who took part in the registration that was taken in.
///
/// # Errors
/// [`Error::Damaged`] when what the merge keeps cannot be read.
pub fn moved_parties(row: &merge::Model) -> Result<Vec<i64>, Error> {
    let before: Before = serde_json::from_str(&row.before)
        .map_err(|error| Error::Damaged(format!("merge {}: before: {error}", row.id)))?;
    let of_parties = before.moved.into_iter().find(|(table, _)| table == "party");
    Ok(of_parties.map(|(_, ids)| ids).unwrap_or_default())
}

/// Parts two registrations that were merged: every row that was moved goes back, with what was written in it since. What
/// was added since stays with the registration that was kept.
///
/// # Errors
/// [`Error::Conflict`] when that cannot be: a row that moved is gone or elsewhere, one of the two was merged further or
/// erased, or the merge was undone already; [`Error::NotFound`].
pub async fn undo(tx: &Tx, merge_id: i64, at: DateTime<Utc>) -> Result<(), Error> {
    touch(tx);
    let there = merge::Entity::find_by_id(merge_id).one(tx).await?;
    let there = there.ok_or(Error::NotFound { what: "merge" })?;
    let before: Before = serde_json::from_str(&there.before)
        .map_err(|error| Error::Damaged(format!("merge {merge_id}: before: {error}")))?;
    let mut sql = Sql::new(tx);
    sql.text("UPDATE merge SET undone_at = ").value(at);
    sql.text(" WHERE undone_at IS NULL AND id = ").value(merge_id);
    if sql.run(tx).await?.rows_affected() != 1 {
        return Err(Error::Conflict { what: "merge", id: merge_id });
    }
    let (kept, merged) = (there.kept_id, there.merged_id);
    let mut steps = [(kept, None), (merged, Some(kept))];
    steps.sort_by_key(|step| step.0);
    for (id, into) in steps {
        let mut sql = Sql::new(tx);
        sql.text("UPDATE registration SET version = version + 1, updated_at = ").value(at);
        sql.text(", merged_into = NULL WHERE id = ").value(id).text(" AND erased_at IS NULL AND ");
        match into {
            Some(into) => sql.text("merged_into = ").value(into),
            None => sql.text("merged_into IS NULL"),
        };
        changed_one(tx, sql, id).await?;
    }
    parties::go_on(tx, &before.ended, there.at.date_naive()).await?;
    for (table, ids) in &before.moved {
        if !MOVED.contains(&table.as_str()) {
            return Err(Error::Damaged(format!("merge {merge_id}: before: {table}")));
        }
        for ids in ids.chunks(CHUNK) {
            let mut sql = Sql::new(tx);
            moving(&mut sql, table, merged);
            sql.text(" WHERE registration_id = ").value(kept).text(" AND id IN ").list(ids.iter().copied());
            if sql.run(tx).await?.rows_affected() != ids.len() as u64 {
                return Err(Error::Conflict { what: "merge", id: merge_id });
            }
        }
    }
    Ok(())
}

async fn preferences(tx: &Tx, registration: i64) -> Result<Vec<String>, Error> {
    let mut sql = Sql::new(tx);
    sql.text("SELECT nis FROM preference WHERE registration_id = ").value(registration);
    let rows = sql.all(tx).await?;
    Ok(rows.iter().map(|row| row.try_get_by_index(0)).collect::<Result<_, _>>()?)
}

/// The beginning of a change that gives rows of a table to another registration.
fn moving(sql: &mut Sql, table: &str, to: i64) {
    sql.text("UPDATE ").text(table).text(" SET registration_id = ").value(to);
    if table == "document" {
        // One that belongs to the file itself belongs to the file it stands in.
        sql.text(", belongs_id = CASE WHEN belongs_to = 'registration' THEN ").value(to);
        sql.text(" ELSE belongs_id END");
    }
}

async fn changed_one(tx: &Tx, sql: Sql, id: i64) -> Result<(), Error> {
    if sql.run(tx).await?.rows_affected() == 1 {
        return Ok(());
    }
    // It is there, then something in it changed; else this says that it is not there.
    get::<crate::entities::registration::Entity, _>(tx, id).await?;
    Err(Error::Conflict { what: "registration", id })
}
