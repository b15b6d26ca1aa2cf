//! Signs of life for whoever keeps the servers running.

use crate::state::Shared;
use axum::extract::State;
use axum::http::StatusCode;

/// The program answers.
pub async fn alive() -> &'static str {
    "ok\n"
}

/// The program can do its work: the database answers.
pub async fn ready(State(shared): State<Shared>) -> (StatusCode, &'static str) {
    match shared.office.store.ping().await {
        Ok(()) => (StatusCode::OK, "ready\n"),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n"),
    }
}
