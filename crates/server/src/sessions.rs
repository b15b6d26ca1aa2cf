//! Sessions of browsers, kept in the office's database so that every server knows them.

use crate::clock::Moment;
use app::office::{Office, sessions};
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use time::OffsetDateTime;
use tower_sessions::SessionStore;
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{Error, Result};

/// The sessions of an office.
#[derive(Clone)]
pub struct OfficeSessions(pub Office);

impl std::fmt::Debug for OfficeSessions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("OfficeSessions")
    }
}

#[expect(clippy::needless_pass_by_value, reason = "it stands in `map_err`")]
fn broken(error: impl ToString) -> Error {
    Error::Backend(error.to_string())
}

fn ends(record: &Record) -> Result<DateTime<Utc>> {
    DateTime::from_timestamp(record.expiry_date.unix_timestamp(), 0).ok_or_else(|| broken("no such moment"))
}

#[async_trait]
impl SessionStore for OfficeSessions {
    async fn create(&self, record: &mut Record) -> Result<()> {
        // 128 random bits: two of them are never alike.
        self.save(record).await
    }

    async fn save(&self, record: &Record) -> Result<()> {
        let data = serde_json::to_value(&record.data).map_err(|error| Error::Encode(error.to_string()))?;
        let now = Moment::read(None).now;
        sessions::save(&self.0, &record.id.to_string(), &data, now, ends(record)?).await.map_err(broken)
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let now = Moment::read(None).now;
        let found = sessions::load(&self.0, &id.to_string(), now).await.map_err(broken)?;
        let Some((data, ends)) = found else {
            return Ok(None);
        };
        let expiry_date = OffsetDateTime::from_unix_timestamp(ends.timestamp()).map_err(broken)?;
        let data = serde_json::from_value(data).map_err(|error| Error::Decode(error.to_string()))?;
        Ok(Some(Record { id: *id, data, expiry_date }))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        sessions::delete(&self.0, &id.to_string()).await.map_err(broken)
    }
}
