//! The form that was kept when a session ended: sent again by its writer, or thrown away.

use crate::fault::Halt;
use crate::keep::kept_for;
use crate::page::{Page, html};
use crate::visit::SignedIn;
use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};

#[derive(Template)]
#[template(path = "login/kept.html")]
struct KeptPage {
    page: Page,
    to: String,
    fields: Vec<(String, String)>,
}

/// Says that the form was kept, with a button that sends it again.
///
/// # Errors
/// When the session cannot be reached.
pub async fn show(me: SignedIn) -> Result<Response, Halt> {
    let account = me.acting.actor.account();
    let Some(kept) = kept_for(&me.visit, &me.shared.office, account).await? else {
        return Ok(Redirect::to("/").into_response());
    };
    let page = Page::of(&me, "kept-title", "").await?;
    html(&KeptPage { page, to: kept.to, fields: kept.fields })
}

/// Throws it away.
///
/// # Errors
/// When the session cannot be reached.
pub async fn drop_it(me: SignedIn) -> Result<Response, Halt> {
    me.session.remove::<String>("kept").await?;
    Ok(Redirect::to("/").into_response())
}
