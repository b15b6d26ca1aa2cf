//! What a registry holds before it is read: its files or sheets with their headings, beside what is expected.

use crate::blocks::{Blocks, Encoding, Stop};
use crate::contract::{CONTACTS, TABLES};
use crate::faults::quoted;
use crate::records::Records;
use crate::sheet;
use domain::{Fault, Problem};
use std::fs::File;
use std::path::Path;

/// A table of the contract, for who is to say where its columns stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// Name of the table.
    pub table: &'static str,
    /// Columns, and whether each has to be there.
    pub columns: Vec<(&'static str, bool)>,
    /// Whether the whole table may be left out.
    pub optional: bool,
}

/// Every table with its columns, in the order of the contract; names and contact data too.
#[must_use]
pub fn expected() -> Vec<Expected> {
    TABLES
        .iter()
        .map(|table| {
            let own = table.columns.iter().map(|column| (*column, !table.may_lack.contains(column)));
            let contacts = CONTACTS.may_lack.iter().filter(|_| table.name == CONTACTS.name);
            let columns = own.chain(contacts.map(|column| (*column, false))).collect();
            Expected { table: table.name, columns, optional: table.may_be_absent }
        })
        .collect()
}

/// The columns of a table in the order in which they are written, those that only an office keeps last; none of a table
/// that there is not.
#[must_use]
pub fn columns(table: &str) -> Vec<&'static str> {
    let known = TABLES.iter().find(|known| known.name == table);
    known.map_or_else(Vec::new, |known| known.columns.iter().chain(known.never_kept).copied().collect())
}

/// The headings of a CSV file; none when it has no heading row.
///
/// # Errors
/// Why it cannot be read.
pub fn headings(file: &Path) -> Result<Vec<String>, Fault> {
    let name = file.display().to_string();
    let read = match headings_as(file, Encoding::Utf8) {
        Err(Stop::NotUtf8) => headings_as(file, Encoding::Windows1252),
        read => read,
    };
    read.map_err(|stop| match stop {
        Stop::NotUtf8 => Fault::error(name, Problem::Encoding),
        Stop::Failed(problem, line) => Fault::error(name, *problem).at(line),
    })
}

fn headings_as(file: &Path, encoding: Encoding) -> Result<Vec<String>, Stop> {
    let mut blocks = Blocks::open(File::open(file)?, encoding)?;
    let separator = blocks.separator();
    for block in &mut blocks {
        let block = block?;
        let mut records = Records::new(&block.bytes, separator, block.first_line);
        let Some(row) = records.next() else { continue };
        return Ok((0..row.fields.len()).map(|place| quoted(row.field(place))).collect());
    }
    Ok(Vec::new())
}

/// The sheets of a workbook with their headings, in the order of the workbook.
///
/// # Errors
/// Why it cannot be read.
pub fn sheets(workbook: &Path) -> Result<Vec<(String, Vec<String>)>, Fault> {
    sheet::headings(workbook).map_err(|problem| Fault::error(workbook.display().to_string(), problem))
}
