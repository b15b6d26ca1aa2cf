//! `rank`: every candidate for one dwelling.

use super::load;
use crate::arguments::{Format, RankArgs};
use crate::output::Output;
use app::rank::{self, Request};
use app::{Refusal, receipt};

/// Runs the command.
pub fn run(a: &RankArgs, output: &Output) -> Result<u8, Refusal> {
    let loaded = load(&a.law, &a.registry, a.when.on, output)?;
    let engine = rank::engine(&loaded, a.when.on, a.when.seed)?;
    output.warnings(&engine.general.warnings);
    let request = Request {
        regulation: a.law.regulation.clone(),
        reference: a.law.reference.clone(),
        on: a.when.on,
        seed: a.when.seed,
        dwelling: a.dwelling.clone(),
        pillar: a.pillar,
    };
    let json = match (a.format, &a.receipt) {
        (Format::Table, None) => Vec::new(),
        _ => rank::json(&loaded, &engine, &request)?,
    };
    let text = match a.format {
        Format::Json => Vec::new(),
        Format::Table => {
            let ranked = rank::rank(&loaded, &engine, &request)?;
            output.table(&output.words.ranking(&ranked)).into_bytes()
        }
    };
    if let Some(path) = &a.receipt {
        receipt::save(path, &rank::receipt(&loaded, &request, &json)?)?;
        output.remark(&output.words.receipt_saved(&path.display().to_string()));
    }
    output.result(if a.format == Format::Json { &json } else { &text })?;
    Ok(0)
}
