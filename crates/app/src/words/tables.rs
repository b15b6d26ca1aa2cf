//! A table of words, ready to be drawn by whoever shows it.

/// A table of words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Line above the table.
    pub title: String,
    /// Headings.
    pub headings: Vec<String>,
    /// Rows; each has as many cells as there are headings.
    pub rows: Vec<Vec<String>>,
    /// Lines below the table.
    pub remarks: Vec<String>,
}
