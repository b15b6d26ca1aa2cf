//! One row of text, reused from row to row.

use crate::Sink;
use std::fmt::{Display, Write};

/// The fields of a row of `N` columns.
pub(super) struct Row<const N: usize> {
    fields: [String; N],
    next: usize,
}

impl<const N: usize> Row<N> {
    /// Puts a value in the next column.
    pub(super) fn put(&mut self, value: impl Display) {
        if let Some(field) = self.fields.get_mut(self.next) {
            // Writing to a String cannot fail.
            let _ = write!(field, "{value}");
            self.next += 1;
        }
    }

    /// Puts a value in the next column, or leaves it empty.
    pub(super) fn put_if(&mut self, value: Option<impl Display>) {
        match value {
            Some(value) => self.put(value),
            None => self.next += 1,
        }
    }

    /// Puts yes or no in the next column.
    pub(super) fn yes_no(&mut self, value: bool) {
        self.put(if value { "yes" } else { "no" });
    }
}

/// Writes a table: `fill` fills a row, column by column, for each item.
pub(super) fn table<const N: usize, S: Sink, I>(
    sink: &mut S,
    name: &str,
    columns: [&str; N],
    items: impl Iterator<Item = I>,
    mut fill: impl FnMut(&mut Row<N>, I),
) -> Result<(), S::Error> {
    sink.table(name, &columns)?;
    let mut row = Row { fields: std::array::from_fn(|_| String::new()), next: 0 };
    for item in items {
        row.next = 0;
        for field in &mut row.fields {
            field.clear();
        }
        fill(&mut row, item);
        debug_assert_eq!(row.next, N, "table {name}");
        sink.row(&std::array::from_fn::<&str, N, _>(|column| row.fields[column].as_str()))?;
    }
    Ok(())
}
