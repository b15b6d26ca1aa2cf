//! About this installation: version, regulation, how fresh the data are.

use crate::fault::Halt;
use crate::page::{Page, html};
use crate::visit::Visit;
use askama::Template;
use axum::response::Response;

#[derive(Template)]
#[template(path = "about.html")]
struct About {
    page: Page,
    regulation: String,
}

/// Shows the page; for everybody.
///
/// # Errors
/// When the session cannot be reached or no regulation is in force.
pub async fn show(visit: Visit) -> Result<Response, Halt> {
    let law = visit.shared.office.law(visit.moment.today)?;
    let about = &law.parsed.regulation;
    let regulation = format!("{} {}", about.id, about.version);
    html(&About { page: Page::open(&visit, "about-title").await?, regulation })
}
