//! From the kinds of no to an answer: not found, refused, broken, or back to the log-in page.

use app::office::No;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

/// Why a request is not answered as asked. The page is dressed by [`crate::dress`], which knows the language.
#[derive(Clone, Debug)]
pub enum Halt {
    /// Nothing here, or not to be known to be here.
    NotFound,
    /// Known to be here, but not allowed to do; with the rule that says so.
    Refused(&'static str),
    /// What was sent cannot be read at all; with the key of a message.
    BadRequest(&'static str),
    /// Tried too often: first wait.
    TooMany,
    /// Somebody else was first.
    Conflict,
    /// First log in; the address to come back to.
    LogIn(String),
    /// Elsewhere.
    Elsewhere(String),
    /// The database is away for now; the cause is logged, not shown.
    Away(String),
    /// Broken; the cause is logged, not shown.
    Broken(String),
}

impl From<No> for Halt {
    fn from(no: No) -> Self {
        match no {
            No::NotFound => Self::NotFound,
            No::Refused(rule) => Self::Refused(rule),
            No::Invalid(_) => Self::BadRequest("fault-unreadable"),
            No::Wait(..) => Self::TooMany,
            No::Conflict(_) => Self::Conflict,
            No::Broken(cause) => Self::Broken(cause),
            away if away.is_away() => Self::Away(away.to_string()),
            other @ (No::Database(_) | No::Input(_)) => Self::Broken(other.to_string()),
        }
    }
}

impl From<tower_sessions::session::Error> for Halt {
    fn from(error: tower_sessions::session::Error) -> Self {
        Self::Broken(error.to_string())
    }
}

impl From<askama::Error> for Halt {
    fn from(error: askama::Error) -> Self {
        Self::Broken(error.to_string())
    }
}

impl Halt {
    /// Status of the answer.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Refused(_) => StatusCode::FORBIDDEN,
            Self::BadRequest(_) => StatusCode::BAD_REQUEST,
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::Conflict => StatusCode::CONFLICT,
            Self::LogIn(_) | Self::Elsewhere(_) => StatusCode::SEE_OTHER,
            Self::Away(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl IntoResponse for Halt {
    fn into_response(self) -> Response {
        let mut response = match &self {
            Self::LogIn(back) => {
                let back: String = url::form_urlencoded::byte_serialize(back.as_bytes()).collect();
                Redirect::to(&format!("/aanmelden?terug={back}")).into_response()
            }
            Self::Elsewhere(to) => Redirect::to(to).into_response(),
            _ => self.status().into_response(),
        };
        if let Self::Broken(cause) | Self::Away(cause) = &self {
            tracing::error!(cause, "a request broke");
        }
        response.extensions_mut().insert(self);
        response
    }
}
