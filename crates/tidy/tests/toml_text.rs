//! TOML as text with places: what stands in a table, and on which line. Knows nothing of what it means.

use crate::support::line_at;
use toml::de::{DeTable, DeValue};

/// A table of a file, with its line.
#[derive(Clone, Copy)]
pub struct Table<'t> {
    pub line: usize,
    text: &'t str,
    table: &'t DeTable<'t>,
}

/// Hands the table of a whole file over, or says why there is none.
pub fn with_file<R>(text: &str, each: impl FnOnce(Table<'_>) -> R) -> Result<R, String> {
    let table = DeTable::parse(text).map_err(|error| error.to_string())?.into_inner();
    Ok(each(Table { line: 1, text, table: &table }))
}

impl<'t> Table<'t> {
    /// The text of a key; none when it is absent or something else.
    pub fn told(self, key: &str) -> Option<&'t str> {
        self.table.get(key)?.get_ref().as_str()
    }

    /// Whether a key says yes.
    pub fn yes(self, key: &str) -> bool {
        self.table.get(key).and_then(|value| value.get_ref().as_bool()).unwrap_or(false)
    }

    pub fn has(self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// The line of a key; of the table itself when it is absent.
    pub fn line_of(self, key: &str) -> usize {
        self.table.get(key).map_or(self.line, |value| line_at(self.text, value.span().start))
    }

    /// The table under a key.
    pub fn table(self, key: &str) -> Option<Table<'t>> {
        let value = self.table.get(key)?;
        let table = value.get_ref().as_table()?;
        Some(Table { line: line_at(self.text, value.span().start), text: self.text, table })
    }

    /// The tables of the list under a key; none when there is no such list.
    pub fn tables(self, key: &str) -> Vec<Table<'t>> {
        let list = self.table.get(key).and_then(|list| list.get_ref().as_array());
        let rows = list.into_iter().flat_map(|list| list.iter());
        rows.filter_map(|row| {
            let table = row.get_ref().as_table()?;
            Some(Table { line: line_at(self.text, row.span().start), text: self.text, table })
        })
        .collect()
    }

    /// Every key, with its line and, if it holds a table, that table.
    pub fn entries(self) -> impl Iterator<Item = (&'t str, usize, Option<Table<'t>>)> {
        self.table.iter().map(move |(key, value)| {
            let line = line_at(self.text, key.span().start);
            let table = match value.get_ref() {
                DeValue::Table(table) => Some(Table { line, text: self.text, table }),
                _ => None,
            };
            (key.get_ref().as_ref(), line, table)
        })
    }
}

#[test]
fn tables_are_found_with_their_lines() {
    let text = "a = 1\n\n[[b]]\nc = \"d\"\n\n[[b]]\ne = true\n\n[f.g]\n";
    let told = with_file(text, |file| {
        let rows = file.tables("b");
        let keys: Vec<(&str, usize)> = file.entries().map(|(key, line, _)| (key, line)).collect();
        assert_eq!(keys, [("a", 1), ("b", 3), ("f", 9)]);
        assert!(file.table("f").is_some_and(|f| f.has("g")) && rows[1].yes("e"));
        (rows[0].told("c").map(str::to_owned), rows[1].line, rows[0].line_of("c"))
    });
    assert_eq!(told, Ok((Some("d".to_owned()), 6, 4)));
    assert!(with_file("a = ", |_| ()).is_err());
}
