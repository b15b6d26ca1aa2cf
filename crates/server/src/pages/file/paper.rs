//! Papers of a file, in and out: a form with one paper in it, and a document that is only ever saved.

use super::id;
use crate::fault::Halt;
use crate::form::{Posted, legible};
use crate::visit::SignedIn;
use app::office::consents;
use app::office::paper::{LARGEST, Upload};
use axum::extract::{FromRequest, Multipart, Path, Request};
use axum::http::HeaderValue;
use axum::http::header::{
    CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS,
};
use axum::response::{IntoResponse, Response};

/// Largest request with a paper in it.
pub const REQUEST: usize = LARGEST + 64 * 1024;

/// The fields of a posted form and the paper in it, of the field with that name; what the paper was called does not
/// matter.
///
/// # Errors
/// When it cannot be read, or is too large.
pub async fn read(request: Request, paper: &str) -> Result<(Posted, Upload), Halt> {
    let (mut posted, mut upload) = (Posted::default(), Upload::default());
    let sent = Multipart::from_request(request, &()).await;
    let mut sent = sent.map_err(|_| Halt::BadRequest("fault-not-a-form"))?;
    let broken = |_| Halt::BadRequest("fault-unreadable");
    while let Some(field) = sent.next_field().await.map_err(broken)? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == paper {
            upload.bytes = field.bytes().await.map_err(|_| Halt::BadRequest("fault-too-large"))?.to_vec();
        } else {
            let text = field.text().await.map_err(broken)?;
            posted.0.push((name, legible(&text)));
        }
    }
    Ok((posted, upload))
}

/// A document of a file, to be saved and never shown by the browser itself.
///
/// # Errors
/// Not found when it is not there or not to be seen.
pub async fn document(me: SignedIn, Path(path): Path<String>) -> Result<Response, Halt> {
    let found = consents::download(&me.shared.office, &me.acting, id(&path)?).await?;
    let value = |text: &str| HeaderValue::from_str(text).map_err(|error| Halt::Broken(error.to_string()));
    let mut response = found.bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, value(&found.media_type)?);
    headers.insert(CONTENT_DISPOSITION, value(&format!("attachment; filename=\"{}\"", found.name))?);
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    let policy = "default-src 'none'; sandbox; frame-ancestors 'none'";
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    Ok(response)
}
