//! `allocate`: all vacant dwellings of a registry.

use super::load;
use crate::arguments::{AllocateArgs, Format};
use crate::output::Output;
use app::allocate::{self, Request};
use app::{Refusal, receipt};

/// Runs the command.
pub fn run(a: &AllocateArgs, output: &Output) -> Result<u8, Refusal> {
    let loaded = load(&a.law, &a.registry, a.when.on, output)?;
    let engine = app::rank::engine(&loaded, a.when.on, a.when.seed)?;
    output.warnings(&engine.general.warnings);
    let json = match (a.format, &a.receipt) {
        (Format::Table, None) => Vec::new(),
        _ => allocate::json(&loaded, &engine, a.when.on)?,
    };
    let text = match a.format {
        Format::Json => String::new(),
        Format::Table => {
            let done = allocate::allocate(&engine);
            let table = output.words.allocations(&loaded, &engine, &done.all, a.when.on);
            let ledger = output.words.ledger(&engine, &done.ledger);
            format!("{}\n{}", output.table(&table), output.table(&ledger))
        }
    };
    if let Some(path) = &a.receipt {
        let request = Request {
            regulation: a.law.regulation.clone(),
            reference: a.law.reference.clone(),
            on: a.when.on,
            seed: a.when.seed,
        };
        receipt::save(path, &allocate::receipt(&loaded, &request, &json)?)?;
        output.remark(&output.words.receipt_saved(&path.display().to_string()));
    }
    output.result(if a.format == Format::Json { &json } else { text.as_bytes() })?;
    Ok(0)
}
