//! Encryption of single values: XChaCha20-Poly1305, bound to the row and column they belong to.
//!
//! A sealed value is a version byte, the id of the key, a nonce of 24 random bytes, and the encrypted value with its tag.

use crate::chance;
use crate::hashes::length;
use crate::keys::{ID, KeyId, KeyUse, Keys};
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use std::fmt::Display;
use thiserror::Error;
use zeroize::Zeroizing;

const VERSION: u8 = 1;
const NONCE: usize = 24;
const TAG: usize = 16;
const HEAD: usize = 1 + ID;

/// The place of a sealed value: it opens there and nowhere else.
///
/// The row is whatever names it for good and is known before the value is sealed: the number of a registration, the id of
/// an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    table: &'static str,
    column: &'static str,
    row: String,
}

/// Why a sealed value does not open. Never holds the value.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum OpenError {
    /// Cut off, or never sealed.
    #[error("{found} bytes are too few for a sealed value, which has at least {}", HEAD + NONCE + TAG)]
    TooShort {
        /// Number of bytes.
        found: usize,
    },
    /// Sealed in a way this program does not know, or never sealed.
    #[error("sealed in version {found}, and this program knows version {VERSION}")]
    Version {
        /// The first byte.
        found: u8,
    },
    /// Sealed with a key that is not there.
    #[error("sealed with key {key}, and the keys are {known}; put that key back in the file with keys")]
    UnknownKey {
        /// Id of the key it needs.
        key: String,
        /// Ids of the keys there are.
        known: String,
    },
    /// The key is there, but the value was changed, or belongs to another row or column.
    #[error("{table}.{column}: the sealed value was changed, or belongs to another place")]
    Refused {
        /// Table it was read from.
        table: &'static str,
        /// Column it was read from.
        column: &'static str,
    },
    /// It opens, and is not what was expected there.
    #[error("{table}.{column}: what was sealed is not what belongs there")]
    Unexpected {
        /// Table it was read from.
        table: &'static str,
        /// Column it was read from.
        column: &'static str,
    },
}

impl Place {
    /// The place in a column of a table, in the row of this name.
    pub fn new(table: &'static str, column: &'static str, row: impl Display) -> Self {
        Self { table, column, row: row.to_string() }
    }

    /// What is not encrypted and cannot be changed: the head of the sealed value, and its place.
    fn associated(&self, head: &[u8]) -> Vec<u8> {
        let parts = [head, self.table.as_bytes(), self.column.as_bytes(), self.row.as_bytes()];
        parts
            .into_iter()
            .flat_map(|part| length(part.len()).into_iter().chain(part.iter().copied()))
            .collect()
    }

    fn refused(&self) -> OpenError {
        OpenError::Refused { table: self.table, column: self.column }
    }

    pub(crate) fn unexpected(&self) -> OpenError {
        OpenError::Unexpected { table: self.table, column: self.column }
    }
}

impl Keys {
    /// Encrypts a value for a place, with the current key. It gets 45 bytes longer.
    ///
    /// # Panics
    /// For a value of 256 GiB or more.
    #[must_use]
    pub fn seal(&self, place: &Place, value: &[u8]) -> Vec<u8> {
        let key = self.current_seal_key();
        let nonce = chance::secret::<NONCE>();
        let mut sealed = vec![VERSION];
        sealed.extend(key.id.0);
        let associated = place.associated(&sealed);
        sealed.extend(&nonce[..]);
        let payload = Payload { msg: value, aad: &associated };
        let encrypted = cipher(&key.key).encrypt(&XNonce::from(*nonce), payload);
        sealed.extend(encrypted.expect("a value is far below 256 GiB"));
        sealed
    }

    /// Decrypts a value that was sealed for the same place with one of the keys.
    ///
    /// # Errors
    /// If the key is not there, or if a single bit of the sealed value or its place differs.
    pub fn open(&self, place: &Place, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, OpenError> {
        let (id, head, nonce, encrypted) = parts(sealed)?;
        let Some(key) = self.seal_key(id) else {
            let known = self.ids(KeyUse::Seal).iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            return Err(OpenError::UnknownKey { key: id.to_string(), known });
        };
        let payload = Payload { msg: encrypted, aad: &place.associated(head) };
        let value = cipher(&key.key).decrypt(&XNonce::from(nonce), payload);
        value.map(Zeroizing::new).map_err(|_| place.refused())
    }

    /// Decrypts a text.
    ///
    /// # Errors
    /// As [`Keys::open`], and if it is no text.
    pub fn open_text(&self, place: &Place, sealed: &[u8]) -> Result<Zeroizing<String>, OpenError> {
        let value = self.open(place, sealed)?;
        std::str::from_utf8(&value)
            .map(|text| Zeroizing::new(text.to_owned()))
            .map_err(|_| place.unexpected())
    }

    /// Whether a value was sealed otherwise than it would be now: with an older key, or not at all.
    #[must_use]
    pub fn needs_rotation(&self, sealed: &[u8]) -> bool {
        parts(sealed).map_or(true, |(id, ..)| id != self.current_seal_key().id)
    }

    /// The value sealed anew with the current key; none if it is already.
    ///
    /// # Errors
    /// As [`Keys::open`].
    pub fn reseal(&self, place: &Place, sealed: &[u8]) -> Result<Option<Vec<u8>>, OpenError> {
        if !self.needs_rotation(sealed) {
            return Ok(None);
        }
        self.open(place, sealed).map(|value| Some(self.seal(place, &value)))
    }
}

/// The key, the head, the nonce and the encrypted value with its tag.
type Parts<'a> = (KeyId, &'a [u8], [u8; NONCE], &'a [u8]);

fn parts(sealed: &[u8]) -> Result<Parts<'_>, OpenError> {
    let too_short = OpenError::TooShort { found: sealed.len() };
    let (head, rest) = sealed.split_at_checked(HEAD).ok_or(too_short.clone())?;
    let (nonce, encrypted) = rest.split_first_chunk().ok_or(too_short.clone())?;
    let (version, id) = head.split_first().ok_or(too_short.clone())?;
    let id = id.first_chunk().ok_or(too_short.clone())?;
    if encrypted.len() < TAG {
        return Err(too_short);
    }
    if *version != VERSION {
        return Err(OpenError::Version { found: *version });
    }
    Ok((KeyId(*id), head, *nonce, encrypted))
}

fn cipher(key: &[u8; 32]) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(&(*key).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Appendix A.3.1 of draft-irtf-cfrg-xchacha.
    #[test]
    fn the_cipher_gives_the_published_test_vector() {
        let bytes = |text: &str| -> Vec<u8> {
            let pairs = text.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).unwrap());
            pairs.map(|pair| u8::from_str_radix(pair, 16).unwrap()).collect()
        };
        let key: [u8; 32] = std::array::from_fn(|i| 0x80 + u8::try_from(i).unwrap());
        let nonce: [u8; NONCE] = std::array::from_fn(|i| 0x40 + u8::try_from(i).unwrap());
        let associated = bytes("50515253c0c1c2c3c4c5c6c7");
        let text = "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, \
            sunscreen would be it.";
        let payload = Payload { msg: text.as_bytes(), aad: &associated };
        let encrypted = cipher(&key).encrypt(&XNonce::from(nonce), payload).unwrap();
        assert_eq!(encrypted[..16], bytes("bd6d179d3e83d43b9576579493c0e939")[..]);
        assert_eq!(encrypted[encrypted.len() - TAG..], bytes("c0875924c1c7987947deafd8780acf49")[..]);
    }

    #[test]
    fn a_place_is_no_other_with_its_parts_cut_differently() {
        let place = Place::new("ab", "c", "d");
        for other in [Place::new("a", "bc", "d"), Place::new("ab", "cd", ""), Place::new("abc", "", "d")] {
            assert_ne!(place.associated(&[1]), other.associated(&[1]));
        }
    }
}
