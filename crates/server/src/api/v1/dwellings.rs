//! Dwellings, vacant and allocated.

use super::paging::{Paging, next};
use crate::api::Problem;
use crate::api::caller::Call;
use app::office::dwellings::{self, By, Filter, Query as Wanted};
use app::office::tokens::Scope;
use axum::Json;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

/// A dwelling.
#[derive(Serialize, ToSchema)]
pub struct Dwelling {
    /// Row id.
    id: i64,
    /// Number of the dwelling.
    code: String,
    /// Housing company that lets it.
    company: String,
    /// Zone of that company; empty when it has none.
    zone: String,
    /// NIS code of the municipality.
    municipality: String,
    /// Bedrooms.
    bedrooms: i64,
    /// Whether it is adapted to a disability.
    adapted: bool,
    /// Code of the target group it is reserved for.
    #[serde(skip_serializing_if = "Option::is_none")]
    reserved_for: Option<String>,
    /// First day on which it is available.
    #[serde(skip_serializing_if = "Option::is_none")]
    available_on: Option<NaiveDate>,
    /// Whether it is allocated already.
    allocated: bool,
}

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
    let items = found.lines.into_iter().filter(|_| page <= found.pages).map(|line| Dwelling {
        id: line.dwelling.id,
        code: line.dwelling.code,
        company: line.dwelling.company,
        zone: line.dwelling.zone,
        municipality: line.dwelling.nis,
        bedrooms: line.dwelling.bedrooms,
        adapted: line.dwelling.adapted,
        reserved_for: line.dwelling.reserved_for,
        available_on: line.dwelling.available_on,
        allocated: line.allocation.is_some(),
    });
    Ok(Json(Dwellings { items: items.collect(), count: found.count, next }))
}
