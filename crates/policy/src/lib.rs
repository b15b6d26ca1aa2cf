//! Who may do what with which layer of whose file: one decision, one scope for lists.
//!
//! You see a person only through a case you take part in. [`decide`] says yes or no for one file, by a named rule;
//! [`scope`] says which files a list may hold; [`visible`] says what of a file a page may show. All three read one table
//! (`table.rs`), a line of which says: this role may do these actions, this far, on this ground.
//!
//! The pieces of a decision, in the order in which they are asked:
//!
//! 1. **A role in force.** Without one, nothing. A role holds through its last day. Somebody with several roles may do what
//!    any of them may; no role takes something from another.
//! 2. **The role includes the action.** What the table does not say is refused.
//! 3. **Never a landlord's.** Support, health and the document behind a need stay closed to a housing company, whatever the
//!    role, the consent or the emergency.
//! 4. **An agreement in force**, for what rests on one: issuing and confirming attestations, taking up a case, emergency
//!    access, and receiving what another organisation wrote. A housing company needs none with itself.
//! 5. **A part in the case**: the organisation's (anyone of it), one where nobody else is named, or the person's own.
//! 6. **Whose entry.** What the own organisation wrote is its own. What another wrote, and the register, passes with a
//!    consent for the purpose and the receiving organisation, or where the law makes the exchange compulsory.
//! 7. **The file is in use.** A merged or erased file is closed, but for the log and the rights of the person.
//!
//! Emergency access stands in for 5 and 6, for looking only, for roles that may ask for it, never beyond what the role may
//! see in its own cases.
//!
//! The fixture `tests/expected.csv` says what has to come out, role by role, written for a lawyer to read.
#![doc = include_str!("../matrix.md")]

mod action;
mod actor;
mod codes;
mod decide;
mod facts;
mod layer;
mod line;
#[cfg(test)]
mod matrix_tests;
mod role;
mod rule;
mod scope;
mod table;
#[cfg(test)]
mod table_tests;
mod visible;

pub use action::Action;
pub use actor::{Actor, Grant, Held, Organisation};
pub use decide::{decide, decide_entry};
pub use facts::{Consent, Emergency, Facts, Part, Party, State};
pub use layer::{Layer, Purpose};
pub use role::Role;
pub use rule::{Decision, LegalBasis, Rule};
pub use scope::{Entry, Files, Scope, States, Through, Whom, scope};
pub use visible::{Income, NationalNumber, Need, Seen, Visible, visible};
