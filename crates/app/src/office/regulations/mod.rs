//! Regulations to read and to compare: those that are built in, and the one this office is set up with.

use super::{No, Office};
use crate::Refusal;
use crate::diff::Compared;
use crate::law::{self, Law};
use chrono::NaiveDate;
use std::path::{Path, PathBuf};

/// Name of a regulation that this office has a file of.
const OWN: &str = "eigen/reglement";

/// A version of a regulation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Council and version, as addresses name them: `kempen/2023-10-01`.
    pub name: String,
    /// Title.
    pub title: String,
    /// Name of the version.
    pub version: String,
    /// First day in force.
    pub from: NaiveDate,
    /// Last day in force.
    pub to: Option<NaiveDate>,
    /// Who adopted it.
    pub adopted_by: String,
    /// Whether it is in force on the day that was asked.
    pub in_force: bool,
    /// Whether this office works by it on that day.
    pub applied: bool,
}

/// Every regulation that can be read: name and where it is.
fn known(office: &Office) -> Vec<(String, PathBuf)> {
    let mut all: Vec<(String, PathBuf)> =
        law::built_in().into_iter().map(|name| (name.clone(), PathBuf::from(name))).collect();
    let own = &office.setup.regulation;
    let named = |name: &str| name == own.to_string_lossy() || Path::new(name).parent() == Some(own.as_path());
    if !all.iter().any(|(name, _)| named(name)) {
        all.insert(0, (OWN.to_owned(), own.clone()));
    }
    all
}

fn read(path: &Path) -> Result<Law, No> {
    match law::read(path, None, None) {
        Ok((law, _)) => Ok(law),
        Err(Refusal::BadInput(faults)) => Err(No::Input(faults)),
        Err(other) => Err(No::Broken(other.to_string())),
    }
}

/// Every version, the one this office works by first.
///
/// # Errors
/// When one of them cannot be read.
pub fn list(office: &Office, today: NaiveDate) -> Result<Vec<Version>, No> {
    let now = office.law(today)?;
    let mut all = Vec::new();
    for (name, path) in known(office) {
        let law = read(&path)?;
        let regulation = &law.parsed.regulation;
        let in_force = regulation.in_force(today);
        all.push(Version {
            name,
            title: regulation.title.clone(),
            version: regulation.version.clone(),
            from: regulation.valid_from,
            to: regulation.valid_to,
            adopted_by: regulation.adopted_by.clone(),
            in_force,
            applied: in_force && law.regulation_hash == now.regulation_hash,
        });
    }
    all.sort_by(|a, b| {
        b.applied.cmp(&a.applied).then_with(|| a.title.cmp(&b.title)).then(b.from.cmp(&a.from))
    });
    Ok(all)
}

/// A version with its law.
///
/// # Errors
/// [`No::NotFound`] when there is none of this name.
pub fn open(office: &Office, name: &str) -> Result<Law, No> {
    let found = known(office).into_iter().find(|(known, _)| known == name);
    read(&found.ok_or(No::NotFound)?.1)
}

/// Two versions with every difference from the first to the second.
///
/// # Errors
/// [`No::NotFound`] when there is none of one of these names.
pub fn compare(office: &Office, first: &str, second: &str) -> Result<Compared, No> {
    let (a, b) = (open(office, first)?.parsed.regulation, open(office, second)?.parsed.regulation);
    Ok(Compared {
        differences: rules::diff::diff(&a, &b),
        before: (a.title, a.version),
        after: (b.title, b.version),
    })
}
