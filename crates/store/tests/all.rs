//! The store on both databases: one program for all its tests.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod audit;
mod backup;
mod documents;
mod full;
mod jobs;
mod people;
mod register;
mod released;
mod schema;
mod support;
mod versions;
mod writing;
