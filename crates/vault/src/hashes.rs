//! Keyed hashes: to find a number or a token again, or to count attempts, without keeping what was hashed.

use crate::keys::{HashKey, Keys};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::fmt::Write;

/// Length of a keyed hash in bytes; in hexadecimal it is twice as long.
pub(crate) const HASH: usize = 32;

/// What a hash is for. A value hashed for one thing says nothing of the same value hashed for another.
#[derive(Clone, Copy)]
pub(crate) enum Purpose<'a> {
    /// To search for the value of a field.
    Search(&'a str),
    /// To count attempts.
    Attempt,
    /// To recognise a token of this kind.
    Token(&'a str),
    /// To recognise a recovery code of an account.
    Recovery(i64),
}

impl Keys {
    /// The hash under which a value of a field is kept, to search by: 64 hexadecimal digits.
    #[must_use]
    pub fn search_hash(&self, field: &str, value: &str) -> String {
        self.hash(Purpose::Search(field), value)
    }

    /// The hashes under which a value may have been kept: by the current key first, then by older ones.
    #[must_use]
    pub fn search_hashes(&self, field: &str, value: &str) -> Vec<String> {
        self.all_hashes(Purpose::Search(field), value)
    }

    /// The key under which attempts of a subject (an address, an account) are counted: 64 hexadecimal digits.
    #[must_use]
    pub fn attempt_key(&self, subject: &str) -> String {
        self.hash(Purpose::Attempt, subject)
    }

    pub(crate) fn hash(&self, purpose: Purpose, value: &str) -> String {
        hex(&keyed(self.current_hash_key(), purpose, value))
    }

    pub(crate) fn all_hashes(&self, purpose: Purpose, value: &str) -> Vec<String> {
        self.hash_keys().map(|key| hex(&keyed(key, purpose, value))).collect()
    }

    /// Whether a stored hash is of this value under one of the keys; takes as long whatever the difference is.
    pub(crate) fn is_hash_of(&self, stored: &str, purpose: Purpose, value: &str) -> bool {
        unhex(stored).is_some_and(|stored| {
            self.hash_keys().any(|key| mac(key, purpose, value).verify_slice(&stored).is_ok())
        })
    }
}

fn keyed(key: &HashKey, purpose: Purpose, value: &str) -> [u8; HASH] {
    mac(key, purpose, value).finalize().into_bytes().into()
}

fn mac(key: &HashKey, purpose: Purpose, value: &str) -> Hmac<Sha256> {
    let (key, detail) = match purpose {
        Purpose::Search(field) => (&key.search, field.to_owned()),
        Purpose::Attempt => (&key.attempt, String::new()),
        Purpose::Token(kind) => (&key.token, kind.to_owned()),
        Purpose::Recovery(account) => (&key.recovery, account.to_string()),
    };
    let mut mac = new_mac(&key[..]);
    for part in [detail.as_str(), value] {
        mac.update(&length(part.len()));
        mac.update(part.as_bytes());
    }
    mac
}

pub(crate) fn new_mac(key: &[u8]) -> Hmac<Sha256> {
    Hmac::new_from_slice(key).expect("HMAC takes keys of any length")
}

/// A length in front of each part, so that no two lists of parts give the same bytes.
pub(crate) fn length(of: usize) -> [u8; 8] {
    (of as u64).to_be_bytes()
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        // Writing to a String does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn unhex(text: &str) -> Option<[u8; HASH]> {
    let mut bytes = [0; HASH];
    if text.len() != 2 * HASH || !text.is_ascii() {
        return None;
    }
    for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 4231, test case 2.
    #[test]
    fn the_hash_is_hmac_sha_256_of_rfc_4231() {
        let mut mac = new_mac(b"Jefe");
        mac.update(b"what do ya want for nothing?");
        let hash: [u8; HASH] = mac.finalize().into_bytes().into();
        assert_eq!(hex(&hash), "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    #[test]
    fn the_same_value_has_another_hash_for_another_purpose() {
        let keys = Keys::generate();
        let hashes = [
            keys.hash(Purpose::Search("a"), "x"),
            keys.hash(Purpose::Search("ax"), ""),
            keys.hash(Purpose::Search("b"), "x"),
            keys.hash(Purpose::Attempt, "x"),
            keys.hash(Purpose::Token("a"), "x"),
            keys.hash(Purpose::Recovery(1), "x"),
            keys.hash(Purpose::Recovery(2), "x"),
        ];
        for (i, hash) in hashes.iter().enumerate() {
            assert!(!hashes[i + 1..].contains(hash), "{i}");
        }
    }

    #[test]
    fn only_a_hash_of_the_value_is_recognised() {
        let keys = Keys::generate();
        let stored = keys.hash(Purpose::Attempt, "x");
        assert!(keys.is_hash_of(&stored, Purpose::Attempt, "x"));
        for other in ["", "x", &stored[1..], &"0".repeat(64), &"é".repeat(32), &"+1".repeat(32)] {
            assert!(!keys.is_hash_of(other, Purpose::Attempt, "x"), "{other}");
        }
        assert!(!keys.is_hash_of(&stored, Purpose::Attempt, "y"));
        assert!(!Keys::generate().is_hash_of(&stored, Purpose::Attempt, "x"));
    }
}
