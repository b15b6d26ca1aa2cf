//! What the command line promises, in one binary: the program is run as a user runs it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod allocate;
mod apportion;
mod arguments;
mod demo;
mod explain;
mod files;
mod formats;
mod office;
mod rank;
mod reasons;
mod receipts;
mod registry;
mod registry_faults;
mod regulation;
mod regulation_faults;
mod shell;
mod support;
