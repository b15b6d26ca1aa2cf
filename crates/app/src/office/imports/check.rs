//! Checking an import: everything that is wrong with its files, and everything it would change.

use super::plan::{self, Plan};
use super::report::{Details, Kind, LISTED, Report, Teller, Told};
use super::{By, Mapping, place, upload};
use crate::office::intake::{self, Rows};
use crate::office::{No, Office};
use crate::registry;
use domain::Fault;
use exchange::{ReadOptions, read_registry};
use std::collections::HashMap;
use std::path::Path;
use store::documents::{self, About, Owner, Term};
use store::sea_orm::ConnectionTrait;
use store::{Import, imports};

/// A registry that was read for the register.
pub struct Read {
    /// Its rows.
    pub rows: Rows,
    /// Columns that it lacks.
    pub lacking: Vec<&'static str>,
    /// What is strange in it.
    pub warnings: Vec<Fault>,
}

/// Reads a registry for the register: a folder or a workbook.
///
/// # Errors
/// Everything that is wrong with it, or why there is no law to read it by.
pub fn read(
    office: &Office,
    path: &Path,
    mapping: Option<&Path>,
    by: &By,
) -> Result<Result<Read, Vec<Fault>>, No> {
    let law = office.law(by.today)?;
    let options = ReadOptions {
        mapping,
        group_codes: registry::group_codes(&law),
        contacts: true,
        today: Some(by.today),
        ..ReadOptions::default()
    };
    Ok(read_registry(path, &options).map(|mut reading| {
        let warnings = std::mem::take(&mut reading.warnings);
        Read { rows: intake::rows(office, &reading, by.now), lacking: reading.lacking.clone(), warnings }
    }))
}

/// What a staged import says: its rows with warnings, or its faults; told as the user calls the files.
pub(super) enum Found {
    /// It can be used.
    Good(Box<Read>, Vec<Told>),
    /// It cannot.
    Bad(Vec<Told>),
}

/// Unpacks what was staged into a private folder and reads it.
pub(super) async fn read_staged(office: &Office, import: &Import, by: &By) -> Result<Found, No> {
    let report = Report::of(import);
    let source = report.source.ok_or(No::Conflict(Vec::new()))?;
    let reader = office.store.reader();
    let document = documents::get(reader, source).await?.ok_or(No::NotFound)?;
    let bytes = documents::bytes(reader, &place(office), &document.sha256).await?;
    let (office, mapping, by) = (office.clone(), Mapping::parse(&import.mapping), by.clone());
    let work = tokio::task::spawn_blocking(move || read_unpacked(&office, &report, &mapping, &bytes, &by));
    work.await.map_err(|error| No::Broken(error.to_string()))?
}

fn read_unpacked(
    office: &Office,
    report: &Report,
    mapping: &Mapping,
    bytes: &[u8],
    by: &By,
) -> Result<Found, No> {
    let broken = |error: std::io::Error| No::Broken(error.to_string());
    let folder = tempfile::Builder::new().prefix("woonspoor-import-").tempdir().map_err(broken)?;
    // Which file holds which table, and what it is called on the page.
    let mut called: HashMap<String, (String, String)> = HashMap::new();
    let mut files = Vec::new();
    for expected in exchange::expected() {
        let Some(sheet) = mapping.sheet(expected.table, &report.sheets) else {
            called.insert(
                format!("{}.csv", expected.table),
                (expected.table.to_owned(), format!("{}.csv", expected.table)),
            );
            continue;
        };
        let own = if report.workbook { sheet.name.clone() } else { format!("{}.csv", expected.table) };
        called.insert(own.clone(), (expected.table.to_owned(), sheet.name.clone()));
        if let Some(place) = report.files.iter().position(|name| *name == sheet.name) {
            files.push((place, own));
        }
    }
    upload::unpack(folder.path(), report.workbook, bytes, &files)?;
    let own = if report.workbook { mapping.clone() } else { mapping.without_files() };
    let mapping_file = folder.path().join("mapping.toml");
    std::fs::write(&mapping_file, own.text()).map_err(broken)?;
    let path = if report.workbook { folder.path().join(upload::WORKBOOK) } else { folder.path().to_owned() };
    let teller = Teller::default();
    let name = |file: &str| {
        let last = file.rsplit(['/', '#']).next().unwrap_or_default();
        let known = called.iter().find(|(own, _)| own.eq_ignore_ascii_case(last));
        known.map_or_else(
            || (String::new(), last.replace(upload::WORKBOOK, &report.name)),
            |(_, known)| known.clone(),
        )
    };
    let tell = |faults: &[Fault]| faults.iter().map(|fault| teller.tell(fault, mapping, name)).collect();
    Ok(match read(office, &path, Some(&mapping_file), by)? {
        Ok(read) => {
            let warnings = tell(&read.warnings);
            Found::Good(Box::new(read), warnings)
        }
        Err(faults) => Found::Bad(tell(&faults)),
    })
}

/// What reading would change in the register, without writing anything.
///
/// # Errors
/// When the database cannot be reached.
pub async fn differences<C: ConnectionTrait>(
    db: &C,
    read: Read,
    by: &By,
    told: &(dyn Fn(usize, usize) + Sync),
) -> Result<Plan, No> {
    plan::plan(db, read.rows, &read.lacking, by, told).await
}

/// Checks a staged import and keeps what was found. `told` hears how far it is, 0 to 1000.
///
/// # Errors
/// [`No::Conflict`] when it was applied already; when the database cannot be reached.
pub async fn check(office: &Office, id: i64, by: &By, told: &(dyn Fn(i64) + Sync)) -> Result<(), No> {
    let import = imports::get(office.store.reader(), id).await?.ok_or(No::NotFound)?;
    let mut report = Report::of(&import);
    told(50);
    let found = read_staged(office, &import, by).await?;
    told(300);
    let mut details = Details::default();
    (report.tables, report.fingerprint, report.refused) = (Vec::new(), String::new(), None);
    let state = match found {
        Found::Bad(faults) => {
            details.faults = faults;
            "failed"
        }
        Found::Good(read, warnings) => {
            let far = |done: usize, of: usize| told(300 + (600 * done / of.max(1)) as i64);
            let plan = differences(office.store.reader(), *read, by, &far).await?;
            details.faults = warnings;
            let teller = Teller::default();
            let file = Mapping::parse(&import.mapping).sheet("registrations", &report.sheets);
            let file = file.map(|sheet| sheet.name.clone()).unwrap_or_default();
            details.faults.extend(plan.others.iter().map(|number| teller.somebody_else(&file, number)));
            details.differences = listed(&plan);
            report.tables.clone_from(&plan.counts);
            report.fingerprint.clone_from(&plan.fingerprint);
            "checked"
        }
    };
    report.errors = details.faults.iter().filter(|fault| fault.error).count() as u64;
    report.warnings = details.faults.len() as u64 - report.errors;
    keep(office, &import, report, &details, state, by).await
}

/// At most so many of each kind and table.
fn listed(plan: &Plan) -> Vec<super::Difference> {
    let mut seen: HashMap<(Kind, &str), usize> = HashMap::new();
    let mut listed = Vec::new();
    for difference in &plan.differences {
        let seen = seen.entry((difference.kind, difference.table.as_str())).or_default();
        *seen += 1;
        if *seen <= LISTED {
            listed.push(difference.clone());
        }
    }
    listed
}

async fn keep(
    office: &Office,
    import: &Import,
    mut report: Report,
    details: &Details,
    state: &'static str,
    by: &By,
) -> Result<(), No> {
    let json = serde_json::to_vec(details).map_err(|error| No::Broken(error.to_string()))?;
    let bytes = super::pack(&json)?;
    let about = About {
        media_type: "application/gzip".to_owned(),
        title: format!("import {}", import.id),
        owner: Owner::Import(import.id),
        term: Term::ImportPreview,
        registration_id: None,
        layer: "housing".to_owned(),
        uploaded_by: by.account,
        at: by.now,
    };
    let tx = office.store.begin().await?;
    if let Some(old) = report.details.take() {
        forget(&tx, old).await?;
    }
    report.details = Some(documents::put(&tx, &place(office), about, bytes).await?.id);
    let step = imports::Step { state, report: Some(report.text()), ..imports::Step::default() };
    if !imports::advance(&tx, import.id, &["uploaded", "checked", "failed"], step).await? {
        return Err(No::Conflict(Vec::new()));
    }
    let mut event = by.event(import.id, "import-checked", "import");
    event.subject_id = Some(import.id);
    event.detail = serde_json::json!({ "errors": report.errors, "warnings": report.warnings });
    store::audit::append(&tx, &[event]).await?;
    Ok(tx.commit().await?)
}

/// Removes a document if it is still there.
pub(super) async fn forget(tx: &store::Tx, document: i64) -> Result<(), No> {
    match documents::remove(tx, document).await {
        Err(store::Error::NotFound { .. }) | Ok(()) => Ok(()),
        Err(error) => Err(error.into()),
    }
}
