//! Changing a section of a file: what two people changed at once is shown to the second, never overwritten in silence.

use super::checks::{Context, write};
use super::sections::{Section, Values, open_fields, read};
use super::{Opened, known, open};
use crate::office::{Acting, No, Office, Problems};
use policy::{Action, Layer, decide};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use store::register::parties::Moved;
use store::register::{self, Household};

/// A section as it can be changed now.
pub struct Editing {
    /// The file.
    pub opened: Opened,
    /// The fields that this person may change, with their values.
    pub values: Values,
}

/// A section of a file, to be changed.
///
/// # Errors
/// [`No::NotFound`] for a file that is not to be seen, [`No::Refused`] for a section that is closed to this person.
pub async fn begin(office: &Office, acting: &Acting, id: i64, section: Section) -> Result<Editing, No> {
    let opened = open(office, acting, id).await?;
    let fields = open_fields(section, acting, &opened);
    if fields.is_empty() {
        opened.allow(acting, action(section))?;
        return Err(No::NotFound);
    }
    let decision = super::view::by_what(acting, &opened);
    let detail = json!({ "layers": [section.code()] });
    office.audit.record(opened.event(acting, "view-to-change", decision, detail)).await?;
    Ok(Editing { values: read(&opened.file.household, &fields), opened })
}

fn action(section: Section) -> Action {
    match section {
        Section::Person => Action::EditContact,
        _ => Action::Edit(Layer::Housing),
    }
}

/// What was sent: the version and the values the form was opened with, and what was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sent {
    /// Version of the file when the form was opened.
    pub version: i64,
    /// Values when the form was opened, by field.
    pub was: BTreeMap<String, String>,
    /// Values as typed, by field; lists as lists of lists of text.
    pub typed: BTreeMap<String, String>,
    /// For each row of a typed list its place in the form, to point at.
    pub places: Vec<usize>,
    /// Fields for which the saved value was chosen over the typed one.
    pub theirs: Vec<String>,
}

/// What came of saving.
#[derive(Debug, PartialEq, Eq)]
pub enum Saved {
    /// It is saved.
    Done,
    /// Nothing had changed.
    Same,
    /// Somebody else saved the same section meanwhile.
    Clash(Clash),
}

/// Both versions of a section, field by field.
#[derive(Debug, PartialEq, Eq)]
pub struct Clash {
    /// Version of the file now.
    pub version: i64,
    /// The fields that differ.
    pub fields: Vec<Field>,
}

/// A field of which three values are known.
#[derive(Debug, PartialEq, Eq)]
pub struct Field {
    /// Name.
    pub name: &'static str,
    /// When the form was opened.
    pub was: String,
    /// As somebody else saved it.
    pub theirs: String,
    /// As typed here; the same as theirs when it was left alone here.
    pub mine: String,
    /// Whether both changed it, to different values.
    pub clash: bool,
}

/// Saves a section. Unknown values stay as they are.
///
/// # Errors
/// As [`begin`]; [`No::Invalid`] for what cannot be.
pub async fn save(
    office: &Office,
    acting: &Acting,
    id: i64,
    section: Section,
    sent: &Sent,
) -> Result<Saved, No> {
    let opened = open(office, acting, id).await?;
    let fields = open_fields(section, acting, &opened);
    if fields.is_empty() {
        opened.allow(acting, action(section))?;
        return Err(No::NotFound);
    }
    Problems::opened_with(sent.version)?;
    let before = read(&opened.file.household, &fields);
    let version = opened.file.household.registration.version;
    if version != sent.version
        && let Some(clash) = clash(version, &before, sent)
    {
        return Ok(Saved::Clash(clash));
    }
    let mut typed = sent.typed.clone();
    for (field, value) in &before {
        if !typed.contains_key(*field) || sent.theirs.iter().any(|chosen| chosen == field) {
            typed.insert((*field).to_owned(), value.clone());
        }
    }
    let mut household = opened.file.household.clone();
    let known = known(office, acting.now).await?;
    let law = office.law(acting.today)?;
    let context = Context { office, law: &law, known: &known, today: acting.today, places: &sent.places };
    write(&mut household, &fields, &typed, &context).settle()?;
    store_it(office, acting, &opened, household, section, &before).await
}

/// What differs, when somebody else changed one of these fields since the form was opened.
fn clash(version: i64, theirs: &Values, sent: &Sent) -> Option<Clash> {
    let fields: Vec<Field> = theirs
        .iter()
        .filter_map(|(name, theirs)| {
            let was = sent.was.get(*name)?.clone();
            let mine = sent.typed.get(*name)?.clone();
            let (by_them, by_me) = (was != *theirs, was != mine);
            (by_them || by_me).then(|| Field {
                name,
                clash: by_them && by_me && mine != *theirs,
                mine: if by_me { mine } else { theirs.clone() },
                theirs: theirs.clone(),
                was,
            })
        })
        .collect();
    let by_them = fields.iter().any(|field| field.was != field.theirs);
    by_them.then_some(Clash { version, fields })
}

async fn store_it(
    office: &Office,
    acting: &Acting,
    opened: &Opened,
    mut household: Household,
    section: Section,
    before: &Values,
) -> Result<Saved, No> {
    let fields: Vec<&'static str> = before.keys().copied().collect();
    let changes = changes(opened, &household, before, &read(&household, &fields));
    if changes.is_empty() {
        return Ok(Saved::Same);
    }
    household.registration.updated_at = acting.now;
    let identity = changes.iter().any(|change| {
        let field = change.get("field").and_then(Value::as_str).unwrap_or_default();
        matches!(field, "birth" | "sex" | "national")
    });
    let asked = match section {
        Section::Person if identity => Action::Edit(Layer::Identity),
        other => action(other),
    };
    let decision = decide(&acting.actor, asked, &opened.facts);
    let tx = office.store.begin().await?;
    register::save(&tx, &household, opened.file.household.registration.version).await?;
    if section == Section::Preferences {
        // Whoever lets in a municipality that was added has to know of the candidate, and who no longer does need not.
        let (was, now) = (&opened.file.household.preferences, &household.preferences);
        let moved = Moved::between(opened.id(), was, now);
        register::parties::follow(&tx, moved.as_slice(), acting.today).await?;
    }
    let detail = json!({ "section": section.code(), "changes": changes });
    store::audit::append(&tx, &[opened.event(acting, "change", decision, detail)]).await?;
    tx.commit().await?;
    Ok(Saved::Done)
}

/// Field, was, now. Of a national number only that it changed.
fn changes(opened: &Opened, after: &Household, before: &Values, now: &Values) -> Vec<Value> {
    let mut all: Vec<Value> = before
        .iter()
        .filter(|(field, was)| now.get(*field) != Some(was))
        .map(|(field, was)| json!({ "field": field, "was": was, "now": now.get(field) }))
        .collect();
    let was = &opened.file.household.registration;
    if was.national_number_hash != after.registration.national_number_hash {
        all.push(json!({ "field": "national" }));
    }
    all
}
