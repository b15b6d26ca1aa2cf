//! The register on both databases.

mod duplicates;
mod finder;
mod household;
mod load;
mod parties;
mod reach;
mod search;
mod upsert;
mod words;
mod world;
