//! Notes in the support and the sensitive layer: sealed, and read only by those whom the policy lets.

use super::{Opened, names, open};
use crate::office::{Acting, No, Office, Problems, sealed};
use chrono::{DateTime, Utc};
use policy::{Action, Layer, decide_entry};
use serde_json::json;
use std::collections::HashMap;
use store::entities::note;
use store::sea_orm::{ActiveModelTrait, Set};
use vault::Place;

/// Longest note, in characters.
pub const LONGEST: usize = 10_000;

/// A note that may be read.
#[derive(Clone, Debug)]
pub struct Note {
    /// Row id.
    pub id: i64,
    /// Layer.
    pub layer: Layer,
    /// Organisation that keeps it.
    pub organisation: i64,
    /// Account that wrote it.
    pub author: i64,
    /// The text; none when the keys that this server has do not open it.
    pub text: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

/// The notes of a file.
pub struct Notes {
    /// The file.
    pub opened: Opened,
    /// The notes that may be read, the newest first.
    pub notes: Vec<Note>,
    /// Layers to which this person may add, in their own organisation.
    pub may_add: Vec<Layer>,
    /// Names of the authors.
    pub names: HashMap<i64, String>,
}

const LAYERS: [Layer; 2] = [Layer::Support, Layer::Sensitive];

/// Where the text of a note is sealed: a note is by one author at one moment, and stays that when two files become one.
fn place(author: i64, at: DateTime<Utc>) -> Place {
    sealed::note(author, at)
}

/// The notes that somebody may read; logged.
///
/// # Errors
/// [`No::NotFound`] when neither layer is open to this person.
pub async fn show(office: &Office, acting: &Acting, id: i64) -> Result<Notes, No> {
    let opened = open(office, acting, id).await?;
    let may_add: Vec<Layer> =
        LAYERS.into_iter().filter(|layer| adding(acting, &opened, *layer).is_some()).collect();
    if !(opened.visible.support.any() || opened.visible.sensitive.any() || !may_add.is_empty()) {
        return Err(No::NotFound);
    }
    let mut notes = Vec::new();
    for row in store::files::notes(office.store.reader(), id).await? {
        let Some(layer) = Layer::parse(&row.layer) else { continue };
        let owner = Some(row.organisation_id);
        if !decide_entry(&acting.actor, Action::View(layer), &opened.facts, owner).allow {
            continue;
        }
        let text = office.keys.open_text(&place(row.author_id, row.at), &row.body);
        let text = text.ok().map(|text| text.to_string());
        let (organisation, author) = (row.organisation_id, row.author_id);
        notes.push(Note { id: row.id, layer, organisation, author, text, at: row.at });
    }
    let seen: Vec<&str> =
        LAYERS.iter().filter(|l| notes.iter().any(|note| note.layer == **l)).map(|l| l.code()).collect();
    let names = names(office, notes.iter().map(|note| note.author)).await?;
    let decision = super::view::by_what(acting, &opened);
    office.audit.record(opened.event(acting, "view-notes", decision, json!({ "layers": seen }))).await?;
    Ok(Notes { opened, notes, may_add, names })
}

/// The decision by which somebody adds to a layer, in an organisation of their own.
fn adding(acting: &Acting, opened: &Opened, layer: Layer) -> Option<policy::Decision> {
    let held = acting.actor.held().iter();
    held.map(|held| decide_entry(&acting.actor, Action::Edit(layer), &opened.facts, Some(held.organisation)))
        .find(|decision| decision.allow)
}

/// Adds a note.
///
/// # Errors
/// When the layer is not open to this person, or there is no text or too much.
pub async fn add(office: &Office, acting: &Acting, id: i64, layer: &str, text: &str) -> Result<(), No> {
    let opened = open(office, acting, id).await?;
    let mut problems = Problems::default();
    let layer = Layer::parse(layer).filter(|layer| LAYERS.contains(layer));
    if layer.is_none() {
        problems.add("layer", "file-note-layer-missing");
    }
    if !(1..=LONGEST).contains(&text.trim().chars().count()) {
        problems.add("text", "file-note-text-missing");
    }
    problems.settle()?;
    let layer = layer.ok_or(No::NotFound)?;
    let decision = adding(acting, &opened, layer).ok_or(No::NotFound)?;
    let organisation = decision.organisation.ok_or(No::NotFound)?;
    let (author, at) = (acting.actor.account(), chrono::SubsecRound::trunc_subsecs(acting.now, 3));
    let row = note::ActiveModel {
        registration_id: Set(id),
        layer: Set(layer.code().to_owned()),
        organisation_id: Set(organisation),
        author_id: Set(author),
        body: Set(office.keys.seal(&place(author, at), text.trim().as_bytes())),
        at: Set(at),
        version: Set(1),
        ..Default::default()
    };
    let tx = office.store.begin().await?;
    let made = row.insert(&tx).await?;
    let detail = json!({ "note": made.id, "layer": layer });
    store::audit::append(&tx, &[opened.event(acting, "add-note", decision, detail)]).await?;
    Ok(tx.commit().await?)
}
