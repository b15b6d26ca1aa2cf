//! `doctor`: an installation looked over, a line for each thing.

use crate::arguments::OfficeArgs;
use crate::office;
use crate::output::{BAD_INPUT, Output};
use app::Refusal;
use app::office::doctor::{self, State};

/// Runs the command.
pub fn run(a: &OfficeArgs, output: &Output) -> Result<u8, Refusal> {
    let settings = office::settings(a);
    let moment = server::clock::Moment::read(None);
    let place = office::place(a);
    let found = office::wait(async { Ok(doctor::look(&place, settings, moment.now, moment.today).await) })?;
    let lines: Vec<String> = found.iter().flat_map(|found| output.words.doctor_lines(found)).collect();
    output.result(format!("{}\n", lines.join("\n")).as_bytes())?;
    let wrong = found.iter().any(|found| found.state() == State::Wrong);
    Ok(if wrong { BAD_INPUT } else { 0 })
}
