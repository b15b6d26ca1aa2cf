//! `replay`: a receipt run again.

use crate::arguments::ReplayArgs;
use crate::output::{BAD_INPUT, Output};
use app::Refusal;
use app::replay::Instead;

/// Runs the command.
pub fn run(a: &ReplayArgs, output: &Output) -> Result<u8, Refusal> {
    let instead = Instead {
        regulation: a.regulation.as_deref(),
        registry: a.registry.as_deref(),
        mapping: a.mapping.as_deref(),
    };
    let replayed = app::replay::replay(&a.receipt, &instead)?;
    if replayed.differences.is_empty() {
        output.result(format!("{}\n", output.words.replay_same(&replayed.receipt)).as_bytes())?;
        return Ok(0);
    }
    output.remark(&output.words.replay_differs());
    for fault in &replayed.differences {
        output.remark(&output.words.fault(fault));
    }
    Ok(BAD_INPUT)
}
