//! Style, script and pictures, compiled in and named by their content so that browsers may keep them.

use crate::fault::Halt;
use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;
use std::collections::HashMap;
use std::fmt::Write;
use std::sync::OnceLock;

#[derive(RustEmbed)]
#[folder = "static"]
struct Files;

/// Address of a file, with the beginning of its hash in it.
#[must_use]
pub fn address(name: &str) -> &'static str {
    static ADDRESSES: OnceLock<HashMap<String, String>> = OnceLock::new();
    let all = ADDRESSES.get_or_init(|| {
        Files::iter()
            .filter_map(|file| {
                let hash = Files::get(&file)?.metadata.sha256_hash();
                let mut mark = String::new();
                hash.iter().take(6).for_each(|byte| {
                    let _ = write!(mark, "{byte:02x}");
                });
                Some((file.to_string(), format!("/static/{mark}/{file}")))
            })
            .collect()
    });
    all.get(name).map_or("/static/missing", String::as_str)
}

/// A file; the mark in its address is only there to change with it.
///
/// # Errors
/// When there is no such file.
pub async fn show(Path((_, name)): Path<(String, String)>) -> Result<Response, Halt> {
    let file = Files::get(&name).ok_or(Halt::NotFound)?;
    let kind = match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    };
    let kept = "public, max-age=31536000, immutable";
    Ok(([(CONTENT_TYPE, kind), (CACHE_CONTROL, kept)], file.data.into_owned()).into_response())
}
