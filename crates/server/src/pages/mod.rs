//! The pages; each is a struct of words and a template of the same path.

pub mod about;
pub mod api;
pub mod health;
pub mod home;
pub mod language;
pub mod login;
pub mod tokens;
