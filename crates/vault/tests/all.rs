//! The tests of vault: what opens and what does not, what is recognised, what is refused.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod keys;
mod numbers;
mod password;
mod qr;
mod seal;
mod secrecy;
mod support;
mod tokens;
mod totp;
