//! The log: who saw and changed what, and whether it is whole.

mod told;

use crate::fault::Halt;
use crate::form::{Form, Posted};
use crate::page::{Page, html};
use crate::pages::lists::{self, Choice, Tag, asked, tags};
use crate::visit::SignedIn;
use crate::words::Words;
use app::office::log::{self, Check, Wanted};
use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};
use chrono::{DateTime, NaiveDate, TimeZone, Utc};
use domain::days;
use std::collections::HashMap;

const PATH: &str = "/logboek";

#[derive(Template)]
#[template(path = "log/show.html")]
struct Show {
    page: Page,
    form: Form,
    actions: Vec<Choice>,
    accounts: Vec<Choice>,
    organisations: Vec<Choice>,
    tags: Vec<Tag>,
    rows: Vec<Row>,
    older: String,
    newest: bool,
    check: String,
    check_kind: &'static str,
}

/// A line of the log, in words.
pub struct Row {
    /// Place in the log.
    pub seq: String,
    /// When.
    pub at: String,
    /// Who.
    pub who: String,
    /// For which organisation.
    pub organisation: String,
    /// What.
    pub action: String,
    /// Number of the registration; empty for none.
    pub number: String,
    /// Why.
    pub reason: String,
    /// Details, each one a line.
    pub details: Vec<String>,
}

/// Shows a page of the log.
///
/// # Errors
/// [`Halt::NotFound`] for who may not read it.
pub async fn show(me: SignedIn) -> Result<Response, Halt> {
    let asked = asked(&me);
    let day = |name: &str| days::read(asked.text(name));
    let wanted = Wanted {
        from: day("van").map(midnight),
        to: day("tot").and_then(|day| day.succ_opt()).map(midnight),
        action: asked.maybe("actie"),
        account: asked.number("persoon"),
        organisation: asked.number("organisatie"),
        number: asked.maybe("inschrijving"),
    };
    let before = asked.number("voor");
    let found = log::page(&me.shared.office, &me.acting, &wanted, before, log::LINES).await?;
    let words = me.words();
    let page = Page::of(&me, "log-title", "audit").await?;
    let named = |names: &HashMap<i64, String>| {
        let mut all: Vec<Choice> =
            names.iter().map(|(id, name)| Choice::new(id.to_string(), name.clone())).collect();
        all.sort_by(|a, b| a.label.cmp(&b.label));
        all
    };
    let mut actions: Vec<Choice> =
        found.actions.iter().map(|code| Choice::new(code.clone(), words.code("action", code))).collect();
    actions.sort_by(|a, b| a.label.cmp(&b.label));
    let row = |line: &log::Line| {
        let number = line.row.registration_id.and_then(|id| found.numbers.get(&id));
        told(&page, line, &found.organisations, number)
    };
    let older = found.older.map(|seq| lists::link(PATH, &asked, &[("voor", seq.to_string().as_str())]));
    let (check, check_kind) = checked(&page, found.check.as_ref());
    let (accounts, organisations) = (named(&found.accounts), named(&found.organisations));
    let mut filtered = asked.clone();
    filtered.0.retain(|(field, _)| field != "voor");
    let filters: [(&str, &str, &[Choice]); 6] = [
        ("van", "log-from", &[]),
        ("tot", "log-to", &[]),
        ("persoon", "log-who", &accounts),
        ("organisatie", "log-organisation", &organisations),
        ("actie", "log-action", &actions),
        ("inschrijving", "log-number", &[]),
    ];
    html(&Show {
        form: Form::of(asked.0.clone()),
        tags: tags(words, PATH, &filtered, &filters),
        actions,
        accounts,
        organisations,
        rows: found.lines.iter().map(row).collect(),
        older: older.unwrap_or_default(),
        newest: before.is_none(),
        check,
        check_kind,
        page,
    })
}

/// Midnight in Brussels.
fn midnight(day: NaiveDate) -> DateTime<Utc> {
    let local = chrono_tz::Europe::Brussels.from_local_datetime(&day.and_time(chrono::NaiveTime::MIN));
    local
        .earliest()
        .map_or_else(|| day.and_time(chrono::NaiveTime::MIN).and_utc(), |at| at.with_timezone(&Utc))
}

/// Asks for a check of the whole log.
///
/// # Errors
/// [`Halt::NotFound`] for who may not read it.
pub async fn verify(me: SignedIn, _: Posted) -> Result<Response, Halt> {
    log::ask_to_verify(&me.shared.office, &me.acting).await?;
    me.flash("success", "log-check-asked").await?;
    Ok(Redirect::to(PATH).into_response())
}

/// What the last check found, and how it is shown.
#[must_use]
pub fn checked(page: &Page, check: Option<&Check>) -> (String, &'static str) {
    let Some(check) = check else { return (page.t("log-never-checked").to_owned(), "info") };
    let words = page.words();
    let at = page.moment(&check.at);
    if let Some(seq) = check.broken {
        let why = words.code("log-fault", check.why.as_deref().unwrap_or_default());
        let seq = seq.to_string();
        return (words.with("log-broken", &[("at", &at), ("seq", &seq), ("why", &why)]), "error");
    }
    let rows = words.number(i64::try_from(check.rows).unwrap_or(i64::MAX));
    (words.with("log-whole", &[("at", &at), ("rows", &rows)]), "success")
}

/// A line in words. `names` are those of organisations.
#[must_use]
pub fn told(page: &Page, line: &log::Line, names: &HashMap<i64, String>, number: Option<&String>) -> Row {
    let words = page.words();
    let row = &line.row;
    let who = if row.actor.is_empty() { words.t("log-nobody").to_owned() } else { row.actor.clone() };
    let details = line.detail.as_ref().map(|detail| told::details(page, &row.subject, detail, names));
    Row {
        seq: row.seq.to_string(),
        at: page.moment(&row.at),
        who,
        organisation: row.organisation_id.and_then(|id| names.get(&id)).cloned().unwrap_or_default(),
        action: words.code("action", &row.action),
        number: number.cloned().unwrap_or_default(),
        reason: reason(words, row.reason.as_deref().unwrap_or_default()),
        details: details.unwrap_or_default(),
    }
}

/// Why: what somebody wrote, or the rule by which it was allowed.
fn reason(words: &Words, reason: &str) -> String {
    let rule = !reason.is_empty() && words.knows(&format!("rule-{reason}"));
    if rule { words.code("rule", reason) } else { reason.to_owned() }
}
