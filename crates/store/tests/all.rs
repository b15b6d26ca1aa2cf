//! The store on both databases: one program for all its tests.

mod audit;
mod schema;
mod support;
mod writing;
