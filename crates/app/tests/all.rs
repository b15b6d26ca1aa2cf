//! What the use cases promise, in one binary.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod accounts;
mod backup;
mod by_hand;
mod candidates;
mod changes;
mod faults;
mod office;
mod office_region;
mod privacy;
mod properties;
mod receipts;
mod region;
mod regulations;
mod scenarios;
mod settings;
mod strategy;
mod support;
mod words;
