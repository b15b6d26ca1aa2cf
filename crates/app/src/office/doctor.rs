//! Looking an installation over: one line for each thing that has to be right.

use super::imports::{self, Waiting};
use super::opening::{self, Place};
use super::{No, Office, Settings, backup};
use crate::{Refusal, trouble};
use chrono::{DateTime, NaiveDate, Utc};
use domain::Fault;
use std::path::Path;
use store::{Error, Options, Store, documents, jobs, soundness};

/// How something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// As it should be.
    Well,
    /// It works, but somebody should look at it.
    Odd,
    /// It does not work.
    Wrong,
}

/// What was looked at, and what was found.
#[derive(Clone, Debug)]
pub enum Found {
    /// The database answers, at this address.
    Database(String),
    /// The database is at this step, the program's last.
    Schema(String),
    /// Steps that the database still has to take.
    Pending(usize),
    /// A step the program does not know: the database is of a newer one.
    Newer(String),
    /// The keys are those of the database.
    Keys,
    /// The log is whole: its lines.
    Log(u64),
    /// The log is broken at this line.
    LogBroken(i64),
    /// The folder of the installation can be written; megabytes free.
    Folder(u64),
    /// Others can look into the folder of the installation.
    FolderOpen,
    /// Every document is there, as it was put in.
    Documents(usize),
    /// Documents that are gone, and that are not what was put in.
    DocumentsLost(usize, usize),
    /// Every row finds what it points at.
    Rows,
    /// Rows of a table and column that do not.
    Orphans(String, i64),
    /// Work that waits or runs.
    Work(u64),
    /// Work that failed.
    WorkFailed(u64),
    /// When the last backup was made.
    Backup(DateTime<Utc>),
    /// The last backup is old; none when none was ever made.
    BackupOld(Option<DateTime<Utc>>),
    /// The regulation in force.
    Regulation(String),
    /// An import that somebody still has to apply or throw away.
    ImportWaits(Waiting),
    /// The settings say what can be.
    Settings,
    /// Something that cannot be used, as a command that needs it would say.
    Unusable(Refusal),
}

impl Found {
    /// How that is.
    #[must_use]
    pub fn state(&self) -> State {
        match self {
            Self::Database(_)
            | Self::Schema(_)
            | Self::Keys
            | Self::Log(_)
            | Self::Documents(_)
            | Self::Rows
            | Self::Work(_)
            | Self::Backup(_)
            | Self::Settings
            | Self::Regulation(_) => State::Well,
            Self::Folder(free) if *free >= 512 => State::Well,
            Self::Folder(_)
            | Self::FolderOpen
            | Self::WorkFailed(_)
            | Self::BackupOld(_)
            | Self::ImportWaits(_) => State::Odd,
            Self::Pending(_)
            | Self::Newer(_)
            | Self::LogBroken(_)
            | Self::DocumentsLost(..)
            | Self::Orphans(..)
            | Self::Unusable(_) => State::Wrong,
        }
    }
}

/// Looks everything over; what cannot be reached is told, and what lies behind it left out.
pub async fn look(
    place: &Place,
    settings: Result<Settings, Refusal>,
    now: DateTime<Utc>,
    today: NaiveDate,
) -> Vec<Found> {
    let mut found = Vec::new();
    let settings = settings.unwrap_or_else(|refusal| {
        found.push(Found::Unusable(refusal));
        Settings::default()
    });
    let faults = settings.faults(today);
    match (faults.is_empty(), found.is_empty()) {
        (true, true) => found.push(Found::Settings),
        (true, false) => {}
        (false, _) => found.push(Found::Unusable(Refusal::BadInput(faults))),
    }
    folder(&place.data, &mut found);
    if let Err(refusal) = installation(place, settings, (now, today), &mut found).await {
        found.push(Found::Unusable(refusal.at(place)));
    }
    found
}

/// Database, keys, and what is in them, as far as one can come.
async fn installation(
    place: &Place,
    settings: Settings,
    (now, today): (DateTime<Utc>, NaiveDate),
    found: &mut Vec<Found>,
) -> Result<(), Refusal> {
    let refused = |error: Error| opening::refused(place, error);
    let store = Store::connect(&place.url(), &Options::default()).await.map_err(refused)?;
    found.push(Found::Database(place.address()));
    let ready = schema(&store, found).await.map_err(refused);
    let _ = store.close().await;
    if !ready? {
        return Ok(());
    }
    let office = opening::open(place, settings.setup).await?;
    found.push(Found::Keys);
    let inside = inside(&office, found, now).await;
    let last = backup::last(&office.store).await;
    found.extend(last.as_ref().ok().map(|last| match last {
        Some(at) if !backup::is_old(Some(*at), now) => Found::Backup(*at),
        last => Found::BackupOld(*last),
    }));
    // What is wrong with the regulation was said with the settings.
    if let Ok(law) = office.law(today) {
        let about = &law.parsed.regulation;
        found.push(Found::Regulation(format!("{} {}", about.id, about.version)));
    }
    let _ = office.close().await;
    Ok(inside?)
}

fn folder(data: &Path, found: &mut Vec<Found>) {
    if let Err(error) = tempfile::Builder::new().prefix(".doctor-").tempfile_in(data) {
        found.push(Found::Unusable(Fault::system(data.display().to_string(), error).into()));
        return;
    }
    found.push(Found::Folder(trouble::free(data).unwrap_or(0)));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        if data.metadata().is_ok_and(|about| about.permissions().mode() & 0o007 != 0) {
            found.push(Found::FolderOpen);
        }
    }
}

/// Notes which steps the database has had; `false` when it is not up to date.
async fn schema(store: &Store, found: &mut Vec<Found>) -> Result<bool, Error> {
    let schema = store.schema().await?;
    let pending = schema.pending().len();
    if let Some(newer) = schema.unknown() {
        found.push(Found::Newer(newer.to_owned()));
    } else if pending > 0 {
        found.push(Found::Pending(pending));
    } else {
        found.push(Found::Schema(schema.current.last().cloned().unwrap_or_default()));
        return Ok(true);
    }
    Ok(false)
}

async fn inside(office: &Office, found: &mut Vec<Found>, now: DateTime<Utc>) -> Result<(), No> {
    let reader = office.store.reader();
    let check = super::log::verify(office, None, now, |_, _| ()).await?;
    found.push(match check.broken {
        Some(line) => Found::LogBroken(line),
        None => Found::Log(check.rows),
    });
    let place = super::paper::place(office);
    let (mut whole, mut gone, mut damaged) = (0, 0, 0);
    for content in soundness::contents(reader).await? {
        match documents::bytes(reader, &place, &content).await {
            Ok(_) => whole += 1,
            Err(Error::Damaged(_)) => damaged += 1,
            Err(Error::NotFound { .. }) => gone += 1,
            Err(error) => return Err(error.into()),
        }
    }
    found.push(match gone + damaged {
        0 => Found::Documents(whole),
        _ => Found::DocumentsLost(gone, damaged),
    });
    let orphans = soundness::orphans(reader).await?;
    if orphans.is_empty() {
        found.push(Found::Rows);
    }
    found.extend(orphans.into_iter().map(|(place, count)| Found::Orphans(place, count)));
    let open = jobs::count(reader, jobs::WAITING).await? + jobs::count(reader, jobs::RUNNING).await?;
    found.push(Found::Work(open));
    let failed = jobs::count(reader, jobs::FAILED).await?;
    if failed > 0 {
        found.push(Found::WorkFailed(failed));
    }
    found.extend(imports::waiting(office).await?.into_iter().map(Found::ImportWaits));
    Ok(())
}
