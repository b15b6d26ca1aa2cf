//! The points of a candidate for a program.

use crate::office::file::points::Assessed;
use crate::office::file::{known, open, view};
use crate::office::{Acting, No, Office};
use crate::words::Words;

/// What the rules say today about a candidate, and that it was read in the log.
///
/// # Errors
/// [`No::NotFound`] when there is no such file, or its points are not for this caller; also for a file that no rules can
/// judge.
pub async fn points(office: &Office, acting: &Acting, id: i64, words: &Words) -> Result<Assessed, No> {
    let opened = open(office, acting, id).await?;
    let known = known(office, acting.now).await?;
    let attestations = view::attestations(acting, &opened, &known);
    let assessed = view::points_of(office, acting, &opened, &known, &attestations, words).await?;
    let assessed = assessed.ok_or(No::NotFound)?;
    let mut event = acting.event("viewed", "registration");
    event.subject_id = Some(id);
    event.registration_id = Some(id);
    event.detail = serde_json::json!({ "through": "api", "layers": ["points"] });
    office.audit.record(event).await?;
    Ok(assessed)
}
