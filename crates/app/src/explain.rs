//! Explains one candidate for one dwelling.

use crate::Refusal;
use crate::rank::{self, Loaded};
use crate::registry;
use domain::{Dwelling, Pillar};
use rules::{Compiled, Decision, Engine, Explanation};

/// What was found about one candidate.
pub struct Explained<'a> {
    /// The rules as compiled.
    pub compiled: &'a Compiled<'a>,
    /// The dwelling.
    pub dwelling: &'a Dwelling,
    /// Position of the candidate.
    pub position: usize,
    /// What the ledger decided, when it was asked.
    pub decision: Option<Decision>,
    /// The explanation.
    pub explanation: Explanation,
}

/// Explains one candidate.
///
/// # Errors
/// When the dwelling, the candidate or the pillar does not exist.
pub fn explain<'a>(
    loaded: &'a Loaded,
    engine: &'a Engine<'a>,
    dwelling: &str,
    registration: &str,
    pillar: Option<Pillar>,
) -> Result<Explained<'a>, Refusal> {
    let dwelling = registry::dwelling(&loaded.register, &loaded.registry, dwelling)?;
    let position = registry::candidate(&loaded.register, &loaded.registry, registration)?;
    let compiled = engine.at(dwelling);
    let (pillar, decision) = rank::pillar(loaded, engine, dwelling, pillar)?;
    let explanation = rules::explain(compiled, dwelling, pillar, position);
    Ok(Explained { compiled, dwelling, position, decision, explanation })
}
