//! The points of a candidate under the regulation in force today.

#![expect(unused_qualifications, reason = "the description's macro writes a path out in full")]

use crate::api::Problem;
use crate::api::caller::{Call, Id};
use app::office::file::points::{Assessed, Criterion, Line};
use app::office::tokens::{Scope, points};
use app::words::Language;
use axum::Json;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// In which language.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Spoken {
    /// Language of the sentences: `nl`, or `en`.
    #[param(inline)]
    language: Option<Tongue>,
}

/// A language.
#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Tongue {
    /// Dutch.
    Nl,
    /// English.
    En,
}

/// A sentence with where it comes from.
#[derive(Serialize, ToSchema)]
pub struct Told {
    /// The sentence.
    text: String,
    /// Article and source.
    cited: String,
}

impl From<Line> for Told {
    fn from(line: Line) -> Self {
        Self { text: line.text, cited: line.cited }
    }
}

/// Points on one criterion.
#[derive(Serialize, ToSchema)]
pub struct CriterionPoints {
    /// Name in the regulation.
    name: String,
    /// What it is called.
    label: String,
    /// Points now.
    points: i64,
    /// Most points the criterion can give.
    most: i64,
    /// Why.
    why: Told,
}

/// What the rules say about a candidate.
#[derive(Serialize, ToSchema)]
pub struct Points {
    /// Title and version of the regulation.
    regulation: String,
    /// The pillar that the points are of.
    pillar: String,
    /// Total; absent when the regulation has no list by points.
    #[serde(skip_serializing_if = "Option::is_none")]
    total: Option<i64>,
    /// Most points.
    most: i64,
    /// Per criterion.
    criteria: Vec<CriterionPoints>,
    /// Conditions that are not met.
    obstacles: Vec<Told>,
    /// Conditions of which it is not known.
    unknown: Vec<Told>,
    /// Conditions that are met.
    met: Vec<Told>,
    /// What would have to differ.
    missing: Vec<String>,
}

/// Points of a candidate, with why, under the regulation in force today.
#[utoipa::path(
    get,
    path = "/candidates/{id}/points",
    operation_id = "show_points",
    tag = "candidates",
    security(("token" = ["candidates:read"])),
    params(("id" = i64, Path, description = "Row id of the candidate", minimum = 1), Spoken),
    responses(
        (status = 200, body = Points),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
pub async fn show(
    call: Call,
    Id(id): Id,
    spoken: Result<Query<Spoken>, QueryRejection>,
) -> Result<Json<Points>, Problem> {
    call.may(Scope::ReadCandidates)?;
    let Query(spoken) = spoken.map_err(|error| Problem::new(StatusCode::BAD_REQUEST, error.body_text()))?;
    let language = match spoken.language {
        Some(Tongue::En) => Language::English,
        Some(Tongue::Nl) | None => Language::Dutch,
    };
    let words = &call.shared.words.of(language).rules;
    Ok(Json(told(points::points(call.office(), call.acting(), id, words).await?)))
}

fn told(assessed: Assessed) -> Points {
    let lines = |lines: Vec<Line>| lines.into_iter().map(Told::from).collect();
    Points {
        total: assessed.by_points.then_some(assessed.total),
        regulation: assessed.regulation,
        pillar: assessed.pillar,
        most: assessed.most,
        criteria: assessed.criteria.into_iter().map(criterion).collect(),
        obstacles: lines(assessed.obstacles),
        unknown: lines(assessed.unknown),
        met: lines(assessed.met),
        missing: assessed.missing,
    }
}

fn criterion(row: Criterion) -> CriterionPoints {
    CriterionPoints {
        name: row.name,
        label: row.label,
        points: row.points,
        most: row.most,
        why: row.why.into(),
    }
}
