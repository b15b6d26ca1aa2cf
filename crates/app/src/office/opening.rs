//! Opening an office: where its database and keys are, and making both the first time.

use super::keys::Ring;
use super::{No, Office, Setup, demonstration, made};
use crate::{Cause, Refusal, Trouble};
use domain::Fault;
use std::path::{Path, PathBuf};
use store::{Error, Options, Store};
use vault::{KeyError, Keys};

/// Setting that says which keys a database was last used with.
pub(super) const KEYS_NOTED: &str = "vault_check";

/// Where an office keeps its things.
#[derive(Clone, Debug)]
pub struct Place {
    /// Folder for what belongs to this installation; made when it is not there.
    pub data: PathBuf,
    /// Address of the database; without one it is a file in the folder.
    pub database: Option<String>,
    /// File with the keys; without one it is a file in the folder.
    pub keys: Option<PathBuf>,
}

/// Environment variable that may hold the keys instead of a file.
pub const KEYS_VARIABLE: &str = "WOONSPOOR_KEYS";

impl Place {
    /// Address of the database.
    #[must_use]
    pub fn url(&self) -> String {
        self.database.clone().unwrap_or_else(|| {
            let folder = std::path::absolute(&self.data).unwrap_or_else(|_| self.data.clone());
            format!("sqlite://{}", folder.join("woonspoor.db").display())
        })
    }

    /// The same address to show: a password in it is left out.
    #[must_use]
    pub fn address(&self) -> String {
        let url = self.url();
        match url::Url::parse(&url) {
            Ok(mut parsed) if parsed.password().is_some() => {
                let _ = parsed.set_password(Some("***"));
                parsed.to_string()
            }
            _ => url,
        }
    }

    /// File of an SQLite database; none for one of a server.
    #[must_use]
    pub fn file(&self) -> Option<PathBuf> {
        let url = self.url();
        let path = url.strip_prefix("sqlite:")?;
        let path = path.strip_prefix("//").unwrap_or(path);
        Some(PathBuf::from(path.split('?').next().unwrap_or_default()))
    }

    /// Where the keys come from, to show: the variable, or else the file.
    #[must_use]
    pub fn keys_name(&self) -> String {
        match std::env::var_os(KEYS_VARIABLE) {
            Some(_) => KEYS_VARIABLE.to_owned(),
            None => self.keys_file().display().to_string(),
        }
    }

    /// File with the keys.
    #[must_use]
    pub fn keys_file(&self) -> PathBuf {
        self.keys.clone().unwrap_or_else(|| self.data.join("keys"))
    }
}

/// Opens an office that is there already.
///
/// # Errors
/// When the database is not there, not up to date, or of a newer program; when the keys are not there or others.
pub async fn open(place: &Place, setup: Setup) -> Result<Office, Refusal> {
    let store = Store::open(&place.url(), &Options::default()).await.map_err(|e| refused(place, e))?;
    let keys = keys(place)?.ok_or_else(|| no_keys(place))?;
    checked(Office::new(store, Ring::read_from(keys, place.clone()), setup), place).await
}

/// Opens an office to serve it, and makes database and keys when this is the first time. With `setup.demo` a new database
/// becomes a demonstration; one that was made as a demonstration is one, whatever the settings say.
///
/// # Errors
/// As [`open`]; a database that has been used and is not up to date is not changed without being asked; one that is in use
/// and no demonstration is not taken for one.
pub async fn open_or_make(place: &Place, setup: Setup) -> Result<Office, Refusal> {
    made::or_nothing(place, opened_or_made(place, setup)).await
}

async fn opened_or_made(place: &Place, mut setup: Setup) -> Result<Office, Refusal> {
    let store = connect_or_make(place).await?;
    // Of a database elsewhere only the keys are here; a wrong address makes no folder.
    make_folder(&place.data)?;
    let schema = store.schema().await.map_err(|e| refused(place, e))?;
    let new = schema.current.is_empty();
    if new {
        store.migrate().await.map_err(|e| refused(place, e))?;
    }
    let mut unused = new;
    if new || schema.pending().is_empty() && schema.unknown().is_none() {
        setup.demo = demonstration::settle(&store, place, setup.demo).await?;
        // No keys were used with it: nothing is sealed in it yet, though it may have been made earlier.
        let noted = store::settings::get(store.reader(), KEYS_NOTED).await.map_err(|e| refused(place, e))?;
        unused = noted.is_none();
    }
    store.close().await.map_err(|e| refused(place, e))?;
    if unused && keys(place)?.is_none() {
        let file = place.keys_file();
        let written = Keys::generate().write_new(&file);
        written.map_err(|error| Trouble::keys(file.display().to_string(), error))?;
    }
    open(place, setup).await
}

/// Connects to the database; one of SQLite is made when it is not there.
pub(super) async fn connect_or_make(place: &Place) -> Result<Store, Refusal> {
    let within = |file: PathBuf| {
        Some(std::path::absolute(file).ok()?.starts_with(std::path::absolute(&place.data).ok()?))
    };
    if place.file().and_then(within).unwrap_or(false) {
        make_folder(&place.data)?;
    }
    let options = Options { create: true, ..Options::default() };
    Store::connect(&place.url(), &options).await.map_err(|error| refused(place, error))
}

/// Makes a folder that only this user can look into; one that is there stays as it is.
pub(super) fn make_folder(folder: &Path) -> Result<(), Fault> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(|error| Fault::system(folder.display().to_string(), error))
}

/// Brings a database up to date, and gives the names of the steps that were taken.
///
/// # Errors
/// When the database cannot be reached or is of a newer program.
pub async fn migrate(place: &Place) -> Result<Vec<String>, Refusal> {
    made::or_nothing(place, migrated(place)).await
}

async fn migrated(place: &Place) -> Result<Vec<String>, Refusal> {
    let store = connect_or_make(place).await?;
    let pending = store.schema().await.map_err(|e| refused(place, e))?.pending();
    store.migrate().await.map_err(|e| refused(place, e))?;
    store.close().await.map_err(|e| refused(place, e))?;
    Ok(pending)
}

/// The keys from the environment, or else from the file; none when neither is there.
pub(super) fn keys(place: &Place) -> Result<Option<Keys>, Refusal> {
    let from_environment = Keys::from_environment(KEYS_VARIABLE);
    if let Some(keys) = from_environment.map_err(|error| Trouble::keys(KEYS_VARIABLE, error))? {
        return Ok(Some(keys));
    }
    let file = place.keys_file();
    match Keys::read(&file) {
        Ok(keys) => Ok(Some(keys)),
        Err(KeyError::File { cause, .. }) if cause.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Trouble::keys(file.display().to_string(), error).into()),
    }
}

pub(super) fn no_keys(place: &Place) -> Refusal {
    Trouble { place: place.keys_file().display().to_string(), cause: Cause::NoKeys }.into()
}

/// Compares the keys with those the database was last used with, and notes them the first time.
async fn checked(office: Office, place: &Place) -> Result<Office, Refusal> {
    let broken = |error: Error| refused(place, error);
    let noted = store::settings::get(office.store.reader(), KEYS_NOTED).await.map_err(broken)?;
    match noted {
        Some(noted) => {
            office.keys.now().accepts(&noted).map_err(|error| Trouble::keys(place.keys_name(), error))?;
        }
        None => {
            let tx = office.store.begin().await.map_err(broken)?;
            store::settings::set(&tx, KEYS_NOTED, &office.keys.now().check()).await.map_err(broken)?;
            tx.commit().await.map_err(broken)?;
        }
    }
    Ok(office)
}

/// What the database says, as a refusal with its address; a password in the address is left out.
pub(super) fn refused(place: &Place, error: Error) -> Refusal {
    told(place.address(), error).at(place)
}

impl From<No> for Refusal {
    fn from(no: No) -> Self {
        match no {
            No::Input(faults) => Self::BadInput(faults),
            No::Database(error) => told(String::new(), error),
            other => Self::Broken(other.to_string()),
        }
    }
}

/// What the database says, as a refusal: a report of the database that says nothing to people is a fault of ours.
pub(super) fn told(place: String, error: Error) -> Refusal {
    match error {
        Error::Database(_)
        | Error::Stopped(_)
        | Error::NotFound { .. }
        | Error::Conflict { .. }
        | Error::Unique { .. }
        | Error::Reference(_)
        | Error::Refused(_) => Refusal::Broken(error.to_string()),
        error => Trouble::database(place, error).into(),
    }
}
