//! What was found in the tables of a registry, in the order of the contract.

use crate::contract::{TABLES, Table};
use crate::faults::Faults;
use crate::outcome::Outcome;
use domain::Fault;
use std::collections::BTreeMap;

/// What was found in the tables, whatever order they were read in.
#[derive(Default)]
pub(crate) struct Report {
    tables: BTreeMap<usize, Entry>,
}

struct Entry {
    file: String,
    present: bool,
    count: u64,
    faults: Faults,
}

impl Report {
    /// Keeps what is to be told of a table, and gives its rows.
    pub(crate) fn add<T>(&mut self, table: &Table, read: Outcome<T>) -> Vec<Vec<T>> {
        let Outcome { file, present, parts, count, faults, .. } = read;
        self.tables.insert(place(table), Entry { file, present, count, faults });
        parts
    }

    /// Whether a table is there.
    pub(crate) fn has(&self, table: &Table) -> bool {
        self.tables.get(&place(table)).is_some_and(|entry| entry.present)
    }

    /// Warnings and numbers of rows, or everything that is wrong.
    #[expect(clippy::type_complexity, reason = "a pair that is taken apart at once")]
    pub(crate) fn finish(self) -> Result<(Vec<Fault>, Vec<(String, u64)>), Vec<Fault>> {
        let (mut errors, mut warnings, mut rows) = (Vec::new(), Vec::new(), Vec::new());
        for (place, entry) in self.tables {
            let (wrong, strange) = entry.faults.in_order(&entry.file);
            errors.extend(wrong);
            warnings.extend(strange);
            if entry.present {
                rows.push((TABLES[place].name.to_owned(), entry.count));
            }
        }
        if errors.is_empty() {
            return Ok((warnings, rows));
        }
        errors.append(&mut warnings);
        Err(errors)
    }
}

fn place(table: &Table) -> usize {
    TABLES.iter().position(|other| other.name == table.name).unwrap_or(TABLES.len())
}
