//! What the rules promise, in one binary.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod apportionment;
mod ledger;
mod lots;
