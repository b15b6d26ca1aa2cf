//! One dwelling: read, and changed by who read it as it is.

use crate::api::caller::{Call, Id};
use crate::api::{Problem, etag};
use app::office::No;
use app::office::dwellings::{self, Draft, Row};
use app::office::tokens::Scope;
use app::words::Language;
use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::http::header::{CONTENT_TYPE, ETAG};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
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
    /// Rent a month, in cents.
    #[serde(skip_serializing_if = "Option::is_none")]
    rent_cents: Option<i64>,
    /// First day on which it is available.
    #[serde(skip_serializing_if = "Option::is_none")]
    available_on: Option<NaiveDate>,
    /// Lowest age of a tenant.
    #[serde(skip_serializing_if = "Option::is_none")]
    min_age: Option<i64>,
    /// Whether it is allocated already.
    allocated: bool,
    /// Rises with every change.
    version: i64,
}

impl Dwelling {
    /// A row, and whether it is allocated.
    pub fn of(row: Row, allocated: bool) -> Self {
        Self {
            id: row.id,
            code: row.code,
            company: row.company,
            zone: row.zone,
            municipality: row.nis,
            bedrooms: row.bedrooms,
            adapted: row.adapted,
            reserved_for: row.reserved_for,
            rent_cents: row.rent,
            available_on: row.available_on,
            min_age: row.min_age,
            allocated,
            version: row.version,
        }
    }
}

/// What a dwelling has to be.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DwellingDraft {
    /// Number of the dwelling.
    #[schema(min_length = 1, max_length = 40)]
    code: String,
    /// Housing company that lets it, as its areas name it.
    company: String,
    /// Zone of that company; empty when it has none.
    #[serde(default)]
    zone: String,
    /// NIS code of the municipality.
    #[schema(pattern = "^[0-9]{5}$")]
    municipality: String,
    /// Bedrooms.
    #[schema(minimum = 0, maximum = 20)]
    bedrooms: i64,
    /// Whether it is adapted to a disability.
    #[serde(default)]
    adapted: bool,
    /// Code of the target group it is reserved for.
    #[serde(default)]
    reserved_for: Option<String>,
    /// Rent a month, in cents.
    #[schema(minimum = 0, maximum = 99_999_999)]
    #[serde(default)]
    rent_cents: Option<i64>,
    /// First day on which it is available.
    #[serde(default)]
    available_on: Option<NaiveDate>,
    /// Lowest age of a tenant.
    #[schema(minimum = 0, maximum = 120)]
    #[serde(default)]
    min_age: Option<i64>,
}

impl DwellingDraft {
    /// As somebody would fill it in.
    fn draft(self, version: i64) -> Draft {
        let text = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
        Draft {
            code: self.code,
            ground: format!("{}|{}", self.company, self.zone),
            nis: self.municipality,
            bedrooms: self.bedrooms.to_string(),
            adapted: self.adapted,
            reserved_for: self.reserved_for.unwrap_or_default(),
            rent: self
                .rent_cents
                .map(|rent| format!("{},{:02}", rent / 100, rent.rem_euclid(100)))
                .unwrap_or_default(),
            available_on: self.available_on.map(|day| day.to_string()).unwrap_or_default(),
            min_age: text(self.min_age),
            version,
        }
    }
}

/// Name in the API of a field of the form.
fn name(field: &str) -> &str {
    match field {
        "ground" => "company",
        "nis" => "municipality",
        "rent" => "rent_cents",
        other => other,
    }
}

async fn read(call: &Call, id: i64) -> Result<(Dwelling, bool), Problem> {
    let opened = dwellings::open(call.office(), call.acting(), id).await?;
    let allocated = opened.allocations.iter().any(|(row, _)| row.ended_on.is_none());
    Ok((Dwelling::of(opened.dwelling, allocated), opened.may_change))
}

fn written(dwelling: &Dwelling) -> Result<Vec<u8>, Problem> {
    let broken = |error: serde_json::Error| Problem::from(No::Broken(error.to_string()));
    serde_json::to_vec(dwelling).map_err(broken)
}

/// One dwelling.
#[utoipa::path(
    get,
    path = "/dwellings/{id}",
    operation_id = "show_dwelling",
    tag = "dwellings",
    security(("token" = ["dwellings:read"])),
    params(("id" = i64, Path, description = "Row id of the dwelling", minimum = 1)),
    responses(
        (status = 200, body = Dwelling, headers(("ETag" = String, description = "For `If-Match`"))),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
pub async fn show(call: Call, Id(id): Id) -> Result<Json<Dwelling>, Problem> {
    call.may(Scope::ReadDwellings)?;
    Ok(Json(read(&call, id).await?.0))
}

/// Changes a dwelling into what is sent, as a whole, when it is still what was read.
#[utoipa::path(
    put,
    path = "/dwellings/{id}",
    operation_id = "change_dwelling",
    tag = "dwellings",
    security(("token" = ["dwellings:write"])),
    params(
        ("id" = i64, Path, description = "Row id of the dwelling", minimum = 1),
        ("If-Match" = String, Header, description = "ETag of the dwelling as it was read")
    ),
    request_body = DwellingDraft,
    responses(
        (status = 200, body = Dwelling, headers(("ETag" = String, description = "For `If-Match`"))),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 412, body = Problem, content_type = "application/problem+json"),
        (status = 413, body = Problem, content_type = "application/problem+json"),
        (status = 415, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json"),
        (status = 428, body = Problem, content_type = "application/problem+json")
    )
)]
pub async fn change(
    call: Call,
    Id(id): Id,
    headers: HeaderMap,
    sent: Result<Json<DwellingDraft>, JsonRejection>,
) -> Result<Response, Problem> {
    call.may(Scope::WriteDwellings)?;
    let Json(sent) = sent.map_err(|error| Problem::new(error.status(), error.body_text()))?;
    let (there, may) = read(&call, id).await?;
    if !may {
        return Err(No::Refused("other-organisation").into());
    }
    etag::unchanged(&headers, &written(&there)?)?;
    let draft = sent.draft(there.version);
    match dwellings::change(call.office(), call.acting(), id, &draft).await {
        Ok(_) => {}
        Err(No::Invalid(problems)) => {
            let words = call.shared.words.of(Language::English);
            let messages = crate::form::messages(&problems, words).into_iter();
            let wrong = messages.map(|message| (name(&message.field).to_owned(), message.text));
            let problem =
                Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "What was sent is not as it should be.");
            return Err(problem.of_fields(wrong));
        }
        Err(No::Conflict(_)) => return Err(etag::changed()),
        Err(no) => return Err(no.into()),
    }
    let body = written(&read(&call, id).await?.0)?;
    let marks = [(CONTENT_TYPE, "application/json".to_owned()), (ETAG, etag::of(&body))];
    Ok((marks, body).into_response())
}
