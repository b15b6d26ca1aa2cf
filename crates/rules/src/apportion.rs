//! Division of yearly numbers over areas, and within an area over its zones.

use crate::kinds::distribution::{Distribution, Method};
use crate::kinds::target_group::TargetGroup;
use domain::Area;
use serde::Serialize;

/// A distribution worked out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Apportionment {
    /// Codes of the groups with a yearly number, in the order of the regulation.
    pub groups: Vec<String>,
    /// Numbers of each area.
    pub areas: Vec<AreaShare>,
}

/// The numbers of one area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaShare {
    /// Name.
    pub name: String,
    /// Company and, when the area is one zone, that zone.
    pub company: String,
    /// Zone, when the area is one zone of the company.
    pub zone: Option<String>,
    /// Social rental dwellings.
    pub dwellings: u32,
    /// Number of each group, with how it came about.
    pub numbers: Vec<Seat>,
    /// Zones within the area.
    pub zones: Vec<ZoneShare>,
}

/// The numbers of one zone within an area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ZoneShare {
    /// Name.
    pub name: String,
    /// Social rental dwellings.
    pub dwellings: u32,
    /// Number of each group.
    pub numbers: Vec<Seat>,
}

/// A number with the quota behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Seat {
    /// The number.
    pub number: u32,
    /// Whole part of the quota: `total * dwellings / all dwellings`.
    pub whole: u32,
    /// Remainder of the quota, over the total of the dwellings.
    pub remainder: u64,
}

/// Divides `total` over `weights`; the sum of the result is `total` unless every weight is 0.
#[must_use]
pub fn divide(method: Method, total: u32, weights: &[u32]) -> Vec<Seat> {
    let sum: u64 = weights.iter().map(|&w| u64::from(w)).sum();
    let mut seats: Vec<Seat> = weights
        .iter()
        .map(|&w| {
            let product = u64::from(total) * u64::from(w);
            let whole = product.checked_div(sum).unwrap_or(0);
            Seat { number: 0, whole: whole as u32, remainder: product.checked_rem(sum).unwrap_or(0) }
        })
        .collect();
    if sum == 0 {
        return seats;
    }
    match method {
        Method::LargestRemainder => {
            for seat in &mut seats {
                seat.number = seat.whole;
            }
            let left = total - seats.iter().map(|s| s.whole).sum::<u32>();
            let mut order: Vec<usize> = (0..seats.len()).collect();
            order.sort_by_key(|&i| (std::cmp::Reverse(seats[i].remainder), i));
            for &i in order.iter().take(left as usize) {
                seats[i].number += 1;
            }
        }
        Method::SainteLague => highest_averages(&mut seats, total, weights, |n| 2 * u64::from(n) + 1),
        Method::DHondt => highest_averages(&mut seats, total, weights, |n| u64::from(n) + 1),
    }
    seats
}

/// Gives one after another to the largest weight / divisor; equal: the first in the list.
fn highest_averages(seats: &mut [Seat], total: u32, weights: &[u32], divisor: impl Fn(u32) -> u64) {
    for _ in 0..total {
        let mut best: Option<usize> = None;
        for i in 0..seats.len() {
            let ahead = |b: usize| {
                u128::from(weights[i]) * u128::from(divisor(seats[b].number))
                    > u128::from(weights[b]) * u128::from(divisor(seats[i].number))
            };
            if best.is_none_or(ahead) {
                best = Some(i);
            }
        }
        if let Some(best) = best {
            seats[best].number += 1;
        }
    }
}

/// Works out a distribution for the groups that have a yearly number.
#[must_use]
pub fn apportion(distribution: &Distribution, groups: &[TargetGroup]) -> Apportionment {
    let numbered: Vec<(&TargetGroup, u32)> = groups.iter().filter_map(|g| g.yearly.map(|n| (g, n))).collect();
    let weights: Vec<u32> = distribution.areas.iter().map(|a| a.dwellings).collect();
    let by_group: Vec<Vec<Seat>> =
        numbered.iter().map(|(_, n)| divide(distribution.method, *n, &weights)).collect();
    let areas = distribution.areas.iter().enumerate().map(|(i, area)| {
        let numbers: Vec<Seat> = by_group.iter().map(|seats| seats[i]).collect();
        let zone_weights: Vec<u32> = area.zones.iter().map(|z| z.dwellings).collect();
        let per_zone: Vec<Vec<Seat>> =
            numbers.iter().map(|s| divide(distribution.method, s.number, &zone_weights)).collect();
        let zones = area.zones.iter().enumerate().map(|(z, zone)| ZoneShare {
            name: zone.name.clone(),
            dwellings: zone.dwellings,
            numbers: per_zone.iter().map(|seats| seats[z]).collect(),
        });
        AreaShare {
            name: area.name.clone(),
            company: area.company.clone(),
            zone: area.zone.clone(),
            dwellings: area.dwellings,
            numbers,
            zones: zones.collect(),
        }
    });
    Apportionment { groups: numbered.iter().map(|(g, _)| g.code.clone()).collect(), areas: areas.collect() }
}

/// The numbers that hold for a dwelling, and which other dwellings share them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumbersAt<'a> {
    /// Name of the area.
    pub area: &'a str,
    /// Name of the zone, when the numbers are those of a zone within the area.
    pub zone: Option<&'a str>,
    company: &'a str,
    only_zone: Option<&'a str>,
    numbers: &'a [Seat],
}

impl NumbersAt<'_> {
    /// Number of the group at a position of [`Apportionment::groups`].
    #[must_use]
    pub fn number(&self, group: usize) -> u32 {
        self.numbers.get(group).map_or(0, |s| s.number)
    }

    /// Whether dwellings of this company and zone share the numbers.
    #[must_use]
    pub fn covers(&self, area: &Area) -> bool {
        area.company == self.company && self.only_zone.is_none_or(|z| z == area.zone)
    }
}

impl Apportionment {
    /// The numbers that hold for a dwelling of this company and zone. A zone's numbers go before those of its area;
    /// those of the whole area serve a dwelling without a zone.
    #[must_use]
    pub fn at(&self, at: &Area) -> Option<NumbersAt<'_>> {
        for area in self.areas.iter().filter(|a| a.company == at.company) {
            if let Some(zone) = area.zones.iter().find(|z| z.name == at.zone) {
                return Some(NumbersAt {
                    area: &area.name,
                    zone: Some(&zone.name),
                    company: &area.company,
                    only_zone: Some(&zone.name),
                    numbers: &zone.numbers,
                });
            }
            let whole = area.zones.is_empty() || at.zone.is_empty();
            if area.zone.as_ref().is_none_or(|z| *z == at.zone) && whole {
                return Some(NumbersAt {
                    area: &area.name,
                    zone: None,
                    company: &area.company,
                    only_zone: area.zone.as_deref(),
                    numbers: &area.numbers,
                });
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_in_the_list_gets_the_last_one_when_remainders_are_equal() {
        let numbers = |m| divide(m, 1, &[5, 5]).iter().map(|s| s.number).collect::<Vec<_>>();
        assert_eq!(numbers(Method::LargestRemainder), [1, 0]);
        assert_eq!(numbers(Method::SainteLague), [1, 0]);
        assert_eq!(numbers(Method::DHondt), [1, 0]);
    }

    #[test]
    fn d_hondt_favours_the_large_and_sainte_lague_does_not() {
        let numbers = |m| divide(m, 8, &[100, 80, 30, 20]).iter().map(|s| s.number).collect::<Vec<_>>();
        assert_eq!(numbers(Method::DHondt), [4, 3, 1, 0]);
        assert_eq!(numbers(Method::SainteLague), [3, 3, 1, 1]);
    }

    #[test]
    fn nothing_can_be_divided_over_no_dwellings() {
        assert!(divide(Method::LargestRemainder, 3, &[0, 0]).iter().all(|s| s.number == 0));
    }
}
