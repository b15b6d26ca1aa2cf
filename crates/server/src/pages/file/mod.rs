//! The file of a candidate: one page to see it, one form for each section, and what was done with it.

pub mod clash;
pub mod consents;
pub mod edit;
pub mod edit_rows;
pub mod emergency;
pub mod evidence;
pub mod log;
pub mod new;
pub mod notes;
pub mod paper;
pub mod parts;
pub mod places;
pub mod points;
pub mod residences;
pub mod show;

use crate::fault::Halt;
use crate::page::{NavLink, Page};
use crate::visit::SignedIn;
use app::office::file::Opened;
use policy::{Action, Layer};

/// A label and its value.
#[derive(Clone, Debug)]
pub struct Fact {
    /// Label.
    pub label: String,
    /// Value, in words.
    pub value: String,
}

/// A choice of a field.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What it says.
    pub label: String,
}

/// Choices from codes, with words `prefix-code`.
#[must_use]
pub fn choices(page: &Page, prefix: &str, codes: &[&str]) -> Vec<Choice> {
    codes.iter().map(|code| Choice { value: (*code).to_owned(), label: page.code(prefix, code) }).collect()
}

/// An id from an address; anything else is as unknown as a number that is not there.
///
/// # Errors
/// When it is no number.
pub fn id(text: &str) -> Result<i64, Halt> {
    text.parse::<i64>().map_err(|_| Halt::NotFound)
}

/// What the person is called on the page: the name, or else the number.
#[must_use]
pub fn called(opened: &Opened) -> String {
    let registration = &opened.file.household.registration;
    if registration.name.is_empty() && opened.visible.identity {
        return registration.number.clone();
    }
    registration.name.clone()
}

/// A page of a file: title, way back; `key` is the title of a page under the file, empty for the file itself.
///
/// # Errors
/// When the session cannot be reached.
pub async fn frame(me: &SignedIn, opened: &Opened, key: &str) -> Result<Page, Halt> {
    let name = called(opened);
    let page = Page::of(me, if key.is_empty() { "file-title" } else { key }, "candidates").await?;
    let mut page = page.after("/kandidaten", "nav-candidates");
    if key.is_empty() {
        return Ok(page.titled(name).here());
    }
    let href = Some(format!("/kandidaten/{}", opened.id()));
    page.crumbs.push(crate::page::Crumb { href, label: name.clone() });
    let title = format!("{}: {name}", page.title);
    let mut page = page.here();
    page.title = title;
    Ok(page)
}

/// The pages of a file that are open to somebody.
#[must_use]
pub fn tabs(me: &SignedIn, opened: &Opened, here: &str) -> Vec<NavLink> {
    let visible = &opened.visible;
    let notes = visible.support.any() || visible.sensitive.any() || may_write(me, opened);
    let all = [
        ("file", "", true),
        ("evidence", "/bewijzen", app::office::evidence::open_to(&me.acting, opened)),
        ("consents", "/toestemmingen", visible.consents),
        ("notes", "/notities", notes),
        ("log", "/geschiedenis", visible.access_log.any()),
    ];
    let link = |(key, path, _): (&str, &str, bool)| NavLink {
        href: format!("/kandidaten/{}{path}", opened.id()),
        label: me.words().code("file-tab", key),
        current: key == here,
    };
    all.into_iter().filter(|(_, _, open)| *open).map(link).collect()
}

/// Whether somebody may add notes, in an organisation of their own.
fn may_write(me: &SignedIn, opened: &Opened) -> bool {
    let actor = &me.acting.actor;
    let organisations = actor.held().iter().map(|held| Some(held.organisation));
    organisations.into_iter().any(|owner| {
        [Layer::Support, Layer::Sensitive]
            .into_iter()
            .any(|layer| policy::decide_entry(actor, Action::Edit(layer), &opened.facts, owner).allow)
    })
}
