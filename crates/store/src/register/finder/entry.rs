//! What the index holds of one file, and reading it.

use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::ConnectionTrait;

use crate::Error;
use crate::register::fold::words_of;
use crate::register::sql::{CHUNK, Sql};

/// What the index holds of one file.
pub(super) struct Entry {
    pub id: i64,
    /// The name it is put in order by.
    pub name: Box<str>,
    pub state: State,
    pub parties: Vec<Party>,
    pub emergencies: Vec<Emergency>,
    /// Municipalities of preference.
    pub municipalities: u32,
    /// Persons in the household.
    pub persons: u32,
    /// The words it is found by.
    pub words: Vec<String>,
}

/// Whether a file was merged into another, or erased.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct State {
    pub merged: bool,
    pub erased: bool,
}

/// Somebody who takes part in a case.
#[derive(Clone, Copy)]
pub(super) struct Party {
    pub organisation: i64,
    /// 0: nobody in person.
    pub account: i64,
    pub from: NaiveDate,
    pub to: Option<NaiveDate>,
    /// Number of the part among [`Parts`].
    pub part: u8,
}

/// Somebody who opened a file in an emergency.
#[derive(Clone, Copy)]
pub(super) struct Emergency {
    pub account: i64,
    pub organisation: i64,
    pub until: DateTime<Utc>,
}

/// The codes of parts, as numbers.
#[derive(Default)]
pub(super) struct Parts(RwLock<Vec<String>>);

impl Parts {
    /// Parts that have a number of their own.
    const MOST: usize = 63;

    /// The number of a part. All parts too many share one, which nobody asks for: who has only such a part is not found
    /// here.
    fn number(&self, code: &str) -> u8 {
        let known = |parts: &[String]| parts.iter().position(|part| part == code);
        let there = known(&self.0.read().unwrap_or_else(PoisonError::into_inner));
        let place = there.unwrap_or_else(|| {
            let mut parts = self.0.write().unwrap_or_else(PoisonError::into_inner);
            known(&parts).unwrap_or_else(|| {
                if parts.len() < Self::MOST {
                    parts.push(code.to_owned());
                    parts.len() - 1
                } else {
                    Self::MOST
                }
            })
        });
        u8::try_from(place.min(Self::MOST)).unwrap_or(u8::MAX)
    }

    /// The numbers of some parts, a bit each.
    pub(super) fn bits(&self, codes: &[&str]) -> u64 {
        let parts = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let places = codes.iter().filter_map(|code| parts.iter().position(|part| part == code));
        places.fold(0, |bits, place| bits | 1 << place)
    }
}

/// The files with these ids, as far as they are there.
pub(super) async fn of<C: ConnectionTrait>(
    conn: &C,
    ids: &[i64],
    parts: &Parts,
) -> Result<Vec<Entry>, Error> {
    let mut entries = Vec::with_capacity(ids.len());
    for ids in ids.chunks(CHUNK) {
        let these = |sql: &mut Sql, id: &str| {
            sql.text(" WHERE ").text(id).text(" IN ").list(ids.iter().copied());
        };
        entries.extend(read(conn, parts, these).await?);
    }
    Ok(entries)
}

/// Files at a time, when all are read.
const BATCH: i64 = 5000;

/// The next files after this id, by id; empty at the end.
pub(super) async fn after<C: ConnectionTrait>(conn: &C, id: i64, parts: &Parts) -> Result<Vec<Entry>, Error> {
    let mut sql = Sql::new(conn);
    sql.text("SELECT max(id) FROM (SELECT id FROM registration WHERE id > ").value(id);
    sql.text(" ORDER BY id LIMIT ").value(BATCH).text(") b");
    let row = sql.one(conn).await?;
    let last: Option<i64> = row.map_or(Ok(None), |row| row.try_get_by_index(0))?;
    let Some(last) = last else { return Ok(Vec::new()) };
    let these = |sql: &mut Sql, column: &str| {
        sql.text(" WHERE ").text(column).text(" > ").value(id);
        sql.text(" AND ").text(column).text(" <= ").value(last);
    };
    read(conn, parts, these).await
}

async fn read<C: ConnectionTrait>(
    conn: &C,
    parts: &Parts,
    these: impl Fn(&mut Sql, &str) + Copy,
) -> Result<Vec<Entry>, Error> {
    let mut sql = Sql::new(conn);
    sql.text("SELECT registration_id, organisation_id, account_id, part, from_day, to_day FROM party");
    these(&mut sql, "registration_id");
    let mut parties: HashMap<i64, Vec<Party>> = HashMap::new();
    for row in sql.all(conn).await? {
        parties.entry(row.try_get_by_index(0)?).or_default().push(Party {
            organisation: row.try_get_by_index(1)?,
            account: row.try_get_by_index::<Option<i64>>(2)?.unwrap_or(0),
            part: parts.number(&row.try_get_by_index::<String>(3)?),
            from: row.try_get_by_index(4)?,
            to: row.try_get_by_index(5)?,
        });
    }
    let mut sql = Sql::new(conn);
    sql.text("SELECT registration_id, account_id, organisation_id, expires_at FROM emergency");
    these(&mut sql, "registration_id");
    let mut emergencies: HashMap<i64, Vec<Emergency>> = HashMap::new();
    for row in sql.all(conn).await? {
        emergencies.entry(row.try_get_by_index(0)?).or_default().push(Emergency {
            account: row.try_get_by_index(1)?,
            organisation: row.try_get_by_index(2)?,
            until: row.try_get_by_index(3)?,
        });
    }
    let mut municipalities = counts(conn, "preference", these).await?;
    let mut members = counts(conn, "member", these).await?;
    let mut sql = Sql::new(conn);
    sql.text(
        "SELECT id, sort_name, name, number, birth_date, merged_into IS NOT NULL, erased_at IS NOT NULL",
    );
    these(sql.text(" FROM registration"), "id");
    let mut entries = Vec::new();
    for row in sql.all(conn).await? {
        let id = row.try_get_by_index(0)?;
        let (name, number): (String, String) = (row.try_get_by_index(2)?, row.try_get_by_index(3)?);
        let state = State { merged: row.try_get_by_index(5)?, erased: row.try_get_by_index(6)? };
        let words =
            if state.erased { Vec::new() } else { words_of(&name, &number, row.try_get_by_index(4)?) };
        let name = row.try_get_by_index::<String>(1)?.into_boxed_str();
        entries.push(Entry {
            id,
            name,
            state,
            parties: parties.remove(&id).unwrap_or_default(),
            emergencies: emergencies.remove(&id).unwrap_or_default(),
            municipalities: municipalities.remove(&id).unwrap_or(0),
            persons: 1 + members.remove(&id).unwrap_or(0),
            words,
        });
    }
    Ok(entries)
}

/// How many rows of a table hang on each file.
async fn counts<C: ConnectionTrait>(
    conn: &C,
    table: &str,
    these: impl Fn(&mut Sql, &str),
) -> Result<HashMap<i64, u32>, Error> {
    let mut sql = Sql::new(conn);
    sql.text("SELECT registration_id, count(*) FROM ").text(table);
    these(&mut sql, "registration_id");
    sql.text(" GROUP BY registration_id");
    let mut counts = HashMap::new();
    for row in sql.all(conn).await? {
        counts.insert(
            row.try_get_by_index(0)?,
            u32::try_from(row.try_get_by_index::<i64>(1)?).unwrap_or(u32::MAX),
        );
    }
    Ok(counts)
}
