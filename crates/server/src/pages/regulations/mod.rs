//! Regulations to read: which there are, and which is in force.

pub mod compare;
pub mod show;

use crate::fault::Halt;
use crate::page::{Page, html};
use crate::visit::SignedIn;
use app::office::regulations::{self, Version};
use askama::Template;
use axum::response::Response;

pub(super) const PATH: &str = "/reglementen";

#[derive(Template)]
#[template(path = "regulations/list.html")]
struct Regulations {
    page: Page,
    rows: Vec<Row>,
}

struct Row {
    href: String,
    title: String,
    version: String,
    from: String,
    to: String,
    adopted_by: String,
    in_force: bool,
    applied: bool,
}

fn row(page: &Page, version: Version) -> Row {
    Row {
        href: format!("{PATH}/{}", version.name),
        title: version.title,
        version: version.version,
        from: page.date(&version.from),
        to: page.maybe_date(&version.to),
        adopted_by: version.adopted_by,
        in_force: version.in_force,
        applied: version.applied,
    }
}

/// Lists the regulations, for everybody who is signed in.
///
/// # Errors
/// When one of them cannot be read.
pub async fn show(me: SignedIn) -> Result<Response, Halt> {
    let all = regulations::list(&me.shared.office, me.acting.today)?;
    let page = Page::of(&me, "regulations-title", "regulations").await?.here();
    html(&Regulations { rows: all.into_iter().map(|version| row(&page, version)).collect(), page })
}
