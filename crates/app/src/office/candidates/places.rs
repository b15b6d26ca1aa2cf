//! The places that the list can be narrowed to, kept for a few minutes: they hardly change, and every page asks for them.

use crate::office::{No, Office};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use std::sync::{Arc, PoisonError, RwLock};

/// How long they are kept.
const MINUTES: i64 = 5;

/// Municipalities, companies and zones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// NIS code and name, by name.
    pub municipalities: Vec<(String, String)>,
    /// Code of a company and of a zone of it; an empty zone stands for the whole company.
    pub areas: Vec<(String, String)>,
}

/// Where they are kept.
#[derive(Clone, Debug, Default)]
#[expect(clippy::type_complexity, reason = "what is kept, since when, shared by all")]
pub struct Kept(Arc<RwLock<Option<(DateTime<Utc>, Arc<Places>)>>>);

/// The places.
///
/// # Errors
/// When the database cannot be reached.
pub async fn all(office: &Office, now: DateTime<Utc>, today: NaiveDate) -> Result<Arc<Places>, No> {
    let kept = office.places.0.read().unwrap_or_else(PoisonError::into_inner).clone();
    if let Some((_, places)) = kept.filter(|(at, _)| (now - *at).abs() < Duration::minutes(MINUTES)) {
        return Ok(places);
    }
    let areas = store::register::places::areas(office.store.reader()).await?;
    let mut municipalities: Vec<(String, String)> =
        areas.iter().map(|area| (office.municipality(&area.nis, today), area.nis.clone())).collect();
    municipalities.sort();
    municipalities.dedup();
    let mut zones: Vec<(String, String)> = Vec::new();
    for area in areas {
        zones.push((area.company.clone(), String::new()));
        zones.push((area.company, area.zone));
    }
    zones.sort();
    zones.dedup();
    let municipalities = municipalities.into_iter().map(|(name, nis)| (nis, name)).collect();
    let places = Arc::new(Places { municipalities, areas: zones });
    *office.places.0.write().unwrap_or_else(PoisonError::into_inner) = Some((now, places.clone()));
    Ok(places)
}
