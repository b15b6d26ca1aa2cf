//! What is wrong with a regulation beyond its shape: contradictions, gaps, overlaps, missing sources.

mod criteria;
mod distribution;
mod references;
mod structure;

use crate::parse::{Parsed, Step};
use crate::reference::Reference;
use domain::{Fault, Problem, Severity};

/// Collects faults of one regulation, each with its file, line and article.
pub(crate) struct Findings<'a> {
    parsed: &'a Parsed,
    faults: Vec<Fault>,
}

impl<'a> Findings<'a> {
    fn place(&self, mut fault: Fault, path: &[Step], article: Option<&str>) -> Fault {
        fault.line = self.parsed.line(path);
        fault.article = article.map(str::to_owned);
        if let Some(Step::Key(key)) = path.iter().rev().find(|s| matches!(s, Step::Key(_))) {
            fault.column = Some((*key).to_owned());
        }
        fault
    }

    /// A fault at a path from the top of the file.
    pub fn add(&mut self, severity: Severity, path: &[Step], value: Option<String>, problem: Problem) {
        let mut fault = Fault { severity, value, ..Fault::error(&self.parsed.file, problem) };
        let article = match path {
            [Step::Key("articles"), Step::At(a), ..] => {
                self.parsed.regulation.articles.get(*a).map(|x| x.id.clone())
            }
            _ => None,
        };
        fault = self.place(fault, path, article.as_deref());
        self.faults.push(fault);
    }

    /// A fault at a path within a rule.
    pub fn rule(
        &mut self,
        severity: Severity,
        rule: &str,
        inner: &[Step<'a>],
        value: Option<String>,
        problem: Problem,
    ) {
        let mut path: Vec<Step> = match self.parsed.rule_path(rule) {
            Some((a, r)) => vec![Step::Key("articles"), Step::At(a), Step::Key("rules"), Step::At(r)],
            None => vec![Step::Key("overrides")],
        };
        path.extend_from_slice(inner);
        self.add(severity, &path, value, problem);
    }
}

/// Checks a regulation. Errors make it unusable; warnings are reported and the regulation is used.
#[must_use]
pub fn check(parsed: &Parsed, reference: &Reference) -> Vec<Fault> {
    let mut findings = Findings { parsed, faults: Vec::new() };
    structure::check(&mut findings, reference);
    criteria::check(&mut findings, reference);
    distribution::check(&mut findings);
    let mut faults = findings.faults;
    faults.sort_by_key(|f| (f.severity, f.line));
    faults
}
