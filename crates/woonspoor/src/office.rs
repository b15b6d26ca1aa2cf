//! Opening the office that a command works on: database, keys, settings.

use crate::arguments::OfficeArgs;
use app::Refusal;
use app::office::{Office, Settings, opening};
use std::future::Future;

/// Runs something that waits for a database.
pub fn wait<T>(work: impl Future<Output = Result<T, Refusal>>) -> Result<T, Refusal> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    runtime.map_err(|error| Refusal::Broken(error.to_string()))?.block_on(work)
}

/// Runs something that waits for the database of these arguments, whose place is told when it fails.
pub fn wait_at<T>(a: &OfficeArgs, work: impl Future<Output = Result<T, Refusal>>) -> Result<T, Refusal> {
    wait(work).map_err(|refusal| refusal.at(&place(a)))
}

/// The settings: from the file when there is one, else the usual ones.
pub fn settings(a: &OfficeArgs) -> Result<Settings, Refusal> {
    a.settings.as_deref().map_or_else(|| Ok(Settings::default()), Settings::read)
}

/// Where the database and the keys are.
pub fn place(a: &OfficeArgs) -> opening::Place {
    opening::Place { data: a.data.clone(), database: a.database.clone(), keys: a.keys.clone() }
}

/// Opens the office of the arguments; it has to be there already.
pub async fn open(a: &OfficeArgs) -> Result<Office, Refusal> {
    opening::open(&place(a), settings(a)?.setup).await
}
