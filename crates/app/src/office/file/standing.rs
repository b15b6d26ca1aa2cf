//! What every file needs and seldom changes: organisations, names of colleagues, whether refusals are kept.

use crate::office::{No, Office};
use chrono::{DateTime, TimeDelta, Utc};
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};
use store::{Organisation, files, register};

/// Seconds for which it is not read anew while the register does not change.
const FRESH: i64 = 10;

/// Version of the register, moment of reading, and what was read.
type Kept = (i64, DateTime<Utc>, Arc<Known>);

/// The office's own memory of it.
#[derive(Debug, Default)]
pub struct Standing {
    known: RwLock<Option<Kept>>,
    names: RwLock<HashMap<i64, String>>,
}

/// Organisations and what else holds for the whole register.
#[derive(Debug, Default)]
pub struct Known {
    /// All organisations, by id.
    pub organisations: Vec<Organisation>,
    /// Whether refusals are kept.
    pub refusals_known: bool,
    /// Codes of target groups, in the order of the register.
    pub groups: Vec<String>,
}

impl Known {
    /// Name of an organisation; empty when it is not known.
    #[must_use]
    pub fn organisation(&self, id: i64) -> &str {
        self.row(id).map_or("", |organisation| organisation.name.as_str())
    }

    /// An organisation.
    #[must_use]
    pub fn row(&self, id: i64) -> Option<&Organisation> {
        let place = self.organisations.binary_search_by_key(&id, |organisation| organisation.id).ok()?;
        self.organisations.get(place)
    }
}

/// The organisations and the rest, at most a few seconds old and never older than the register.
///
/// # Errors
/// When the database cannot be reached.
pub async fn known(office: &Office, now: DateTime<Utc>) -> Result<Arc<Known>, No> {
    let reader = office.store.reader();
    let version = register::version(reader).await?;
    let kept = office.standing.known.read().unwrap_or_else(PoisonError::into_inner).clone();
    let fresh = |at: DateTime<Utc>| (now - at).abs() < TimeDelta::seconds(FRESH);
    if let Some((_, _, known)) = kept.filter(|(of, at, _)| *of == version && fresh(*at)) {
        return Ok(known);
    }
    let law = office.law(now.date_naive())?;
    let known = Arc::new(Known {
        organisations: files::organisations(reader).await?,
        refusals_known: register::load::refusals_known(reader).await?,
        groups: crate::registry::group_codes(&law),
    });
    let mut place = office.standing.known.write().unwrap_or_else(PoisonError::into_inner);
    *place = Some((version, now, known.clone()));
    Ok(known)
}

/// Names of people by account; only those not met before are asked of the database.
///
/// # Errors
/// When the database cannot be reached.
pub async fn names(
    office: &Office,
    accounts: impl IntoIterator<Item = i64>,
) -> Result<HashMap<i64, String>, No> {
    let mut found = HashMap::new();
    let mut missing: Vec<i64> = Vec::new();
    {
        let kept = office.standing.names.read().unwrap_or_else(PoisonError::into_inner);
        for account in accounts {
            match kept.get(&account) {
                Some(name) => drop(found.insert(account, name.clone())),
                None => missing.push(account),
            }
        }
    }
    if missing.is_empty() {
        return Ok(found);
    }
    let fresh = files::account_names(office.store.reader(), &missing).await?;
    office.standing.names.write().unwrap_or_else(PoisonError::into_inner).extend(fresh.clone());
    found.extend(fresh);
    Ok(found)
}
