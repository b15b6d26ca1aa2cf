//! The register on both databases.

mod duplicates;
mod household;
mod load;
mod parties;
mod reach;
mod search;
mod upsert;
mod words;
mod world;
