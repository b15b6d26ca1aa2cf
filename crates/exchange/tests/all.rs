//! What reading and writing a registry promises, in one binary.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod faults;
mod formats;
mod large;
mod mapping;
mod privacy;
mod properties;
mod support;
mod workbooks;
mod writers;
