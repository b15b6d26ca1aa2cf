//! Organisations and their agreements.

use super::paging::{Paging, next};
use crate::api::Problem;
use crate::api::caller::{Call, Id};
use app::office::organisations::{self, Filter};
use app::office::tokens::Scope;
use axum::Json;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

/// An organisation.
#[derive(Serialize, ToSchema)]
pub struct Organisation {
    /// Row id.
    id: i64,
    /// Code in registries.
    code: String,
    /// Name.
    name: String,
    /// `company`, `ocmw`, `caw`, `bjz`, `ggz`, `vaph`, `igs` or `other`.
    sector: String,
    /// First day of the cooperation agreement; absent without one.
    #[serde(skip_serializing_if = "Option::is_none")]
    agreement_from: Option<NaiveDate>,
    /// Last day of the agreement, included; absent when open.
    #[serde(skip_serializing_if = "Option::is_none")]
    agreement_to: Option<NaiveDate>,
}

/// A page of organisations.
#[derive(Serialize, ToSchema)]
pub struct Organisations {
    /// The organisations, by name.
    items: Vec<Organisation>,
    /// How many there are in all.
    count: u64,
    /// Address of the next page; absent on the last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

fn told(row: organisations::Row) -> Organisation {
    Organisation {
        id: row.id,
        code: row.code,
        name: row.name,
        sector: row.sector,
        agreement_from: row.agreement_from,
        agreement_to: row.agreement_to,
    }
}

/// Organisations, by name.
#[utoipa::path(
    get,
    path = "/organisations",
    operation_id = "list_organisations",
    tag = "organisations",
    security(("token" = ["organisations:read"])),
    params(Paging),
    responses(
        (status = 200, body = Organisations),
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
) -> Result<Json<Organisations>, Problem> {
    call.may(Scope::ReadOrganisations)?;
    let page = Paging::page(paging)?;
    let found = organisations::list(call.office(), call.acting(), &Filter::default(), page).await?;
    let next = next("/api/v1/organisations", page, found.pages);
    // Past the last page there is nothing, rather than the last page again.
    let items = if page > found.pages { Vec::new() } else { found.rows.into_iter().map(told).collect() };
    Ok(Json(Organisations { items, count: found.count, next }))
}

/// One organisation.
#[utoipa::path(
    get,
    path = "/organisations/{id}",
    operation_id = "show_organisation",
    tag = "organisations",
    security(("token" = ["organisations:read"])),
    params(("id" = i64, Path, description = "Row id of the organisation", minimum = 1)),
    responses(
        (status = 200, body = Organisation),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
pub async fn show(call: Call, Id(id): Id) -> Result<Json<Organisation>, Problem> {
    call.may(Scope::ReadOrganisations)?;
    let opened = organisations::open(call.office(), call.acting(), id).await?;
    Ok(Json(told(opened.organisation)))
}
