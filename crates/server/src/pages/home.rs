//! The start: my work.

use crate::fault::Halt;
use crate::page::{Page, html};
use crate::visit::SignedIn;
use askama::Template;
use axum::response::Response;

#[derive(Template)]
#[template(path = "home.html")]
struct Home {
    page: Page,
}

/// Shows what waits for this person.
///
/// # Errors
/// When the session or the database cannot be reached.
pub async fn show(me: SignedIn) -> Result<Response, Halt> {
    html(&Home { page: Page::of(&me, "home-title", "home").await? })
}
