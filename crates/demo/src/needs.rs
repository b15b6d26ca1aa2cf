//! Who has which housing need: an exact number of people, and exact shares of the needs among them.

use crate::dice::Dice;
use crate::settings::NeedRow;
use crate::world::World;
use chrono::NaiveDate;
use domain::HousingNeed;
use domain::days::completed_years;

/// The needs still to be handed out, and the people who are still to come.
pub(crate) struct Needs {
    deck: Vec<HousingNeed>,
    undocumented: u32,
    people: u32,
}

impl Needs {
    /// Needs for `people` people; those of `already` (people made before) are taken off.
    pub(crate) fn new(world: &World<'_>, dice: &mut Dice, people: u32, already: &[HousingNeed]) -> Self {
        let mut deck = deck(&world.settings.needs, world.size.confirmed_needs);
        dice.shuffle(&mut deck);
        for need in already {
            let found = deck.iter().position(|other| other == need).or(deck.len().checked_sub(1));
            if let Some(index) = found {
                deck.swap_remove(index);
            }
        }
        Self { deck, undocumented: world.size.undocumented_needs, people }
    }

    /// The need of the next person, if any, and whether it is documented. Everybody is equally likely to have one.
    pub(crate) fn next<'s>(
        &mut self,
        world: &World<'s>,
        dice: &mut Dice,
        registered_on: NaiveDate,
    ) -> Option<(&'s NeedRow, bool)> {
        let ticket = dice.below(self.people);
        self.people = self.people.saturating_sub(1);
        let confirmed = self.deck.len() as u32;
        if ticket < confirmed {
            let fits = |need: &HousingNeed| row(world, *need).is_some_and(|r| fits(world, r, registered_on));
            let index = self.deck.iter().rposition(fits).unwrap_or(self.deck.len() - 1);
            row(world, self.deck.swap_remove(index)).map(|need| (need, true))
        } else if ticket - confirmed < self.undocumented {
            self.undocumented -= 1;
            let need = dice.below(world.settings.needs.len() as u32) as usize;
            Some((&world.settings.needs[need], false))
        } else {
            None
        }
    }
}

/// Settings of a need.
pub(crate) fn row<'s>(world: &World<'s>, need: HousingNeed) -> Option<&'s NeedRow> {
    world.settings.needs.iter().find(|row| row.code == need)
}

/// Whether somebody who registered that day, then of age, can still be within the ages of the need.
fn fits(world: &World<'_>, row: &NeedRow, registered_on: NaiveDate) -> bool {
    row.ages.is_none_or(|(_, last)| youngest(world, registered_on) <= last)
}

/// The lowest age that somebody who was of age at registration surely has by now.
pub(crate) fn youngest(world: &World<'_>, registered_on: NaiveDate) -> i32 {
    (world.settings.law.adult_age + completed_years(registered_on, world.today) + 1) as i32
}

/// `count` needs in the shares of the settings, by largest remainder.
fn deck(rows: &[NeedRow], count: u32) -> Vec<HousingNeed> {
    let shares = || rows.iter().map(|row| u64::from(count) * u64::from(row.per_mille.get_ref().get()));
    let mut numbers: Vec<u64> = shares().map(|share| share / 1000).collect();
    let mut order: Vec<usize> = (0..rows.len()).collect();
    let remainders: Vec<u64> = shares().map(|share| share % 1000).collect();
    order.sort_by_key(|&index| std::cmp::Reverse(remainders[index]));
    let missing = u64::from(count).saturating_sub(numbers.iter().sum());
    for &index in order.iter().take(missing as usize) {
        numbers[index] += 1;
    }
    let repeated = rows.iter().zip(numbers).flat_map(|(row, n)| std::iter::repeat_n(row.code, n as usize));
    repeated.collect()
}
