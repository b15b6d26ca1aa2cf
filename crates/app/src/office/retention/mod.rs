//! What is kept no longer than it must: counted first, then erased or made anonymous in small steps.

mod run;
mod sweep;
pub mod terms;

pub use run::{Line, Preview, ask_to_run, count_as_work, preview, run_as_work};
pub use sweep::sweep;

pub use super::paper::place as shelf;

use super::Acting;
use policy::{Action, Entry, Scope, scope};
use store::privacy::Bounds;

/// Whose things somebody may take away; none when nobody's.
#[must_use]
pub fn bounds(acting: &Acting) -> Option<Bounds> {
    let Scope::Files(files) = scope(&acting.actor, Action::RunRetention) else { return None };
    let mut landlords = Vec::new();
    let mut own = Vec::new();
    for through in &files.through {
        if through.entry == Entry::RegisterOrOwn {
            landlords.push(through.organisation);
        }
        own.push(through.organisation);
    }
    for ids in [&mut landlords, &mut own] {
        ids.sort_unstable();
        ids.dedup();
    }
    (!own.is_empty()).then_some(Bounds::Of { landlords, own })
}
