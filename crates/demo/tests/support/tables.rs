//! A sink that keeps tables in memory.

use demo::{Settings, Sink, Size, Summary, built_in, generate};
use std::collections::BTreeMap;
use std::convert::Infallible;

/// One table.
#[derive(Debug, PartialEq, Eq)]
pub struct Table {
    pub name: String,
    pub columns: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// Position of a column.
    pub fn column(&self, name: &str) -> usize {
        self.columns.iter().position(|c| c == name).unwrap_or_else(|| panic!("{} has no {name}", self.name))
    }

    /// All values of a column.
    pub fn values<'t>(&'t self, name: &str) -> impl Iterator<Item = &'t str> {
        let column = self.column(name);
        self.rows.iter().map(move |row| row[column].as_str())
    }

    /// Rows as maps from column to value.
    pub fn records(&self) -> impl Iterator<Item = BTreeMap<&str, &str>> {
        self.rows
            .iter()
            .map(|row| self.columns.iter().map(String::as_str).zip(row.iter().map(String::as_str)).collect())
    }
}

/// All tables, in the order in which they were written.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Tables(pub Vec<Table>);

impl Tables {
    /// The built-in region.
    pub fn generate(size: Size, seed: u64) -> (Self, Summary) {
        let settings = Settings::parse(built_in()).expect("the built-in settings are sound");
        let mut tables = Self::default();
        let Ok(summary) = generate(&settings, size, seed, &mut tables);
        (tables, summary)
    }

    /// The table with this name.
    pub fn get(&self, name: &str) -> &Table {
        self.0.iter().find(|t| t.name == name).unwrap_or_else(|| panic!("no table {name}"))
    }
}

impl Sink for Tables {
    type Error = Infallible;

    fn table(&mut self, name: &str, columns: &[&str]) -> Result<(), Infallible> {
        let columns = columns.iter().map(|c| (*c).to_owned()).collect();
        self.0.push(Table { name: name.to_owned(), columns, rows: Vec::new() });
        Ok(())
    }

    fn row(&mut self, fields: &[&str]) -> Result<(), Infallible> {
        let table = self.0.last_mut().expect("a table is open");
        table.rows.push(fields.iter().map(|f| (*f).to_owned()).collect());
        Ok(())
    }
}
