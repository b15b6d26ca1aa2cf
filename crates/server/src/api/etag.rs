//! ETags: an answer that has not changed is not sent again.

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::header::{ETAG, IF_NONE_MATCH};
use axum::http::{HeaderValue, Method, StatusCode};
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
    let mut mark = String::from("\"");
    for byte in Sha256::digest(&bytes).iter().take(16) {
        let _ = write!(mark, "{byte:02x}");
    }
    mark.push('"');
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
