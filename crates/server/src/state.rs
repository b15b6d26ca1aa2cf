//! What every request shares.

use crate::words::Both;
use app::office::Office;
use chrono::NaiveDate;
use std::sync::Arc;

/// Shared by all requests; cheap to clone.
#[derive(Clone)]
pub struct Shared(Arc<Inner>);

/// What is behind [`Shared`].
pub struct Inner {
    /// The office: database, keys, law.
    pub office: Office,
    /// Words of both languages.
    pub words: Both,
    /// The day on which a demonstration always takes place; none when the clock decides.
    pub fixed_day: Option<NaiveDate>,
    /// Whether browsers reach us over https: decides the cookie's name and flags.
    pub secure: bool,
}

impl Shared {
    /// Shares an office among requests.
    #[must_use]
    pub fn new(office: Office, fixed_day: Option<NaiveDate>) -> Self {
        let secure = office.setup.public_url.starts_with("https://");
        Self(Arc::new(Inner { office, words: Both::load(), fixed_day, secure }))
    }
}

impl std::ops::Deref for Shared {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}
