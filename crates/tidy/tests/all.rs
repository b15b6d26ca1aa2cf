//! The repository's own rules: each is a test, and fails with the file, the line and what to do.
//!
//! Every rule is a function over text that gives complaints. One test asks it of the whole repository, and one shows
//! that it complains when there is reason to.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod clock;
mod dependencies;
mod glossary;
mod leftovers;
mod length;
mod locales;
mod log_words;
mod opening;
mod papers;
mod reference;
mod schema;
mod snapshots;
mod source_text;
mod sources;
mod support;
mod toml_text;
mod versions;
mod workplace;
