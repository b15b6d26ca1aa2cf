//! The imports there were: state, who, when, how many.

use super::{PATH, state};
use crate::fault::Halt;
use crate::page::{Page, html};
use crate::pages::lists::asked;
use crate::visit::SignedIn;
use app::office::imports;
use askama::Template;
use axum::response::Response;

#[derive(Template)]
#[template(path = "imports/list.html")]
struct List {
    page: Page,
    rows: Vec<Row>,
    older: String,
}

struct Row {
    href: String,
    number: String,
    name: String,
    state: String,
    look: &'static str,
    by: String,
    at: String,
    new: String,
    changed: String,
}

/// Shows the list.
///
/// # Errors
/// [`Halt::NotFound`] for who may not import.
pub async fn show(me: SignedIn) -> Result<Response, Halt> {
    let before = asked(&me).number("voor");
    let items = imports::list(&me.shared.office, &me.acting, before).await?;
    let page = Page::of(&me, "import-title", "imports").await?.here();
    let words = me.words();
    let shown = |number: u64| words.number(i64::try_from(number).unwrap_or(i64::MAX));
    let rows: Vec<Row> = items
        .iter()
        .map(|item| {
            let (told, look) = state(words, item);
            let total = item.report.total();
            Row {
                href: format!("{PATH}/{}", item.import.id),
                number: item.import.id.to_string(),
                name: item.report.name.clone(),
                state: told,
                look,
                by: if item.by.is_empty() {
                    words.t("import-by-program").to_owned()
                } else {
                    item.by.clone()
                },
                at: page.moment(&item.import.created_at),
                new: shown(total.new),
                changed: shown(total.changed),
            }
        })
        .collect();
    let last = items.last().filter(|_| items.len() >= 50);
    let older = last.map(|item| format!("{PATH}?voor={}", item.import.id)).unwrap_or_default();
    html(&List { page, rows, older })
}
