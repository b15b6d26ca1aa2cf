//! Opening an office: where its database and keys are, and making both the first time.

use super::{No, Office, Setup};
use crate::Refusal;
use domain::{Fault, Problem};
use std::path::{Path, PathBuf};
use store::{Error, Options, Store};
use vault::Keys;

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

    /// File with the keys.
    #[must_use]
    pub fn keys_file(&self) -> PathBuf {
        self.keys.clone().unwrap_or_else(|| self.data.join("keys"))
    }
}

/// Reads a settings file.
///
/// # Errors
/// When it cannot be read, or says something that is not understood: file and line.
pub fn read_setup(file: &Path) -> Result<Setup, Refusal> {
    let name = file.display().to_string();
    let unreadable = |cause: String| Fault::error(name.clone(), Problem::Unreadable { cause });
    let text = std::fs::read_to_string(file).map_err(|error| unreadable(error.to_string()))?;
    let setup: Setup = toml::from_str(&text).map_err(|error: toml::de::Error| {
        let line = error.span().map(|span| text[..span.start].lines().count().max(1) as u64);
        unreadable(error.message().to_owned()).at(line)
    })?;
    Ok(setup)
}

/// Opens an office that is there already.
///
/// # Errors
/// When the database is not there, not up to date, or of a newer program; when the keys are not there or others.
pub async fn open(place: &Place, setup: Setup) -> Result<Office, Refusal> {
    let store = Store::open(&place.url(), &Options::default()).await.map_err(|e| refused(place, &e))?;
    let keys = keys(place)?.ok_or_else(|| no_keys(place))?;
    checked(Office::new(store, keys, setup), place).await
}

/// Opens an office, and makes database and keys when this is the first time.
///
/// # Errors
/// As [`open`]; a database that has been used and is not up to date is not changed without being asked.
pub async fn open_or_make(place: &Place, setup: Setup) -> Result<Office, Refusal> {
    let unwritable = |path: &Path, cause: String| {
        Refusal::from(Fault::error(path.display().to_string(), Problem::Unreadable { cause }))
    };
    std::fs::create_dir_all(&place.data).map_err(|error| unwritable(&place.data, error.to_string()))?;
    let options = Options { create: true, ..Options::default() };
    let store = Store::connect(&place.url(), &options).await.map_err(|e| refused(place, &e))?;
    let schema = store.schema().await.map_err(|e| refused(place, &e))?;
    let new = schema.current.is_empty();
    if new {
        store.migrate().await.map_err(|e| refused(place, &e))?;
    }
    store.close().await.map_err(|e| refused(place, &e))?;
    if new && keys(place)?.is_none() {
        let file = place.keys_file();
        Keys::generate().write_new(&file).map_err(|error| unwritable(&file, error.to_string()))?;
    }
    open(place, setup).await
}

/// Brings a database up to date, and gives the names of the steps that were taken.
///
/// # Errors
/// When the database cannot be reached or is of a newer program.
pub async fn migrate(place: &Place) -> Result<Vec<String>, Refusal> {
    let options = Options { create: true, ..Options::default() };
    let store = Store::connect(&place.url(), &options).await.map_err(|e| refused(place, &e))?;
    let pending = store.schema().await.map_err(|e| refused(place, &e))?.pending();
    store.migrate().await.map_err(|e| refused(place, &e))?;
    store.close().await.map_err(|e| refused(place, &e))?;
    Ok(pending)
}

/// The keys from the environment, or else from the file; none when neither is there.
pub(super) fn keys(place: &Place) -> Result<Option<Keys>, Refusal> {
    let fault =
        |name: String, cause: String| Refusal::from(Fault::error(name, Problem::Unreadable { cause }));
    let from_environment = Keys::from_environment(KEYS_VARIABLE);
    if let Some(keys) = from_environment.map_err(|e| fault(KEYS_VARIABLE.to_owned(), e.to_string()))? {
        return Ok(Some(keys));
    }
    let file = place.keys_file();
    if !file.exists() {
        return Ok(None);
    }
    Keys::read(&file).map(Some).map_err(|error| fault(file.display().to_string(), error.to_string()))
}

pub(super) fn no_keys(place: &Place) -> Refusal {
    let cause = format!(
        "the keys of this office are missing; put the file back, or set {KEYS_VARIABLE}; without them national \
         numbers and second factors cannot be read"
    );
    Fault::error(place.keys_file().display().to_string(), Problem::Unreadable { cause }).into()
}

/// Compares the keys with those the database was last used with, and notes them the first time.
async fn checked(office: Office, place: &Place) -> Result<Office, Refusal> {
    let broken = |error: Error| refused(place, &error);
    let noted = store::settings::get(office.store.reader(), "vault_check").await.map_err(broken)?;
    match noted {
        Some(noted) => office.keys.accepts(&noted).map_err(|error| {
            let cause = error.to_string();
            Refusal::from(Fault::error(
                place.keys_file().display().to_string(),
                Problem::Unreadable { cause },
            ))
        })?,
        None => {
            let tx = office.store.begin().await.map_err(broken)?;
            store::settings::set(&tx, "vault_check", &office.keys.check()).await.map_err(broken)?;
            tx.commit().await.map_err(broken)?;
        }
    }
    Ok(office)
}

/// What the database says, as a refusal with its address; a password in the address is left out.
fn refused(place: &Place, error: &Error) -> Refusal {
    let name = place.address();
    match error {
        Error::Newer { .. }
        | Error::Outdated { .. }
        | Error::Unreachable(_)
        | Error::File(_)
        | Error::Damaged(_)
        | Error::Refused(_) => Fault::error(name, Problem::Unreadable { cause: error.to_string() }).into(),
        other => Refusal::Broken(other.to_string()),
    }
}

impl From<No> for Refusal {
    fn from(no: No) -> Self {
        Self::Broken(no.to_string())
    }
}
