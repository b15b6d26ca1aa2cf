//! Work that comes back by itself: asked for once, however many servers there are.

use super::Kind;
use crate::office::{No, Office};
use chrono::{DateTime, Duration, Utc};
use serde_json::json;
use store::{jobs, settings};

/// What comes back, and after how many hours.
const SCHEDULE: [(Kind, i64); 4] =
    [(Kind::Sweep, 1), (Kind::VerifyLog, 24), (Kind::RetentionCount, 7 * 24), (Kind::AttestationExpiry, 24)];

/// Minutes before the first time: a server that just started has people waiting for it.
const FIRST_MINUTES: i64 = 5;

/// Asks for the periodic work that is due. The note of when it comes next is changed in the same transaction, and only
/// where it still says what was read: of several servers one asks.
///
/// # Errors
/// When the database cannot be reached.
pub async fn ask_what_is_due(office: &Office, now: DateTime<Utc>) -> Result<u64, No> {
    let mut asked = 0;
    for (kind, hours) in SCHEDULE {
        let key = format!("next_{}", kind.code());
        let noted = settings::get(office.store.reader(), &key).await?;
        let due = noted.as_deref().and_then(|at| at.parse::<DateTime<Utc>>().ok());
        if due.is_some_and(|due| due > now) {
            continue;
        }
        let start = if noted.is_none() { now + Duration::minutes(FIRST_MINUTES) } else { now };
        let next = (start + Duration::hours(hours)).to_rfc3339();
        let tx = office.store.begin().await?;
        if settings::swap(&tx, &key, noted.as_deref(), &next).await? {
            jobs::enqueue(&tx, kind.code(), &json!({}), start, None, now).await?;
            tx.commit().await?;
            asked += 1;
        }
    }
    Ok(asked)
}
