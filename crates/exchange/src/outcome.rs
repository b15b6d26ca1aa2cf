//! What reading one table came to: typed rows in parts, and what is wrong.

use crate::contract::{Column, Table};
use crate::faults::{Faults, quoted};
use crate::layout::Layout;
use crate::records::Record;
use crate::row::Row;
use domain::{Fault, Problem};

/// Digits a spreadsheet keeps of a number.
const DIGITS_KEPT: usize = 15;

/// Rows of one block of a file, or of a sheet.
pub(crate) struct Part<T> {
    pub rows: Vec<T>,
    pub count: u64,
    pub faults: Faults,
}

impl<T> Default for Part<T> {
    fn default() -> Self {
        Self { rows: Vec::new(), count: 0, faults: Faults::default() }
    }
}

impl<T> Part<T> {
    /// Reads one record into a row.
    pub(crate) fn take(
        &mut self,
        record: &Record<'_>,
        layout: &Layout,
        file: &str,
        make: &mut impl FnMut(&mut Row<'_>) -> Option<T>,
    ) {
        self.count += 1;
        let (expected, found) = (layout.width(), record.fields.len());
        let mut spoilt = true;
        if record.unclosed {
            self.faults.error(|| Fault::error(file, Problem::UnclosedQuote).at(record.line));
        } else if expected != found {
            self.faults.error(|| Fault::error(file, Problem::FieldCount { expected, found }).at(record.line));
        } else {
            spoilt = false;
        }
        let mut row = Row { record, layout, file, faults: &mut self.faults, spoilt };
        let imprecise = record.imprecise.and_then(|field| layout.column_of(field));
        if let Some(column) = imprecise {
            row.error(column, Problem::TooLong { most: DIGITS_KEPT });
        }
        // A spoilt row is read for its number all the same: rows that point at it are not wrong because of it.
        self.rows.extend(make(&mut row));
    }
}

/// What reading one table came to.
pub(crate) struct Outcome<T> {
    /// The file, as the user named it.
    pub file: String,
    /// Whether there is such a file at all.
    pub present: bool,
    /// Rows in parts, in the order of the file.
    pub parts: Vec<Vec<T>>,
    /// Rows, wrong ones too.
    pub count: u64,
    /// What is wrong.
    pub faults: Faults,
    /// The columns; none when the table could not be read.
    pub layout: Option<Layout>,
}

impl<T> Outcome<T> {
    /// A table whose heading row was read; without a layout it can be read no further.
    pub(crate) fn new(file: impl Into<String>, layout: Option<Layout>, faults: Faults) -> Self {
        Self { file: file.into(), present: true, parts: Vec::new(), count: 0, faults, layout }
    }

    /// A table that cannot be read.
    pub(crate) fn failed(file: String, problem: Problem, line: Option<u64>) -> Self {
        let mut faults = Faults::default();
        faults.error(|| Fault::error(&file, problem).at(line));
        Self::new(file, None, faults)
    }

    /// A table that is not there.
    pub(crate) fn missing(file: String, table: &Table) -> Self {
        if table.may_be_absent {
            return Self { present: false, ..Self::new(file, None, Faults::default()) };
        }
        Self::failed(file, Problem::MissingFile, None)
    }

    /// Adds the next part of the file.
    pub(crate) fn add(&mut self, part: Part<T>) {
        self.count += part.count;
        self.parts.push(part.rows);
        self.faults.absorb(part.faults);
    }

    /// Notes a number that was given before.
    pub(crate) fn repeated(&mut self, column: Column, number: &str, line: u64, first_line: u64) {
        let Some(layout) = &self.layout else { return };
        let problem = Problem::Duplicate { first_line: Some(first_line) };
        let (file, heading) = (&self.file, layout.heading(column));
        self.faults
            .error(|| Fault::error(file, problem).at(line).column(heading).value(quoted(number.as_bytes())));
    }
}
