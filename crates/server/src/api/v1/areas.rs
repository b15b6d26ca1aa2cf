//! Where housing companies let.

use super::paging::{Paging, part};
use crate::api::Problem;
use crate::api::caller::Call;
use app::office::areas;
use app::office::tokens::Scope;
use axum::Json;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use serde::Serialize;
use utoipa::ToSchema;

/// A municipality in which a company lets.
#[derive(Serialize, ToSchema)]
pub struct Area {
    /// Row id.
    id: i64,
    /// Housing company.
    company: String,
    /// Zone of that company; empty when it has none.
    zone: String,
    /// NIS code of the municipality.
    municipality: String,
}

/// A page of areas.
#[derive(Serialize, ToSchema)]
pub struct Areas {
    /// The areas, by company, zone and municipality.
    items: Vec<Area>,
    /// How many there are in all.
    count: u64,
    /// Address of the next page; absent on the last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

/// Municipalities in which companies let.
#[utoipa::path(
    get,
    path = "/areas",
    operation_id = "list_areas",
    tag = "dwellings",
    security(("token" = ["dwellings:read"])),
    params(Paging),
    responses(
        (status = 200, body = Areas),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json")
    )
)]
pub async fn list(call: Call, paging: Result<Query<Paging>, QueryRejection>) -> Result<Json<Areas>, Problem> {
    call.may(Scope::ReadDwellings)?;
    let page = Paging::page(paging)?;
    let found = areas::overview(call.office(), call.acting()).await?;
    let (rows, count, next) = part(found.areas, "/api/v1/areas", page);
    let items = rows.into_iter().map(|row| Area {
        id: row.id,
        company: row.company,
        zone: row.zone,
        municipality: row.nis,
    });
    Ok(Json(Areas { items: items.collect(), count, next }))
}
