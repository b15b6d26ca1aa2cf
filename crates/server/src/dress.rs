//! Around every answer: security headers, a request id, a line in the log, and a page for what went wrong.

use crate::fault::Halt;
use crate::page::Page;
use crate::state::Shared;
use crate::visit::Visit;
use askama::Template;
use axum::extract::{FromRequestParts, MatchedPath, Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, HeaderValue, REFERRER_POLICY,
    STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use std::time::Duration;
use tower_http::request_id::{MakeRequestId, RequestId};

/// What browsers may load and do: our own files, nothing inline, nobody else's frames.
const CONTENT_POLICY: &str = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; \
    object-src 'none'; img-src 'self'; connect-src 'self'";

/// Sets the headers that protect the reader.
pub async fn protect(State(shared): State<Shared>, request: Request, next: Next) -> Response {
    let api = request.uri().path().starts_with("/api/v1");
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let mut set = |name: HeaderName, value: &'static str| {
        headers.insert(name, HeaderValue::from_static(value));
    };
    set(X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(X_FRAME_OPTIONS, "DENY");
    set(REFERRER_POLICY, "same-origin");
    set(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    set(HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    set(
        HeaderName::from_static("permissions-policy"),
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    );
    if shared.secure {
        set(STRICT_TRANSPORT_SECURITY, "max-age=31536000; includeSubDomains");
    }
    // A document that somebody brought comes with a narrower one.
    if !headers.contains_key(CONTENT_SECURITY_POLICY) {
        let policy = if api { "default-src 'none'; frame-ancestors 'none'" } else { CONTENT_POLICY };
        headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    }
    if !headers.contains_key(CACHE_CONTROL) {
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}

/// Numbers requests with sixteen random hexadecimal digits.
#[derive(Clone, Copy)]
pub struct Numbered;

impl MakeRequestId for Numbered {
    fn make_request_id<B>(&mut self, _: &axum::http::Request<B>) -> Option<RequestId> {
        let number = format!("{:016x}", rand::random::<u64>());
        HeaderValue::from_str(&number).ok().map(RequestId::new)
    }
}

/// Takes away the number that a caller gave a request: ours is the one that log and audit hold.
pub async fn own_number(mut request: Request, next: Next) -> Response {
    request.headers_mut().remove("x-request-id");
    next.run(request).await
}

/// Logs and measures every request: route, status and time. Never the address as asked, which may hold a name.
#[expect(clippy::disallowed_methods, reason = "how long a request took goes to the log and the metrics only")]
pub async fn observe(request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map_or("(none)", MatchedPath::as_str).to_owned();
    let method = request.method().as_str().to_owned();
    let id = request.headers().get("x-request-id").and_then(|value| value.to_str().ok());
    let id = id.unwrap_or_default().to_owned();
    let start = std::time::Instant::now();
    let response = next.run(request).await;
    let (took, status) = (start.elapsed(), response.status().as_u16());
    let labels = [("method", method.clone()), ("route", route.clone()), ("status", status.to_string())];
    metrics::counter!("woonspoor_requests_total", &labels).increment(1);
    metrics::histogram!("woonspoor_request_seconds", "route" => route.clone()).record(took.as_secs_f64());
    tracing::info!(request_id = id, method, route, status, micros = took.as_micros() as u64, "request");
    response
}

/// How long a request may take before the database is asked whether it is still there.
const PATIENCE: Duration = Duration::from_secs(2);

/// Answers when the database server went away, instead of waiting as long as one does for a busy one.
pub async fn not_wait(State(shared): State<Shared>, request: Request, next: Next) -> Response {
    let gone = async {
        loop {
            tokio::time::sleep(PATIENCE).await;
            if is_away(&shared).await {
                break;
            }
        }
    };
    tokio::select! {
        response = next.run(request) => response,
        () = gone => Halt::Away("the database gives no sign of life".to_owned()).into_response(),
    }
}

/// Whether the database is on a server, and that gives no sign of life.
async fn is_away(shared: &Shared) -> bool {
    let store = &shared.office.store;
    store.is_remote() && store.ping().await.is_err()
}

#[derive(Template)]
#[template(path = "fault.html")]
struct FaultPage {
    page: Page,
    explanation: String,
    request: String,
}

/// Whether a path is text.
fn is_text(path: &str) -> bool {
    !url::form_urlencoded::parse(path.as_bytes())
        .any(|(name, value)| [name, value].iter().any(|t| t.contains('\u{fffd}')))
}

/// Turns a bare refusal into a page that says what happened and how to go on.
pub async fn explain(State(shared): State<Shared>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let api = parts.uri.path().starts_with("/api/");
    let visit = Visit::from_request_parts(&mut parts, &shared).await;
    let response = match is_text(parts.uri.path()) {
        true => next.run(Request::from_parts(parts, body)).await,
        // Nothing has a name that is no text.
        false => Halt::NotFound.into_response(),
    };
    let (Ok(visit), false) = (visit, api) else { return response };
    let halt = response.extensions().get::<Halt>().cloned();
    let bare = response.headers().get("content-type").is_none() || halt.is_some();
    let halt = match (halt, response.status().as_u16()) {
        (Some(Halt::LogIn(_) | Halt::Elsewhere(_)), _) => return response,
        (Some(halt), _) => halt,
        (None, 404 | 405) => Halt::NotFound,
        (None, 413) => Halt::BadRequest("fault-too-large"),
        (None, 400 | 415 | 422) if bare || is_plain(&response) => Halt::BadRequest("fault-unreadable"),
        (None, 403) if bare || is_plain(&response) => Halt::BadRequest("fault-other-site"),
        (None, 500..) if bare || is_plain(&response) => Halt::Broken(String::new()),
        _ => return response,
    };
    // What went wrong for want of the database is told as such, whoever met it first.
    let broken = matches!(halt, Halt::Broken(_));
    let halt = if broken && is_away(&shared).await { Halt::Away(String::new()) } else { halt };
    let status = if halt.status().is_success() { response.status() } else { halt.status() };
    let (title, key) = match &halt {
        Halt::NotFound => ("fault-not-found-title", "fault-not-found"),
        Halt::Refused(_) => ("fault-refused-title", "fault-refused"),
        Halt::BadRequest(key) => ("fault-bad-title", *key),
        Halt::TooMany => ("fault-too-many-title", "fault-too-many"),
        Halt::Conflict => ("fault-conflict-title", "fault-conflict"),
        Halt::Away(_) => ("fault-away-title", "fault-away"),
        _ => ("fault-broken-title", "fault-broken"),
    };
    let mut explanation = visit.words().t(key).to_owned();
    if let Halt::Refused(rule) = halt {
        explanation = format!("{explanation} {}", visit.words().code("rule", rule));
    }
    let template = FaultPage { page: Page::bare(&visit, title), explanation, request: visit.request.clone() };
    match template.render() {
        Ok(text) => (status, Html(text)).into_response(),
        Err(_) => status.into_response(),
    }
}

/// Whether an answer is the framework's own line of text.
fn is_plain(response: &Response) -> bool {
    let kind = response.headers().get("content-type").and_then(|value| value.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("text/plain"))
}
