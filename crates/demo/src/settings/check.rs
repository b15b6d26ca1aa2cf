//! What must hold between settings, beyond what each key asks on its own.

use crate::edges;
use crate::settings::{File, SizeRow};
use domain::Nis;
use std::collections::BTreeSet;
use toml::Spanned;

/// Something wrong, and the byte at which it stands.
pub(crate) struct Fault {
    pub(crate) at: usize,
    pub(crate) what: String,
}

/// Largest number of registrations of one size: keeps counters within their bounds.
const MOST_REGISTRATIONS: u32 = 2_000_000;

/// Largest number of dwellings of all areas together, for the same reason.
const MOST_DWELLINGS: u64 = 100_000_000;

/// The first fault between settings.
pub(crate) fn file(file: &File) -> Result<(), Fault> {
    areas(file)?;
    shares(file)?;
    groups(file)?;
    for size in [&file.sizes.small, &file.sizes.kempen, &file.sizes.flanders] {
        self::size(file, size)?;
    }
    Ok(())
}

fn fault<T>(spot: &Spanned<T>, what: String) -> Fault {
    Fault { at: spot.span().start, what }
}

fn areas(file: &File) -> Result<(), Fault> {
    let mut seen: BTreeSet<Nis> = BTreeSet::new();
    let mut total = 0;
    for area in &file.areas {
        let company = area.company.get_ref();
        if !file.companies.iter().any(|c| c.name == *company) {
            return Err(fault(&area.company, format!("no company is called `{company}`")));
        }
        let mut sum = 0u64;
        for spot in &area.municipalities {
            let row = spot.get_ref();
            if !seen.insert(row.nis) {
                return Err(fault(spot, format!("municipality {} is named twice", row.nis)));
            }
            if row.reserved > row.dwellings || row.dwellings == 0 {
                let what = format!(
                    "{}: {} reserved of {} dwellings; at least one dwelling, and not more reserved",
                    row.name, row.reserved, row.dwellings
                );
                return Err(fault(spot, what));
            }
            sum += u64::from(row.dwellings);
        }
        if sum != u64::from(*area.dwellings.get_ref()) {
            let what = format!("the municipalities have {sum} dwellings, not {}", area.dwellings.get_ref());
            return Err(fault(&area.dwellings, what));
        }
        total += sum;
        if total > MOST_DWELLINGS {
            return Err(fault(&area.dwellings, format!("more than {MOST_DWELLINGS} dwellings in all")));
        }
    }
    Ok(())
}

fn shares(file: &File) -> Result<(), Fault> {
    let needs: u32 = file.needs.iter().map(|need| need.per_mille.get_ref().get()).sum();
    let households: u32 = file.households.iter().map(|kind| kind.per_mille.get_ref().get()).sum();
    let rows = [
        (needs, "needs", file.needs.last().map(|row| &row.per_mille)),
        (households, "households", file.households.last().map(|row| &row.per_mille)),
    ];
    for (sum, what, last) in rows {
        if sum != 1000 {
            let at = last.map_or(0, |spot| spot.span().start);
            return Err(Fault { at, what: format!("the shares of `{what}` add up to {sum}, not to 1000") });
        }
    }
    Ok(())
}

fn groups(file: &File) -> Result<(), Fault> {
    if file.groups.len() > 31 {
        return Err(Fault { at: 0, what: "more than 31 target groups".to_owned() });
    }
    let known = |code: &str| file.group(code).is_some();
    let dwellings = &file.dwellings;
    if let Some(code) = dwellings.reserved.get_ref().values().find(|c| !c.is_empty() && !known(c)) {
        return Err(fault(&dwellings.reserved, format!("no target group is called `{code}`")));
    }
    for spot in &dwellings.fixed {
        if let Some(code) = spot.get_ref().reserved_for.as_ref().filter(|code| !known(code)) {
            return Err(fault(spot, format!("no target group is called `{code}`")));
        }
    }
    if let Some(code) = file.history.groups.get_ref().values().find(|c| !known(c)) {
        return Err(fault(&file.history.groups, format!("no target group is called `{code}`")));
    }
    let pillars: u32 = file.history.pillars.get_ref().iter().map(|share| share.get()).sum();
    if pillars != 1000 {
        let what = format!("the shares of the pillars add up to {pillars}, not to 1000");
        return Err(fault(&file.history.pillars, what));
    }
    Ok(())
}

fn size(file: &File, spot: &Spanned<SizeRow>) -> Result<(), Fault> {
    let size = spot.get_ref();
    let in_regions: BTreeSet<Nis> = file
        .areas
        .iter()
        .filter(|area| size.regions.contains(&area.region))
        .flat_map(|area| area.municipalities.iter().map(|m| m.get_ref().nis))
        .collect();
    if in_regions.is_empty() {
        return Err(fault(spot, "the regions of this size have no municipalities".to_owned()));
    }
    if let Some(nis) = size.municipalities.iter().find(|nis| !in_regions.contains(nis)) {
        return Err(fault(spot, format!("municipality {nis} lies in none of the regions of this size")));
    }
    if size.registrations > MOST_REGISTRATIONS || size.vacancies > MOST_REGISTRATIONS {
        return Err(fault(spot, format!("more than {MOST_REGISTRATIONS} of one kind")));
    }
    let special = u64::from(edges::count());
    let needy = u64::from(size.confirmed_needs) + u64::from(size.undocumented_needs);
    let allocated = u64::from(size.allocations_this_year) + u64::from(size.allocations_last_year);
    let ordinary = u64::from(size.registrations).saturating_sub(special);
    if u64::from(size.confirmed_needs) < special || needy > ordinary || allocated * 2 > ordinary {
        let what = format!(
            "the counts do not go together: beside {special} edge cases there must be room for all needs, and for \
             twice the allocations, among the registrations; and at least as many confirmed needs as edge cases"
        );
        return Err(fault(spot, what));
    }
    Ok(())
}
