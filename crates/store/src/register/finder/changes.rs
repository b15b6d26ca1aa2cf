//! Which files every version of the register changed, so that an index in memory can follow.

use std::collections::BTreeSet;

use sea_orm::ConnectionTrait;

use crate::Error;
use crate::register::sql::{CHUNK, Sql};

/// What a transaction changed of the register.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Changes {
    /// Nothing.
    #[default]
    None,
    /// Things by which no file is found.
    Beside,
    /// These files.
    Files(BTreeSet<i64>),
    /// Any file.
    All,
}

impl Changes {
    /// Adds what else was changed.
    pub(crate) fn add(&mut self, more: Self) {
        *self = match (std::mem::take(self), more) {
            (Self::All, _) | (_, Self::All) => Self::All,
            (Self::Files(mut files), Self::Files(more)) => {
                files.extend(more);
                Self::Files(files)
            }
            (Self::Files(files), _) | (_, Self::Files(files)) => Self::Files(files),
            (Self::Beside, _) | (_, Self::Beside) => Self::Beside,
            (Self::None, Self::None) => Self::None,
        };
    }
}

/// More files than this are written down as any file.
const MOST: usize = 1000;

/// Versions of which is kept what they changed.
const KEPT: i64 = 10_000;

/// How often those before are removed, in versions.
const SWEEP: i64 = 250;

/// Stands in the place of a file where no file is found otherwise than before.
const BESIDE: i64 = 0;

/// Writes down what a version changed.
pub(crate) async fn write<C: ConnectionTrait>(
    conn: &C,
    version: i64,
    changes: &Changes,
) -> Result<(), Error> {
    let rows: Vec<Option<i64>> = match changes {
        Changes::None => return Ok(()),
        Changes::Beside => vec![Some(BESIDE)],
        Changes::Files(files) if files.is_empty() => vec![Some(BESIDE)],
        Changes::Files(files) if files.len() <= MOST => files.iter().copied().map(Some).collect(),
        Changes::Files(_) | Changes::All => vec![None],
    };
    for rows in rows.chunks(CHUNK) {
        let mut sql = Sql::new(conn);
        sql.text("INSERT INTO register_change (version, file_id) VALUES ");
        for (place, id) in rows.iter().enumerate() {
            sql.text(if place == 0 { "(" } else { ", (" }).value(version).text(", ").value(*id).text(")");
        }
        sql.run(conn).await?;
    }
    if version % SWEEP == 0 {
        let mut sql = Sql::new(conn);
        sql.text("DELETE FROM register_change WHERE version <= ").value(version - KEPT);
        sql.run(conn).await?;
    }
    Ok(())
}

/// What was changed after one version, up to another.
pub(super) enum Since {
    /// These files.
    These(Vec<i64>),
    /// Too much, or nobody knows any more.
    Unknown,
}

/// Reads what was changed after the version `have`, up to `now`.
pub(super) async fn since<C: ConnectionTrait>(conn: &C, have: i64, now: i64) -> Result<Since, Error> {
    if now < have || now - have > KEPT {
        return Ok(Since::Unknown);
    }
    let mut sql = Sql::new(conn);
    sql.text("SELECT version, file_id FROM register_change WHERE version > ").value(have);
    sql.text(" AND version <= ").value(now).text(" ORDER BY version");
    let (mut ids, mut last) = (BTreeSet::new(), have);
    for row in sql.all(conn).await? {
        let version: i64 = row.try_get_by_index(0)?;
        let Some(id) = row.try_get_by_index::<Option<i64>>(1)? else { return Ok(Since::Unknown) };
        if version > last + 1 {
            return Ok(Since::Unknown);
        }
        last = version;
        if id != BESIDE {
            ids.insert(id);
        }
    }
    Ok(if last == now { Since::These(ids.into_iter().collect()) } else { Since::Unknown })
}
