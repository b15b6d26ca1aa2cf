//! One file per command: arguments in, use case, words out.

pub mod allocate;
pub mod apportion;
pub mod audit;
pub mod backup;
pub mod completions;
pub mod demo;
pub mod doctor;
pub mod explain;
pub mod export;
pub mod import;
pub mod keys;
pub mod migrate;
pub mod rank;
pub mod regulation;
pub mod replay;
pub mod restore;
pub mod serve;
pub mod user;

use crate::arguments::{LawArgs, RegistryArgs};
use crate::output::{Output, advance};
use app::Refusal;
use app::rank::Loaded;
use app::registry::Source;
use chrono::NaiveDate;

/// Loads law and registry, with progress and warnings.
fn load(law: &LawArgs, registry: &RegistryArgs, on: NaiveDate, output: &Output) -> Result<Loaded, Refusal> {
    let bar = output.bar();
    let progress = |p| advance(&bar, p);
    let source = Source {
        path: registry.registry.clone(),
        mapping: registry.mapping.clone(),
        progress: if bar.is_hidden() { None } else { Some(&progress) },
    };
    let loaded = app::rank::load(&law.regulation, law.reference.as_deref(), &source, on);
    bar.finish_and_clear();
    let loaded = loaded?;
    output.warnings(&loaded.warnings);
    Ok(loaded)
}
