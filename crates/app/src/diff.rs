//! Compares two versions of a regulation.

use crate::Refusal;
use crate::law;
use rules::diff::Difference;
use std::path::Path;

/// Both versions and every difference from the first to the second.
#[derive(Debug)]
pub struct Compared {
    /// Title and version of the first.
    pub before: (String, String),
    /// Title and version of the second.
    pub after: (String, String),
    /// The differences.
    pub differences: Vec<Difference>,
}

/// Compares two versions.
///
/// # Errors
/// When a file is missing or not of its schema.
pub fn compare(a: &Path, b: &Path, reference: Option<&Path>) -> Result<Compared, Refusal> {
    let (a, _) = law::read(a, reference, None)?;
    let (b, _) = law::read(b, reference, None)?;
    let (a, b) = (a.parsed.regulation, b.parsed.regulation);
    Ok(Compared {
        differences: rules::diff::diff(&a, &b),
        before: (a.title, a.version),
        after: (b.title, b.version),
    })
}
