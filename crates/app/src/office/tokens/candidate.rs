//! One candidate for a program.

use crate::office::{Acting, No, Office, facts};
use policy::Visible;
use store::register::{self, File};

/// A file, and what of it may be seen.
pub struct Seen {
    /// The file.
    pub file: File,
    /// What of it may be seen.
    pub visible: Visible,
}

/// Opens a file as far as it may be seen, and writes in the log that it was.
///
/// # Errors
/// [`No::NotFound`] when there is none, or nothing of it may be seen.
pub async fn open(office: &Office, acting: &Acting, id: i64) -> Result<Seen, No> {
    let file = register::file(office.store.reader(), id).await?.ok_or(No::NotFound)?;
    let visible = policy::visible(&acting.actor, &facts::of(&file, acting.now));
    if visible.nothing() {
        return Err(No::NotFound);
    }
    let mut event = acting.event("viewed", "registration");
    event.subject_id = Some(id);
    event.registration_id = Some(id);
    event.detail = serde_json::json!({ "through": "api", "seen": visible });
    office.audit.record(event).await?;
    Ok(Seen { file, visible })
}
