//! `restore`: a backup brought back.

use crate::arguments::RestoreArgs;
use crate::office;
use crate::output::Output;
use app::Refusal;
use app::office::backup;

/// Runs the command.
pub fn run(a: &RestoreArgs, output: &Output) -> Result<u8, Refusal> {
    let saved = office::wait_at(&a.office, backup::restore(&office::place(&a.office), &a.file, a.force))?;
    output.result(format!("{}\n", output.words.restored(&saved)).as_bytes())?;
    Ok(0)
}
