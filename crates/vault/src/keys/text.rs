//! Keys as text, in a file or an environment variable: `seal:`, `hash:` or neither, and 32 bytes in base64.

use super::{Entry, KeyError, KeyUse, Keys, LENGTH, Secret};
use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use zeroize::Zeroizing;

/// People lose the `=` at the end when they copy a key.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

const HEADING: &str = "\
# Keys of Woonspoor. Without this file sealed data are lost: keep a copy apart from the backups of the database.
# Of each use the first is current; older ones stay as long as data need them. `#` starts a comment.
";

impl Keys {
    /// Reads keys: entries apart by white space or commas, `#` to the end of a line is a comment.
    ///
    /// An entry is `seal:` or `hash:`, or neither for a key that serves for both, and 32 bytes in base64.
    ///
    /// # Errors
    /// Which entry is no key, stands there twice, or what use has none.
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        Self::parse_from("the keys", text)
    }

    /// Reads keys from an environment variable; none if it is not set.
    ///
    /// # Errors
    /// As [`Keys::parse`], with the name of the variable.
    pub fn from_environment(variable: &str) -> Result<Option<Self>, KeyError> {
        match std::env::var(variable).map(Zeroizing::new) {
            Ok(text) => Self::parse_from(variable, &text).map(Some),
            Err(std::env::VarError::NotPresent) => Ok(None),
            Err(std::env::VarError::NotUnicode(_)) => {
                Err(KeyError::NotText { variable: variable.to_owned() })
            }
        }
    }

    pub(super) fn parse_from(origin: &str, text: &str) -> Result<Self, KeyError> {
        let mut entries: Vec<Entry> = Vec::new();
        let lines = text.lines().map(|line| line.split_once('#').map_or(line, |(keys, _)| keys));
        let parts = lines.flat_map(|line| line.split(|c: char| c == ',' || c.is_whitespace()));
        for (entry, part) in (1..).zip(parts.filter(|part| !part.is_empty())) {
            let origin = || origin.to_owned();
            let read = read(part).ok_or_else(|| KeyError::Malformed { origin: origin(), entry })?;
            if read.secret.iter().all(|byte| *byte == read.secret[0]) {
                return Err(KeyError::NotRandom { origin: origin(), entry });
            }
            if entries.iter().any(|before| before.overlaps(&read)) {
                return Err(KeyError::Repeated { origin: origin(), entry });
            }
            entries.push(read);
        }
        match KeyUse::ALL.into_iter().find(|kind| !entries.iter().any(|entry| entry.serves(*kind))) {
            Some(kind) => Err(KeyError::Missing { origin: origin.to_owned(), kind }),
            None => Ok(Self::of(entries)),
        }
    }

    /// The keys as [`Keys::parse`] reads them.
    pub(super) fn to_text(&self) -> Zeroizing<String> {
        // Room for everything at once: a text that grows leaves copies of keys behind.
        let mut text = Zeroizing::new(String::with_capacity(HEADING.len() + 64 * self.entries.len()));
        text.push_str(HEADING);
        for entry in &self.entries {
            if let Some(only) = entry.only {
                text.push_str(only.code());
                text.push(':');
            }
            BASE64.encode_string(&entry.secret[..], &mut text);
            text.push('\n');
        }
        text
    }
}

impl Entry {
    fn overlaps(&self, other: &Self) -> bool {
        let same_use = KeyUse::ALL.into_iter().any(|kind| self.serves(kind) && other.serves(kind));
        same_use && self.id() == other.id()
    }
}

fn read(part: &str) -> Option<Entry> {
    let (only, key) = match part.split_once(':') {
        Some((code, key)) => (Some(KeyUse::ALL.into_iter().find(|kind| kind.code() == code)?), key),
        None => (None, part),
    };
    let bytes = Zeroizing::new(BASE64.decode(key).ok()?);
    let mut secret = Secret::new([0; LENGTH]);
    if bytes.len() != LENGTH {
        return None;
    }
    secret.copy_from_slice(&bytes);
    Some(Entry { only, secret })
}
