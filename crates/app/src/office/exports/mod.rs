//! The register as files again.

mod folder;

pub use folder::{Exported, folder};

use super::{No, Office};
use crate::Refusal;
use chrono::{DateTime, NaiveDate, Utc};
use std::path::Path;
use store::audit::Event;

/// Writes the register to a new folder for whoever runs the program, and notes it in the log.
///
/// # Errors
/// As [`folder`].
pub async fn by_program(
    office: &Office,
    to: &Path,
    national_numbers: bool,
    today: NaiveDate,
    now: DateTime<Utc>,
) -> Result<Exported, Refusal> {
    let exported = folder(office, to, national_numbers, today).await?;
    let counts: serde_json::Value =
        exported.iter().map(|(table, rows)| ((*table).to_owned(), *rows)).collect();
    let event = Event {
        at: now,
        account_id: None,
        actor: "woonspoor export".to_owned(),
        organisation_id: None,
        action: "register-exported".to_owned(),
        subject: "register".to_owned(),
        subject_id: None,
        registration_id: None,
        reason: None,
        detail: serde_json::json!({ "rows": counts, "national_numbers": national_numbers }),
        request_id: None,
    };
    office.audit.record(event).await.map_err(No::from)?;
    Ok(exported)
}
