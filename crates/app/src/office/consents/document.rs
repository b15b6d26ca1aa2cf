//! Downloading a document of a file: rights checked by its layer, logged before the bytes go out.

use crate::office::file::open;
use crate::office::paper::{ending, place};
use crate::office::{Acting, No, Office};
use policy::{Action, Layer, decide, decide_entry};
use serde_json::json;
use store::documents;

/// A document on its way out.
pub struct Download {
    /// Type of the content, found when it was put in.
    pub media_type: String,
    /// Name to save it under; ours, never one that somebody typed.
    pub name: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// Gives the bytes of a document.
///
/// # Errors
/// [`No::NotFound`] when it is not there or not to be seen.
pub async fn download(office: &Office, acting: &Acting, id: i64) -> Result<Download, No> {
    let reader = office.store.reader();
    let document = documents::get(reader, id).await?.ok_or(No::NotFound)?;
    let opened = open(office, acting, document.registration_id.ok_or(No::NotFound)?).await?;
    let decision = match document.layer.as_str() {
        "consent" => decide(&acting.actor, Action::ViewConsents, &opened.facts),
        "evidence" => {
            // Whose it is says the evidence that the document belongs to.
            let all = store::evidence::of_registration(reader, opened.id()).await?;
            let row = all.iter().find(|row| row.document_id == Some(id)).ok_or(No::NotFound)?;
            decide_entry(&acting.actor, Action::ViewEvidence, &opened.facts, Some(row.organisation_id))
        }
        layer => {
            let layer = Layer::parse(layer).ok_or(No::NotFound)?;
            // A document belongs to the organisations of who brought it; only those who work there see it.
            let mut tried = acting.actor.held().iter().map(|held| {
                decide_entry(&acting.actor, Action::View(layer), &opened.facts, Some(held.organisation))
            });
            let mine = document.uploaded_by == Some(acting.actor.account());
            tried.find(|decision| decision.allow && mine).ok_or(No::NotFound)?
        }
    };
    if !decision.allow {
        return Err(No::NotFound);
    }
    let bytes = documents::bytes(reader, &place(office), &document.sha256).await?;
    let detail = json!({ "document": id, "layer": document.layer });
    office.audit.record(opened.event(acting, "download-document", decision, detail)).await?;
    let ending = ending(&document.media_type);
    Ok(Download { name: format!("document-{id}.{ending}"), media_type: document.media_type, bytes })
}
