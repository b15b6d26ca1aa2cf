//! Yearly numbers of the target groups per area and zone, with what is left of them.

use super::Sources;
use crate::office::figures::masked;
use domain::{Area, Share};

/// An area, or a zone within one, with its numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ground {
    /// Name; empty when the numbers hold everywhere.
    pub name: String,
    /// Company; empty when the numbers hold everywhere.
    pub company: String,
    /// Whether it is a zone within the area before it.
    pub within: bool,
    /// The groups with a yearly number, in the order of the regulation.
    pub groups: Vec<Group>,
}

/// A target group where the numbers hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Code.
    pub code: String,
    /// Yearly number.
    pub number: u32,
    /// Allocations in the year; none when that is not for this person.
    pub count: Option<u32>,
    /// What it falls short for the next dwelling in pillar 3; none when that is not for this person.
    pub shortfall: Option<Share>,
}

impl Group {
    /// What is left of the yearly number.
    #[must_use]
    pub fn left(&self) -> Option<u32> {
        self.count.map(|count| self.number.saturating_sub(count))
    }
}

pub(super) fn of(from: &Sources) -> Vec<Ground> {
    let Some(apportionment) = &from.book.apportionment else {
        // Where numbers are not divided, they are those of all companies together.
        let own = from.register.dwellings.iter().all(|home| from.own.contains(&home.area.company));
        let whole = ground(from, "", (String::new(), String::new()), false, own);
        return if whole.groups.is_empty() || from.only.is_some() { Vec::new() } else { vec![whole] };
    };
    let mut grounds = Vec::new();
    for area in apportionment.areas.iter().filter(|area| from.shows(&area.company)) {
        let own = from.own.contains(&area.company);
        let zone = area.zone.clone().unwrap_or_default();
        grounds.push(ground(from, &area.name, (area.company.clone(), zone), false, own));
        for zone in &area.zones {
            let place = (area.company.clone(), zone.name.clone());
            let mut zone = ground(from, &zone.name, place, true, own);
            // A zone with the other one and their area would tell what was masked.
            if !own {
                for group in &mut zone.groups {
                    (group.count, group.shortfall) = (None, None);
                }
            }
            grounds.push(zone);
        }
    }
    grounds
}

fn ground(from: &Sources, name: &str, (company, zone): (String, String), within: bool, own: bool) -> Ground {
    let at = Area { company, zone };
    let turns = from.ledger.group_turns(from.book, from.register, &at);
    let mut groups: Vec<Group> = Vec::new();
    for code in from.book.groups.iter().map(|group| &group.code) {
        if let Some(turn) = turns.iter().find(|turn| turn.code == *code) {
            groups.push(Group {
                code: code.clone(),
                number: turn.number,
                count: Some(turn.count),
                shortfall: Some(turn.shortfall),
            });
        }
    }
    if !own {
        mask(&mut groups);
    }
    Ground { name: name.to_owned(), company: at.company, within, groups }
}

/// Leaves open what could point at somebody; with it every shortfall, for those add up.
fn mask(groups: &mut [Group]) {
    let cell = |group: &Group| (group.code.clone(), group.count.map_or(0, i64::from));
    let masked = masked(&groups.iter().map(cell).collect::<Vec<_>>());
    let open = masked.cells.iter().any(|(_, count)| count.is_none());
    for (group, (_, count)) in groups.iter_mut().zip(masked.cells) {
        group.count = group.count.filter(|_| count.is_some());
        group.shortfall = group.shortfall.filter(|_| !open);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(count: u32) -> Group {
        Group { code: "g".to_owned(), number: 9, count: Some(count), shortfall: Some(Share::ONE) }
    }

    #[test]
    fn one_small_count_hides_another_and_every_shortfall() {
        let mut groups = [group(1), group(7), group(8)];
        mask(&mut groups);
        assert_eq!(groups.each_ref().map(|group| group.count), [None, None, Some(8)]);
        assert_eq!(groups[2].left(), Some(1));
        assert!(groups.iter().all(|group| group.shortfall.is_none()));
    }

    #[test]
    fn large_counts_stay() {
        let mut groups = [group(5), group(7)];
        mask(&mut groups);
        assert_eq!(groups, [group(5), group(7)]);
    }
}
