//! The ranking of a dwelling.

#![expect(unused_qualifications, reason = "the description's macro writes a path out in full")]

use super::paging::next;
use crate::api::Problem;
use crate::api::caller::{Call, Id};
use app::office::ranking::{Asked, List};
use app::office::tokens::ranking::{Answer, Found, Line};
use app::office::tokens::{Scope, ranking};
use axum::Json;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::http::StatusCode;
use chrono::{DateTime, NaiveDate, Utc};
use domain::Pillar;
use serde::{Deserialize, Serialize};
use std::time::Duration;
use utoipa::{IntoParams, ToSchema};

/// How long a program waits for a ranking that is being worked out, before it is told to ask again.
const PATIENCE: Duration = Duration::from_secs(10);

/// Which part of the ranking.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Which {
    /// Number of the pillar; without it the ledger decides.
    #[param(minimum = 1, maximum = 4)]
    pillar: Option<u8>,
    /// Who is ranked, or who is not but wants to live there; `ranked` without it.
    #[param(inline)]
    list: Option<Part>,
    /// Number of the page, from 1.
    #[param(minimum = 1, maximum = 1_000_000)]
    page: Option<i64>,
}

/// Part of a ranking.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// In order.
    Ranked,
    /// Wants to live there, and is not ranked.
    Excluded,
}

/// A line of a ranking. What the token may not see is absent.
#[derive(Serialize, ToSchema)]
pub struct Seat {
    /// Place in the order, from 1; absent for who is not ranked.
    #[serde(skip_serializing_if = "Option::is_none")]
    rank: Option<usize>,
    /// Row id of the candidate.
    #[serde(skip_serializing_if = "Option::is_none")]
    candidate: Option<i64>,
    /// Number of the registration.
    #[serde(skip_serializing_if = "Option::is_none")]
    registration_number: Option<String>,
    /// Name of the reference tenant.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    /// Day of registration.
    #[serde(skip_serializing_if = "Option::is_none")]
    registered_on: Option<NaiveDate>,
    /// Points; absent when the pillar is not by points.
    #[serde(skip_serializing_if = "Option::is_none")]
    points: Option<i32>,
    /// Why not, as codes; empty for who is ranked.
    reasons: Vec<String>,
}

impl From<Line> for Seat {
    fn from(line: Line) -> Self {
        Self {
            rank: line.rank,
            candidate: line.candidate,
            registration_number: line.number,
            name: line.name,
            registered_on: line.registered_on,
            points: line.points,
            reasons: line.reasons,
        }
    }
}

/// A page of a ranking.
#[derive(Serialize, ToSchema)]
pub struct Ranking {
    /// Title of the regulation.
    regulation: String,
    /// Version of the regulation.
    version: String,
    /// Number of the pillar.
    pillar: u8,
    /// Moment at which the register was read.
    read_at: DateTime<Utc>,
    /// Whether the register has not changed since.
    fresh: bool,
    /// The lines.
    items: Vec<Seat>,
    /// How many there are in all.
    count: usize,
    /// Address of the next page; absent on the last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

/// The ranking of a dwelling today, with who is not ranked and why.
#[utoipa::path(
    get,
    path = "/dwellings/{id}/ranking",
    operation_id = "show_ranking",
    tag = "dwellings",
    security(("token" = ["dwellings:read"])),
    params(("id" = i64, Path, description = "Row id of the dwelling", minimum = 1), Which),
    responses(
        (status = 200, body = Ranking),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json"),
        (status = 503, body = Problem, content_type = "application/problem+json",
            headers(("Retry-After" = u64, description = "Seconds after which to try again")))
    )
)]
pub async fn show(
    call: Call,
    Id(id): Id,
    which: Result<Query<Which>, QueryRejection>,
) -> Result<Json<Ranking>, Problem> {
    call.may(Scope::ReadDwellings)?;
    let Query(which) = which.map_err(|error| Problem::new(StatusCode::BAD_REQUEST, error.body_text()))?;
    let page = which.page.unwrap_or(1);
    let page = usize::try_from(page).ok().filter(|page| (1..=1_000_000).contains(page));
    let page = page.ok_or_else(|| Problem::parameter("page", "a number from 1 to 1000000"))?;
    let pillar = match which.pillar {
        Some(number) => Some(
            Pillar::from_number(number)
                .ok_or_else(|| Problem::parameter("pillar", "the number of a pillar"))?,
        ),
        None => None,
    };
    let excluded = which.list == Some(Part::Excluded);
    let list = if excluded { List::Excluded } else { List::Ranked };
    let asked = Asked { pillar, list, number: None, page, patience: PATIENCE };
    match ranking::show(call.office(), call.acting(), id, &asked).await? {
        Answer::Page(found) => Ok(Json(told(*found, id, page, &which))),
        Answer::Working => {
            let detail = "The ranking is being worked out. Ask again in a moment.";
            Err(Problem::new(StatusCode::SERVICE_UNAVAILABLE, detail).again(2))
        }
        Answer::NoDay => {
            let detail = "The dwelling has no day from which it can be let, and so no ranking.";
            Err(Problem::new(StatusCode::CONFLICT, detail))
        }
    }
}

fn told(found: Found, id: i64, page: usize, which: &Which) -> Ranking {
    let next = next(&format!("/api/v1/dwellings/{id}/ranking"), page as u64, found.pages as u64);
    let mut asked = String::new();
    if let Some(pillar) = which.pillar {
        asked.push_str(&format!("&pillar={pillar}"));
    }
    if which.list == Some(Part::Excluded) {
        asked.push_str("&list=excluded");
    }
    Ranking {
        regulation: found.regulation,
        version: found.version,
        pillar: found.pillar,
        read_at: found.read_at,
        fresh: found.fresh,
        items: found.lines.into_iter().map(Seat::from).collect(),
        count: found.count,
        next: next.map(|next| next + &asked),
    }
}
