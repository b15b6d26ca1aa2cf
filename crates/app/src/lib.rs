//! Use cases of Woonspoor, one file each: load, decide, save. And the words in which findings are told.

pub mod allocate;
pub mod apportion;
pub mod check;
pub mod demo_region;
pub mod diff;
pub mod explain;
pub mod law;
pub mod municipalities;
pub mod office;
pub mod rank;
pub mod receipt;
pub mod registry;
pub mod replay;
pub mod show;
pub mod words;

use domain::Fault;

/// Why a use case did nothing.
#[derive(Debug)]
pub enum Refusal {
    /// The input is wrong: everything that is wrong, with its place.
    BadInput(Vec<Fault>),
    /// Something broke that is not the input's fault.
    Broken(String),
}

impl From<Vec<Fault>> for Refusal {
    fn from(faults: Vec<Fault>) -> Self {
        Self::BadInput(faults)
    }
}

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Self {
        Self::BadInput(vec![fault])
    }
}

impl From<serde_json::Error> for Refusal {
    fn from(error: serde_json::Error) -> Self {
        Self::Broken(error.to_string())
    }
}
