//! The form of a section of a file; when somebody else saved it meanwhile, both versions side by side.

use super::clash::{Clashed, clashed};
use super::edit_rows::{self, MemberForm, ResidenceForm};
use super::places::municipalities;
use super::{Choice, choices, frame, id};
use crate::fault::Halt;
use crate::form::{Form, Posted};
use crate::page::{Page, html_with};
use crate::pages::lists::Group;
use crate::visit::SignedIn;
use app::office::No;
use app::office::file::checks::EVIDENCE;
use app::office::file::edit::{self, Editing, Saved, Sent};
use app::office::file::sections::{Section, Values};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use std::collections::BTreeMap;

/// Address of a section.
#[must_use]
pub fn path(section: Section) -> &'static str {
    match section {
        Section::Person => "persoon",
        Section::Household => "gezin",
        Section::Residences => "woonplaatsen",
        Section::Preferences => "voorkeuren",
        Section::Need => "woonnood",
        Section::Income => "inkomen",
        Section::Situation => "situatie",
        Section::Status => "inschrijving",
    }
}

fn section_of(path: &str) -> Result<Section, Halt> {
    Section::ALL.into_iter().find(|section| self::path(*section) == path).ok_or(Halt::NotFound)
}

#[derive(Template)]
#[template(path = "file/edit.html")]
struct EditPage {
    page: Page,
    form: Form,
    id: i64,
    section: &'static str,
    version: String,
    /// Values when the form was opened, to be sent along.
    was: Vec<(String, String)>,
    fields: Vec<&'static str>,
    lists: Lists,
    members: Vec<MemberForm>,
    residences: Vec<ResidenceForm>,
}

/// Everything that can be chosen.
struct Lists {
    sex: Vec<Choice>,
    relation: Vec<Choice>,
    stays: Vec<Choice>,
    need: Vec<Choice>,
    evidence: Vec<Choice>,
    transfer: Vec<Choice>,
    status: Vec<Choice>,
    municipalities: Vec<Group>,
    groups: Vec<Choice>,
}

impl EditPage {
    fn has(&self, field: &str) -> bool {
        self.fields.contains(&field)
    }
}

/// Choices; what stands in the file but in no list stays a choice.
async fn lists(page: &Page, me: &SignedIn, values: &Values) -> Result<Lists, Halt> {
    let law = me.shared.office.law(me.moment.today)?;
    let rules = &page.words().rules;
    let choice = |value: &str, label: String| Choice { value: value.to_owned(), label };
    let need = domain::HousingNeed::CODES.iter().map(|code| choice(code, rules.need_name(&law, code)));
    let kept = ["ocmw", "care", "preferences"].into_iter().filter_map(|field| values.get(field));
    let kept: Vec<&str> = kept.flat_map(|value| value.split('|')).filter(|nis| !nis.is_empty()).collect();
    let groups = app::registry::group_codes(&law);
    let mut evidence = choices(page, "file-evidence", &EVIDENCE);
    if let Some(other) = values.get("evidence").filter(|code| !code.is_empty())
        && !EVIDENCE.contains(&other.as_str())
    {
        evidence.push(choice(other, other.clone()));
    }
    Ok(Lists {
        sex: choices(page, "file-sex", &["m", "f", "x"]),
        relation: choices(page, "file-relation", &["partner", "child", "other"]),
        stays: choices(page, "file-stays", &["full", "shared", "visiting"]),
        need: need.collect(),
        evidence,
        transfer: choices(page, "file-transfer", &["none", "wish", "mandatory"]),
        status: choices(page, "file-status", &["active", "suspended", "struck"]),
        municipalities: municipalities(me, page, &kept).await?,
        groups: groups.iter().map(|code| choice(code, rules.group_name(&law, code))).collect(),
    })
}

/// Fields that are chosen from a list of boxes, joined by `|`.
const BOXES: [&str; 2] = ["preferences", "groups"];
/// Fields that are a box by themselves.
const TICKS: [&str; 6] = ["documented", "property", "adapted", "emancipated", "flag", "agreement"];

/// Values as fields of a form.
fn filled(values: &Values) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for (field, value) in values {
        match *field {
            "members" => all.extend(edit_rows::spread("member", &edit_rows::MEMBER, value)),
            "residences" => all.extend(edit_rows::spread("residence", &edit_rows::RESIDENCE, value)),
            field if BOXES.contains(&field) => {
                let parts = value.split('|').filter(|part| !part.is_empty());
                all.extend(parts.map(|part| (field.to_owned(), part.to_owned())));
            }
            field => all.push((field.to_owned(), value.clone())),
        }
    }
    all
}

/// The form of a section.
///
/// # Errors
/// Not found or refused.
pub async fn show(me: SignedIn, Path((path, section)): Path<(String, String)>) -> Result<Response, Halt> {
    let section = section_of(&section)?;
    let editing = edit::begin(&me.shared.office, &me.acting, id(&path)?, section).await?;
    let form = Form::of(filled(&editing.values));
    let version = editing.opened.file.household.registration.version.to_string();
    let was = editing.values.iter().map(|(field, value)| (format!("was-{field}"), value.clone())).collect();
    answer(&me, &editing, section, (form, version, was), 2, StatusCode::OK).await
}

async fn answer(
    me: &SignedIn,
    editing: &Editing,
    section: Section,
    (form, version, was): (Form, String, Vec<(String, String)>),
    empty: usize,
    status: StatusCode,
) -> Result<Response, Halt> {
    let page = frame(me, &editing.opened, edit_title(section)).await?;
    let lists = lists(&page, me, &editing.values).await?;
    html_with(
        status,
        &EditPage {
            id: editing.opened.id(),
            section: path(section),
            version,
            was,
            fields: editing.values.keys().copied().collect(),
            members: edit_rows::members(&form, &page, empty),
            residences: edit_rows::residences(&form, &page, empty),
            lists,
            form,
            page,
        },
    )
}

fn edit_title(section: Section) -> &'static str {
    match section {
        Section::Person => "edit-title-person",
        Section::Household => "edit-title-household",
        Section::Residences => "edit-title-residences",
        Section::Preferences => "edit-title-preferences",
        Section::Need => "edit-title-need",
        Section::Income => "edit-title-income",
        Section::Situation => "edit-title-situation",
        Section::Status => "edit-title-status",
    }
}

/// What was posted, as the use case takes it.
fn sent(posted: &Posted, section: Section) -> Sent {
    let mut sent = Sent { version: posted.number("version").unwrap_or(0), ..Sent::default() };
    let has = |field: &str| posted.0.iter().any(|(key, _)| key == field);
    for field in section.fields() {
        let was = format!("was-{field}");
        if !has(&was) {
            continue;
        }
        sent.was.insert((*field).to_owned(), posted.exact(&was).to_owned());
        let whole = format!("whole-{field}");
        let typed = match *field {
            _ if has(&whole) => posted.exact(&whole).to_owned(),
            "members" => edit_rows::gather(posted, "member", &edit_rows::MEMBER, &mut sent.places),
            "residences" => edit_rows::gather(posted, "residence", &edit_rows::RESIDENCE, &mut sent.places),
            field if BOXES.contains(&field) => {
                let mut parts: Vec<&str> = posted.all(field).filter(|part| !part.is_empty()).collect();
                if field == "preferences" {
                    parts.sort_unstable();
                }
                parts.join("|")
            }
            field if TICKS.contains(&field) => {
                if posted.ticked(field) {
                    "yes".to_owned()
                } else {
                    "no".to_owned()
                }
            }
            "national" if posted.ticked("national-remove") => "-".to_owned(),
            "monthly" | "yearly" => amount(posted.text(field)),
            field => posted.text(field).to_owned(),
        };
        if posted.text(&format!("keep-{field}")) == "theirs" {
            sent.theirs.push((*field).to_owned());
        }
        sent.typed.insert((*field).to_owned(), typed);
    }
    sent
}

/// An amount in the form in which values are compared; what is no amount stays as it was typed.
fn amount(text: &str) -> String {
    domain::Cents::read(text).map_or_else(|_| text.to_owned(), |cents| cents.to_string())
}

/// Saves a section.
///
/// # Errors
/// Not found or refused.
pub async fn submit(
    me: SignedIn,
    Path((path, section)): Path<(String, String)>,
    posted: Posted,
) -> Result<Response, Halt> {
    let section = section_of(&section)?;
    let id = id(&path)?;
    let office = &me.shared.office;
    let was = || posted.0.iter().filter(|(key, _)| key.starts_with("was-")).cloned().collect::<Vec<_>>();
    if posted.text("more") == "yes" {
        let editing = edit::begin(office, &me.acting, id, section).await?;
        let form = Form::of(posted.0.iter().cloned());
        let version = posted.text("version").to_owned();
        return answer(&me, &editing, section, (form, version, was()), 3, StatusCode::OK).await;
    }
    match edit::save(office, &me.acting, id, section, &sent(&posted, section)).await {
        Ok(saved @ (Saved::Done | Saved::Same)) => {
            me.saved(saved == Saved::Done, "edit-saved").await?;
            Ok(Redirect::to(&format!("/kandidaten/{id}")).into_response())
        }
        Ok(Saved::Clash(clash)) => {
            let editing = edit::begin(office, &me.acting, id, section).await?;
            let page = frame(&me, &editing.opened, "edit-clash-title").await?;
            let page = Clashed::of(page, &editing.opened, self::path(section), &clash);
            clashed(&page)
        }
        Err(No::Invalid(problems)) => {
            let editing = edit::begin(office, &me.acting, id, section).await?;
            let mut form = Form::again(&posted, &problems, me.words());
            // A list that was chosen as a whole comes back as its rows.
            let whole: BTreeMap<&'static str, String> = section
                .fields()
                .iter()
                .filter_map(|field| Some((*field, posted.maybe(&format!("whole-{field}"))?)))
                .collect();
            if !whole.is_empty() {
                let messages = std::mem::take(&mut form.messages);
                form = Form::of(filled(&whole));
                form.messages = messages;
            }
            let state = (form, posted.text("version").to_owned(), was());
            answer(&me, &editing, section, state, 1, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(no) => Err(no.into()),
    }
}
