//! One table from a sheet of a workbook: cells become the text that a CSV file would hold.

use crate::blocks::cannot_read;
use crate::faults::{Faults, quoted};
use crate::layout::Layout;
use crate::outcome::{Outcome, Part};
use crate::records::{Record, trimmed};
use crate::row::Row;
use crate::source::Reader;
use calamine::{DataRef, ExcelDateTime, Reader as _, Xlsx};
use domain::Problem;
use std::fs::File;
use std::io::{BufReader, Write as _};
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// A workbook that was opened.
pub(crate) type Workbook = Xlsx<BufReader<File>>;

/// Columns of a sheet in Excel. More than these is a damaged file, not a wide table.
const COLUMNS: u32 = 16_384;

/// Above this a spreadsheet rounds whole numbers.
const EXACT: f64 = 1e15;

/// Opens a workbook.
///
/// # Errors
/// Why it cannot be read.
pub(crate) fn open(path: &Path) -> Result<Workbook, Problem> {
    let file = File::open(path).map_err(|error| cannot_read(&error))?;
    guarded(|| Xlsx::new(BufReader::new(file))).map_err(|cause| Problem::Unreadable { cause })
}

/// Runs a step of the library that reads workbooks. The bytes come from anybody, so that a panic in the library is
/// taken for what it is: a file that cannot be read.
fn guarded<T, E: ToString>(step: impl FnOnce() -> Result<T, E>) -> Result<T, String> {
    match catch_unwind(AssertUnwindSafe(step)) {
        Ok(done) => done.map_err(|error| error.to_string()),
        Err(_) => Err("the workbook is damaged".to_owned()),
    }
}

/// Reads a table. `rows` gives what makes a typed row of a row.
pub(crate) fn read<T, M>(
    book: &mut Workbook,
    path: &Path,
    reader: &Reader<'_>,
    rows: impl Fn() -> M + Sync,
) -> Outcome<T>
where
    T: Send,
    M: FnMut(&mut Row<'_>) -> Option<T>,
{
    let wanted = reader.mapping.file(reader.table).unwrap_or(reader.table.name).trim();
    let file = format!("{}#{wanted}", path.display());
    // Excel itself does not tell `Stock` from `stock`.
    let Some(name) = book.sheet_names().into_iter().find(|name| alike(name, wanted)) else {
        return Outcome::missing(file, reader.table);
    };
    let mut part = Part::default();
    let mut make = rows();
    let mut headings = Faults::default();
    let mut layout: Option<Option<Layout>> = None;
    let done = guarded(|| {
        each_row(book, &name, |row| match &layout {
            None => {
                layout = Some(Layout::new(reader.table, reader.mapping, &file, row, &mut headings));
            }
            Some(None) => {}
            Some(Some(layout)) => part.take(row, layout, &file, &mut make),
        })
    });
    match (done, layout) {
        (Err(cause), _) => Outcome::failed(file, Problem::Unreadable { cause }, None),
        (Ok(()), None) => Outcome::failed(file, Problem::Empty, None),
        (Ok(()), Some(layout)) => {
            let mut outcome = Outcome::new(file, layout, headings);
            outcome.add(part);
            outcome
        }
    }
}

/// The first row that is not empty of every sheet.
///
/// # Errors
/// Why the workbook cannot be read.
pub(crate) fn headings(path: &Path) -> Result<Vec<(String, Vec<String>)>, Problem> {
    let mut book = open(path)?;
    let mut found = Vec::new();
    for name in book.sheet_names() {
        let row = guarded(|| first_row(&mut book, &name)).map_err(|cause| Problem::Unreadable { cause })?;
        found.push((name, row));
    }
    Ok(found)
}

fn first_row(book: &mut Workbook, name: &str) -> Result<Vec<String>, String> {
    let Ok(mut reader) = book.worksheet_cells_reader(name) else { return Ok(Vec::new()) };
    let mut row: Option<u32> = None;
    let mut fields: Vec<String> = Vec::new();
    while let Some(cell) = reader.next_cell().map_err(|error| error.to_string())? {
        let (at, column) = cell.get_position();
        if row.is_some_and(|row| row != at) || column >= COLUMNS {
            break;
        }
        let mut bytes = Vec::new();
        write_value(&mut bytes, cell.get_value());
        let text = String::from_utf8_lossy(bytes.trim_ascii()).into_owned();
        if text.is_empty() {
            continue;
        }
        row = Some(at);
        if fields.len() <= column as usize {
            fields.resize(column as usize + 1, String::new());
        }
        fields[column as usize] = quoted(text.as_bytes());
    }
    Ok(fields)
}

fn alike(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.to_lowercase()
}

/// Cells of a row, written one after another as text.
#[derive(Default)]
struct Cells {
    row: u32,
    bytes: Vec<u8>,
    fields: Vec<Range<usize>>,
    imprecise: Option<usize>,
    /// Number of headings; none before the heading row.
    width: Option<usize>,
}

impl Cells {
    fn put(&mut self, column: usize, value: &DataRef<'_>) {
        let start = self.bytes.len();
        if write_value(&mut self.bytes, value) && self.imprecise.is_none() {
            self.imprecise = Some(column);
        }
        let field = trimmed(&self.bytes, start..self.bytes.len());
        if field.is_empty() {
            return;
        }
        if self.fields.len() <= column {
            self.fields.resize(column + 1, 0..0);
        }
        self.fields[column] = field;
    }

    /// Hands the row over, unless it is empty, and makes room for the next one.
    fn hand_over(&mut self, next: u32, each: &mut impl FnMut(&Record<'_>)) {
        if !self.fields.is_empty() {
            // Empty cells at the end of a row are not written in the file.
            let width = *self.width.get_or_insert(self.fields.len());
            if self.fields.len() < width {
                self.fields.resize(width, 0..0);
            }
            let (bytes, fields) = (&self.bytes[..], &self.fields[..]);
            let line = u64::from(self.row) + 1;
            each(&Record { line, bytes, fields, unclosed: false, imprecise: self.imprecise });
        }
        self.row = next;
        self.bytes.clear();
        self.fields.clear();
        self.imprecise = None;
    }
}

/// Goes through the rows that are not empty. Cell by cell: a sheet may claim to be far larger than it is.
fn each_row(book: &mut Workbook, name: &str, mut each: impl FnMut(&Record<'_>)) -> Result<(), String> {
    let mut reader = book.worksheet_cells_reader(name).map_err(|error| error.to_string())?;
    let mut cells = Cells::default();
    while let Some(cell) = reader.next_cell().map_err(|error| error.to_string())? {
        let (row, column) = cell.get_position();
        if column >= COLUMNS {
            return Err("a row has more columns than a sheet can have".to_owned());
        }
        if row != cells.row {
            cells.hand_over(row, &mut each);
        }
        cells.put(column as usize, cell.get_value());
    }
    cells.hand_over(0, &mut each);
    Ok(())
}

/// Writes a value as a CSV file would hold it; true when it is a number that a spreadsheet has rounded.
fn write_value(into: &mut Vec<u8>, value: &DataRef<'_>) -> bool {
    // Writing to memory cannot fail.
    let _ = match value {
        DataRef::Empty => Ok(()),
        DataRef::String(text) | DataRef::DurationIso(text) => into.write_all(text.as_bytes()),
        DataRef::SharedString(text) => into.write_all(text.as_bytes()),
        DataRef::DateTimeIso(text) => {
            let midnight = text.split_once('T').filter(|(_, time)| time.starts_with("00:00:00"));
            into.write_all(midnight.map_or(text.as_str(), |(date, _)| date).as_bytes())
        }
        DataRef::Bool(value) => write!(into, "{value}"),
        DataRef::Error(error) => write!(into, "{error}"),
        DataRef::Int(number) => write!(into, "{number}"),
        DataRef::Float(number) => write!(into, "{}", as_shown(*number)),
        DataRef::DateTime(moment) if moment.is_duration() => write!(into, "{}", as_shown(moment.as_f64())),
        DataRef::DateTime(moment) => write_moment(into, moment),
    };
    match value {
        DataRef::Int(number) => number.unsigned_abs() as f64 >= EXACT,
        DataRef::Float(number) => number.abs() >= EXACT,
        _ => false,
    }
}

fn write_moment(into: &mut Vec<u8>, moment: &ExcelDateTime) -> std::io::Result<()> {
    let (year, month, day, hours, minutes, seconds, millis) = moment.to_ymd_hms_milli();
    write!(into, "{year:04}-{month:02}-{day:02}")?;
    if (hours, minutes, seconds, millis) != (0, 0, 0, 0) {
        write!(into, "T{hours:02}:{minutes:02}:{seconds:02}")?;
    }
    Ok(())
}

/// The number with the fifteen digits a spreadsheet shows: what is left of 0.1 + 0.2 is 0.3.
fn as_shown(number: f64) -> f64 {
    format!("{number:.14e}").parse().unwrap_or(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType;

    fn text(value: &DataRef<'_>) -> String {
        let mut bytes = Vec::new();
        write_value(&mut bytes, value);
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn numbers_read_as_a_person_sees_them() {
        assert_eq!(text(&DataRef::Float(1379.13)), "1379.13");
        assert_eq!(text(&DataRef::Float(0.1 + 0.2)), "0.3");
        assert_eq!(text(&DataRef::Float(13008.0)), "13008");
        assert_eq!(text(&DataRef::Float(-5.0)), "-5");
        assert_eq!(text(&DataRef::Float(f64::NAN)), "NaN");
    }

    #[test]
    fn a_day_is_a_date_and_a_moment_keeps_its_time() {
        let day = |serial| DataRef::DateTime(ExcelDateTime::new(serial, ExcelDateTimeType::DateTime, false));
        assert_eq!(text(&day(45292.0)), "2024-01-01");
        assert_eq!(text(&day(45292.5)), "2024-01-01T12:00:00");
        assert_eq!(text(&DataRef::DateTimeIso("2024-01-01T00:00:00".to_owned())), "2024-01-01");
    }

    #[test]
    fn a_number_of_more_than_fifteen_digits_is_known_to_be_rounded() {
        assert!(write_value(&mut Vec::new(), &DataRef::Float(20_210_105_000_000_100.0)));
        assert!(!write_value(&mut Vec::new(), &DataRef::Float(202_101_050_000_001.0)));
    }

    #[test]
    fn a_panic_in_the_library_is_a_file_that_cannot_be_read() {
        let done = guarded(|| -> Result<(), String> { panic!("on purpose") });
        assert!(done.is_err());
    }
}
