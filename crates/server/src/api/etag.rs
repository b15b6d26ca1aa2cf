//! ETags: an answer that has not changed is not sent again, and nothing is changed that was not read as it is.

use super::Problem;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::header::{ETAG, IF_MATCH, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// Largest answer that is tagged, in bytes; lists are paged far below it.
const LIMIT: usize = 8 * 1024 * 1024;

/// Tags answers to GET by their content, and answers 304 when the caller has it already.
pub async fn tag(request: Request, next: Next) -> Response {
    let reads = request.method() == Method::GET;
    let has = request.headers().get(IF_NONE_MATCH).cloned();
    let response = next.run(request).await;
    if !reads || response.status() != StatusCode::OK {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, LIMIT).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let mark = of(&bytes);
    let same = has.is_some_and(|has| has.to_str().is_ok_and(|has| matches(has, &mark)));
    if let Ok(value) = HeaderValue::from_str(&mark) {
        parts.headers.insert(ETAG, value);
    }
    if same {
        parts.status = StatusCode::NOT_MODIFIED;
        parts.headers.remove("content-length");
        return Response::from_parts(parts, Body::empty());
    }
    Response::from_parts(parts, Body::from(bytes))
}

/// The tag of an answer with this content.
pub fn of(bytes: &[u8]) -> String {
    let mut mark = String::from("\"");
    for byte in Sha256::digest(bytes).iter().take(16) {
        let _ = write!(mark, "{byte:02x}");
    }
    mark.push('"');
    mark
}

/// Passes when the caller says, with `If-Match`, that it has read what is kept now.
///
/// # Errors
/// 428 without the header, 412 when something else is kept.
pub fn unchanged(headers: &HeaderMap, bytes: &[u8]) -> Result<(), Problem> {
    let Some(has) = headers.get(IF_MATCH) else {
        let detail =
            "Send `If-Match` with the ETag of what was read, so that nobody's change is overwritten.";
        return Err(Problem::new(StatusCode::PRECONDITION_REQUIRED, detail));
    };
    let mark = of(bytes);
    let names = |list: &str| list.split(',').map(str::trim).any(|one| one == "*" || one == mark);
    if has.to_str().is_ok_and(names) { Ok(()) } else { Err(changed()) }
}

/// Somebody else was first.
pub fn changed() -> Problem {
    let detail = "It was changed since it was read. Read it again.";
    Problem::new(StatusCode::PRECONDITION_FAILED, detail)
}

/// Whether a list of tags names this one.
fn matches(list: &str, mark: &str) -> bool {
    list.split(',').map(str::trim).any(|one| one == "*" || one.trim_start_matches("W/") == mark)
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn one_of_several_tags_is_enough() {
        assert!(matches("\"a\", W/\"b\"", "\"b\""));
        assert!(matches("*", "\"b\""));
        assert!(!matches("\"a\"", "\"b\""));
    }
}
