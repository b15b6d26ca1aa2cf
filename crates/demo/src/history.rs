//! The allocations of this year and the last: who got a dwelling, by which pillar, and a dwelling that suits.

use crate::dice::{Dice, shift};
use crate::dwellings::{Builder, Plan, reserved_min_age};
use crate::fit;
use crate::pools::{Pools, Road};
use crate::region::{People, rows_of};
use crate::world::World;
use chrono::{Datelike, NaiveDate};
use domain::{Dwelling, GroupCode, PastAllocation, Pillar};

/// Draws the allocations of the past, with a dwelling for each.
pub(crate) struct History<'w, 's, 'p> {
    world: &'w World<'s>,
    people: &'p People,
    pools: Pools<'w, 's, 'p>,
    /// Allocations of the calendar year, by company and pillar.
    counts: Vec<[u32; 4]>,
}

impl<'w, 's, 'p> History<'w, 's, 'p> {
    /// Nothing allocated yet; the people in `kept` stay on the list.
    pub(crate) fn new(world: &'w World<'s>, people: &'p People, kept: impl Iterator<Item = u32>) -> Self {
        let counts = vec![[0; 4]; world.companies.len()];
        Self { world, people, pools: Pools::new(world, people, kept), counts }
    }

    /// Allocations in order of decision; the dwelling of each has the same position in the second list.
    pub(crate) fn draw(
        mut self,
        dice: &mut Dice,
        builder: &mut Builder<'w, 's>,
    ) -> (Vec<PastAllocation>, Vec<Dwelling>) {
        let days = decisions(self.world, dice);
        let mut allocations = Vec::with_capacity(days.len());
        let mut dwellings = Vec::with_capacity(days.len());
        let mut year = None;
        for (decided_on, place) in days {
            if year.replace(decided_on.year()) != Some(decided_on.year()) {
                self.counts.fill([0; 4]);
            }
            let Some((candidate, road)) = self.choose(dice, decided_on, place) else { continue };
            let (pillar, target_group) = match road {
                Road::Pillar(pillar) => (pillar, None),
                Road::Group(group) => (Pillar::TargetGroup, Some(group)),
            };
            let plan = self.suited(dice, candidate, target_group, decided_on);
            self.counts[self.world.company(plan.place)][pillar.index()] += 1;
            let dwelling = dwellings.len() as u32;
            dwellings.push(builder.build(dice, &plan));
            allocations.push(PastAllocation { dwelling, candidate, pillar, target_group, decided_on });
        }
        (allocations, dwellings)
    }

    /// Who gets a dwelling that day, and how: of the company that lets in `place` the pillar that lags behind most, or
    /// the next one when nobody is left there, or another company.
    fn choose(&mut self, dice: &mut Dice, on: NaiveDate, place: usize) -> Option<(u32, Road)> {
        let first = self.world.company(place);
        let companies = self.world.companies.len();
        for company in (0..companies).map(|further| (first + further) % companies) {
            for pillar in self.order(dice, company) {
                let road = match pillar {
                    Pillar::TargetGroup => {
                        let code = self.world.settings.history.groups.get_ref().draw(dice);
                        match self.world.settings.group(code) {
                            Some(group) => Road::Group(group),
                            None => continue,
                        }
                    }
                    other => Road::Pillar(other),
                };
                if let Some(candidate) = self.pools.take(dice, company, road, on) {
                    return Some((candidate, road));
                }
            }
        }
        None
    }

    /// The pillars, the one that lags behind most first; now and then another one goes before.
    fn order(&self, dice: &mut Dice, company: usize) -> [Pillar; 4] {
        let history = &self.world.settings.history;
        let counts = self.counts[company];
        let next = counts.iter().sum::<u32>() + 1;
        let shares = history.pillars.get_ref();
        let shortfall = |pillar: &Pillar| {
            let index = pillar.index();
            i64::from(shares[index].get()) * i64::from(next) - 1000 * i64::from(counts[index])
        };
        let mut order = Pillar::ALL;
        order.sort_by_key(|pillar| std::cmp::Reverse(shortfall(pillar)));
        if dice.chance(history.astray) {
            order.swap(0, dice.below(4) as usize);
        }
        order
    }

    /// A dwelling that suits: in the municipality of choice, with bedrooms to measure, and reserved for the group where
    /// the regulation has no yearly numbers for it.
    fn suited(&self, dice: &mut Dice, index: u32, group: Option<GroupCode>, decided_on: NaiveDate) -> Plan {
        let world = self.world;
        let place = self.people.wanted(world, index);
        let members = rows_of(&self.people.members, index).iter().map(|row| &row.1);
        let needed = fit::bedrooms(&world.settings.law, members, decided_on);
        let numbered = |group: &GroupCode| {
            let labelled = world.settings.groups[usize::from(group.0)].from_age.is_some();
            world.area(place).yearly_numbers && !labelled
        };
        let reserved_for = group.filter(|group| !numbered(group));
        let vacant = world.settings.history.vacant_days.draw(dice);
        Plan {
            place,
            bedrooms: needed + dice.below(2) as u8,
            adapted: self.people.candidates[index as usize].adapted_need,
            reserved_for,
            min_age: reserved_for.and_then(|group| reserved_min_age(world, group)),
            available_on: shift(decided_on, -vacant.max(0)),
        }
    }
}

/// The days of decision, in order, each with a place: any day of last year, and this year up to the day before the
/// reference date; the places are spread evenly over the stock.
fn decisions(world: &World<'_>, dice: &mut Dice) -> Vec<(NaiveDate, usize)> {
    let year = world.today.year();
    let first = |year| NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or(world.today);
    let (last_year, this_year) = (first(year - 1), first(year));
    let periods = [
        (last_year, this_year, world.size.allocations_last_year),
        (this_year, world.today, world.size.allocations_this_year),
    ];
    let mut decisions = Vec::new();
    for (from, until, count) in periods {
        let days = (until - from).num_days().max(1) as i32;
        for index in 0..count {
            let place = world.draw_home_of(dice, index, count);
            decisions.push((shift(from, dice.between(0, days - 1)), place));
        }
    }
    decisions.sort_by_key(|decision| decision.0);
    decisions
}
