//! Writes tables as sheets of a new `.xlsx` workbook, all or nothing.

use crate::temporary::{Temporary, checked_name, checked_row, misuse};
use rust_xlsxwriter::{Workbook, XlsxError};
use std::io;
use std::path::Path;

/// Rows of a sheet in Excel, the headings included.
const ROWS: u32 = 1_048_576;

/// Writes tables as sheets of a workbook that appears, whole, with [`finish`](Self::finish).
///
/// Every cell is text: a number of a registration keeps its zeros and digits, an amount its cents, and nothing is ever
/// calculated. Dropped before the end, it leaves nothing behind.
pub struct WorkbookWriter {
    temporary: Temporary,
    book: Workbook,
    tables: Vec<String>,
    columns: usize,
    /// Rows of the sheet at hand, the headings included.
    rows: u32,
}

impl WorkbookWriter {
    /// Starts a workbook.
    ///
    /// # Errors
    /// When there is something at `path` already, or the folder that is to hold it cannot be written.
    pub fn create(path: &Path) -> io::Result<Self> {
        if path.is_dir() {
            return Err(misuse(format!("{} is a folder", path.display())));
        }
        let temporary = Temporary::beside(path)?;
        Ok(Self { temporary, book: Workbook::new(), tables: Vec::new(), columns: 0, rows: 0 })
    }

    /// Ends the sheet at hand and starts the next one, with its headings fixed at the top.
    ///
    /// # Errors
    /// When the name is no plain word of at most 31 characters or was used before.
    pub fn table(&mut self, name: &str, columns: &[&str]) -> io::Result<()> {
        let name = checked_name(name, &self.tables)?;
        // Rows go to a temporary file as they come: a large table does not fill the memory.
        let sheet = self.book.add_worksheet_with_constant_memory().map_err(refused)?;
        sheet.set_name(name).map_err(refused)?;
        sheet.set_freeze_panes(1, 0).map_err(refused)?;
        self.tables.push(name.to_owned());
        self.columns = columns.len();
        self.rows = 0;
        self.row(columns)
    }

    /// Writes a row of the sheet at hand.
    ///
    /// # Errors
    /// When no table was started, the row has not a field for each column, the sheet is full (1 048 576 rows with the
    /// headings) or a field is longer than 32 767 characters.
    pub fn row(&mut self, fields: &[&str]) -> io::Result<()> {
        let table = checked_row(self.tables.last(), self.columns, fields.len())?;
        if self.rows == ROWS {
            return Err(misuse(format!("`{table}` is full: a sheet has {ROWS} rows, the headings included")));
        }
        let sheet = self.book.worksheet_from_index(self.tables.len() - 1).map_err(refused)?;
        for (column, field) in (0u16..).zip(fields).filter(|(_, field)| !field.is_empty()) {
            sheet.write_string(self.rows, column, *field).map_err(refused)?;
        }
        self.rows += 1;
        Ok(())
    }

    /// Ends the last sheet and puts the workbook in its place.
    ///
    /// # Errors
    /// When no table was written or the disk refuses.
    pub fn finish(mut self) -> io::Result<()> {
        if self.tables.is_empty() {
            return Err(misuse("a workbook needs a table"));
        }
        self.book.save(self.temporary.path()).map_err(refused)?;
        self.temporary.put_in_place()
    }
}

fn refused(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error) => error,
        other => misuse(other.to_string()),
    }
}
