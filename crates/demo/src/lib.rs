//! An invented region of realistic size: the tables of a registry, generated from a seed.
//!
//! All figures come from `demo/region.toml`, all names from `demo/names.toml`; the code knows only how they hang
//! together. The same settings, size and seed give the same bytes on every machine: no floats, no clock, no order of
//! a hash table. Nobody in it exists.

mod attestations;
mod chance;
mod children;
mod dice;
mod draft;
mod dwellings;
mod edges;
mod fit;
mod history;
mod household;
mod income;
mod needs;
mod paperwork;
mod pools;
mod region;
mod residence;
mod settings;
mod size;
mod tables;
mod wishes;
mod world;

pub use settings::Settings;
pub use size::Size;

use chrono::NaiveDate;

/// Where the tables go: one after the other, each opened by [`table`](Sink::table) and filled by [`row`](Sink::row).
pub trait Sink {
    /// What can go wrong while writing.
    type Error;

    /// Opens the next table; the rows that follow belong to it.
    ///
    /// # Errors
    /// When the table cannot be opened.
    fn table(&mut self, name: &str, columns: &[&str]) -> Result<(), Self::Error>;

    /// Writes one row, with as many fields as the open table has columns.
    ///
    /// # Errors
    /// When the row cannot be written.
    fn row(&mut self, fields: &[&str]) -> Result<(), Self::Error>;
}

/// What was generated: rows per table, and where the cases on a border are found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The day on which everybody is looked at.
    pub reference_date: NaiveDate,
    /// Households.
    pub registrations: usize,
    /// Members beside the reference tenants.
    pub members: usize,
    /// Stretches of residence.
    pub residences: usize,
    /// Municipalities of preference.
    pub preferences: usize,
    /// Support attestations.
    pub attestations: usize,
    /// Companies and welfare actors.
    pub organisations: usize,
    /// Dwellings, those of the history included.
    pub dwellings: usize,
    /// Dwellings without an allocation.
    pub vacant: usize,
    /// Allocations of this year and the last.
    pub allocations: usize,
    /// Rows of the stock table.
    pub stock: usize,
    /// Refusals.
    pub refusals: usize,
    /// Registrations with a documented housing need.
    pub confirmed_needs: usize,
    /// Cases put in on purpose.
    pub edge_cases: Vec<EdgeCase>,
}

/// A registration that stands exactly on a border, or just beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EdgeCase {
    /// What is special about it.
    pub what: &'static str,
    /// Number of the registration.
    pub registration: String,
}

/// The settings that come with the program, as text: `demo/region.toml`.
#[must_use]
pub fn built_in() -> &'static str {
    include_str!("../../../demo/region.toml")
}

/// Writes the ten tables of an invented registry.
///
/// # Errors
/// Whatever the sink reports; generating itself cannot fail.
pub fn generate<S: Sink>(
    settings: &Settings,
    size: Size,
    seed: u64,
    sink: &mut S,
) -> Result<Summary, S::Error> {
    let region = region::Region::generate(settings, size, seed);
    tables::write(settings, &region, sink)?;
    Ok(region.summary())
}
