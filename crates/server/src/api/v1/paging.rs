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

/// Rows on a page of a list that is read as a whole.
const ROWS: u64 = 100;

/// A page of all rows, how many there are, and the address of the page after it.
pub fn part<T>(rows: Vec<T>, path: &str, page: u64) -> (Vec<T>, u64, Option<String>) {
    let count = rows.len() as u64;
    let next = next(path, page, count.div_ceil(ROWS));
    let skip = usize::try_from((page - 1) * ROWS).unwrap_or(usize::MAX);
    (rows.into_iter().skip(skip).take(ROWS as usize).collect(), count, next)
}
