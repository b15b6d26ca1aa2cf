//! The start: what waits for this person, and where they were.

use crate::fault::Halt;
use crate::form::{Form, Posted};
use crate::page::{Page, html};
use crate::pages::candidates::cells::{named, short};
use crate::visit::SignedIn;
use crate::words::Words;
use app::law::Law;
use app::office::figures::{self, Counts};
use app::office::work::{self, Batch, Item, Kind};
use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use domain::HousingNeed;
use policy::{Action, Role};

/// A file that waits.
struct Row {
    href: String,
    name: String,
    number: String,
    day: String,
    /// `error` for what is late, `warning` for what is near.
    badge: &'static str,
}

/// Work of one kind.
struct List {
    title: String,
    count: String,
    rows: Vec<Row>,
    more: String,
    href: &'static str,
}

/// A message.
struct Told {
    text: String,
    at: String,
    link: String,
    read: String,
}

/// A count in a table of figures.
struct Figure {
    label: String,
    count: String,
}

/// A table of figures.
struct Table {
    title: String,
    rows: Vec<Figure>,
    total: String,
}

/// A place to go on to.
struct Place {
    href: &'static str,
    label: String,
}

#[derive(Template)]
#[template(path = "home.html")]
struct Home {
    page: Page,
    form: Form,
    search: bool,
    hint: &'static str,
    notices: Vec<Told>,
    lists: Vec<List>,
    duplicates: String,
    opened: Vec<Row>,
    places: Vec<Place>,
    figures: Vec<Table>,
    fresh: Vec<Place>,
    nothing: bool,
}

/// Where a list of a kind goes on, when the list of candidates can show it.
fn more(kind: Kind) -> &'static str {
    match kind {
        Kind::Expiring | Kind::Unconfirmed => "/kandidaten?attest=ja",
        Kind::Suspensions => "/kandidaten?status=suspended",
        Kind::Evidence | Kind::Needs => "/kandidaten?nood=een",
    }
}

/// How many, of which no more than a hundred were counted.
fn counted(words: &Words, count: usize) -> String {
    if count < 100 { count.to_string() } else { words.with("home-many", &[("number", "99")]) }
}

fn row(me: &SignedIn, item: &Item) -> Row {
    let late = item.day.is_some_and(|day| day < me.moment.today);
    Row {
        href: format!("/kandidaten/{}", item.id),
        name: named(me.words(), &item.name),
        number: item.number.clone().unwrap_or_default(),
        day: item.day.map(short).unwrap_or_default(),
        badge: if late { "error" } else { "warning" },
    }
}

fn list(me: &SignedIn, batch: &Batch) -> List {
    let words = me.words();
    List {
        title: words.code("home-work", batch.kind.code()),
        count: counted(words, batch.count),
        rows: batch.items.iter().map(|item| row(me, item)).collect(),
        more: if batch.count > batch.items.len() { words.t("home-more").to_owned() } else { String::new() },
        href: more(batch.kind),
    }
}

/// A message in words; one of a kind that has none says only that there is something.
fn notice(page: &Page, notice: &work::Notice) -> Told {
    let words = page.words();
    let key = format!("notice-{}", notice.kind);
    let args: Vec<(&str, String)> =
        notice.args.iter().map(|(name, value)| (name.as_str(), day_or_text(value))).collect();
    let args: Vec<(&str, &str)> = args.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let text = if words.knows(&key) { words.with(&key, &args) } else { words.t("notice-other").to_owned() };
    Told {
        text,
        at: page.moment(&notice.at),
        link: notice.link.clone(),
        read: format!("/berichten/{}/gelezen", notice.id),
    }
}

/// A day as days are written in lists; anything else as it is.
fn day_or_text(value: &str) -> String {
    value.parse().map_or_else(|_| value.to_owned(), short)
}

/// Pages beside the lists: for who gets to a file by its exact number, answers persons, keeps the office running or
/// watches over it.
fn places(me: &SignedIn) -> Vec<Place> {
    let all = [
        (Action::TakeUpCase, "/kandidaten/opnemen", "take-up-title"),
        (Action::EmergencyAccess, "/noodtoegang", "emergency-title"),
        (Action::ExtractPerson, "/privacy", "privacy-title"),
        (Action::RunRetention, "/privacy/bewaren", "privacy-retention"),
        (Action::ManageAccounts, "/beheer/mensen", "home-people"),
        (Action::ViewHealth, "/beheer/taken", "home-jobs"),
        (Action::ViewHealth, "/beheer", "home-admin"),
        (Action::ViewAuditLog, "/logboek", "home-log"),
    ];
    let open = all.into_iter().filter(|(action, ..)| me.acting.actor.may(*action));
    open.map(|(_, href, key)| Place { href, label: me.words().t(key).to_owned() }).collect()
}

fn count(words: &Words, count: Option<i64>) -> String {
    count.map_or_else(|| words.t("home-figures-masked").to_owned(), |count| words.number(count))
}

fn table(words: &Words, title: &str, counts: Counts, label: impl Fn(&str) -> String) -> Table {
    let rows = counts
        .cells
        .into_iter()
        .map(|(code, number)| Figure { label: label(&code), count: count(words, number) });
    Table { title: words.t(title).to_owned(), rows: rows.collect(), total: count(words, counts.total) }
}

/// Figures for somebody who has nothing but figures.
async fn tables(me: &SignedIn, law: Option<&Law>) -> Result<Vec<Table>, Halt> {
    if !me.acting.actor.has(Role::PolicyOfficer) {
        return Ok(Vec::new());
    }
    let words = me.words();
    let found = figures::of_register(&me.shared.office, &me.acting).await?;
    let need = |code: &str| match (HousingNeed::parse(code.as_bytes()), law) {
        (Some(need), Some(law)) => words.rules.need(need, law),
        _ => words.t("home-figures-no-need").to_owned(),
    };
    Ok(vec![
        table(words, "home-figures-status", found.statuses, |code| words.code("candidates-status", code)),
        table(words, "home-figures-need", found.needs, need),
    ])
}

/// Shows what waits for this person.
///
/// # Errors
/// When the session or the database cannot be reached.
pub async fn show(me: SignedIn) -> Result<Response, Halt> {
    let office = &me.shared.office;
    let found = work::of(office, &me.acting).await?;
    let words = me.words();
    let page = Page::of(&me, "home-title", "home").await?;
    let law = office.law(me.moment.today).ok();
    let fresh = [
        found.imported_at.map(|at| words.with("home-fresh-import", &[("at", &page.moment(&at))])),
        found.newest.map(|day| words.with("home-fresh-newest", &[("day", &page.date(&day))])),
    ];
    let home = Home {
        form: Form::default(),
        search: me.acting.actor.may(Action::Search),
        hint: if found.numbered { "candidates-search-hint" } else { "candidates-search-name-hint" },
        notices: found.notices.iter().map(|one| notice(&page, one)).collect(),
        lists: found.batches.iter().map(|batch| list(&me, batch)).collect(),
        duplicates: found
            .duplicates
            .filter(|count| *count > 0)
            .map(|n| counted(words, n))
            .unwrap_or_default(),
        opened: found.opened.iter().map(|item| row(&me, item)).collect(),
        places: places(&me),
        figures: tables(&me, law.as_deref()).await?,
        fresh: fresh.into_iter().flatten().map(|label| Place { href: "", label }).collect(),
        nothing: found.batches.is_empty() && found.notices.is_empty() && found.duplicates.unwrap_or(0) == 0,
        page,
    };
    html(&home)
}

/// Notes that a message was read.
///
/// # Errors
/// [`Halt::NotFound`] for what is no message.
pub async fn read(me: SignedIn, Path(id): Path<String>) -> Result<Response, Halt> {
    let id = id.parse().map_err(|_| Halt::NotFound)?;
    work::read(&me.shared.office, &me.acting, Some(id)).await?;
    Ok(Redirect::to("/").into_response())
}

/// Notes that all messages were read.
///
/// # Errors
/// When the database cannot be reached.
pub async fn read_all(me: SignedIn, _posted: Posted) -> Result<Response, Halt> {
    work::read(&me.shared.office, &me.acting, None).await?;
    Ok(Redirect::to("/").into_response())
}
