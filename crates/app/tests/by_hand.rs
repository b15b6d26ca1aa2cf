//! The allocation run of the Kempen written down once more, as plainly as the specification has it.

use crate::region::Region;
use crate::support::{ranked, request, rows, text};
use app::rank::Loaded;
use chrono::{Datelike, NaiveDate};
use domain::{Dwelling, Nis, Pillar};
use rules::Engine;
use std::collections::{BTreeMap, BTreeSet};

/// Dwelling, pillar, group, candidate.
pub type Given = (String, Option<u64>, Option<String>, Option<String>);

const GROUPS: [&str; 3] = ["housing-first", "moving-on", "families-in-poverty"];
const TENTHS: [i64; 4] = [5, 2, 2, 1];

/// The table of the note, by company and zone; the second value says whether the zone counts apart.
fn numbers(company: &str, zone: &str) -> Option<([i64; 3], bool)> {
    Some(match (company, zone) {
        ("De Noorderkempen", _) => ([1, 14, 6], false),
        ("Woonboog", "Baldemore") => ([1, 14, 6], true),
        ("Woonboog", "RiT") => ([3, 27, 12], true),
        ("Woonboog", "") => ([4, 41, 18], false),
        ("LeefGoed", "Neteland") => ([2, 19, 8], true),
        ("LeefGoed", "Zuiderkempen") => ([3, 24, 10], true),
        _ => return None,
    })
}

#[derive(Default)]
struct Year {
    counts: BTreeMap<String, [i64; 4]>,
    given: BTreeMap<Nis, i64>,
    groups: Vec<(String, String, String)>,
    housed: BTreeSet<String>,
}

impl Year {
    fn record(&mut self, dwelling: &Dwelling, pillar: Pillar, group: Option<&str>) {
        let company = &dwelling.area.company;
        self.counts.entry(company.clone()).or_default()[pillar.index()] += 1;
        if pillar == Pillar::TargetGroup && dwelling.reserved_for.is_none() {
            *self.given.entry(dwelling.municipality).or_default() += 1;
            if let Some(group) = group {
                self.groups.push((company.clone(), dwelling.area.zone.clone(), group.to_owned()));
            }
        }
    }

    /// Groups that are not full, the one furthest behind first.
    fn groups_at(&self, dwelling: &Dwelling) -> Vec<&'static str> {
        let (company, zone) = (&dwelling.area.company, &dwelling.area.zone);
        let Some((numbers, apart)) = numbers(company, zone) else { return Vec::new() };
        let here = |(c, z, _): &&(String, String, String)| c == company && (!apart || z == zone);
        let count =
            |group: &str| self.groups.iter().filter(here).filter(|(_, _, g)| g == group).count() as i64;
        let counts = GROUPS.map(count);
        let (all, given) = (numbers.iter().sum::<i64>(), counts.iter().sum::<i64>());
        let mut order: Vec<usize> = (0..3).collect();
        order.sort_by_key(|&g| -(numbers[g] * (given + 1) - counts[g] * all));
        order.into_iter().filter(|&g| counts[g] < numbers[g]).map(|g| GROUPS[g]).collect()
    }
}

pub fn allocate(region: &Region, loaded: &Loaded, engine: &Engine, on: NaiveDate) -> Vec<Given> {
    let mut year = Year::default();
    for past in &region.allocations {
        let dwelling = &region.dwellings[past.dwelling as usize];
        if past.decided_on.year() == on.year() {
            let group = past.target_group.map(|g| region.group_codes[g.0 as usize].as_str());
            year.record(dwelling, past.pillar, group);
        }
    }
    let before: BTreeSet<u32> = region.allocations.iter().map(|a| a.dwelling).collect();
    let mut open: Vec<&Dwelling> = (0..region.dwellings.len())
        .filter(|i| !before.contains(&(*i as u32)))
        .map(|i| &region.dwellings[i])
        .collect();
    open.sort_by_key(|d| (d.available_on, d.id.clone()));
    open.into_iter().map(|dwelling| give(&mut year, dwelling, region, loaded, engine, on)).collect()
}

fn give(
    year: &mut Year,
    dwelling: &Dwelling,
    region: &Region,
    loaded: &Loaded,
    engine: &Engine,
    on: NaiveDate,
) -> Given {
    let id = dwelling.id.to_string();
    let counts = year.counts.get(&dwelling.area.company).copied().unwrap_or_default();
    let n: i64 = counts.iter().sum();
    let mut pillars = Pillar::ALL.to_vec();
    pillars.sort_by_key(|p| -(TENTHS[p.index()] * (n + 1) - 10 * counts[p.index()]));
    if dwelling.reserved_for.is_some() {
        pillars = vec![Pillar::TargetGroup];
    }
    for pillar in pillars {
        let json = ranked(loaded, engine, &request(on, &id, Some(pillar)));
        let free: Vec<&str> = rows(&json["ranked"])
            .iter()
            .map(|row| text(&row["registration_number"]))
            .filter(|number| !year.housed.contains(*number))
            .collect();
        let found = if pillar == Pillar::TargetGroup {
            of_a_group(year, dwelling, region, &free)
        } else {
            free.first().map(|number| (None, (*number).to_owned()))
        };
        if let Some((group, number)) = found {
            year.record(dwelling, pillar, group.as_deref());
            year.housed.insert(number.clone());
            return (id, Some(pillar.number().into()), group, Some(number));
        }
    }
    (id, None, None, None)
}

fn of_a_group(
    year: &Year,
    dwelling: &Dwelling,
    region: &Region,
    free: &[&str],
) -> Option<(Option<String>, String)> {
    let groups: Vec<&str> = match dwelling.reserved_for {
        Some(group) => vec![region.group_codes[group.0 as usize].as_str()],
        None => {
            let here = region.stock.iter().filter(|s| s.municipality == dwelling.municipality);
            let (all, reserved) =
                here.fold((0, 0), |(a, r), s| (a + i64::from(s.dwellings), r + i64::from(s.reserved)));
            let given = year.given.get(&dwelling.municipality).copied().unwrap_or_default();
            if 3 * (reserved + given + 1) > all {
                return None;
            }
            year.groups_at(dwelling)
        }
    };
    groups.into_iter().find_map(|group| {
        let code = region.group_codes.iter().position(|c| c == group)?;
        let member = |number: &&&str| {
            let home = region.homes.iter().find(|h| h.candidate.number.as_str() == **number);
            home.is_some_and(|h| h.candidate.groups.0 & (1 << code) != 0)
        };
        free.iter().find(member).map(|number| (Some(group.to_owned()), (*number).to_owned()))
    })
}
