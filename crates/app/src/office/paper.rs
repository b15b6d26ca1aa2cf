//! Papers that people bring for a file: what is taken, known by its content and never by its name.

use super::Office;
use store::documents::Place;

/// Largest paper, in bytes.
pub const LARGEST: usize = 10 * 1024 * 1024;

/// A paper that was sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Upload {
    /// The bytes; none when nothing was chosen.
    pub bytes: Vec<u8>,
}

/// A kind of content: media type, ending of a file of ours, and how to know it by its first bytes.
type Kind = (&'static str, &'static str, fn(&[u8]) -> bool);

/// Kinds of content that are taken.
const KINDS: [Kind; 4] = [
    ("application/pdf", "pdf", |bytes| bytes.starts_with(b"%PDF-")),
    ("image/png", "png", |bytes| bytes.starts_with(b"\x89PNG\r\n\x1a\n")),
    ("image/jpeg", "jpg", |bytes| bytes.starts_with(b"\xff\xd8\xff")),
    ("image/webp", "webp", |bytes| bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP")),
];

/// The type of a content that is taken; none for anything else.
#[must_use]
pub fn media_type(bytes: &[u8]) -> Option<&'static str> {
    KINDS.iter().find(|(_, _, known)| known(bytes)).map(|(kind, ..)| *kind)
}

/// The ending of a file of a type.
#[must_use]
pub fn ending(media_type: &str) -> &'static str {
    KINDS.iter().find(|(kind, ..)| *kind == media_type).map_or("bin", |(_, ending, _)| ending)
}

impl Upload {
    /// The type of what was sent, or what is wrong with it as the ending of a key: `missing`, `large` or `kind`.
    ///
    /// # Errors
    /// That ending.
    pub fn checked(&self) -> Result<&'static str, &'static str> {
        match self.bytes.len() {
            0 => Err("missing"),
            length if length > LARGEST => Err("large"),
            _ => media_type(&self.bytes).ok_or("kind"),
        }
    }
}

/// Where this office keeps the bytes of documents.
#[must_use]
pub fn place(office: &Office) -> Place {
    office.setup.documents.clone().map_or(Place::Database, Place::Folder)
}

#[cfg(test)]
mod tests {
    use super::{LARGEST, Upload, ending, media_type};

    #[test]
    fn a_content_is_what_its_first_bytes_say() {
        let webp = b"RIFF\x24\x00\x00\x00WEBPVP8 ";
        for (bytes, kind, end) in [
            (&b"%PDF-1.7\n"[..], Some("application/pdf"), "pdf"),
            (b"\x89PNG\r\n\x1a\n\0", Some("image/png"), "png"),
            (b"\xff\xd8\xff\xe0", Some("image/jpeg"), "jpg"),
            (webp, Some("image/webp"), "webp"),
            (b"RIFF\x24\x00\x00\x00WAVEfmt ", None, "bin"),
            (b"RIFF", None, "bin"),
            (b"<html><script>", None, "bin"),
            (b" %PDF-1.7", None, "bin"),
            (b"MZ\x90\x00", None, "bin"),
        ] {
            assert_eq!(media_type(bytes), kind, "{bytes:?}");
            assert_eq!(ending(kind.unwrap_or("text/html")), end);
        }
    }

    #[test]
    fn what_is_missing_or_too_large_is_told_as_such() {
        let mut bytes = b"%PDF-1.7".to_vec();
        assert_eq!(Upload { bytes: bytes.clone() }.checked(), Ok("application/pdf"));
        bytes.resize(LARGEST + 1, 0);
        assert_eq!(Upload { bytes }.checked(), Err("large"));
        assert_eq!(Upload::default().checked(), Err("missing"));
        assert_eq!(Upload { bytes: vec![1] }.checked(), Err("kind"));
    }
}
