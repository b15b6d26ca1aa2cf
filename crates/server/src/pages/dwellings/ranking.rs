//! The ranking of a dwelling today: who is ranked and with what, who is not and why.

use super::ground;
use crate::fault::Halt;
use crate::form::{Form, Posted};
use crate::page::{NavLink, Page, html};
use crate::pages::lists::{self, Choice, Pager, asked, id, link, pager};
use crate::visit::SignedIn;
use app::office::ranking::{Asked, List, PAGE, Seat, Shown, View, show as rank};
use app::words::Standing;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use domain::{Pillar, ReasonCode, Reasons};
use std::time::Duration;

/// How long a reader waits for a new ranking before the last one is shown, with a line that says so.
pub(crate) const PATIENCE: Duration = Duration::from_millis(120);

#[derive(Template)]
#[template(path = "dwellings/ranking.html")]
struct Ranking {
    page: Page,
    form: Form,
    path: String,
    dwelling: Vec<(String, String)>,
    source: String,
    stale: bool,
    standing: Standing,
    asked_pillar: bool,
    pillars: Vec<Choice>,
    lists: Vec<NavLink>,
    list: String,
    reasons: Vec<Choice>,
    rows: Vec<Row>,
    ranked: bool,
    told: String,
    /// Who is not in this list; empty when nobody is left out.
    elsewhere: String,
    named: bool,
    placed: bool,
    number: String,
    all: String,
    pager: Pager,
}

#[derive(Template)]
#[template(path = "dwellings/working.html")]
pub(super) struct Working {
    pub(super) page: Page,
    pub(super) text: String,
    pub(super) again: String,
}

struct Row {
    rank: String,
    number: String,
    name: String,
    href: String,
    why: String,
    registered: String,
    cells: Vec<String>,
    reasons: Vec<String>,
}

/// The reason with a word in the address.
fn reason(asked: &str) -> Option<ReasonCode> {
    Reasons(u32::MAX).iter().find(|reason| word(*reason) == asked)
}

fn question(asked: &Posted) -> (Asked, String) {
    let pillar = asked.number("pijler").and_then(|number| u8::try_from(number).ok());
    let (list, name) = match (asked.text("lijst"), reason(asked.text("reden"))) {
        ("niet", Some(reason)) => (List::For(reason), "niet"),
        ("niet", None) => (List::Excluded, "niet"),
        _ => (List::Ranked, ""),
    };
    let question = Asked {
        pillar: pillar.and_then(Pillar::from_number),
        list,
        number: asked.maybe("nummer").map(|number| number.chars().take(60).collect()),
        page: usize::try_from(lists::page(asked)).unwrap_or(1),
        patience: PATIENCE,
    };
    (question, name.to_owned())
}

/// The word in the address for a reason.
fn word(reason: ReasonCode) -> String {
    match reason {
        ReasonCode::Gate(place) => format!("poort-{place}"),
        plain => plain.code(&[]),
    }
}

fn rows(view: &View, standing: &Standing, pillar: Option<Pillar>) -> Vec<Row> {
    let asked = pillar.map_or_else(String::new, |pillar| format!("?pijler={pillar}"));
    let why = |id: i64| format!("/woningen/{}/rangschikking/{id}{asked}", view.dwelling.id);
    let row = |(at, seat): (usize, &Seat)| Row {
        rank: seat.rank.map_or_else(|| "–".to_owned(), |rank| rank.to_string()),
        number: standing.numbers[at].clone(),
        name: seat.name.clone(),
        href: seat.person.map_or_else(String::new, |person| format!("/kandidaten/{}", person.id)),
        why: seat.person.map_or_else(String::new, |person| why(person.id)),
        registered: standing.registered[at].clone(),
        cells: standing.cells[at].clone(),
        reasons: standing.reasons[at].clone(),
    };
    view.seats.iter().enumerate().map(row).collect()
}

/// Shows the ranking.
///
/// # Errors
/// [`Halt::NotFound`] when there is no such dwelling, or its ranking is not for this person to see.
pub async fn show(me: SignedIn, Path(text): Path<String>) -> Result<Response, Halt> {
    let id = id(&text)?;
    let asked = asked(&me);
    let (question, list) = question(&asked);
    let (view, dwelling) = match rank(&me.shared.office, &me.acting, id, &question).await? {
        Shown::Page(view) => (Ok(view), None),
        Shown::Working(dwelling) => (Err("ranking-working"), Some(dwelling)),
        Shown::NoDay(dwelling) => (Err("ranking-no-day"), Some(dwelling)),
    };
    let words = me.words();
    let code = match (&view, &dwelling) {
        (Ok(view), _) => view.dwelling.code.clone(),
        (_, Some(dwelling)) => dwelling.code.clone(),
        _ => String::new(),
    };
    let title = words.with("ranking-titled", &[("code", &code)]);
    let page = Page::of(&me, "ranking-title", "dwellings").await?.titled(title);
    let mut page = page.after("/woningen", "dwellings-title");
    page.crumbs.push(crate::page::Crumb { href: Some(format!("/woningen/{id}")), label: code });
    page.crumbs.push(crate::page::Crumb { href: None, label: words.t("ranking-title").to_owned() });
    let path = format!("/woningen/{id}/rangschikking");
    match view {
        Err(key) => html(&Working { text: words.t(key).to_owned(), again: path, page }),
        Ok(view) => {
            let standing = words.rules.standing(&view).ok_or(Halt::NotFound)?;
            html(&filled(&me, page, &asked, (path, list, question), &view, standing))
        }
    }
}

fn filled(
    me: &SignedIn,
    page: Page,
    asked: &Posted,
    (path, list, question): (String, String, Asked),
    view: &View,
    standing: Standing,
) -> Ranking {
    let words = me.words();
    let snapshot = &view.kept.snapshot;
    let number = |count: usize| words.number(i64::try_from(count).unwrap_or(i64::MAX));
    let ranking = &view.standing.ranking;
    let tab = |key: &str, count: usize, value: &str| NavLink {
        href: link(&path, asked, &[("lijst", value), ("reden", ""), ("nummer", "")]),
        label: words.with(key, &[("count", &number(count))]),
        current: list == value && question.number.is_none(),
    };
    let pages = view.total.div_ceil(PAGE).max(1) as u64;
    let reasons = view.standing.counts.iter().zip(&standing.choices);
    let reasons = reasons.map(|((reason, count), told)| {
        Choice::new(word(*reason), format!("{} ({})", told.label, number(*count)))
    });
    let law = snapshot.law();
    let regulation = &law.parsed.regulation;
    let source = words.with(
        "ranking-source",
        &[
            ("at", &page.moment(&snapshot.read_at)),
            ("title", &regulation.title),
            ("version", &regulation.version),
        ],
    );
    let dwelling = &view.dwelling;
    let facts = vec![
        (words.t("dwelling-nis").to_owned(), page.municipality(&dwelling.nis)),
        (words.t("dwelling-ground").to_owned(), ground(&dwelling.company, &dwelling.zone)),
        (words.t("dwelling-bedrooms").to_owned(), dwelling.bedrooms.to_string()),
    ];
    let book = &snapshot.engine().general.book;
    let pillars = book.pillars_present();
    let pillars = pillars.map(|p| Choice::new(p.to_string(), format!("{p}: {}", words.rules.pillar_name(p))));
    let shown = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let hides = question.list == List::Excluded && question.number.is_none() && view.elsewhere > 0;
    let elsewhere = hides.then(|| words.count("ranking-elsewhere", shown(view.elsewhere)));
    Ranking {
        form: Form::of(asked.0.clone()),
        dwelling: facts,
        source,
        stale: !view.kept.fresh,
        asked_pillar: question.pillar.is_some(),
        pillars: pillars.collect(),
        lists: vec![
            tab("ranking-tab-in", ranking.ranked.len(), ""),
            tab("ranking-tab-out", view.excluded, "niet"),
        ],
        reasons: reasons.collect(),
        rows: rows(view, &standing, question.pillar),
        ranked: list.is_empty(),
        named: view.seats.iter().any(|seat| !seat.name.is_empty()),
        placed: view.seats.iter().any(|seat| seat.rank.is_some()),
        told: words.count("ranking-count", shown(view.total)),
        elsewhere: elsewhere.unwrap_or_default(),
        number: question.number.unwrap_or_default(),
        all: link(&path, asked, &[("nummer", "")]),
        pager: pager(words, &path, asked, (view.page as u64, pages), view.total as u64, PAGE as u64),
        list,
        path,
        standing,
        page,
    }
}
