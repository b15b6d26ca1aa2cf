//! What is wrong with one table: gathered without end, listed up to a limit.

use domain::{Fault, Problem, Severity};

/// So many faults of one kind are listed for a file; the rest are counted.
pub(crate) const LISTED: usize = 1000;

/// A value longer than this is cut off where a fault quotes it.
const QUOTED: usize = 200;

/// Errors and warnings of one table, or of one part of it.
#[derive(Default)]
pub(crate) struct Faults {
    errors: Listed,
    warnings: Listed,
}

#[derive(Default)]
struct Listed {
    faults: Vec<Fault>,
    unlisted: usize,
}

impl Faults {
    /// Adds an error. The fault is only made when there is room for it: a file of a million bad rows stays cheap.
    pub(crate) fn error(&mut self, fault: impl FnOnce() -> Fault) {
        self.errors.add(fault);
    }

    /// Adds a warning.
    pub(crate) fn warning(&mut self, fault: impl FnOnce() -> Fault) {
        self.warnings.add(fault);
    }

    /// Adds what another part of the same table found.
    pub(crate) fn absorb(&mut self, other: Self) {
        self.errors.absorb(other.errors);
        self.warnings.absorb(other.warnings);
    }

    /// Errors and warnings, each in order of line and cut off at [`LISTED`].
    pub(crate) fn in_order(self, file: &str) -> (Vec<Fault>, Vec<Fault>) {
        (self.errors.in_order(file, Severity::Error), self.warnings.in_order(file, Severity::Warning))
    }
}

impl Listed {
    fn add(&mut self, fault: impl FnOnce() -> Fault) {
        if self.faults.len() < LISTED {
            self.faults.push(fault());
        } else {
            self.unlisted += 1;
        }
    }

    fn absorb(&mut self, other: Self) {
        self.faults.extend(other.faults);
        self.unlisted += other.unlisted;
    }

    fn in_order(mut self, file: &str, severity: Severity) -> Vec<Fault> {
        self.faults.sort_by_key(|fault| fault.line);
        let count = self.unlisted + self.faults.len().saturating_sub(LISTED);
        self.faults.truncate(LISTED);
        if count > 0 {
            self.faults.push(Fault { severity, ..Fault::error(file, Problem::AndMore { count }) });
        }
        self.faults
    }
}

/// The text as a fault quotes it: short enough to read.
pub(crate) fn quoted(text: &[u8]) -> String {
    let text = String::from_utf8_lossy(text);
    match text.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_thousand_lines_are_listed_and_the_rest_counted_whatever_part_they_came_from() {
        let part = |lines: std::ops::Range<u64>| {
            let mut faults = Faults::default();
            for line in lines {
                faults.error(|| Fault::error("f", Problem::Required).at(line));
            }
            faults
        };
        let mut all = part(1500..3000);
        all.absorb(part(0..1500));
        let (errors, warnings) = all.in_order("f");
        assert_eq!(errors.len(), LISTED + 1);
        assert_eq!(errors[LISTED - 1].line, Some(999));
        assert_eq!(errors[LISTED].problem, Problem::AndMore { count: 2000 });
        assert!(warnings.is_empty());
    }

    #[test]
    fn a_long_value_is_cut_off_between_characters() {
        assert_eq!(quoted("é".repeat(300).as_bytes()).chars().count(), QUOTED + 1);
        assert_eq!(quoted(b"short"), "short");
    }
}
