//! Dwellings, vacant and allocated.

use super::dwelling::Dwelling;
use super::paging::{Paging, next};
use crate::api::Problem;
use crate::api::caller::Call;
use app::office::dwellings::{self, By, Filter, Query as Wanted};
use app::office::tokens::Scope;
use axum::Json;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use serde::Serialize;
use utoipa::ToSchema;

/// A page of dwellings.
#[derive(Serialize, ToSchema)]
pub struct Dwellings {
    /// The dwellings, by code.
    items: Vec<Dwelling>,
    /// How many there are in all.
    count: u64,
    /// Address of the next page; absent on the last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

/// Dwellings, by code.
#[utoipa::path(
    get,
    path = "/dwellings",
    operation_id = "list_dwellings",
    tag = "dwellings",
    security(("token" = ["dwellings:read"])),
    params(Paging),
    responses(
        (status = 200, body = Dwellings),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json")
    )
)]
pub async fn list(
    call: Call,
    paging: Result<Query<Paging>, QueryRejection>,
) -> Result<Json<Dwellings>, Problem> {
    call.may(Scope::ReadDwellings)?;
    let page = Paging::page(paging)?;
    let wanted = Wanted { filter: Filter::default(), by: By::Code, descending: false, page };
    let found = dwellings::list(call.office(), call.acting(), &wanted).await?;
    let next = next("/api/v1/dwellings", page, found.pages);
    let items = found.lines.into_iter().filter(|_| page <= found.pages);
    let items = items.map(|line| Dwelling::of(line.dwelling, line.allocation.is_some()));
    Ok(Json(Dwellings { items: items.collect(), count: found.count, next }))
}
