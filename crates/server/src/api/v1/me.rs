//! What the token is and may.

use crate::api::Problem;
use crate::api::caller::Call;
use axum::Json;
use serde::Serialize;
use utoipa::ToSchema;

/// What a token is and may.
#[derive(Serialize, ToSchema)]
pub struct Me {
    /// Name in the log: that of the account, with the name of the token.
    name: String,
    /// Row id of the organisation it works for.
    organisation: Option<i64>,
    /// Roles in force today, as codes.
    roles: Vec<&'static str>,
    /// What the token may be used for.
    scopes: Vec<&'static str>,
    /// The day on which everything is judged.
    today: chrono::NaiveDate,
}

/// What this token is and may.
#[utoipa::path(
    get,
    path = "/me",
    operation_id = "show_token",
    tag = "token",
    security(("token" = [])),
    responses(
        (status = 200, body = Me),
        (status = 401, body = Problem, content_type = "application/problem+json")
    )
)]
pub async fn show(call: Call) -> Json<Me> {
    let acting = call.acting();
    Json(Me {
        name: acting.name.clone(),
        organisation: acting.organisation,
        roles: acting.actor.held().iter().map(|held| held.role.code()).collect(),
        scopes: call.scopes().iter().map(|scope| scope.code()).collect(),
        today: acting.today,
    })
}
