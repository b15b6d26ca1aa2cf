//! A regulation of allocation: parsed, checked, compiled for a register and a date, then asked who comes first and why.
//!
//! Pure: the date, the seed of a draw and every text come in as arguments. The same code serves live decisions and
//! simulation.

pub mod allocate;
pub mod apportion;
pub mod check;
pub mod compile;
pub mod diff;
pub mod engine;
pub mod explain;
pub mod household;
pub mod kinds;
pub mod ledger;
pub mod order;
pub mod parse;
pub mod reference;
pub mod regulation;
pub mod resolve;

pub use allocate::{Allocator, Decision, Outcome, Tried};
pub use apportion::{Apportionment, AreaShare};
pub use check::check;
pub use compile::{Compiled, Ranking};
pub use engine::Engine;
pub use explain::{Change, Explanation, Nearest, explain};
pub use kinds::Rule;
pub use ledger::LedgerBook;
pub use parse::{Parsed, parse};
pub use reference::Reference;
pub use regulation::Regulation;
pub use resolve::Rulebook;
