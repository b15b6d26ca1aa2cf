//! Dwellings: the vacant ones, and the numbers and rents of all.

use crate::dice::{Dice, shift};
use crate::settings::FixedDwelling;
use crate::world::World;
use chrono::NaiveDate;
use domain::{Cents, Dwelling, DwellingId, GroupCode};
use toml::Spanned;

/// Makes dwellings; each company counts its own numbers upwards, with holes.
pub(crate) struct Builder<'w, 's> {
    world: &'w World<'s>,
    /// Last number given, by company.
    last: Vec<u32>,
}

/// What is decided about a dwelling before it gets a number and a rent.
pub(crate) struct Plan {
    /// Position of its municipality.
    pub(crate) place: usize,
    pub(crate) bedrooms: u8,
    pub(crate) adapted: bool,
    pub(crate) reserved_for: Option<GroupCode>,
    pub(crate) min_age: Option<u8>,
    pub(crate) available_on: NaiveDate,
}

impl<'w, 's> Builder<'w, 's> {
    /// No dwellings yet.
    pub(crate) fn new(world: &'w World<'s>) -> Self {
        Self { world, last: vec![0; world.companies.len()] }
    }

    /// Gives a planned dwelling its number and rent.
    pub(crate) fn build(&mut self, dice: &mut Dice, plan: &Plan) -> Dwelling {
        let world = self.world;
        let rules = &world.settings.dwellings;
        let company = world.company(plan.place);
        self.last[company] += rules.step.draw(dice).max(1).unsigned_abs();
        let further = i32::from(plan.bedrooms.max(1) - 1);
        let euro = rules.rent.draw(dice) + further * rules.rent_bedroom.draw(dice);
        let rent = Cents((i64::from(euro) * 100 + i64::from(dice.below(100))).max(0));
        Dwelling {
            id: DwellingId::from(
                format!("{}-{:05}", world.companies[company].prefix, self.last[company]).as_str(),
            ),
            area: world.area_name(plan.place),
            municipality: world.nis(plan.place),
            bedrooms: plan.bedrooms,
            adapted: plan.adapted,
            reserved_for: plan.reserved_for,
            rent: dice.chance(rules.rent_known).then_some(rent),
            available_on: plan.available_on,
            min_age: plan.min_age,
        }
    }

    /// The vacant dwellings of this size: first the ones that are always there, then others, spread over the stock.
    pub(crate) fn vacant(&mut self, dice: &mut Dice) -> Vec<Dwelling> {
        let world = self.world;
        let number = world.size.vacancies as usize;
        let fixed = world
            .settings
            .dwellings
            .fixed
            .iter()
            .map(Spanned::get_ref)
            .zip(world.by_stock().into_iter().cycle());
        let mut plans: Vec<Plan> =
            fixed.take(number).map(|(row, place)| self.fixed(dice, row, place)).collect();
        let others = (number - plans.len()) as u32;
        for index in 0..others {
            let place = world.draw_home_of(dice, index, others);
            plans.push(self.drawn(dice, place));
        }
        plans.iter().map(|plan| self.build(dice, plan)).collect()
    }

    fn fixed(&self, dice: &mut Dice, row: &FixedDwelling, place: usize) -> Plan {
        Plan {
            place,
            bedrooms: row.bedrooms,
            adapted: row.adapted,
            reserved_for: row.reserved_for.as_deref().and_then(|code| self.world.settings.group(code)),
            min_age: row.min_age,
            available_on: self.available(dice),
        }
    }

    fn drawn(&self, dice: &mut Dice, place: usize) -> Plan {
        let rules = &self.world.settings.dwellings;
        let reserved_for = self.world.settings.group(rules.reserved.get_ref().draw(dice));
        let min_age = *rules.min_age.draw(dice);
        Plan {
            place,
            bedrooms: *rules.bedrooms.draw(dice),
            adapted: dice.chance(rules.adapted),
            reserved_for,
            min_age: match reserved_for {
                Some(group) => reserved_min_age(self.world, group),
                None => (min_age > 0).then_some(min_age),
            },
            available_on: self.available(dice),
        }
    }

    fn available(&self, dice: &mut Dice) -> NaiveDate {
        shift(self.world.today, self.world.settings.dwellings.available_days.draw(dice))
    }
}

/// Minimum age of a dwelling reserved for a group that itself has a lowest age.
pub(crate) fn reserved_min_age(world: &World<'_>, group: GroupCode) -> Option<u8> {
    let from_age = world.settings.groups[usize::from(group.0)].from_age;
    from_age.map(|_| world.settings.dwellings.reserved_min_age)
}
