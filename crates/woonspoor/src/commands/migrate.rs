//! `migrate`: the database brought up to date.

use crate::arguments::OfficeArgs;
use crate::office;
use crate::output::Output;
use app::Refusal;
use app::office::opening;

/// Runs the command.
pub fn run(a: &OfficeArgs, output: &Output) -> Result<u8, Refusal> {
    let applied = office::wait_at(a, opening::migrate(&office::place(a)))?;
    output.result(format!("{}\n", output.words.migrated(applied.len())).as_bytes())?;
    Ok(0)
}
