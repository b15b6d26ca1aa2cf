//! Where the tables of a registry are: CSV files in a folder, or sheets of a workbook.

use crate::contract::{TABLES, Table};
use crate::mapping::Mapping;
use crate::meter::{Meter, Progress};
use crate::outcome::Outcome;
use crate::row::Row;
use crate::sheet::{self, Workbook};
use crate::table_file;
use domain::{Fault, Problem};
use std::path::{Path, PathBuf};

/// What reading any table needs.
pub(crate) struct Reader<'a> {
    pub table: &'a Table,
    pub mapping: &'a Mapping,
    pub meter: &'a Meter<'a>,
}

/// A registry that was found.
pub(crate) struct Source<'a> {
    path: &'a Path,
    /// Open when the registry is a workbook.
    book: Option<Workbook>,
    mapping: &'a Mapping,
    meter: Meter<'a>,
}

impl<'a> Source<'a> {
    /// Finds the registry.
    ///
    /// # Errors
    /// When there is nothing at the path, or neither a folder nor a workbook.
    pub(crate) fn open(
        path: &'a Path,
        mapping: &'a Mapping,
        report: Option<&'a (dyn Fn(Progress) + Sync)>,
    ) -> Result<Self, Vec<Fault>> {
        let fault = |problem| vec![Fault::error(path.display().to_string(), problem)];
        let found = path.metadata().map_err(|error| fault(crate::blocks::cannot_read(&error)))?;
        if found.is_dir() {
            let size = |table: &&Table| file_of(path, table, mapping).metadata().map_or(0, |file| file.len());
            let total = TABLES.iter().map(size).sum();
            return Ok(Self { path, book: None, mapping, meter: Meter::new(total, report) });
        }
        if path.extension().is_none_or(|ending| !ending.eq_ignore_ascii_case("xlsx")) {
            return Err(fault(Problem::NeitherFolderNorWorkbook));
        }
        let book = sheet::open(path).map_err(fault)?;
        Ok(Self { path, book: Some(book), mapping, meter: Meter::new(found.len(), report) })
    }

    /// Reads a table. `rows` gives, for each stretch of rows, what makes a typed row of a row.
    pub(crate) fn read<T, M>(&mut self, table: &Table, rows: impl Fn() -> M + Sync) -> Outcome<T>
    where
        T: Send,
        M: FnMut(&mut Row<'_>) -> Option<T>,
    {
        let reader = Reader { table, mapping: self.mapping, meter: &self.meter };
        match &mut self.book {
            None => table_file::read(&file_of(self.path, table, self.mapping), &reader, rows),
            Some(book) => {
                let outcome = sheet::read(book, self.path, &reader, rows);
                self.meter.advance(&outcome.file, self.meter.total().div_ceil(TABLES.len() as u64));
                outcome
            }
        }
    }
}

fn file_of(folder: &Path, table: &Table, mapping: &Mapping) -> PathBuf {
    match mapping.file(table) {
        Some(name) => folder.join(name),
        None => folder.join(format!("{}.csv", table.name)),
    }
}
