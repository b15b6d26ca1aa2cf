//! Asking the provider: limited in time and size, and going where it was sent only.

use crate::office::No;
use openidconnect::{HttpRequest, HttpResponse};

/// Largest answer of a provider that is read, in bytes.
const LARGEST: usize = 1024 * 1024;

/// Asks the provider over https; redirects are not followed, and answers are limited.
pub struct Fetch(pub reqwest::Client);

/// Why the provider's answer is not there.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    #[error(transparent)]
    Http(#[from] reqwest::Error),
    #[error("the answer is too large")]
    TooLarge,
    #[error("the answer cannot be read")]
    Unreadable,
}

impl Fetch {
    /// A client for one log-in.
    pub fn new() -> Result<Self, No> {
        let client = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .timeout(std::time::Duration::from_secs(10))
            .build();
        Ok(Self(client.map_err(|error| No::Broken(error.to_string()))?))
    }

    /// Asks one thing.
    pub async fn ask(client: reqwest::Client, request: HttpRequest) -> Result<HttpResponse, FetchError> {
        let mut answer = client.execute(reqwest::Request::try_from(request)?).await?;
        let mut told = openidconnect::http::Response::builder().status(answer.status());
        for (name, value) in answer.headers() {
            told = told.header(name, value);
        }
        let mut body = Vec::new();
        while let Some(part) = answer.chunk().await? {
            if body.len() + part.len() > LARGEST {
                return Err(FetchError::TooLarge);
            }
            body.extend_from_slice(&part);
        }
        told.body(body).map_err(|_| FetchError::Unreadable)
    }
}
