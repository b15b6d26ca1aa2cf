//! Shows a regulation as text, and its JSON Schema.

use crate::Refusal;
use crate::law;
use crate::words::Words;
use std::path::Path;

/// The regulation as Markdown.
///
/// # Errors
/// When a file is missing or not of its schema.
pub fn markdown(regulation: &Path, reference: Option<&Path>, words: &Words) -> Result<String, Refusal> {
    let (law, _) = law::read(regulation, reference, None)?;
    Ok(words.regulation(&law))
}

/// The JSON Schema of regulation files, by which an editor completes and checks.
///
/// # Errors
/// When the schema cannot be told as JSON, which is a fault of the program.
pub fn schema() -> Result<String, Refusal> {
    let schema = schemars::schema_for!(rules::Regulation);
    Ok(serde_json::to_string_pretty(&schema)? + "\n")
}
