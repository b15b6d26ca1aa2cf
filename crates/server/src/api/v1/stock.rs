//! How many dwellings companies have, and how many more may go to target groups.

use super::paging::{Paging, part};
use crate::api::Problem;
use crate::api::caller::Call;
use app::office::dwellings::stock;
use app::office::tokens::Scope;
use axum::Json;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use serde::Serialize;
use utoipa::ToSchema;

/// The stock of one company in a municipality.
#[derive(Serialize, ToSchema)]
pub struct StockOfCompany {
    /// Row id.
    id: i64,
    /// Housing company.
    company: String,
    /// Zone of that company; empty when it has none.
    zone: String,
    /// Dwellings.
    dwellings: i64,
    /// Of these reserved for a target group.
    reserved: i64,
    /// Rises with every change.
    version: i64,
}

/// The stock of one municipality.
#[derive(Serialize, ToSchema)]
pub struct Stock {
    /// NIS code of the municipality.
    municipality: String,
    /// Dwellings of all companies together.
    dwellings: i64,
    /// Of these reserved for a target group.
    reserved: i64,
    /// Given to target groups this year, of those that are not reserved.
    given: i64,
    /// The most that may be reserved or given; absent when the regulation sets no cap.
    #[serde(skip_serializing_if = "Option::is_none")]
    most: Option<i64>,
    /// How many more may be given; absent when the regulation sets no cap.
    #[serde(skip_serializing_if = "Option::is_none")]
    room: Option<i64>,
    /// Per company.
    companies: Vec<StockOfCompany>,
}

/// A page of the stock.
#[derive(Serialize, ToSchema)]
pub struct Stocks {
    /// Per municipality, by code.
    items: Vec<Stock>,
    /// How many municipalities there are in all.
    count: u64,
    /// Address of the next page; absent on the last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

/// The stock per municipality, under the regulation in force today.
#[utoipa::path(
    get,
    path = "/stock",
    operation_id = "list_stock",
    tag = "dwellings",
    security(("token" = ["dwellings:read"])),
    params(Paging),
    responses(
        (status = 200, body = Stocks),
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
) -> Result<Json<Stocks>, Problem> {
    call.may(Scope::ReadDwellings)?;
    let page = Paging::page(paging)?;
    let found = stock::overview(call.office(), call.acting(), None).await?;
    let (places, count, next) = part(found.places, "/api/v1/stock", page);
    let items = places.into_iter().map(|place| Stock {
        room: place.room(),
        municipality: place.nis,
        dwellings: place.dwellings,
        reserved: place.reserved,
        given: place.given,
        most: place.most,
        companies: place.rows.into_iter().map(|(row, _)| company(row)).collect(),
    });
    Ok(Json(Stocks { items: items.collect(), count, next }))
}

fn company(row: stock::Row) -> StockOfCompany {
    StockOfCompany {
        id: row.id,
        company: row.company,
        zone: row.zone,
        dwellings: row.dwellings,
        reserved: row.reserved,
        version: row.version,
    }
}
