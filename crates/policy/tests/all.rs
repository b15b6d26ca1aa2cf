//! What the policy promises, in one binary.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod expected;
mod promises;
mod properties;
mod sees;
mod support;
