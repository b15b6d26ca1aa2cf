//! Tables of organisations, dwellings, past allocations and the stock.

use crate::Sink;
use crate::region::Region;
use crate::tables::codes;
use crate::tables::row::table;
use domain::GroupCode;

fn code<'r>(region: &'r Region<'_>, group: GroupCode) -> &'r str {
    &region.world.settings.groups[usize::from(group.0)].code
}

/// Companies and welfare actors.
pub(super) fn organisations<S: Sink>(region: &Region<'_>, sink: &mut S) -> Result<(), S::Error> {
    let columns = ["organisation", "name", "sector", "agreement_from", "agreement_to"];
    table(sink, "organisations", columns, region.world.organisations.iter(), |row, organisation| {
        row.put(&organisation.id);
        row.put(&organisation.name);
        row.put(codes::sector(organisation.sector));
        row.put_if(organisation.agreement_from);
        row.put_if(organisation.agreement_to);
    })
}

/// Dwellings, those of the history first.
pub(super) fn dwellings<S: Sink>(region: &Region<'_>, sink: &mut S) -> Result<(), S::Error> {
    let columns = [
        "dwelling",
        "company",
        "zone",
        "municipality_nis",
        "bedrooms",
        "adapted",
        "reserved_for",
        "rent",
        "available_on",
        "min_age",
    ];
    table(sink, "dwellings", columns, region.dwellings.iter(), |row, dwelling| {
        row.put(&dwelling.id);
        row.put(&dwelling.area.company);
        row.put(&dwelling.area.zone);
        row.put(dwelling.municipality);
        row.put(dwelling.bedrooms);
        row.yes_no(dwelling.adapted);
        row.put_if(dwelling.reserved_for.map(|group| code(region, group)));
        row.put_if(dwelling.rent);
        row.put(dwelling.available_on);
        row.put_if(dwelling.min_age);
    })
}

/// Allocations of this year and the last.
pub(super) fn allocations<S: Sink>(region: &Region<'_>, sink: &mut S) -> Result<(), S::Error> {
    let columns = ["dwelling", "registration_number", "pillar", "target_group", "decided_on"];
    table(sink, "allocations", columns, region.allocations.iter(), |row, allocation| {
        row.put(&region.dwellings[allocation.dwelling as usize].id);
        row.put(&region.people.candidates[allocation.candidate as usize].number);
        row.put(allocation.pillar);
        row.put_if(allocation.target_group.map(|group| code(region, group)));
        row.put(allocation.decided_on);
    })
}

/// Social dwellings by municipality.
pub(super) fn stock<S: Sink>(region: &Region<'_>, sink: &mut S) -> Result<(), S::Error> {
    let columns = ["municipality_nis", "company", "zone", "dwellings", "reserved_for_target_groups"];
    let places = 0..region.world.places.len();
    table(sink, "stock", columns, places, |row, place| {
        let area = region.world.area_name(place);
        let stock = &region.world.places[place];
        row.put(stock.nis);
        row.put(&area.company);
        row.put(&area.zone);
        row.put(stock.dwellings);
        row.put(stock.reserved);
    })
}
