//! Pages by number, for lists that are short.

use crate::api::Problem;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::IntoParams;

/// Which page.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Paging {
    /// Number of the page, from 1.
    #[param(minimum = 1, maximum = 1_000_000)]
    page: Option<i64>,
}

impl Paging {
    /// The number of the page that is asked for.
    pub fn page(asked: Result<Query<Self>, QueryRejection>) -> Result<u64, Problem> {
        let Query(asked) = asked.map_err(|error| Problem::new(StatusCode::BAD_REQUEST, error.body_text()))?;
        let page = asked.page.unwrap_or(1);
        let page = u64::try_from(page).ok().filter(|page| (1..=1_000_000).contains(page));
        page.ok_or_else(|| Problem::parameter("page", "a number from 1 to 1000000"))
    }
}

/// Address of the page after this one, when there is one.
pub fn next(path: &str, page: u64, pages: u64) -> Option<String> {
    (page < pages).then(|| format!("{path}?page={}", page + 1))
}
