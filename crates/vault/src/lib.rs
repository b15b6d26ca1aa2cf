//! Passwords, second factors, tokens and the encryption of national numbers.
//!
//! Functions of their arguments: time comes from the caller, and only chance comes from the operating system. No type that
//! holds a secret shows it in `Debug`, and secrets in memory are wiped when they are dropped.

mod chance;
mod hashes;
pub mod keys;
mod numbers;
pub mod password;
pub mod qr;
pub mod recovery;
pub mod seal;
pub mod token;
pub mod totp;

pub use keys::{KeyError, KeyUse, Keys};
pub use recovery::RecoveryCodes;
pub use seal::{OpenError, Place};
pub use token::{Token, TokenKind};
pub use totp::{CodeFault, TotpError, TotpSecret};
pub use zeroize::Zeroizing;
