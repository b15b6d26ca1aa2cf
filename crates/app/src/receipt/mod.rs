//! Receipts: what a result rests on, so that running it again can be compared byte for byte.

mod canonical;

use crate::Refusal;
use crate::rank::Loaded;
use chrono::NaiveDate;
use domain::Pillar;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::path::{Path, PathBuf};

pub use canonical::register_hash;

/// SHA-256 of bytes, in hexadecimal.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(digest: &[u8]) -> String {
    digest.iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// What was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "name", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Command {
    /// A ranking.
    Rank {
        /// Number of the dwelling.
        dwelling: String,
        /// Pillar, when one was asked for.
        pillar: Option<Pillar>,
    },
    /// An allocation of every vacant dwelling.
    Allocate,
}

/// A file or folder with its hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hashed {
    /// Path as the user gave it; none for data built into the program.
    pub path: Option<PathBuf>,
    /// SHA-256.
    pub sha256: String,
}

/// What a result rests on.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// Version of the program.
    pub program: String,
    /// What was asked.
    pub command: Command,
    /// Reference date.
    pub on: NaiveDate,
    /// Seed of a draw.
    pub seed: Option<u64>,
    /// Identifier of the regulation.
    pub regulation_id: String,
    /// Version of the regulation.
    pub regulation_version: String,
    /// The regulation file.
    pub regulation: Hashed,
    /// The reference data.
    pub reference: Hashed,
    /// The register, hashed by content: not by the order of rows, nor by separators or encoding.
    pub register: Hashed,
    /// Mapping the register was read with, when one was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mapping: Option<PathBuf>,
    /// SHA-256 over this receipt with this field empty: shows that something in it was changed by hand.
    pub receipt_sha256: String,
    /// SHA-256 of the result.
    pub result_sha256: String,
    /// The result, to the byte.
    pub result: Box<RawValue>,
}

impl Receipt {
    /// SHA-256 over the receipt without its seal.
    ///
    /// # Errors
    /// When the receipt cannot be told as JSON.
    pub fn seal(&self) -> Result<String, Refusal> {
        Ok(sha256(&serde_json::to_vec(&Self { receipt_sha256: String::new(), ..self.clone() })?))
    }
}

pub(crate) fn make(
    loaded: &Loaded,
    regulation: &Path,
    reference: Option<&Path>,
    command: Command,
    on: NaiveDate,
    seed: Option<u64>,
    result: &[u8],
) -> Result<Vec<u8>, Refusal> {
    let law = &loaded.law;
    let text = String::from_utf8_lossy(result).trim_end().to_owned();
    let mut receipt = Receipt {
        program: env!("CARGO_PKG_VERSION").to_owned(),
        command,
        on,
        seed,
        regulation_id: law.parsed.regulation.id.clone(),
        regulation_version: law.parsed.regulation.version.clone(),
        regulation: Hashed { path: Some(regulation.to_owned()), sha256: law.regulation_hash.clone() },
        reference: Hashed { path: reference.map(Path::to_owned), sha256: law.reference_hash.clone() },
        register: Hashed { path: Some(loaded.registry.clone()), sha256: register_hash(&loaded.register) },
        mapping: loaded.mapping.clone(),
        receipt_sha256: String::new(),
        result_sha256: sha256(text.as_bytes()),
        result: RawValue::from_string(text)?,
    };
    receipt.receipt_sha256 = receipt.seal()?;
    let mut bytes = serde_json::to_vec_pretty(&receipt)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Writes a receipt so that it is there whole or not at all. An earlier receipt is replaced; anything that is not an
/// ordinary file is left alone.
///
/// # Errors
/// When the file cannot be written, or the path names something that is not an ordinary file.
pub fn save(path: &Path, bytes: &[u8]) -> Result<(), domain::Fault> {
    let unwritable = |e: std::io::Error| domain::Fault::system(path.display().to_string(), e);
    if std::fs::symlink_metadata(path).is_ok_and(|m| !m.is_file()) {
        return Err(domain::Fault::system(path.display().to_string(), domain::System::NotOrdinary));
    }
    // A name of this process alone, so that two at once do not write into each other's file.
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}", std::process::id()));
    let part = path.with_file_name(name);
    let written = std::fs::File::create_new(&part).and_then(|mut file| {
        std::io::Write::write_all(&mut file, bytes)?;
        file.sync_all()
    });
    written.and_then(|()| std::fs::rename(&part, path)).map_err(|e| {
        let _ = std::fs::remove_file(&part);
        unwritable(e)
    })
}
