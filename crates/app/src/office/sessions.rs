//! Sessions of browsers: kept under a keyed hash of their id, so that the database alone opens none.

use super::{No, Office};
use chrono::{DateTime, Utc};
use serde_json::Value;
use store::{Session, sessions};
use vault::token::TokenKind;

/// Under what a session is kept.
#[must_use]
pub fn key(office: &Office, id: &str) -> String {
    office.keys.token_hash(TokenKind::Session, id)
}

/// Writes a session. What `data` says of its account, its start and its browser is kept beside it, for the list of
/// sessions.
///
/// # Errors
/// When the database cannot be reached.
pub async fn save(
    office: &Office,
    id: &str,
    data: &Value,
    now: DateTime<Utc>,
    ends: DateTime<Utc>,
) -> Result<(), No> {
    let moment = |name: &str| data.get(name).and_then(|at| serde_json::from_value(at.clone()).ok());
    let session = Session {
        id: key(office, id),
        account_id: data.get("account").and_then(Value::as_i64),
        data: data.to_string(),
        created_at: moment("since").unwrap_or(now),
        seen_at: now,
        expires_at: ends,
        agent: data.get("agent").and_then(Value::as_str).unwrap_or_default().to_owned(),
    };
    let tx = office.store.begin().await?;
    end_older(&tx, office, id).await?;
    sessions::save(&tx, session).await?;
    Ok(tx.commit().await?)
}

/// What a session remembers and when it ends; none when it has ended.
///
/// # Errors
/// When the database cannot be reached.
pub async fn load(
    office: &Office,
    id: &str,
    now: DateTime<Utc>,
) -> Result<Option<(Value, DateTime<Utc>)>, No> {
    for key in office.keys.token_hashes(TokenKind::Session, id) {
        if let Some(session) = sessions::get(office.store.reader(), &key, now).await? {
            return Ok(serde_json::from_str(&session.data).ok().map(|data| (data, session.expires_at)));
        }
    }
    Ok(None)
}

/// Ends a session.
///
/// # Errors
/// When the database cannot be reached.
pub async fn delete(office: &Office, id: &str) -> Result<(), No> {
    let tx = office.store.begin().await?;
    end_older(&tx, office, id).await?;
    sessions::end(&tx, &key(office, id)).await?;
    Ok(tx.commit().await?)
}

/// Ends what is kept of a session under hash keys from before a rotation.
async fn end_older(tx: &store::Tx, office: &Office, id: &str) -> Result<(), No> {
    for older in office.keys.token_hashes(TokenKind::Session, id).iter().skip(1) {
        sessions::end(tx, older).await?;
    }
    Ok(())
}
