//! What went wrong, as `application/problem+json` (RFC 9457).

use app::office::No;
use axum::extract::Request;
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

/// Why a request was not done.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Problem {
    /// Kind of problem; always `about:blank`: the status says it.
    #[serde(rename = "type")]
    kind: &'static str,
    /// The status in words.
    title: &'static str,
    /// The status.
    status: u16,
    /// What was wrong and what was expected.
    detail: String,
    /// The parameter that is wrong, when there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    parameter: Option<&'static str>,
    /// The fields that are wrong, when what was sent has fields.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<Wrong>,
    /// After how many seconds to try again; sent as `Retry-After`.
    #[serde(skip)]
    again: Option<u64>,
}

/// A field that is wrong.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Wrong {
    /// Name of the field.
    field: String,
    /// What is wrong with it.
    detail: String,
}

impl Problem {
    /// A problem of a status.
    #[must_use]
    pub fn new(status: StatusCode, detail: impl Into<String>) -> Self {
        let title = status.canonical_reason().unwrap_or("Problem");
        Self {
            kind: "about:blank",
            title,
            status: status.as_u16(),
            detail: detail.into(),
            parameter: None,
            errors: Vec::new(),
            again: None,
        }
    }

    /// The same, with the fields that are wrong.
    #[must_use]
    pub fn of_fields(self, wrong: impl IntoIterator<Item = (String, String)>) -> Self {
        let errors = wrong.into_iter().map(|(field, detail)| Wrong { field, detail }).collect();
        Self { errors, ..self }
    }

    /// The same, with after how many seconds to try again.
    #[must_use]
    pub fn again(self, seconds: u64) -> Self {
        Self { again: Some(seconds), ..self }
    }

    /// There is no such thing, or it is not for this caller to know.
    #[must_use]
    pub fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, "There is nothing here, or nothing that this token may see.")
    }

    /// No token that works.
    #[must_use]
    pub fn no_token() -> Self {
        let detail =
            "Send a token that works: `Authorization: Bearer wsp_...`. Tokens are made on the profile page.";
        Self::new(StatusCode::UNAUTHORIZED, detail)
    }

    /// A parameter that cannot be used.
    #[must_use]
    pub fn parameter(name: &'static str, expected: &str) -> Self {
        let detail = format!("`{name}`: expected {expected}.");
        Self { parameter: Some(name), ..Self::new(StatusCode::UNPROCESSABLE_ENTITY, detail) }
    }
}

impl From<No> for Problem {
    fn from(no: No) -> Self {
        match no {
            No::NotFound => Self::not_found(),
            No::Refused(rule) => Self::new(StatusCode::FORBIDDEN, format!("Not allowed: {rule}.")),
            No::Invalid(_) => {
                Self::new(StatusCode::UNPROCESSABLE_ENTITY, "What was sent is not as it should be.")
            }
            No::Wait(_, seconds) => {
                let detail = format!("Too much was asked in an hour. Try again in {seconds} seconds.");
                Self::new(StatusCode::TOO_MANY_REQUESTS, detail).again(seconds)
            }
            No::Conflict(_) => Self::new(StatusCode::CONFLICT, "Somebody else changed it in the meantime."),
            away if away.is_away() => {
                tracing::error!(cause = %away, "a request broke");
                let detail = "The database does not answer now; nothing was changed. Try again later.";
                Self::new(StatusCode::SERVICE_UNAVAILABLE, detail)
            }
            broken @ (No::Broken(_) | No::Database(_) | No::Input(_)) => {
                tracing::error!(cause = %broken, "a request broke");
                Self::new(
                    StatusCode::INTERNAL_SERVER_ERROR,
                    "Something went wrong on our side; nothing was changed.",
                )
            }
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let body = serde_json::to_string(&self).unwrap_or_default();
        let mut response = (status, [(CONTENT_TYPE, "application/problem+json")], body).into_response();
        if let Some(seconds) = self.again {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        if status == StatusCode::UNAUTHORIZED {
            response.headers_mut().insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}

/// Turns the framework's own refusals (wrong method, body too large) into problems too.
pub async fn dress(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    let status = response.status();
    let json = response.headers().get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().ends_with(b"json"));
    if json || !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let allow = response.headers().get("allow").cloned();
    let mut answer = Problem::new(status, status.canonical_reason().unwrap_or("Problem")).into_response();
    if let Some(allow) = allow {
        answer.headers_mut().insert("allow", allow);
    }
    answer
}
