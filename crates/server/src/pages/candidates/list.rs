//! The page with the list, and the part of it that changes while somebody types.

use super::asked::{ADDRESS, Asked, to};
use super::cells::{Cells, Row, short};
use super::filters::{self, Choice, Choices, Tag};
use crate::fault::Halt;
use crate::form::{Form, Posted};
use crate::page::{NavLink, Page, html, html_with};
use crate::visit::SignedIn;
use crate::words::Words;
use app::office::candidates::{self, By, Column, Count, Extent, Listing, places, views};
use app::office::{No, Problems};
use askama::Template;
use axum::extract::RawQuery;
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use policy::Action;

/// The head of a column.
pub struct Head {
    /// What it says.
    pub label: String,
    /// Address that orders by it; empty when it cannot.
    pub href: String,
    /// `up`, `down` or nothing.
    pub state: &'static str,
    /// Whether it holds numbers.
    pub numeric: bool,
}

/// How one goes on in the list.
pub struct Pager {
    /// How many rows are shown.
    pub summary: String,
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
    /// Pages by number: none, the list is not counted to its end.
    pub pages: Vec<NavLink>,
}

#[derive(Template)]
#[template(path = "candidates/list.html", blocks = ["results"])]
struct List {
    page: Page,
    form: Form,
    hint: &'static str,
    choices: Choices,
    open: bool,
    tags: Vec<Tag>,
    told: String,
    /// What is said instead of a list; empty when there is nothing to say.
    instead: String,
    heads: Vec<Head>,
    rows: Vec<Row>,
    pager: Option<Pager>,
    narrowed: bool,
    views: Vec<NavLink>,
    keep: String,
    columns: Vec<Choice>,
    chosen: Form,
    csv: Option<String>,
    workbook: Option<String>,
    duplicates: bool,
    enrol: bool,
    take_up: bool,
    emergency: bool,
    query: String,
    order: String,
}

/// Shows the list, or for the script of the page the part that changes.
///
/// # Errors
/// [`Halt::NotFound`] for somebody who sees no candidates.
pub async fn show(me: SignedIn, RawQuery(query): RawQuery) -> Result<Response, Halt> {
    let office = &me.shared.office;
    let today = me.moment.today;
    let asked = Asked::read(&query.unwrap_or_default(), today);
    let words = me.words();
    let wrong = !asked.problems.is_empty();
    let kept = views::kept(office, &me.acting).await?;
    let (found, full) = match wrong {
        true => (candidates::nothing(&me.acting)?, None),
        false => match candidates::find(office, &me.acting, &asked.search).await {
            Err(No::Wait(problems, seconds)) => (candidates::nothing(&me.acting)?, Some((problems, seconds))),
            found => (found?, None),
        },
    };
    let law = office.law(today).ok();
    let columns = columns(kept.columns, &found);
    let cells = Cells::new(words, law.clone(), short);
    let rows: Vec<Row> = found.lines.iter().map(|line| cells.row(line, &columns)).collect();
    let said = full.as_ref().map_or(&asked.problems, |(problems, _)| problems);
    let mut list = List {
        page: if me.partial {
            Page::bare(&me.visit, "candidates-title")
        } else {
            Page::of(&me, "candidates-title", "candidates").await?
        },
        form: Form::again(&Posted(asked.given.clone()), said, words),
        instead: messages(said, words),
        hint: match found.sight.identity {
            Extent::Nothing => "candidates-search-name-hint",
            _ => "candidates-search-hint",
        },
        choices: Choices::default(),
        open: wrong,
        tags: filters::tags(&asked, words, law.as_deref(), |nis| office.municipality(nis, today)),
        told: told(words, found.count),
        heads: heads(words, &asked, &found, &columns),
        pager: pager(words, &asked, &found),
        rows,
        narrowed: asked.narrows(),
        views: Vec::new(),
        keep: String::new(),
        columns: Vec::new(),
        chosen: Form::default(),
        csv: None,
        workbook: None,
        duplicates: false,
        enrol: false,
        take_up: false,
        emergency: false,
        query: asked.query(),
        order: asked
            .given
            .iter()
            .find(|(name, _)| name == "sorteer")
            .map(|(_, order)| order.clone())
            .unwrap_or_default(),
    };
    let offered = Column::offered(&found.sight);
    list.columns =
        offered.iter().map(|c| Choice::new(c.code(), words.code("candidates-column", c.code()))).collect();
    list.chosen = Form::of(columns.iter().map(|column| ("kolom", column.code())));
    list.views = kept.views.into_iter().map(|view| link(&view.query, &list.query, view.name)).collect();
    list.keep = to("/kandidaten/weergaven", &list.query);
    if me.acting.actor.may(Action::Export) {
        list.csv = Some(to("/kandidaten/uitvoer.csv", &list.query));
        list.workbook = Some(to("/kandidaten/uitvoer.xlsx", &list.query));
    }
    if me.partial {
        return Ok(Html(list.as_results().render()?).into_response());
    }
    let places = places::all(office, me.moment.now, today).await?;
    if let Some(law) = &law {
        list.choices = Choices::of(words, law, &places, &found.sight);
    }
    list.duplicates = me.acting.actor.may(Action::Merge);
    list.enrol = me.acting.actor.may(Action::CreateRegistration);
    list.take_up = me.acting.actor.may(Action::TakeUpCase);
    list.emergency = me.acting.actor.may(Action::EmergencyAccess);
    match (wrong, full) {
        (true, _) => html_with(StatusCode::UNPROCESSABLE_ENTITY, &list),
        (false, Some((_, seconds))) => {
            let mut answer = html_with(StatusCode::TOO_MANY_REQUESTS, &list)?;
            answer.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
            Ok(answer)
        }
        (false, None) => html(&list),
    }
}

/// What is said instead of a list.
fn messages(problems: &Problems, words: &Words) -> String {
    let told = crate::form::messages(problems, words);
    told.into_iter().map(|message| message.text).collect::<Vec<_>>().join(" ")
}

fn link(query: &str, here: &str, label: String) -> NavLink {
    NavLink { href: to(ADDRESS, query), label, current: query == here }
}

/// The columns that were chosen, as far as they are seen; else the usual ones.
pub fn columns(chosen: Option<Vec<Column>>, found: &Listing) -> Vec<Column> {
    seen(chosen, &found.sight)
}

/// The same for anything with a sight.
#[must_use]
pub fn seen(chosen: Option<Vec<Column>>, sight: &candidates::Sight) -> Vec<Column> {
    let chosen = chosen.unwrap_or_else(|| Column::usual(sight));
    chosen.into_iter().filter(|column| column.extent(sight) != Extent::Nothing).collect()
}

fn told(words: &Words, count: Count) -> String {
    match count {
        Count::Exactly(number) => words.count("candidates-count", number),
        Count::MoreThan(number) => words.with("candidates-count-more", &[("number", &words.number(number))]),
    }
}

fn pager(words: &Words, asked: &Asked, found: &Listing) -> Option<Pager> {
    if found.before.is_none() && found.after.is_none() {
        return None;
    }
    Some(Pager {
        summary: words.count("candidates-rows", i64::try_from(found.lines.len()).unwrap_or(0)),
        previous: found.before.map(|page| asked.page(page)),
        next: found.after.map(|page| asked.page(page)),
        pages: Vec::new(),
    })
}

fn heads(words: &Words, asked: &Asked, found: &Listing, columns: &[Column]) -> Vec<Head> {
    let name = head(words.t("candidates-name"), Some(("naam", By::Name)), asked, found);
    let of = |column: &Column| {
        let order = match column {
            Column::Number if found.sight.identity == Extent::All => Some(("nummer", By::Number)),
            Column::RegisteredOn if found.sight.housing == Extent::All => {
                Some(("ingeschreven", By::RegisteredOn))
            }
            _ => None,
        };
        let numeric = matches!(column, Column::Municipalities | Column::Persons);
        let label = words.code("candidates-column", column.code());
        Head { numeric, ..head(&label, order, asked, found) }
    };
    std::iter::once(name).chain(columns.iter().map(of)).collect()
}

fn head(label: &str, order: Option<(&str, By)>, asked: &Asked, found: &Listing) -> Head {
    let label = label.to_owned();
    let Some((code, by)) = order else {
        return Head { label, href: String::new(), state: "", numeric: false };
    };
    let here = found.order.by == by;
    let state = match (here, found.order.descending) {
        (false, _) => "",
        (true, false) => "up",
        (true, true) => "down",
    };
    let turned = format!("-{code}");
    let next = if here && !found.order.descending { &turned } else { code };
    Head { label, href: asked.address(Some("sorteer"), &[("sorteer", next)]), state, numeric: false }
}
