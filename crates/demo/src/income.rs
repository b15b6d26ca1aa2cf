//! Income and property.

use crate::dice::Dice;
use crate::draft::Draft;
use crate::world::World;
use domain::Cents;

/// Gives the household an income around the living wage, and now and then property.
pub(crate) fn add(world: &World<'_>, dice: &mut Dice, draft: &mut Draft) {
    let (income, law) = (&world.settings.income, &world.settings.law);
    let single = draft.members.is_empty();
    let wage = if single { law.living_wage_single } else { law.living_wage_family };
    let spread = match (draft.needy(), single) {
        (false, true) => &income.single,
        (false, false) => &income.family,
        (true, true) => &income.needy_single,
        (true, false) => &income.needy_family,
    };
    let distance = spread.draw(dice);
    let odd = if distance == 0 { 0 } else { dice.between(0, 99) };
    let month = (wage.0 + i64::from(distance) * 100 + i64::from(odd)).max(0);
    draft.candidate.monthly_income = Cents(month);
    draft.candidate.yearly_income = Cents((month * 12 * i64::from(income.yearly.draw(dice)) / 1000).max(0));
    draft.candidate.owns_property = dice.chance(world.settings.people.owners);
}
