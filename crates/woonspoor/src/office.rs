//! Opening the office that a command works on: database, keys, settings.

use crate::arguments::OfficeArgs;
use app::Refusal;
use app::office::{Office, Setup, opening};
use std::future::Future;

/// Runs something that waits for a database.
pub fn wait<T>(work: impl Future<Output = Result<T, Refusal>>) -> Result<T, Refusal> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    runtime.map_err(|error| Refusal::Broken(error.to_string()))?.block_on(work)
}

/// The settings: from the file when there is one, else the usual ones.
pub fn setup(a: &OfficeArgs) -> Result<Setup, Refusal> {
    a.settings.as_deref().map_or_else(|| Ok(Setup::default()), opening::read_setup)
}

/// Where the database and the keys are.
pub fn place(a: &OfficeArgs) -> opening::Place {
    opening::Place { data: a.data.clone(), database: a.database.clone(), keys: a.keys.clone() }
}

/// Opens the office of the arguments; it has to be there already.
pub async fn open(a: &OfficeArgs) -> Result<Office, Refusal> {
    opening::open(&place(a), setup(a)?).await
}
