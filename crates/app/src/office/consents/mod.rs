//! Consents of a person: what for, to whom, since when, with the signed form; and their withdrawal.

mod document;
mod record;

pub use document::{Download, download};
pub use record::{Draft, Upload, listed, record, withdraw};

/// Largest signed form, in bytes.
pub const LARGEST: usize = 10 * 1024 * 1024;

/// The type of a content that may be a signed form, found by its first bytes; none for anything else.
#[must_use]
pub fn media_type(bytes: &[u8]) -> Option<&'static str> {
    let kinds: [(&[u8], &str); 3] =
        [(b"%PDF-", "application/pdf"), (b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg")];
    kinds.into_iter().find(|(mark, _)| bytes.starts_with(mark)).map(|(_, kind)| kind)
}
