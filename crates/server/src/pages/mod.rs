//! The pages; each is a struct of words and a template of the same path.

pub mod about;
pub mod account;
pub mod admin;
pub mod api;
pub mod areas;
pub mod attestations;
pub mod calculator;
pub mod candidates;
pub mod clash;
pub mod duplicates;
pub mod dwellings;
pub mod file;
pub mod health;
pub mod home;
pub mod imports;
pub mod language;
pub mod ledger;
pub mod lists;
pub mod log;
pub mod login;
pub mod organisations;
pub mod people;
pub mod privacy;
pub mod regulations;
pub mod tokens;
