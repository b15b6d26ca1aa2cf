//! Warns services of attestations that run out: sixty and fourteen days before, each once.

use super::ROLES;
use crate::office::{No, Office};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use serde_json::json;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use store::files::{self, Wanted};
use store::notices;

/// Kind of the job that does it every night.
pub const JOB: &str = "attestation-expiry";

/// Days before the last one on which is warned, and the kind of the message.
const WARNINGS: [(i64, &str); 2] = [(14, "attestation-expiry-14"), (60, "attestation-expiry-60")];

/// Attestations looked at in one night.
const LIMIT: u64 = 10_000;

/// Leaves a message with whoever issued the attestation, or with everybody of the service who could, and gives how many
/// messages were left. Running it again on the same day leaves none.
///
/// # Errors
/// When the database cannot be reached.
pub async fn warn_of_expiry(office: &Office, today: NaiveDate, now: DateTime<Utc>) -> Result<u64, No> {
    let last = today + Duration::days(WARNINGS[1].0);
    let reader = office.store.reader();
    let ending = files::attestations(reader, None, Wanted::Ending(today, last), LIMIT).await?;
    let roles = ROLES.map(policy::Role::code);
    let mut colleagues: HashMap<i64, Vec<i64>> = HashMap::new();
    let mut left = 0;
    for (row, registration) in ending {
        let Some(until) = row.valid_until else { continue };
        let gone = registration.merged_into.is_some() || registration.erased_at.is_some();
        let days = (until - today).num_days();
        let Some((_, kind)) = WARNINGS.iter().find(|(before, _)| days <= *before).filter(|_| !gone) else {
            continue;
        };
        let all = match colleagues.entry(row.organisation_id) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => {
                new.insert(files::holders(reader, &roles, Some(row.organisation_id), today).await?)
            }
        };
        let issuer = row.issued_by.filter(|issuer| all.contains(issuer));
        let told: Vec<i64> = issuer.map_or_else(|| all.clone(), |issuer| vec![issuer]);
        left += tell(office, &told, kind, &row, &registration.number, now).await?;
    }
    Ok(left)
}

async fn tell(
    office: &Office,
    accounts: &[i64],
    kind: &str,
    row: &store::Attestation,
    number: &str,
    now: DateTime<Utc>,
) -> Result<u64, No> {
    let link = format!("/attesten/{}", row.id);
    let args = json!({ "number": number, "until": row.valid_until });
    let tx = office.store.begin().await?;
    let mut left = 0;
    for &account in accounts {
        if !files::noticed(&tx, account, kind, &link).await? {
            notices::leave(&tx, account, kind, &args, &link, now).await?;
            left += 1;
        }
    }
    tx.commit().await?;
    Ok(left)
}
