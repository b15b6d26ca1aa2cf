//! Rows about dwellings: those to let, those let before, and how many there are.

use crate::contract::at;
use crate::numbers::{Finder, Places};
use crate::row::Row;
use crate::tables::households::owner;
use domain::{Area, Dwelling, DwellingId, PastAllocation, Pillar, Problem, StockRow};

/// More bedrooms than any dwelling has.
const BEDROOMS: u32 = 50;
/// Older than anybody.
const AGE: u32 = 120;
/// More dwellings than any municipality has.
const DWELLINGS: u32 = 10_000_000;

/// A dwelling, with the line on which it stands.
pub(crate) fn dwelling(row: &mut Row<'_>, groups: &[String]) -> Option<(u64, Dwelling)> {
    let id = row.id(at!(DWELLINGS, dwelling));
    let area = Area {
        company: row.id(at!(DWELLINGS, company)).unwrap_or_default().to_owned(),
        zone: row.text(at!(DWELLINGS, zone)).to_owned(),
    };
    let municipality = row.nis(at!(DWELLINGS, municipality_nis));
    let bedrooms = row.whole(at!(DWELLINGS, bedrooms), (0, BEDROOMS), 0) as u8;
    let adapted = row.yes(at!(DWELLINGS, adapted));
    let reserved_for = row.group_or_none(at!(DWELLINGS, reserved_for), groups);
    let rent = row.amount_or_none(at!(DWELLINGS, rent));
    let available_on = row.date(at!(DWELLINGS, available_on));
    let min_age = row.whole_or_none(at!(DWELLINGS, min_age), (0, AGE)).map(|age| age as u8);
    let dwelling = Dwelling {
        id: DwellingId::from(id.unwrap_or_default()),
        area,
        municipality,
        bedrooms,
        adapted,
        reserved_for,
        rent,
        available_on,
        min_age,
    };
    id.map(|_| (row.line(), dwelling))
}

/// An allocation of the period. `dwellings` is none when their table could not be read.
pub(crate) fn allocation(
    row: &mut Row<'_>,
    finder: &mut Finder<'_>,
    dwellings: Option<&Places>,
    groups: &[String],
) -> Option<PastAllocation> {
    let id = row.id(at!(ALLOCATIONS, dwelling));
    let dwelling = id.zip(dwellings).and_then(|(id, dwellings)| {
        let found = dwellings.get(id);
        if found.is_none() {
            row.error(at!(ALLOCATIONS, dwelling), Problem::NoSuchDwelling);
        }
        found
    });
    let candidate = owner(row, at!(ALLOCATIONS, registration_number), finder);
    let pillar = row.whole(at!(ALLOCATIONS, pillar), (1, 4), 1);
    let target_group = row.group_or_none(at!(ALLOCATIONS, target_group), groups);
    let decided_on = row.date(at!(ALLOCATIONS, decided_on));
    Some(PastAllocation {
        dwelling: dwelling?,
        candidate: candidate?,
        pillar: Pillar::from_number(pillar as u8)?,
        target_group,
        decided_on,
    })
}

/// The dwellings of a company in a municipality.
pub(crate) fn stock(row: &mut Row<'_>) -> Option<StockRow> {
    let municipality = row.nis(at!(STOCK, municipality_nis));
    let area = Area {
        company: row.id(at!(STOCK, company)).unwrap_or_default().to_owned(),
        zone: row.text(at!(STOCK, zone)).to_owned(),
    };
    let dwellings = row.whole(at!(STOCK, dwellings), (0, DWELLINGS), DWELLINGS);
    let reserved = row.whole(at!(STOCK, reserved_for_target_groups), (0, DWELLINGS), 0);
    if reserved > dwellings {
        row.error(at!(STOCK, reserved_for_target_groups), Problem::MoreReservedThanDwellings);
    }
    Some(StockRow { municipality, area, dwellings, reserved })
}
