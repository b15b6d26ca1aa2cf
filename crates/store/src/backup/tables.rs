//! The tables of a backup as they are found in it, whatever version it is of.

use std::collections::BTreeMap;

use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};

use crate::Error;
use crate::migrations::TABLE;

/// What a column holds, by the type SQLite was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A whole number.
    Whole,
    /// Text.
    Text,
    /// Bytes.
    Bytes,
    /// True or false.
    YesNo,
    /// A date.
    Day,
    /// A moment.
    Moment,
}

impl Kind {
    fn of(declared: &str) -> Option<Self> {
        Some(match declared {
            "integer" => Self::Whole,
            "text" => Self::Text,
            "blob" => Self::Bytes,
            "boolean" => Self::YesNo,
            "date_text" => Self::Day,
            "timestamp_with_timezone_text" => Self::Moment,
            _ => return None,
        })
    }
}

/// A table of a backup.
#[derive(Clone, Debug)]
pub(super) struct Table {
    /// Its name.
    pub(super) name: String,
    /// Its columns.
    pub(super) columns: Vec<(String, Kind)>,
    /// Whether the database gives out its row ids.
    pub(super) numbered: bool,
    /// Tables its rows point at.
    points_at: Vec<String>,
}

impl Table {
    /// Its columns as SQL lists them.
    pub(super) fn columns_in_sql(&self) -> String {
        let names: Vec<String> = self.columns.iter().map(|(name, _)| format!("\"{name}\"")).collect();
        names.join(", ")
    }
}

/// The tables of an SQLite file, each after those it points at. That of the migrations is not among them.
pub(super) async fn tables(work: &DatabaseConnection) -> Result<Vec<Table>, Error> {
    let sql = format!(
        "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name <> '{TABLE}' \
         ORDER BY name"
    );
    let mut found = Vec::new();
    for row in query(work, &sql).await? {
        let (name, made): (String, String) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        let mut columns = Vec::new();
        for row in
            query(work, &format!("SELECT name, type FROM pragma_table_info('{name}') ORDER BY cid")).await?
        {
            let (column, declared): (String, String) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
            let kind = Kind::of(&declared.to_lowercase()).ok_or_else(|| {
                Error::Damaged(format!("{name}.{column} is of the unknown type {declared}"))
            })?;
            columns.push((column, kind));
        }
        let mut points_at = Vec::new();
        for row in query(work, &format!("SELECT \"table\" FROM pragma_foreign_key_list('{name}')")).await? {
            points_at.push(row.try_get_by_index(0)?);
        }
        let numbered = made.to_uppercase().contains("AUTOINCREMENT");
        found.push(Table { name, columns, numbered, points_at });
    }
    Ok(in_order(found))
}

async fn query(work: &DatabaseConnection, sql: &str) -> Result<Vec<sea_orm::QueryResult>, Error> {
    Ok(work.query_all_raw(Statement::from_string(DbBackend::Sqlite, sql)).await?)
}

/// Each table after those it points at.
fn in_order(mut tables: Vec<Table>) -> Vec<Table> {
    let mut ordered: Vec<Table> = Vec::with_capacity(tables.len());
    while !tables.is_empty() {
        let waits = |table: &Table| {
            let waits_for =
                |name: &String| *name != table.name && tables.iter().any(|other| other.name == *name);
            table.points_at.iter().any(waits_for)
        };
        // Tables that point at each other in a ring have no order; the first will do, and the database complains.
        let next = tables.iter().position(|table| !waits(table)).unwrap_or(0);
        ordered.push(tables.remove(next));
    }
    ordered
}

/// Rows of each table.
pub(super) async fn counts<C: ConnectionTrait>(
    db: &C,
    tables: &[Table],
) -> Result<BTreeMap<String, u64>, Error> {
    let mut counts = BTreeMap::new();
    for table in tables {
        let sql = format!("SELECT count(*) FROM \"{}\"", table.name);
        let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await?;
        let count: i64 = row.map_or(Ok(0), |row| row.try_get_by_index(0))?;
        counts.insert(table.name.clone(), u64::try_from(count).unwrap_or(0));
    }
    Ok(counts)
}

#[cfg(test)]
mod tests {
    use super::{Table, in_order};

    fn table(name: &str, points_at: &[&str]) -> Table {
        let points_at = points_at.iter().map(|&name| name.to_owned()).collect();
        Table { name: name.to_owned(), columns: Vec::new(), numbered: true, points_at }
    }

    #[test]
    fn a_table_comes_after_those_it_points_at() {
        let tables =
            [("a", &["c", "a"][..]), ("b", &["a", "gone"]), ("c", &[])].map(|(n, p)| table(n, p)).to_vec();
        let names: Vec<String> = in_order(tables).into_iter().map(|table| table.name).collect();
        assert_eq!(names, ["c", "a", "b"]);
    }
}
