//! `backup`: everything in one file, while the office is served.

use crate::arguments::BackupArgs;
use crate::office;
use crate::output::Output;
use app::Refusal;
use app::office::backup;

/// Runs the command.
pub fn run(a: &BackupArgs, output: &Output) -> Result<u8, Refusal> {
    let documents = office::settings(&a.office)?.setup.documents;
    let now = server::clock::Moment::read(None).now;
    let saved = office::wait_at(
        &a.office,
        backup::write(&office::place(&a.office), documents, &a.file, a.force, now),
    )?;
    let file = a.file.display().to_string();
    output.result(format!("{}\n", output.words.backed_up(&file, &saved)).as_bytes())?;
    Ok(0)
}
