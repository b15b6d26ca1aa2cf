//! `regulation check | diff | show | schema | list`.

use crate::arguments::{DiffArgs, FileArgs};
use crate::output::{BAD_INPUT, Output};
use app::Refusal;
use domain::Severity;

/// Checks a regulation: what is odd goes to standard output, what is wrong to standard error.
pub fn check(a: &FileArgs, output: &Output) -> Result<u8, Refusal> {
    let checked = app::check::check(&a.file, a.reference.as_deref())?;
    let mut text = String::new();
    for fault in &checked.faults {
        let line = output.words.fault(fault);
        match fault.severity {
            Severity::Error => output.remark(&line),
            Severity::Warning => text.push_str(&format!("{line}\n")),
        }
    }
    text.push_str(&format!("{}\n", output.words.checked(&checked)));
    output.result(text.as_bytes())?;
    Ok(if checked.usable() { 0 } else { BAD_INPUT })
}

/// Says what differs between two versions.
pub fn diff(a: &DiffArgs, output: &Output) -> Result<u8, Refusal> {
    let compared = app::diff::compare(&a.a, &a.b, a.reference.as_deref())?;
    output.result(output.words.compared(&compared).as_bytes())?;
    Ok(0)
}

/// Prints a regulation as text.
pub fn show(a: &FileArgs, output: &Output) -> Result<u8, Refusal> {
    let text = app::show::markdown(&a.file, a.reference.as_deref(), &output.words)?;
    output.result(text.as_bytes())?;
    Ok(0)
}

/// Prints the JSON Schema.
pub fn schema(output: &Output) -> Result<u8, Refusal> {
    output.result(app::show::schema()?.as_bytes())?;
    Ok(0)
}

/// Lists the regulations that are built in.
pub fn list(output: &Output) -> Result<u8, Refusal> {
    let names: String = app::law::built_in().iter().map(|n| format!("{n}\n")).collect();
    output.result(names.as_bytes())?;
    Ok(0)
}
