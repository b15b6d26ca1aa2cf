//! Attestations: the list of the own organisation, issuing one, and one as it is printed.

pub mod issue;
pub mod list;
pub mod show;
