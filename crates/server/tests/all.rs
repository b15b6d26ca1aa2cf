//! Whole requests and whole answers: the router on a small invented region.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod accounts;
mod api;
mod candidates;
mod evidence;
mod file;
mod frame;
mod imports;
mod layers;
mod ledger;
mod log;
mod looks;
mod map;
mod nonsense;
mod planted;
mod privacy;
mod reading;
mod region;
mod regulations;
mod support;
mod ways;
mod whole;
