//! The API for programs, version 1: the same use cases under the same rights, as JSON.

mod caller;
mod etag;
mod problem;
pub mod v1;

use crate::state::Shared;
use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::any;
use std::sync::OnceLock;
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;

pub use problem::Problem;

fn all() -> (Router<Shared>, OpenApi) {
    let mut description = v1::description();
    let (router, paths) = OpenApiRouter::new().nest("/api/v1", v1::routes()).split_for_parts();
    description.merge(paths);
    (router, description)
}

/// What the API can do, as OpenAPI 3.1.
#[must_use]
pub fn description() -> &'static OpenApi {
    static DESCRIPTION: OnceLock<OpenApi> = OnceLock::new();
    DESCRIPTION.get_or_init(|| all().1)
}

/// Every address of the API.
pub fn router(shared: &Shared) -> Router<Shared> {
    let (router, _) = all();
    let nothing = any(async || Problem::not_found());
    let router = router.route("/api/v1/{*rest}", nothing);
    let not_wait = from_fn_with_state(shared.clone(), crate::dress::not_wait);
    router.layer(from_fn(etag::tag)).layer(not_wait).layer(from_fn(problem::dress))
}
