//! Writes tables as CSV files in a new folder, all or nothing.

use crate::contract::FREE_TEXT;
use crate::guard::guarded;
use crate::temporary::{Temporary, checked_name, checked_row};
use std::fs::{DirBuilder, File};
use std::io;
use std::path::Path;

/// Writes tables as CSV files (comma, UTF-8) in a folder that appears, whole, with [`finish`](Self::finish).
///
/// Dropped before that, it leaves nothing behind. Text in `name`, `phone` and `email` that a spreadsheet would take
/// for a formula gets an apostrophe in front, which reading takes away again.
pub struct FolderWriter {
    temporary: Temporary,
    tables: Vec<String>,
    file: Option<csv::Writer<File>>,
    /// For each column of the table at hand: whether it holds free text.
    free_text: Vec<bool>,
}

impl FolderWriter {
    /// Starts a folder.
    ///
    /// # Errors
    /// When `dir` exists and is not empty, or the folder that is to hold it cannot be written.
    pub fn create(dir: &Path) -> io::Result<Self> {
        let temporary = Temporary::beside(dir)?;
        private(temporary.path())?;
        Ok(Self { temporary, tables: Vec::new(), file: None, free_text: Vec::new() })
    }

    /// Ends the table at hand and starts the next one.
    ///
    /// # Errors
    /// When the name is no plain word or was used before, there are no columns, or the disk refuses.
    pub fn table(&mut self, name: &str, columns: &[&str]) -> io::Result<()> {
        let name = checked_name(name, &self.tables)?;
        self.end_table()?;
        let file = File::create_new(self.temporary.path().join(format!("{name}.csv")))?;
        let mut file = csv::WriterBuilder::new().buffer_capacity(1 << 16).from_writer(file);
        file.write_record(columns)?;
        self.free_text = columns.iter().map(|column| FREE_TEXT.contains(column)).collect();
        self.tables.push(name.to_owned());
        self.file = Some(file);
        Ok(())
    }

    /// Writes a row of the table at hand.
    ///
    /// # Errors
    /// When no table was started, the row has not a field for each column, or the disk refuses.
    pub fn row(&mut self, fields: &[&str]) -> io::Result<()> {
        checked_row(self.tables.last(), self.free_text.len(), fields.len())?;
        if let Some(file) = &mut self.file {
            for (field, &free) in fields.iter().zip(&self.free_text) {
                if free {
                    file.write_field(guarded(field).as_bytes())?;
                } else {
                    file.write_field(field)?;
                }
            }
            file.write_record(None::<&[u8]>)?;
        }
        Ok(())
    }

    /// Ends the last table and puts the folder in its place.
    ///
    /// # Errors
    /// When the disk refuses, or something has come to stand at the place meanwhile.
    pub fn finish(mut self) -> io::Result<()> {
        self.end_table()?;
        self.temporary.put_in_place()
    }

    fn end_table(&mut self) -> io::Result<()> {
        match self.file.take() {
            Some(mut file) => file.flush(),
            None => Ok(()),
        }
    }
}

/// Makes a folder that only this user can look into: what is written there may be about people.
fn private(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}
