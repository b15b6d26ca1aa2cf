//! Codes of an authenticator app (RFC 6238): six digits, thirty seconds, each accepted once.

use crate::chance;
use chrono::{DateTime, Utc};
use std::fmt;
use thiserror::Error;
use totp_rs::{Builder, Secret, Totp};
use zeroize::Zeroizing;

/// Length of a secret in bytes: what RFC 4226 recommends.
const LENGTH: usize = 20;

/// Seconds a code is shown.
const STEP: i64 = 30;

/// Steps a clock may be ahead or behind.
const WINDOW: i64 = 1;

/// The secret that a phone and the server share.
#[derive(Clone)]
pub struct TotpSecret(Zeroizing<[u8; LENGTH]>);

/// Why a secret cannot be used.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum TotpError {
    /// Not of the right length.
    #[error("expected a secret of {LENGTH} bytes, found {found}")]
    Length {
        /// Bytes that were found.
        found: usize,
    },
    /// A name that cannot stand in the address an app reads.
    #[error("the address for the app needs the name of an account, and that of the office")]
    Name,
}

/// Why a code is refused.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum CodeFault {
    /// Not six digits.
    #[error("expected six digits")]
    Malformed,
    /// Not the code of this moment.
    #[error("not the code of this moment")]
    Wrong,
    /// A code that was used before, or one older than that.
    #[error("a code works once; wait for the next")]
    Replayed,
}

impl TotpSecret {
    /// A new secret.
    #[must_use]
    pub fn generate() -> Self {
        Self(chance::secret())
    }

    /// A secret that was kept.
    ///
    /// # Errors
    /// If it has another length than a secret of ours.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, TotpError> {
        let bytes = bytes.try_into().map_err(|_| TotpError::Length { found: bytes.len() })?;
        Ok(Self(Zeroizing::new(bytes)))
    }

    /// The bytes to keep, sealed.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0[..]
    }

    /// The secret to type over, in groups of four.
    #[must_use]
    pub fn base32(&self) -> Zeroizing<String> {
        let text = Zeroizing::new(Secret::from(*self.0).to_base32());
        let mut grouped = Zeroizing::new(String::with_capacity(text.len() + text.len() / 4));
        for (at, c) in text.chars().enumerate() {
            if at > 0 && at % 4 == 0 {
                grouped.push(' ');
            }
            grouped.push(c);
        }
        grouped
    }

    /// The address an authenticator app reads, with the name of the office and that of the account. It holds the secret.
    ///
    /// # Errors
    /// If one of the names is empty. A colon in a name, which the form does not allow, becomes a space.
    pub fn uri(&self, issuer: &str, account: &str) -> Result<Zeroizing<String>, TotpError> {
        let name = |name: &str| name.replace(':', " ").trim().to_owned();
        let (issuer, account) = (name(issuer), name(account));
        if issuer.is_empty() || account.is_empty() {
            return Err(TotpError::Name);
        }
        let totp = self.builder().with_issuer(Some(issuer)).with_account_name(account).build();
        totp.and_then(|totp| totp.to_url()).map(Zeroizing::new).map_err(|_| TotpError::Name)
    }

    /// Checks a code that somebody typed, and gives the step it belongs to, to be kept as `last_step`.
    ///
    /// # Errors
    /// If it is not the code of now, of the step before or the step after, or of a step that is not after `last_step`.
    pub fn verify(&self, code: &str, now: DateTime<Utc>, last_step: Option<i64>) -> Result<i64, CodeFault> {
        let code = Zeroizing::new(code.chars().filter(|c| !c.is_whitespace()).collect::<String>());
        if code.len() != 6 || !code.bytes().all(|c| c.is_ascii_digit()) {
            return Err(CodeFault::Malformed);
        }
        let totp = self.totp();
        let current = now.timestamp().div_euclid(STEP);
        let mut fault = CodeFault::Wrong;
        for step in current - WINDOW..=current + WINDOW {
            let fits = u64::try_from(step * STEP).is_ok_and(|at| totp.check(&code, at).is_some());
            match last_step {
                _ if !fits => {}
                Some(last) if step <= last => fault = CodeFault::Replayed,
                _ => return Ok(step),
            }
        }
        Err(fault)
    }

    fn totp(&self) -> Totp {
        self.builder().build().expect("six digits and 160 bits are what the RFC asks")
    }

    /// Without a window of its own: which step fits is what counts here.
    fn builder(&self) -> Builder {
        Builder::new().with_secret(*self.0).with_skew(0)
    }
}

impl fmt::Debug for TotpSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TotpSecret(hidden)")
    }
}
