//! Looking an installation over: one line for each thing that has to be right.

use super::opening::{self, Place};
use super::{Office, Setup, backup};
use crate::Refusal;
use chrono::{DateTime, NaiveDate, Utc};
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
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// The folder cannot be written.
    FolderClosed(String),
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
    /// Something that stands in the way of looking further, as told.
    InTheWay(String),
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
            | Self::Regulation(_) => State::Well,
            Self::Folder(free) if *free >= 512 => State::Well,
            Self::Folder(_) | Self::FolderOpen | Self::WorkFailed(_) | Self::BackupOld(_) => State::Odd,
            Self::Pending(_)
            | Self::Newer(_)
            | Self::LogBroken(_)
            | Self::FolderClosed(_)
            | Self::DocumentsLost(..)
            | Self::Orphans(..)
            | Self::InTheWay(_) => State::Wrong,
        }
    }
}

/// Looks everything over; what cannot be reached is told, and what lies behind it left out.
pub async fn look(place: &Place, setup: Setup, today: NaiveDate) -> Vec<Found> {
    let mut found = Vec::new();
    folder(&place.data, &mut found);
    let store = match Store::connect(&place.url(), &Options::default()).await {
        Ok(store) => store,
        Err(error) => {
            found.push(Found::InTheWay(error.to_string()));
            return found;
        }
    };
    found.push(Found::Database(place.address()));
    let schema = schema(&store, &mut found).await;
    let _ = store.close().await;
    if !schema {
        return found;
    }
    let office = match opening::open(place, setup).await {
        Ok(office) => office,
        Err(refusal) => {
            found.push(Found::InTheWay(told(&refusal)));
            return found;
        }
    };
    found.push(Found::Keys);
    if let Err(error) = inside(&office, &mut found).await {
        found.push(Found::InTheWay(error.to_string()));
    }
    let midnight = today.and_time(chrono::NaiveTime::MIN).and_utc();
    found.push(match backup::last(&office.store).await {
        Ok(Some(at)) if !backup::is_old(Some(at), midnight) => Found::Backup(at),
        Ok(last) => Found::BackupOld(last),
        Err(error) => Found::InTheWay(error.to_string()),
    });
    match office.law(today) {
        Ok(law) => {
            let about = &law.parsed.regulation;
            found.push(Found::Regulation(format!("{} {}", about.id, about.version)));
        }
        Err(no) => found.push(Found::InTheWay(no.to_string())),
    }
    let _ = office.close().await;
    found
}

fn told(refusal: &Refusal) -> String {
    match refusal {
        Refusal::BadInput(faults) => faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "),
        Refusal::Broken(cause) => cause.clone(),
    }
}

fn folder(data: &Path, found: &mut Vec<Found>) {
    if let Err(error) = tempfile::Builder::new().prefix(".doctor-").tempfile_in(data) {
        found.push(Found::FolderClosed(format!("{}: {error}", data.display())));
        return;
    }
    let free = rustix::fs::statvfs(data).map_or(0, |disk| disk.f_bavail.saturating_mul(disk.f_frsize));
    found.push(Found::Folder(free / (1024 * 1024)));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        if data.metadata().is_ok_and(|about| about.permissions().mode() & 0o007 != 0) {
            found.push(Found::FolderOpen);
        }
    }
}

async fn schema(store: &Store, found: &mut Vec<Found>) -> bool {
    let schema = match store.schema().await {
        Ok(schema) => schema,
        Err(error) => {
            found.push(Found::InTheWay(error.to_string()));
            return false;
        }
    };
    let pending = schema.pending().len();
    if let Some(newer) = schema.unknown() {
        found.push(Found::Newer(newer.to_owned()));
    } else if pending > 0 {
        found.push(Found::Pending(pending));
    } else {
        found.push(Found::Schema(schema.current.last().cloned().unwrap_or_default()));
        return true;
    }
    false
}

async fn inside(office: &Office, found: &mut Vec<Found>) -> Result<(), Error> {
    let reader = office.store.reader();
    let verdict = store::audit::verify(reader, None, |_, _| ()).await?;
    found.push(match verdict.broken {
        Some(broken) => Found::LogBroken(broken.seq),
        None => Found::Log(verdict.rows),
    });
    let place = super::paper::place(office);
    let (mut whole, mut gone, mut damaged) = (0, 0, 0);
    for content in soundness::contents(reader).await? {
        match documents::bytes(reader, &place, &content).await {
            Ok(_) => whole += 1,
            Err(Error::Damaged(_)) => damaged += 1,
            Err(Error::NotFound { .. }) => gone += 1,
            Err(error) => return Err(error),
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
    Ok(())
}
