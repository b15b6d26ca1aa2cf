//! Runs a receipt again and compares the bytes.

use crate::Refusal;
use crate::receipt::{Command, Receipt, register_hash};
use crate::registry::Source;
use crate::{allocate, rank};
use domain::{Fault, Problem};
use std::path::Path;

/// What to use instead of the paths in the receipt.
#[derive(Clone, Debug, Default)]
pub struct Instead<'a> {
    /// Another place of the regulation.
    pub regulation: Option<&'a Path>,
    /// Another place of the registry.
    pub registry: Option<&'a Path>,
    /// Mapping of the registry.
    pub mapping: Option<&'a Path>,
}

/// What a replay showed.
#[derive(Debug)]
pub struct Replayed {
    /// The receipt.
    pub receipt: Receipt,
    /// What differs, in order of cause: regulation, reference data, register, result. Empty: the same bytes.
    pub differences: Vec<Fault>,
}

/// Runs a receipt again.
///
/// # Errors
/// When the receipt cannot be read, or what it names cannot be loaded.
pub fn replay(path: &Path, instead: &Instead) -> Result<Replayed, Refusal> {
    let file = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|e| match e.kind() {
        std::io::ErrorKind::NotFound => Fault::error(&file, Problem::MissingFile),
        _ => Fault::system(&file, e),
    })?;
    let receipt: Receipt = serde_json::from_slice(&bytes)
        .map_err(|e| Fault::error(&file, Problem::Schema { message: e.to_string() }).at(e.line() as u64))?;
    let named = |given: Option<&Path>, hashed: &crate::receipt::Hashed| {
        given.map(Path::to_owned).or_else(|| hashed.path.clone()).unwrap_or_default()
    };
    let regulation = named(instead.regulation, &receipt.regulation);
    let registry = named(instead.registry, &receipt.register);
    let mapping = instead.mapping.map(Path::to_owned).or_else(|| receipt.mapping.clone());
    let source = Source { path: registry, mapping, progress: None };
    let reference = receipt.reference.path.clone();
    let loaded = rank::load(&regulation, reference.as_deref(), &source, receipt.on)?;
    let engine = rank::engine(&loaded, receipt.on, receipt.seed)?;
    let result = match &receipt.command {
        Command::Rank { dwelling, pillar } => {
            let request = rank::Request {
                regulation,
                reference,
                on: receipt.on,
                seed: receipt.seed,
                dwelling: dwelling.clone(),
                pillar: *pillar,
            };
            rank::json(&loaded, &engine, &request)?
        }
        Command::Allocate => allocate::json(&loaded, &engine, receipt.on)?,
    };
    let text = String::from_utf8_lossy(&result);
    let pairs = [
        ("regulation", receipt.regulation.sha256.clone(), loaded.law.regulation_hash.clone()),
        ("reference", receipt.reference.sha256.clone(), loaded.law.reference_hash.clone()),
        ("register", receipt.register.sha256.clone(), register_hash(&loaded.register)),
        ("program", receipt.program.clone(), env!("CARGO_PKG_VERSION").to_owned()),
        ("receipt", receipt.receipt_sha256.clone(), receipt.seal()?),
        ("result", receipt.result_sha256.clone(), crate::receipt::sha256(text.trim_end().as_bytes())),
    ];
    let differences = pairs
        .into_iter()
        .filter(|(_, expected, found)| expected != found)
        .map(|(what, expected, found)| Fault::error(&file, Problem::Replay { what, expected, found }))
        .collect();
    Ok(Replayed { receipt, differences })
}
