//! The other language.

use crate::fault::Halt;
use crate::visit::{LANGUAGE_COOKIE, Visit};
use axum::extract::{Path, Query};
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

/// Where to go on after something.
#[derive(Deserialize)]
pub struct Back {
    /// Path of our own; empty for the start.
    #[serde(default)]
    pub terug: String,
}

impl Back {
    /// The path, when it is one of our own: another website is never a place to go on to.
    #[must_use]
    pub fn path(&self) -> &str {
        own_path(&self.terug)
    }
}

/// A path on this website, or the start.
#[must_use]
pub fn own_path(path: &str) -> &str {
    let ours = path.starts_with('/') && !path.starts_with("//") && !path.contains(['\\', '\n', '\r', '\t']);
    if ours { path } else { "/" }
}

/// Chooses the language and goes back to the page.
///
/// # Errors
/// When there is no such language.
pub async fn choose(
    visit: Visit,
    Path(language): Path<String>,
    Query(back): Query<Back>,
) -> Result<Response, Halt> {
    if language != "nl" && language != "en" {
        return Err(Halt::NotFound);
    }
    if visit.session.get::<i64>("account").await?.is_some() {
        visit.session.insert("language", &language).await?;
    }
    let secure = if visit.shared.secure { "; Secure" } else { "" };
    let cookie = format!("{LANGUAGE_COOKIE}={language}; Path=/; Max-Age=31536000; SameSite=Lax{secure}");
    Ok(([(SET_COOKIE, cookie)], Redirect::to(back.path())).into_response())
}
