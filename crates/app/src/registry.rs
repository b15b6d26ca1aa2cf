//! Loads a registry with the vocabulary of a law.

use crate::Refusal;
use crate::law::Law;
use domain::{Dwelling, DwellingId, Fault, Problem, Register, RegistrationNumber};
use exchange::{ReadOptions, read_registry};
use std::path::{Path, PathBuf};

pub use exchange::Progress;

/// Where a registry is and how it is read.
pub struct Source<'a> {
    /// Folder of CSV files, or a workbook.
    pub path: PathBuf,
    /// Mapping of other headings and values.
    pub mapping: Option<PathBuf>,
    /// Is told how far reading is.
    pub progress: Option<&'a (dyn Fn(Progress) + Sync)>,
}

/// Reads the registry.
///
/// # Errors
/// Everything that is wrong with it, with file, line and column.
pub fn load(source: &Source, law: &Law) -> Result<(Register, Vec<Fault>), Refusal> {
    let options = ReadOptions {
        mapping: source.mapping.as_deref(),
        group_codes: group_codes(law),
        progress: source.progress,
        ..ReadOptions::default()
    };
    let reading = read_registry(&source.path, &options)?;
    Ok((reading.register, reading.warnings))
}

/// Reads the registry with names and contact data, for an office.
///
/// # Errors
/// Everything that is wrong with it, with file, line and column.
pub fn read_all(path: &Path, law: &Law) -> Result<exchange::Reading, Refusal> {
    let options = ReadOptions { group_codes: group_codes(law), contacts: true, ..ReadOptions::default() };
    Ok(read_registry(path, &options)?)
}

/// Codes of the target groups that the reference data or the regulation know.
#[must_use]
pub fn group_codes(law: &Law) -> Vec<String> {
    let mut group_codes = law.reference.group_codes();
    for group in rules::Rulebook::of(&law.parsed.regulation, None).groups {
        if !group_codes.contains(&group.code) {
            group_codes.push(group.code);
        }
    }
    group_codes
}

/// The dwelling with this number.
///
/// # Errors
/// When the registry has none.
pub fn dwelling<'r>(register: &'r Register, path: &Path, id: &str) -> Result<&'r Dwelling, Fault> {
    register.dwelling(&DwellingId::from(id)).ok_or_else(|| {
        let file = path.join("dwellings.csv").display().to_string();
        Fault::error(file, Problem::NoSuchDwelling).column("dwelling").value(id)
    })
}

/// Position of the candidate with this registration number.
///
/// # Errors
/// When the registry has none.
pub fn candidate(register: &Register, path: &Path, number: &str) -> Result<usize, Fault> {
    register.position(&RegistrationNumber::from(number)).ok_or_else(|| {
        let file = path.join("registrations.csv").display().to_string();
        Fault::error(file, Problem::NoSuchRegistration).column("registration_number").value(number)
    })
}

/// What is odd about a register on a date, beyond what reading it already said.
#[must_use]
pub fn oddities(register: &Register, source: &Path, law: &Law, on: chrono::NaiveDate) -> Vec<Fault> {
    let mut warnings = Vec::new();
    let file = |name: &str| source.join(name).display().to_string();
    let late = register.candidates.iter().filter(|c| c.registered_on > on).count();
    if let Some(first) = register.candidates.iter().find(|c| c.registered_on > on) {
        let fault = Fault::warning(file("registrations.csv"), Problem::RegisteredAfter { on });
        warnings.push(fault.column("registered_on").value(format!("{} ({late}x)", first.number)));
    }
    let book = rules::Rulebook::of(&law.parsed.regulation, None);
    let mut areas: Vec<&domain::Area> = register.dwellings.iter().map(|d| &d.area).collect();
    areas.sort();
    areas.dedup();
    if let Some(apportionment) = &book.apportionment {
        for area in areas.into_iter().filter(|a| apportionment.at(a).is_none()) {
            let problem = Problem::NoSuchArea { company: area.company.clone(), zone: area.zone.clone() };
            warnings.push(Fault::warning(file("dwellings.csv"), problem).column("company"));
        }
    }
    if book.stock_cap.is_some() {
        let mut places: Vec<domain::Nis> = register.dwellings.iter().map(|d| d.municipality).collect();
        places.sort_unstable();
        places.dedup();
        for nis in places.into_iter().filter(|nis| !register.stock.iter().any(|s| s.municipality == *nis)) {
            let fault = Fault::warning(file("stock.csv"), Problem::NoStock);
            warnings.push(fault.column("municipality_nis").value(law.municipalities.name(nis)));
        }
    }
    warnings
}
