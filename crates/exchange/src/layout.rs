//! Where the columns of a table stand in the file at hand, and what its values mean.

use crate::contract::{Column, Table};
use crate::faults::{Faults, quoted};
use crate::mapping::{Mapping, Values};
use crate::records::Record;
use domain::{Fault, Problem};

/// How many headings a fault lists.
const HEADINGS_LISTED: usize = 100;

/// The columns of one file.
pub(crate) struct Layout {
    columns: Vec<Place>,
    width: usize,
}

struct Place {
    /// The heading as the file writes it.
    heading: String,
    /// Which field of a record; `None` for a column the file may leave out and does.
    field: Option<usize>,
    values: Option<Values>,
}

impl Layout {
    /// Reads the heading row. `None`, with the reasons in `faults`, when the table cannot be read by it.
    pub(crate) fn new(
        table: &Table,
        mapping: &Mapping,
        file: &str,
        row: &Record<'_>,
        faults: &mut Faults,
    ) -> Option<Self> {
        let headings: Vec<String> = (0..row.fields.len()).map(|n| quoted(row.field(n))).collect();
        let keys: Vec<String> = headings.iter().map(|heading| heading.to_lowercase()).collect();
        let mut known = vec![false; headings.len()];
        let mut usable = true;
        let mut find = |column: &'static str, faults: &mut Faults| {
            let expected = mapping.heading(table, column).trim();
            let key = expected.to_lowercase();
            let mut found = (0..keys.len()).filter(|&n| keys[n] == key);
            let first = found.next();
            first.into_iter().for_each(|n| known[n] = true);
            for again in found {
                known[again] = true;
                usable = false;
                faults.error(|| at(file, row, &headings[again], Problem::RepeatedColumn));
            }
            if first.is_none() && table.columns.contains(&column) && !table.may_lack.contains(&column) {
                usable = false;
                let found = headings.iter().take(HEADINGS_LISTED).cloned().collect();
                faults.error(|| at(file, row, expected, Problem::MissingColumn { found }));
            }
            let heading = first.map_or_else(|| expected.to_owned(), |n| headings[n].clone());
            Place { heading, field: first, values: mapping.values(table, column) }
        };
        let columns = table.columns.iter().map(|column| find(column, faults)).collect();
        for column in table.never_kept {
            find(column, faults);
        }
        for (n, heading) in headings.iter().enumerate().filter(|&(n, _)| !known[n]) {
            // A heading row often ends in separators; a column without a name is told by its place.
            let name = if heading.is_empty() { format!("#{}", n + 1) } else { heading.clone() };
            faults.warning(|| Fault::warning(file, Problem::UnknownColumn).at(row.line).column(name));
        }
        usable.then_some(Self { columns, width: headings.len() })
    }

    /// Number of fields every record has.
    pub(crate) fn width(&self) -> usize {
        self.width
    }

    /// The field that holds a column.
    pub(crate) fn field(&self, column: Column) -> Option<usize> {
        self.columns[column.0].field
    }

    /// The heading of a column, as the file writes it.
    pub(crate) fn heading(&self, column: Column) -> &str {
        &self.columns[column.0].heading
    }

    /// What the file's text means by the contract.
    pub(crate) fn meant<'a>(&'a self, column: Column, written: &'a [u8]) -> &'a [u8] {
        match &self.columns[column.0].values {
            None => written,
            Some(values) => values.get(written).map_or(written, Vec::as_slice),
        }
    }

    /// The column that a field holds, if it is one that is read.
    pub(crate) fn column_of(&self, field: usize) -> Option<Column> {
        self.columns.iter().position(|place| place.field == Some(field)).map(Column)
    }
}

fn at(file: &str, row: &Record<'_>, heading: &str, problem: Problem) -> Fault {
    Fault::error(file, problem).at(row.line).column(heading)
}
