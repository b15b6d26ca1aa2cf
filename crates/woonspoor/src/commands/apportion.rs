//! `apportion`: the distribution key of the target groups.

use crate::arguments::{ApportionArgs, Format};
use crate::output::Output;
use app::Refusal;

/// Runs the command.
pub fn run(a: &ApportionArgs, output: &Output) -> Result<u8, Refusal> {
    let law = app::law::load(&a.law.regulation, a.law.reference.as_deref(), None)?;
    output.warnings(&law.warnings);
    let apportionment = app::apportion::apportion(&law)?;
    let text = match a.format {
        Format::Json => format!("{}\n", app::apportion::json(&apportionment)),
        Format::Table => output.table(&output.words.apportionment(&law, &apportionment)),
    };
    output.result(text.as_bytes())?;
    Ok(0)
}
