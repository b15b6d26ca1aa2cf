//! `explain`: one candidate for one dwelling in plain words.

use super::load;
use crate::arguments::ExplainArgs;
use crate::output::Output;
use app::Refusal;

/// Runs the command.
pub fn run(a: &ExplainArgs, output: &Output) -> Result<u8, Refusal> {
    let loaded = load(&a.law, &a.registry, a.when.on, output)?;
    let engine = app::rank::engine(&loaded, a.when.on, a.when.seed)?;
    let explained = app::explain::explain(&loaded, &engine, &a.dwelling, &a.registration, a.pillar)?;
    output.result(output.words.explanation(&loaded.law, &explained).as_bytes())?;
    Ok(0)
}
