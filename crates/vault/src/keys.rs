//! The keys of an installation: read from text, made, rotated, and told apart by ids that follow from the keys themselves.

mod file;
mod text;

use crate::chance;
use crate::hashes::{hex, new_mac};
use hmac::Mac;
use std::fmt;
use std::io;
use std::path::PathBuf;
use thiserror::Error;
use zeroize::Zeroizing;

/// Length of a key in bytes.
pub(crate) const LENGTH: usize = 32;

/// Length of a key id in bytes.
pub(crate) const ID: usize = 4;

pub(crate) type Secret = Zeroizing<[u8; LENGTH]>;

/// What a key is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyUse {
    /// To encrypt. A newer key comes first and takes over; older ones kind open.
    Seal,
    /// To hash: searching, tokens, attempts. A newer key comes first; older ones kind recognise.
    Hash,
}

impl KeyUse {
    const ALL: [Self; 2] = [Self::Seal, Self::Hash];

    /// The word for it in a key file.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Seal => "seal",
            Self::Hash => "hash",
        }
    }
}

/// The keys of an installation, at least one of each use.
///
/// The two uses are apart, so that one can be renewed without the other.
#[derive(Clone)]
pub struct Keys {
    entries: Vec<Entry>,
    sealing: Vec<SealKey>,
    hashing: Vec<HashKey>,
}

/// A key as it stands in the file. Nothing is encrypted or hashed with it, only with what is derived from it.
#[derive(Clone)]
struct Entry {
    /// None: it serves for both.
    only: Option<KeyUse>,
    secret: Secret,
}

/// The name of a key. It follows from the key and does not give it away.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct KeyId(pub(crate) [u8; ID]);

#[derive(Clone)]
pub(crate) struct SealKey {
    pub id: KeyId,
    pub key: Secret,
}

/// One key for each thing hashes are used for.
#[derive(Clone)]
pub(crate) struct HashKey {
    id: KeyId,
    pub search: Secret,
    pub attempt: Secret,
    pub token: Secret,
    pub recovery: Secret,
}

/// Why keys cannot be had or kept. Never holds a key.
#[derive(Debug, Error)]
pub enum KeyError {
    /// No key of this use.
    #[error("{origin}: no key for `{}`; add a line `{}:` followed by 32 bytes in base64", .kind.code(), .kind.code())]
    Missing {
        /// The file or variable.
        origin: String,
        /// The use without a key.
        kind: KeyUse,
    },
    /// An entry that is no key.
    #[error(
        "{origin}, entry {entry}: expected `seal:` or `hash:` (or neither, for both) and 32 bytes in base64"
    )]
    Malformed {
        /// The file or variable.
        origin: String,
        /// Which entry, from 1.
        entry: usize,
    },
    /// A key that is so regular that nobody drew it.
    #[error(
        "{origin}, entry {entry}: 32 times the same byte is no key; make one with `openssl rand -base64 32`"
    )]
    NotRandom {
        /// The file or variable.
        origin: String,
        /// Which entry, from 1.
        entry: usize,
    },
    /// The same key twice for the same use.
    #[error("{origin}, entry {entry}: the same key stands before; remove one")]
    Repeated {
        /// The file or variable.
        origin: String,
        /// Which entry, from 1.
        entry: usize,
    },
    /// The environment variable holds no text.
    #[error("the environment variable {variable} holds something that is no text")]
    NotText {
        /// Its name.
        variable: String,
    },
    /// A key file others than its owner can get at.
    #[error("{} is open to others (mode {mode:04o}); keep it to its owner: chmod 600 {}", .path.display(), .path.display())]
    OpenToOthers {
        /// The file.
        path: PathBuf,
        /// Its permission bits.
        mode: u32,
    },
    /// Not a file, or far too large for one with keys.
    #[error("{} is no file with keys", .path.display())]
    NotAFile {
        /// The path.
        path: PathBuf,
    },
    /// A key file that exists is not written over: what was sealed with its keys would be lost.
    #[error("{} exists and is not written over: what its keys have sealed would be lost", .path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// The file cannot be read or written.
    #[error("{}: {cause}", .path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the operating system says.
        cause: io::Error,
    },
    /// Other keys than the data were made with.
    #[error("the data were made with other keys: `{}` key {missing} is not among {known}", .kind.code())]
    OtherKeys {
        /// The use it is about.
        kind: KeyUse,
        /// Id of the key that is needed (or what stands in its place).
        missing: String,
        /// Ids of the keys there are.
        known: String,
    },
}

impl Keys {
    /// New keys, one of each use.
    #[must_use]
    pub fn generate() -> Self {
        Self::of(KeyUse::ALL.map(Entry::generate).to_vec())
    }

    /// The same keys with a new one in front, which is current from then on.
    #[must_use]
    pub fn with_new(&self, kind: KeyUse) -> Self {
        Self::of([Entry::generate(kind)].into_iter().chain(self.entries.iter().cloned()).collect())
    }

    /// The same keys without the older ones of a use: nothing may need them any more.
    #[must_use]
    pub fn only_current(&self, kind: KeyUse) -> Self {
        let mut entries = self.entries.clone();
        let mut met = false;
        entries.retain_mut(|entry| {
            if !entry.serves(kind) || !std::mem::replace(&mut met, true) {
                return true;
            }
            // An older key that serves for both stays for the other use.
            let other = entry.only.is_none();
            entry.only = KeyUse::ALL.into_iter().find(|other| *other != kind);
            other
        });
        Self::of(entries)
    }

    /// How many keys there are of a use, the current one included.
    #[must_use]
    pub fn count(&self, kind: KeyUse) -> usize {
        self.ids(kind).len()
    }

    /// A text to keep with the data, by which [`Keys::accepts`] knows at the next start that the keys are still the same.
    #[must_use]
    pub fn check(&self) -> String {
        KeyUse::ALL.map(|kind| format!("{}:{}", kind.code(), self.ids(kind)[0])).join(" ")
    }

    /// Whether these keys can go on with the data another start left.
    ///
    /// # Errors
    /// [`KeyError::OtherKeys`] if a key is missing that was current then.
    pub fn accepts(&self, check: &str) -> Result<(), KeyError> {
        for kind in KeyUse::ALL {
            let then = check.split(' ').find_map(|part| part.strip_prefix(kind.code())?.strip_prefix(':'));
            let ids: Vec<String> = self.ids(kind).iter().map(ToString::to_string).collect();
            if !then.is_some_and(|then| ids.iter().any(|id| id == then)) {
                let missing = then.unwrap_or("(unreadable)").to_owned();
                return Err(KeyError::OtherKeys { kind, missing, known: ids.join(", ") });
            }
        }
        Ok(())
    }

    pub(crate) fn current_seal_key(&self) -> &SealKey {
        &self.sealing[0]
    }

    pub(crate) fn current_hash_key(&self) -> &HashKey {
        &self.hashing[0]
    }

    pub(crate) fn hash_keys(&self) -> impl Iterator<Item = &HashKey> {
        self.hashing.iter()
    }

    pub(crate) fn seal_key(&self, id: KeyId) -> Option<&SealKey> {
        self.sealing.iter().find(|key| key.id == id)
    }

    pub(crate) fn ids(&self, kind: KeyUse) -> Vec<KeyId> {
        match kind {
            KeyUse::Seal => self.sealing.iter().map(|key| key.id).collect(),
            KeyUse::Hash => self.hashing.iter().map(|key| key.id).collect(),
        }
    }

    /// The caller sees to it that there is one of each use.
    fn of(entries: Vec<Entry>) -> Self {
        let sealing = entries.iter().filter(|e| e.serves(KeyUse::Seal)).map(Entry::seal_key).collect();
        let hashing = entries.iter().filter(|e| e.serves(KeyUse::Hash)).map(Entry::hash_key).collect();
        Self { entries, sealing, hashing }
    }
}

impl Entry {
    fn generate(kind: KeyUse) -> Self {
        Self { only: Some(kind), secret: chance::secret() }
    }

    fn serves(&self, kind: KeyUse) -> bool {
        self.only.is_none_or(|mine| mine == kind)
    }

    fn seal_key(&self) -> SealKey {
        SealKey { id: self.id(), key: self.derived("seal") }
    }

    fn hash_key(&self) -> HashKey {
        HashKey {
            id: self.id(),
            search: self.derived("search"),
            attempt: self.derived("attempt"),
            token: self.derived("token"),
            recovery: self.derived("recovery"),
        }
    }

    fn id(&self) -> KeyId {
        let derived = self.derived("id");
        let mut id = [0; ID];
        id.copy_from_slice(&derived[..ID]);
        KeyId(id)
    }

    /// A key for one purpose. The label is part of what is stored: changing it makes all data unreadable.
    fn derived(&self, purpose: &str) -> Secret {
        let mut mac = new_mac(&self.secret[..]);
        mac.update(b"woonspoor/1/");
        mac.update(purpose.as_bytes());
        Zeroizing::new(mac.finalize().into_bytes().into())
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.0))
    }
}

impl fmt::Debug for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyId({self})")
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (seal, hash) = (self.ids(KeyUse::Seal), self.ids(KeyUse::Hash));
        f.debug_struct("Keys").field("seal", &seal).field("hash", &hash).finish_non_exhaustive()
    }
}
