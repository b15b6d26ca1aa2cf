//! Candidates: a list, and one of them as far as the token may see.

#![expect(unused_qualifications, reason = "the description's macro writes a path out in full")]

use crate::api::Problem;
use crate::api::caller::{Call, Id};
use app::office::tokens::{Scope, candidate, candidates};
use axum::Json;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// Which candidates, and which page.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Which {
    /// Words that all have to be found: a name, a registration number, a date of birth as dd/mm/yyyy.
    #[param(max_length = 200)]
    q: Option<String>,
    /// State of the registration.
    #[param(inline)]
    status: Option<Status>,
    /// NIS code of a municipality of preference.
    #[param(pattern = "^[0-9]{5}$")]
    municipality: Option<String>,
    /// How many, 1 to 200.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u32>,
    /// Those after this one: the `id` of the last one of the page before.
    #[param(minimum = 1)]
    after: Option<i64>,
}

/// State of a registration.
#[derive(Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Takes part.
    Active,
    /// Does not take part for a time.
    Suspended,
    /// Removed from the register.
    Struck,
}

/// A candidate in a list. What the token may not see is absent.
#[derive(Serialize, ToSchema)]
pub struct Line {
    /// Row id: the address of the candidate.
    id: i64,
    /// Name of the reference tenant.
    name: String,
    /// Number of the registration.
    #[serde(skip_serializing_if = "Option::is_none")]
    registration_number: Option<String>,
    /// Day of birth of the reference tenant.
    #[serde(skip_serializing_if = "Option::is_none")]
    birth_date: Option<NaiveDate>,
    /// Day of registration.
    #[serde(skip_serializing_if = "Option::is_none")]
    registered_on: Option<NaiveDate>,
}

/// A page of candidates.
#[derive(Serialize, ToSchema)]
pub struct Page {
    /// The candidates, by name.
    items: Vec<Line>,
    /// Address of the next page; absent on the last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

/// Candidates that the token may see, by name.
#[utoipa::path(
    get,
    path = "/candidates",
    operation_id = "list_candidates",
    tag = "candidates",
    security(("token" = ["candidates:read"])),
    params(Which),
    responses(
        (status = 200, body = Page),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json"),
        (status = 429, body = Problem, content_type = "application/problem+json",
            headers(("Retry-After" = u64, description = "Seconds after which to try again")))
    )
)]
pub async fn list(call: Call, which: Result<Query<Which>, QueryRejection>) -> Result<Json<Page>, Problem> {
    call.may(Scope::ReadCandidates)?;
    let Query(which) =
        which.map_err(|error| Problem::new(axum::http::StatusCode::BAD_REQUEST, error.body_text()))?;
    let limit = which.limit.unwrap_or(50);
    if !(1..=200).contains(&limit) {
        return Err(Problem::parameter("limit", "a number from 1 to 200"));
    }
    if which.after.is_some_and(|after| after < 1) {
        return Err(Problem::parameter("after", "the id of a candidate"));
    }
    let municipality = which.municipality.as_deref();
    if municipality.is_some_and(|nis| nis.len() != 5 || !nis.bytes().all(|b| b.is_ascii_digit())) {
        return Err(Problem::parameter("municipality", "a NIS code of five digits"));
    }
    let text = which.q.as_deref().unwrap_or_default();
    if text.chars().count() > 200 {
        return Err(Problem::parameter("q", "at most 200 characters"));
    }
    let status = which.status.map(|status| match status {
        Status::Active => "active",
        Status::Suspended => "suspended",
        Status::Struck => "struck",
    });
    let wanted = candidates::Wanted { text, status, municipality, limit, after: which.after };
    let found = candidates::list(call.office(), call.acting(), &wanted).await?;
    let next = found.next.map(|after| next_page(&which, limit, after));
    let items = found.rows.into_iter().map(|row| Line {
        id: row.id,
        name: row.name,
        registration_number: row.number,
        birth_date: row.birth_date,
        registered_on: row.registered_on,
    });
    Ok(Json(Page { items: items.collect(), next }))
}

fn next_page(which: &Which, limit: u32, after: i64) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    if let Some(q) = &which.q {
        query.append_pair("q", q);
    }
    if let Some(status) = which.status.and_then(|status| serde_json::to_value(status).ok()) {
        query.append_pair("status", status.as_str().unwrap_or_default());
    }
    if let Some(nis) = &which.municipality {
        query.append_pair("municipality", nis);
    }
    query.append_pair("limit", &limit.to_string()).append_pair("after", &after.to_string());
    format!("/api/v1/candidates?{}", query.finish())
}

/// A candidate, as far as the token may see. What it may not see is absent.
#[derive(Serialize, ToSchema)]
pub struct Candidate {
    /// Row id.
    id: i64,
    /// Name of the reference tenant.
    name: String,
    /// Rises with every change.
    version: i64,
    /// How to reach them.
    #[serde(skip_serializing_if = "Option::is_none")]
    contact: Option<Contact>,
    /// Who it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    identity: Option<Identity>,
    /// What counts for a dwelling.
    #[serde(skip_serializing_if = "Option::is_none")]
    housing: Option<Housing>,
}

/// How to reach a candidate.
#[derive(Serialize, ToSchema)]
pub struct Contact {
    /// Telephone number.
    phone: Option<String>,
    /// E-mail address.
    email: Option<String>,
}

/// Who a candidate is.
#[derive(Serialize, ToSchema)]
pub struct Identity {
    /// Number of the registration.
    registration_number: String,
    /// Day of birth.
    birth_date: NaiveDate,
    /// `m`, `f` or `x`.
    sex: String,
}

/// What counts for a dwelling.
#[derive(Serialize, ToSchema)]
pub struct Housing {
    /// Day of registration.
    registered_on: NaiveDate,
    /// State of the registration, as a code.
    status: String,
    /// Last day of a suspension.
    suspended_until: Option<NaiveDate>,
    /// NIS codes of the municipalities of preference.
    municipalities: Vec<String>,
    /// People in the household, the reference tenant included.
    persons: usize,
    /// Current housing need, as a code; only with the right to see points.
    #[serde(skip_serializing_if = "Option::is_none")]
    housing_need: Option<String>,
}

/// One candidate.
#[utoipa::path(
    get,
    path = "/candidates/{id}",
    operation_id = "show_candidate",
    tag = "candidates",
    security(("token" = ["candidates:read"])),
    params(("id" = i64, Path, description = "Row id of the candidate", minimum = 1)),
    responses(
        (status = 200, body = Candidate),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
pub async fn show(call: Call, Id(id): Id) -> Result<Json<Candidate>, Problem> {
    call.may(Scope::ReadCandidates)?;
    let seen = candidate::open(call.office(), call.acting(), id).await?;
    let (registration, visible) = (&seen.file.household.registration, &seen.visible);
    let identity = visible.identity.then(|| Identity {
        registration_number: registration.number.clone(),
        birth_date: registration.birth_date,
        sex: registration.sex.clone(),
    });
    let contact = visible
        .contact
        .then(|| Contact { phone: registration.phone.clone(), email: registration.email.clone() });
    // Of the register all or nothing: what the own organisation wrote in the layer stands elsewhere.
    let housing = visible.housing.all().then(|| Housing {
        registered_on: registration.registered_on,
        status: registration.status.clone(),
        suspended_until: registration.suspended_until,
        municipalities: seen.file.household.preferences.clone(),
        persons: seen.file.household.members.len() + 1,
        housing_need: registration.housing_need.clone().filter(|_| visible.points),
    });
    Ok(Json(Candidate {
        id: registration.id,
        name: registration.name.clone(),
        version: registration.version,
        contact,
        identity,
        housing,
    }))
}
