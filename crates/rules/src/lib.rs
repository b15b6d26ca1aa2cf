//! A regulation of allocation: parsed, checked, compiled for a register and a date, then asked who comes first and why.
//!
//! Pure: the date, the seed of a draw and every text come in as arguments. The same code serves live decisions and
//! simulation.

pub mod allocate;
pub mod apportion;
pub mod change;
pub mod check;
pub mod compile;
pub mod diff;
pub mod engine;
pub mod explain;
pub mod household;
pub mod judge;
mod key;
pub mod kinds;
pub mod ledger;
pub mod order;
pub mod parse;
pub mod place;
pub mod reference;
pub mod regulation;
pub mod resolve;

pub use allocate::{Allocator, Decision, Outcome, Tried};
pub use apportion::{Apportionment, AreaShare};
pub use change::{Change, Nearest};
pub use check::check;
pub use compile::Compiled;
pub use engine::Engine;
pub use explain::{Explanation, explain};
pub use judge::Ranking;
pub use kinds::Rule;
pub use ledger::LedgerBook;
pub use parse::{Parsed, parse};
pub use reference::Reference;
pub use regulation::Regulation;
pub use resolve::Rulebook;
