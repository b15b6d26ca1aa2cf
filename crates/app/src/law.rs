//! Finds and loads a regulation with the reference data it rests on.

use crate::Refusal;
use crate::municipalities::Municipalities;
use crate::receipt::sha256;
use chrono::NaiveDate;
use domain::{Fault, Nis, Problem, Severity};
use rules::kinds::local_tie::{LocalTie, Within};
use rules::reference::ReferenceTexts;
use rules::{Parsed, Reference};
use rust_embed::RustEmbed;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The law files as they were when the program was built.
#[derive(RustEmbed)]
#[folder = "../../law"]
#[include = "reference/*"]
#[include = "regulations/*/*.toml"]
#[exclude = "regulations/*/scenarios/*"]
struct BuiltIn;

/// A regulation, checked, with its reference data.
#[derive(Debug)]
pub struct Law {
    /// The regulation and its text.
    pub parsed: Parsed,
    /// The reference data.
    pub reference: Reference,
    /// Names of municipalities.
    pub municipalities: Municipalities,
    /// SHA-256 of the regulation file.
    pub regulation_hash: String,
    /// SHA-256 over the reference files, in order of their names.
    pub reference_hash: String,
    /// What is odd about the regulation without making it unusable.
    pub warnings: Vec<Fault>,
}

const REFERENCE_FILES: [&str; 5] = [
    "housing-needs.toml",
    "income-limits.toml",
    "living-wage.toml",
    "municipalities.csv",
    "target-groups.toml",
];

/// Loads a regulation: a file, or the name of one that is built in (`kempen`, `kempen/2023-10-01`). The name of a
/// council stands for the version in force on `on`, or the latest one without a date.
///
/// Reference data come from `reference` when given; else from a folder `reference` in the folder of the law the
/// regulation stands in; else from those built in.
///
/// # Errors
/// When a file is missing, not of its schema, or the regulation contradicts itself so that it cannot be used.
pub fn load(regulation: &Path, reference: Option<&Path>, on: Option<NaiveDate>) -> Result<Law, Refusal> {
    let (law, faults) = read(regulation, reference, on)?;
    if faults.iter().any(|f| f.severity == Severity::Error) {
        return Err(Refusal::BadInput(faults));
    }
    Ok(Law { warnings: faults, ..law })
}

/// Loads a regulation as [`load`] does, and returns every fault of its check instead of refusing it.
///
/// # Errors
/// When a file is missing or not of its schema.
pub fn read(
    regulation: &Path,
    reference: Option<&Path>,
    on: Option<NaiveDate>,
) -> Result<(Law, Vec<Fault>), Refusal> {
    let file = regulation.display().to_string();
    let text = regulation_text(regulation, on)?;
    // Line ends are layout: the same words are the same regulation. The hash is still that of the file.
    let parsed = rules::parse(&file, &text.replace("\r\n", "\n"))?;
    let files = reference_files(regulation, reference)?;
    let hashed: String =
        files.iter().map(|(name, _, text)| format!("{name} {}\n", sha256(text.as_bytes()))).collect();
    let text_of = |name: &str| {
        let found = files.iter().find(|(file, _, _)| *file == name);
        found.map(|(_, path, text)| (path.clone(), text.clone())).unwrap_or_default()
    };
    let reference = Reference::parse(&ReferenceTexts {
        living_wage: text_of("living-wage.toml"),
        income_limits: text_of("income-limits.toml"),
        target_groups: text_of("target-groups.toml"),
        housing_needs: text_of("housing-needs.toml"),
    })?;
    let (path, municipalities) = text_of("municipalities.csv");
    let municipalities = Municipalities::parse(&path, &municipalities)?;
    let mut faults = rules::check(&parsed, &reference);
    faults.extend(unknown_places(&parsed, &municipalities));
    let law = Law {
        regulation_hash: sha256(text.as_bytes()),
        reference_hash: sha256(hashed.as_bytes()),
        parsed,
        reference,
        municipalities,
        warnings: Vec::new(),
    };
    Ok((law, faults))
}

/// Warnings for NIS codes in a regulation that the reference data do not know.
fn unknown_places(parsed: &Parsed, municipalities: &Municipalities) -> Vec<Fault> {
    let regulation = &parsed.regulation;
    let ties = regulation.rules().map(|(_, r)| r).chain(regulation.overrides.iter().map(|o| &o.rule));
    let in_ties = ties.filter_map(|rule| match rule {
        rules::Rule::LocalTie(LocalTie { within: Within::Groups(groups), .. }) => {
            Some(groups.iter().flatten())
        }
        _ => None,
    });
    let places = in_ties.flatten().chain(regulation.overrides.iter().map(|o| &o.municipality));
    let unknown: BTreeSet<Nis> = places.copied().filter(|nis| !municipalities.knows(*nis)).collect();
    let line = |nis: &Nis| {
        let at = parsed.text.lines().position(|l| l.contains(&format!("\"{nis}\"")));
        at.map(|i| i as u64 + 1)
    };
    unknown
        .iter()
        .map(|nis| {
            let known = vec!["municipalities.csv".to_owned()];
            Fault::warning(&parsed.file, Problem::NoSuchRule { known }).at(line(nis)).value(nis.to_string())
        })
        .collect()
}

/// Names of the regulations that are built in, as `council/version`.
#[must_use]
pub fn built_in() -> Vec<String> {
    let mut names: Vec<String> = BuiltIn::iter()
        .filter_map(|path| Some(path.strip_prefix("regulations/")?.strip_suffix(".toml")?.to_owned()))
        .filter(|name| name.matches('/').count() == 1)
        .collect();
    names.sort();
    names
}

fn regulation_text(path: &Path, on: Option<NaiveDate>) -> Result<String, Fault> {
    let name = path.display().to_string();
    match std::fs::read(path) {
        Ok(bytes) => utf8(&name, bytes),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => {
            let names = built_in();
            let of_council = |n: &&String| n.split('/').next() == Some(name.as_str());
            // Versions are named after their first day, so that the text of the name sorts as the date does; before
            // the first version the first one is loaded, which then says from when it holds.
            let begun =
                |n: &&String| on.is_none_or(|on| n.split('/').nth(1) <= Some(on.to_string().as_str()));
            let found = names.iter().find(|n| **n == name);
            let found = found.or_else(|| names.iter().filter(of_council).rfind(begun));
            let found = found.or_else(|| names.iter().find(of_council));
            let text = found.and_then(|n| BuiltIn::get(&format!("regulations/{n}.toml")));
            match text {
                Some(text) => utf8(&name, text.data.into_owned()),
                None => Err(Fault::error(&name, Problem::NoSuchRegulation { known: names })),
            }
        }
        Err(e) => Err(Fault::system(&name, e)),
    }
}

fn utf8(name: &str, bytes: Vec<u8>) -> Result<String, Fault> {
    let text = String::from_utf8(bytes).map_err(|_| Fault::error(name, Problem::Encoding))?;
    Ok(text.strip_prefix('\u{feff}').map_or(text.clone(), str::to_owned))
}

/// Name, path as shown, and text of every reference file.
fn reference_files(
    regulation: &Path,
    given: Option<&Path>,
) -> Result<Vec<(&'static str, String, String)>, Vec<Fault>> {
    let beside = regulation.ancestors().skip(1).map(|a| a.join("reference"));
    let folder: Option<PathBuf> = match given {
        Some(folder) => Some(folder.to_owned()),
        None => beside.take(4).find(|folder| folder.join(REFERENCE_FILES[2]).is_file()),
    };
    let mut files = Vec::new();
    let mut faults = Vec::new();
    for name in REFERENCE_FILES {
        let path = folder.as_ref().map(|f| f.join(name));
        let text = match &path {
            Some(path) => std::fs::read(path)
                .map_err(|e| match e.kind() {
                    std::io::ErrorKind::NotFound => {
                        Fault::error(path.display().to_string(), Problem::MissingFile)
                    }
                    _ => Fault::system(path.display().to_string(), e),
                })
                .and_then(|bytes| utf8(&path.display().to_string(), bytes)),
            None => BuiltIn::get(&format!("reference/{name}"))
                .ok_or_else(|| Fault::error(name, Problem::MissingFile))
                .and_then(|f| utf8(name, f.data.into_owned())),
        };
        let shown = path.map_or_else(|| name.to_owned(), |p| p.display().to_string());
        match text {
            Ok(text) => files.push((name, shown, text)),
            Err(fault) => faults.push(fault),
        }
    }
    if faults.is_empty() { Ok(files) } else { Err(faults) }
}
