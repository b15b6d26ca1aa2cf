//! Makes the invented demo region.

use crate::Refusal;
use chrono::NaiveDate;
use demo::{Settings, Size, Summary};
use domain::Fault;
use exchange::FolderWriter;
use std::io;
use std::path::Path;

struct ToFolder(FolderWriter);

impl demo::Sink for ToFolder {
    type Error = io::Error;
    fn table(&mut self, name: &str, columns: &[&str]) -> io::Result<()> {
        self.0.table(name, columns)
    }
    fn row(&mut self, fields: &[&str]) -> io::Result<()> {
        self.0.row(fields)
    }
}

/// Writes the demo region to a folder that does not exist yet or is empty. Everybody is looked at on `day`, or on the
/// reference date of the settings without one.
///
/// # Errors
/// When the folder cannot be written; nothing is left half written.
pub fn make(out: &Path, size: Size, seed: u64, day: Option<NaiveDate>) -> Result<Summary, Refusal> {
    let mut settings = Settings::parse(demo::built_in()).map_err(Refusal::Broken)?;
    if let Some(day) = day {
        settings = settings.on(day);
    }
    let unreadable = |e: io::Error| Fault::system(out.display().to_string(), e);
    let mut sink = ToFolder(FolderWriter::create(out).map_err(unreadable)?);
    let summary = demo::generate(&settings, size, seed, &mut sink).map_err(unreadable)?;
    sink.0.finish().map_err(unreadable)?;
    Ok(summary)
}
