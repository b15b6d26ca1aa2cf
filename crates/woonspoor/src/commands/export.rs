//! `export`: the register as a folder of CSV files.

use crate::arguments::ExportArgs;
use crate::office;
use crate::output::Output;
use app::Refusal;
use app::office::exports;

/// Runs the command.
pub fn run(a: &ExportArgs, output: &Output) -> Result<u8, Refusal> {
    let exported = office::wait_at(&a.office, async {
        let office = office::open(&a.office).await?;
        let moment = server::clock::Moment::read(a.today);
        let exported =
            exports::by_program(&office, &a.out, a.national_numbers, moment.today, moment.now).await?;
        office.close().await?;
        Ok(exported)
    })?;
    let folder = a.out.display().to_string();
    output.result(format!("{}\n", output.words.exported(&folder, &exported)).as_bytes())?;
    Ok(0)
}
