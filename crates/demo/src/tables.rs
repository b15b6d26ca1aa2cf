//! The region as tables of text, column by column as the contract of the registry has them.

mod codes;
mod people;
mod places;
mod row;

use crate::Sink;
use crate::region::Region;
use crate::settings::Settings;

/// Writes every table.
pub(crate) fn write<S: Sink>(settings: &Settings, region: &Region<'_>, sink: &mut S) -> Result<(), S::Error> {
    people::registrations(settings, region, sink)?;
    people::members(region, sink)?;
    people::residences(region, sink)?;
    people::preferences(region, sink)?;
    people::attestations(region, sink)?;
    places::organisations(region, sink)?;
    places::dwellings(region, sink)?;
    places::allocations(region, sink)?;
    places::stock(region, sink)?;
    people::refusals(region, sink)
}
