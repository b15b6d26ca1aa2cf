//! The program that calls: its token, checked at every request.

use super::Problem;
use crate::clock::Moment;
use crate::state::Shared;
use app::office::tokens::{self, Caller, Scope};
use app::office::who::Asked;
use app::office::{Acting, Office};
use axum::extract::{FromRef, FromRequestParts, Path};
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;

/// A call with a token that works.
pub struct Call {
    /// What all requests share.
    pub shared: Shared,
    caller: Caller,
}

impl Call {
    /// The office.
    pub fn office(&self) -> &Office {
        &self.shared.office
    }

    /// Who acts.
    pub fn acting(&self) -> &Acting {
        &self.caller.acting
    }

    /// Passes when the token may be used for this.
    pub fn may(&self, scope: Scope) -> Result<(), Problem> {
        Ok(self.caller.may(scope)?)
    }

    /// What the token may be used for.
    pub fn scopes(&self) -> &[Scope] {
        &self.caller.scopes
    }
}

impl<S> FromRequestParts<S> for Call
where
    S: Send + Sync,
    Shared: FromRef<S>,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let shared = Shared::from_ref(state);
        let sent = parts.headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
        let token = sent.and_then(|sent| sent.split_once(' '));
        let token =
            token.filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer")).map(|(_, token)| token.trim());
        let moment = Moment::read(shared.fixed_day);
        let request = parts.headers.get("x-request-id").and_then(|id| id.to_str().ok()).unwrap_or_default();
        let asked = Asked { now: moment.now, today: moment.today, request: request.to_owned() };
        let caller = match token {
            Some(token) => tokens::caller(&shared.office, token, &asked).await?,
            None => None,
        };
        Ok(Self { caller: caller.ok_or_else(Problem::no_token)?, shared })
    }
}

/// The row id in an address. What is no id names nothing.
pub struct Id(pub i64);

impl<S: Send + Sync> FromRequestParts<S> for Id {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let id = Path::<i64>::from_request_parts(parts, state).await;
        id.map(|Path(id)| Self(id)).map_err(|_| Problem::not_found())
    }
}
