//! The running program: a browser in front of it, several servers on one database, and the plug pulled.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod away;
mod crash;
mod journeys;
mod keys;
mod office;
mod two_servers;
