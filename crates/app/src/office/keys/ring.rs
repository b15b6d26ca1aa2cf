//! The keys of a running office: read again from their file once somebody has put newer ones there.

use crate::office::opening::{self, Place as Installation};
use domain::NationalNumber;
use std::sync::{Arc, PoisonError, RwLock};
use vault::token::TokenKind;
use vault::{Keys, OpenError, Place, Zeroizing};

/// Keys that all requests share. Cheap to clone.
#[derive(Clone)]
pub struct Ring(Arc<Inner>);

struct Inner {
    keys: RwLock<Arc<Keys>>,
    /// Where they come from; none for keys that stay as they are.
    from: Option<Installation>,
    /// The note of other keys that was complained about.
    strange: RwLock<String>,
}

impl From<Keys> for Ring {
    /// Keys that stay as they are.
    fn from(keys: Keys) -> Self {
        Self(Arc::new(Inner { keys: RwLock::new(Arc::new(keys)), from: None, strange: RwLock::default() }))
    }
}

impl Ring {
    /// Keys that are read again from where they come from when newer ones are needed.
    #[must_use]
    pub fn read_from(keys: Keys, from: Installation) -> Self {
        let keys = RwLock::new(Arc::new(keys));
        Self(Arc::new(Inner { keys, from: Some(from), strange: RwLock::default() }))
    }

    /// The keys as they are now.
    #[must_use]
    pub fn now(&self) -> Arc<Keys> {
        self.0.keys.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Goes on with newer keys when the database was written anew under them: what this office writes from here on is
    /// sealed and found under the same keys as everywhere else.
    pub fn follow(&self, noted: &str) {
        if self.now().check() == noted {
            return;
        }
        match self.read_again().filter(|keys| keys.check() == noted) {
            Some(keys) => self.take_up(keys),
            None => {
                let mut strange = self.0.strange.write().unwrap_or_else(PoisonError::into_inner);
                if *strange != noted {
                    noted.clone_into(&mut strange);
                    tracing::error!(
                        "the data were sealed anew with keys this server does not have; restart it"
                    );
                }
            }
        }
    }

    fn read_again(&self) -> Option<Keys> {
        opening::keys(self.0.from.as_ref()?).ok().flatten()
    }

    fn take_up(&self, keys: Keys) {
        tracing::info!(keys = keys.check(), "newer keys were read");
        *self.0.keys.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(keys);
    }

    /// Opens with the keys as they are, and with newer ones when it was sealed with one that is not known yet.
    fn opened<T>(&self, open: impl Fn(&Keys) -> Result<T, OpenError>) -> Result<T, OpenError> {
        let mut opened = open(&self.now());
        if let Err(OpenError::UnknownKey { .. }) = &opened
            && let Some(newer) = self.read_again()
            && let Ok(value) = open(&newer)
        {
            self.take_up(newer);
            opened = Ok(value);
        }
        if let Err(error) = &opened {
            tracing::error!(cause = %error, "something sealed does not open");
        }
        opened
    }

    /// As [`Keys::open`].
    ///
    /// # Errors
    /// As there.
    pub fn open(&self, place: &Place, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, OpenError> {
        self.opened(|keys| keys.open(place, sealed))
    }

    /// As [`Keys::open_text`].
    ///
    /// # Errors
    /// As there.
    pub fn open_text(&self, place: &Place, sealed: &[u8]) -> Result<Zeroizing<String>, OpenError> {
        self.opened(|keys| keys.open_text(place, sealed))
    }

    /// As [`Keys::open_number`].
    ///
    /// # Errors
    /// As there.
    pub fn open_number(&self, place: &Place, sealed: &[u8]) -> Result<NationalNumber, OpenError> {
        self.opened(|keys| keys.open_number(place, sealed))
    }

    /// As [`Keys::seal`].
    #[must_use]
    pub fn seal(&self, place: &Place, value: &[u8]) -> Vec<u8> {
        self.now().seal(place, value)
    }

    /// As [`Keys::seal_number`].
    #[must_use]
    pub fn seal_number(&self, place: &Place, number: &NationalNumber) -> Vec<u8> {
        self.now().seal_number(place, number)
    }

    /// As [`Keys::number_hash`].
    #[must_use]
    pub fn number_hash(&self, number: &NationalNumber) -> String {
        self.now().number_hash(number)
    }

    /// As [`Keys::search_hash`].
    #[must_use]
    pub fn search_hash(&self, field: &str, value: &str) -> String {
        self.now().search_hash(field, value)
    }

    /// As [`Keys::attempt_key`].
    #[must_use]
    pub fn attempt_key(&self, subject: &str) -> String {
        self.now().attempt_key(subject)
    }

    /// As [`Keys::recovery_hash`].
    #[must_use]
    pub fn recovery_hash(&self, account: i64, code: &str) -> Option<String> {
        self.now().recovery_hash(account, code)
    }

    /// As [`Keys::recovery_hashes`].
    #[must_use]
    pub fn recovery_hashes(&self, account: i64, code: &str) -> Vec<String> {
        self.now().recovery_hashes(account, code)
    }

    /// As [`Keys::token_hash`].
    #[must_use]
    pub fn token_hash(&self, kind: TokenKind, text: &str) -> String {
        self.now().token_hash(kind, text)
    }

    /// As [`Keys::token_hashes`].
    #[must_use]
    pub fn token_hashes(&self, kind: TokenKind, text: &str) -> Vec<String> {
        self.now().token_hashes(kind, text)
    }
}
