//! `allocate`: all vacant dwellings of a registry.

use super::load;
use crate::arguments::{AllocateArgs, Format};
use crate::output::Output;
use app::allocate::{self, Allocated, Request};
use app::rank::Loaded;
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
            let next = how_to_go_on(a, &loaded, &done.all, output);
            format!("{}\n{}{next}", output.table(&table), output.table(&ledger))
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

/// Commands to try next, with a dwelling and a candidate of this very result.
fn how_to_go_on(a: &AllocateArgs, loaded: &Loaded, all: &[Allocated], output: &Output) -> String {
    let by_points = all.iter().find(|x| x.decision.next.is_some() && x.points.0.is_some());
    let example = by_points.or_else(|| all.iter().find(|x| x.decision.next.is_some()));
    let Some((example, next)) = example.and_then(|x| Some((x, x.decision.next?))) else {
        return String::new();
    };
    let name = std::env::var("WOONSPOOR_NAME").unwrap_or_else(|_| "woonspoor".to_owned());
    let pillar = example.decision.pillar.map_or_else(String::new, |p| format!(" --pillar {p}"));
    let law = format!("--regulation {}", a.law.regulation.display());
    let rest = format!("{law} --registry {} --on {}", a.registry.registry.display(), a.when.on);
    let (dwelling, number) = (&example.dwelling.id, &loaded.register.candidates[next as usize].number);
    format!(
        "\n{}\n  {name} explain --dwelling {dwelling} --registration {number}{pillar} {rest}\n  \
         {name} rank --dwelling {dwelling}{pillar} {rest}\n  {name} regulation show {}\n  {name} --help\n",
        output.words.how_to_go_on(),
        a.law.regulation.display(),
    )
}
