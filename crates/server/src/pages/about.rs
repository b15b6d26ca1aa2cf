//! About this installation: version, regulation, how fresh the data are; and whether everybody can use it.

use crate::fault::Halt;
use crate::page::{Page, html};
use crate::visit::{SignedIn, Visit};
use app::office::health;
use askama::Template;
use axum::response::Response;

#[derive(Template)]
#[template(path = "about.html")]
struct About {
    page: Page,
    regulation: String,
    adopted: String,
    from: String,
    to: String,
    warnings: Vec<String>,
    versions: Vec<String>,
    changed: String,
    imported: String,
}

#[derive(Template)]
#[template(path = "accessibility.html")]
struct Accessibility {
    page: Page,
}

/// Shows the page; for everybody.
///
/// # Errors
/// When the session cannot be reached or no regulation is in force.
pub async fn show(me: Result<SignedIn, Halt>, visit: Visit) -> Result<Response, Halt> {
    let law = visit.shared.office.law(visit.moment.today)?;
    let about = &law.parsed.regulation;
    let [changed, imported] = health::freshness(&visit.shared.office).await?;
    let page = Page::anybody(me.as_ref().ok(), &visit, "about-title").await?;
    let moment = |at: Option<_>| at.map_or_else(|| page.t("about-never").to_owned(), |at| page.moment(&at));
    let built_in = app::law::built_in();
    html(&About {
        regulation: about.title.clone(),
        adopted: about.adopted_by.clone(),
        from: page.date(&about.valid_from),
        to: about.valid_to.map_or_else(|| page.t("about-no-end").to_owned(), |day| page.date(&day)),
        warnings: law.warnings.iter().map(|fault| page.words().rules.fault(fault)).collect(),
        versions: built_in.into_iter().filter(|name| name.starts_with(&format!("{}/", about.id))).collect(),
        changed: moment(changed),
        imported: moment(imported),
        page,
    })
}

/// What everybody can and cannot use yet, honestly.
///
/// # Errors
/// When the session cannot be reached.
pub async fn accessibility(me: Result<SignedIn, Halt>, visit: Visit) -> Result<Response, Halt> {
    html(&Accessibility { page: Page::anybody(me.as_ref().ok(), &visit, "accessibility-title").await? })
}
