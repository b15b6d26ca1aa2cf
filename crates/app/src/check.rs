//! Checks a regulation and counts what it holds.

use crate::Refusal;
use crate::law;
use domain::{Fault, Severity};
use std::path::Path;

/// What a check found.
#[derive(Debug)]
pub struct Checked {
    /// Title and version.
    pub title: String,
    /// Version.
    pub version: String,
    /// Number of articles.
    pub articles: usize,
    /// Number of rules.
    pub rules: usize,
    /// Number of choices.
    pub choices: usize,
    /// Everything found, errors first.
    pub faults: Vec<Fault>,
}

impl Checked {
    /// Whether the regulation can be used.
    #[must_use]
    pub fn usable(&self) -> bool {
        !self.faults.iter().any(|f| f.severity == Severity::Error)
    }
}

/// Checks a regulation.
///
/// # Errors
/// When a file is missing or not of its schema.
pub fn check(regulation: &Path, reference: Option<&Path>) -> Result<Checked, Refusal> {
    let (law, faults) = law::read(regulation, reference, None)?;
    let r = &law.parsed.regulation;
    Ok(Checked {
        title: r.title.clone(),
        version: r.version.clone(),
        articles: r.articles.len(),
        rules: r.rules().count(),
        choices: r.choices.len(),
        faults,
    })
}
