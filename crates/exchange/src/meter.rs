//! How far a reading is, for who waits for it.

use std::sync::atomic::{AtomicU64, Ordering};

/// How far a reading is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The file, or workbook and sheet, being read, as the user named it.
    pub file: String,
    /// Bytes read so far, of all files together. For a workbook an estimate: every sheet counts the same.
    pub bytes_done: u64,
    /// Bytes of all files together, or of the workbook.
    pub bytes_total: u64,
}

/// Counts what was read and reports it.
pub(crate) struct Meter<'a> {
    done: AtomicU64,
    total: u64,
    report: Option<&'a (dyn Fn(Progress) + Sync)>,
}

impl<'a> Meter<'a> {
    /// Nothing read yet.
    pub(crate) fn new(total: u64, report: Option<&'a (dyn Fn(Progress) + Sync)>) -> Self {
        Self { done: AtomicU64::new(0), total, report }
    }

    /// Bytes there are in all.
    pub(crate) fn total(&self) -> u64 {
        self.total
    }

    /// Counts and reports.
    pub(crate) fn advance(&self, file: &str, bytes: u64) {
        let done = self.done.fetch_add(bytes, Ordering::Relaxed) + bytes;
        if let Some(report) = self.report {
            // A file read twice, once for each encoding, is counted twice: never more than all is reported.
            let bytes_done = done.min(self.total);
            report(Progress { file: file.to_owned(), bytes_done, bytes_total: self.total });
        }
    }
}
