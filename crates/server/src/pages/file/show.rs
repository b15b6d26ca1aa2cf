//! The page of a file: every part that this reader may see, and nothing of the rest.

use super::parts::{self, AttestationRow, MemberRow, PartyRow};
use super::points::{self, PointsView};
use super::residences::{self, Mark, Row};
use super::{Fact, frame, id, tabs};
use crate::fault::Halt;
use crate::form::{Form, Posted};
use crate::page::{NavLink, Page, html, html_with};
use crate::visit::SignedIn;
use app::office::No;
use app::office::file::sections::{Section, open_fields};
use app::office::file::view::{self, Asked, Shown};
use app::office::file::{log, national};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use policy::NationalNumber;
use std::collections::HashMap;

/// Addresses of the forms, by section; a section that is closed has none.
type Edits = HashMap<&'static str, String>;

#[derive(Template)]
#[template(path = "file/show.html")]
struct Show {
    page: Page,
    form: Form,
    id: i64,
    lead: String,
    tabs: Vec<NavLink>,
    edits: Edits,
    emergency: String,
    person: Vec<Fact>,
    reveal: bool,
    whole: String,
    housing: bool,
    members: Vec<MemberRow>,
    residences: Vec<Row>,
    marks: Vec<Mark>,
    preferences: Vec<String>,
    need: Vec<Fact>,
    income: Vec<Fact>,
    situation: Vec<Fact>,
    status: Vec<Fact>,
    attested: bool,
    attestations: Vec<AttestationRow>,
    /// Whether of any attestation it is told whose it is.
    issuers: bool,
    may_attest: bool,
    points: Option<PointsView>,
    identity: bool,
    parties: Vec<PartyRow>,
}

impl Show {
    /// Address of the form of a section; empty when it is closed.
    fn edit(&self, section: &str) -> String {
        self.edits.get(section).cloned().unwrap_or_default()
    }
}

/// Shows a file.
///
/// # Errors
/// Not found when there is nothing to see.
pub async fn show(me: SignedIn, Path(path): Path<String>) -> Result<Response, Halt> {
    page(&me, &path, Form::default(), String::new()).await
}

/// The page, with the national number as a whole when it was asked for and given.
async fn page(me: &SignedIn, path: &str, form: Form, whole: String) -> Result<Response, Halt> {
    let asked = view::show(&me.shared.office, &me.acting, id(path)?, &me.words().rules).await?;
    let shown = match asked {
        Asked::Here(shown) => shown,
        Asked::MovedTo(kept) => return Ok(Redirect::to(&format!("/kandidaten/{kept}")).into_response()),
    };
    let status = if form.wrong() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let words = told(me, &shown, form, whole).await?;
    html_with(status, &words)
}

async fn told(me: &SignedIn, shown: &Shown, form: Form, whole: String) -> Result<Show, Halt> {
    let opened = &shown.opened;
    let page = frame(me, opened, "").await?;
    let today = me.moment.today;
    let law = me.shared.office.law(today)?;
    let (residences, marks) = residences::timeline(&page, shown, today);
    let housing = opened.visible.housing.all();
    let preferences = opened.file.household.preferences.iter().filter(|_| housing);
    Ok(Show {
        id: opened.id(),
        lead: lead(&page, shown),
        tabs: tabs(me, opened, "file"),
        edits: edits(me, shown),
        emergency: shown
            .emergency
            .map(|until| page.words().with("file-emergency", &[("until", &page.moment(&until))]))
            .unwrap_or_default(),
        person: parts::person(&page, shown),
        reveal: opened.visible.national_number == NationalNumber::Full
            && matches!(shown.masked, Some(national::Masked::Digits(_)))
            && whole.is_empty(),
        whole,
        housing,
        members: parts::members(&page, shown, today),
        residences,
        marks,
        preferences: preferences.map(|nis| page.municipality(nis)).collect(),
        need: parts::need(&page, shown, &law),
        income: parts::income(&page, shown),
        situation: parts::situation(&page, shown, &law),
        status: parts::status(&page, shown),
        attested: opened.visible.attestation_facts.any() || opened.visible.attestation.any(),
        attestations: parts::attestations(&page, shown),
        issuers: shown.attestations.iter().any(|seen| seen.whole),
        may_attest: opened.may_attest(&me.acting),
        points: shown.points.as_ref().map(|assessed| points::view(&page, assessed)),
        identity: opened.visible.identity,
        parties: parts::parties(&page, shown),
        form,
        page,
    })
}

fn lead(page: &Page, shown: &Shown) -> String {
    let visible = &shown.opened.visible;
    let r = &shown.opened.file.household.registration;
    let mut parts = Vec::new();
    if visible.identity {
        parts.push(page.words().with("file-lead-number", &[("number", &r.number)]));
    }
    if visible.housing.all() {
        let day = page.date(&r.registered_on);
        parts.push(page.words().with("file-lead-since", &[("day", &day)]));
        parts.push(page.code("file-status", &r.status));
    }
    parts.join(" · ")
}

fn edits(me: &SignedIn, shown: &Shown) -> Edits {
    let open = |section: &Section| !open_fields(*section, &me.acting, &shown.opened).is_empty();
    let address = |section: Section| {
        let path = super::edit::path(section);
        (section.code(), format!("/kandidaten/{}/bewerken/{path}", shown.opened.id()))
    };
    Section::ALL.into_iter().filter(open).map(address).collect()
}

/// Shows the national number as a whole, once, for a reason.
///
/// # Errors
/// Not found, or refused, when it may not be seen.
pub async fn reveal(me: SignedIn, Path(path): Path<String>, posted: Posted) -> Result<Response, Halt> {
    let reason = posted.text("reason");
    match national::reveal(&me.shared.office, &me.acting, id(&path)?, reason).await {
        Ok(number) => page(&me, &path, Form::default(), number).await,
        Err(No::Invalid(problems)) => {
            let form = Form::again(&posted, &problems, me.words());
            page(&me, &path, form, String::new()).await
        }
        Err(no) => Err(no.into()),
    }
}

#[derive(Template)]
#[template(path = "file/log.html")]
struct LogPage {
    page: Page,
    tabs: Vec<NavLink>,
    entries: Vec<EntryRow>,
    older: String,
}

struct EntryRow {
    at: String,
    who: String,
    what: String,
    why: String,
    layers: String,
    /// How often, when more than once.
    times: String,
    changes: Vec<super::log::ChangeRow>,
}

/// What was done: as the file calls it, else as the log does.
fn what(page: &Page, action: &str) -> String {
    let own = page.words().knows(&format!("file-action-{action}"));
    page.code(if own { "file-action" } else { "action" }, action)
}

/// What was done with a file.
///
/// # Errors
/// Not found when the log may not be seen.
pub async fn history(
    me: SignedIn,
    Path(path): Path<String>,
    axum::extract::Query(query): axum::extract::Query<HashMap<String, String>>,
) -> Result<Response, Halt> {
    let before = query.get("voor").and_then(|before| before.parse().ok());
    let log = log::show(&me.shared.office, &me.acting, id(&path)?, before).await?;
    let known = app::office::file::known(&me.shared.office, me.moment.now).await?;
    let page = frame(&me, &log.opened, "file-log-title").await?;
    let entries = super::log::folded(&log.entries).into_iter().map(|(entry, times)| EntryRow {
        at: page.moment(&entry.at),
        who: match entry.organisation.map(|id| known.organisation(id)).filter(|name| !name.is_empty()) {
            Some(organisation) => format!("{} ({organisation})", entry.who),
            None => entry.who.clone(),
        },
        what: what(&page, &entry.action),
        why: entry.reason.clone(),
        layers: entry
            .layers
            .iter()
            .map(|layer| page.code("file-layer", layer))
            .collect::<Vec<_>>()
            .join(", "),
        times: match times {
            1 => String::new(),
            times => page.words().with("file-log-times", &[("times", &times.to_string())]),
        },
        changes: super::log::changes(&page, &log, entry),
    });
    let entries = entries.collect();
    let older = log.older.map(|seq| format!("/kandidaten/{}/geschiedenis?voor={seq}", log.opened.id()));
    let tabs = tabs(&me, &log.opened, "log");
    html(&LogPage { page, tabs, entries, older: older.unwrap_or_default() })
}
