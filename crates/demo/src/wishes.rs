//! What somebody asks for: municipalities, nearness of care, an adapted dwelling, a move within the company.

use crate::dice::Dice;
use crate::draft::Draft;
use crate::world::World;
use domain::Transfer;
use domain::days::has_age;

/// Adds preferences and the rest of what is asked.
pub(crate) fn add(world: &World<'_>, dice: &mut Dice, draft: &mut Draft) {
    preferences(world, dice, draft);
    let people = &world.settings.people;
    if dice.chance(people.informal_care) {
        let near = world.settings.preferences.near;
        let place = if dice.chance(people.informal_care_at_home) {
            draft.home
        } else {
            world.draw_other(dice, draft.home, near)
        };
        draft.candidate.informal_care = Some(world.nis(place));
    }
    let senior = has_age(draft.candidate.birth_date, world.settings.law.senior_age, world.today);
    let share = if senior { people.adapted_need_senior } else { people.adapted_need };
    draft.candidate.adapted_need = dice.chance(share);
    draft.candidate.transfer = if draft.needy() {
        Transfer::None
    } else if dice.chance(people.transfer_mandatory) {
        Transfer::Mandatory
    } else if dice.chance(people.transfer_wish) {
        Transfer::Wish
    } else {
        Transfer::None
    };
}

/// The municipality where somebody lives, mostly, and others near it.
fn preferences(world: &World<'_>, dice: &mut Dice, draft: &mut Draft) {
    let wishes = &world.settings.preferences;
    let number = usize::from((*wishes.number.draw(dice)).max(1)).min(world.homes.len());
    if dice.chance(wishes.home) {
        draft.preferences.push(world.nis(draft.home));
    }
    // Drawing again is bounded: in a small area the same neighbours come up time after time.
    for _ in 0..number * 6 {
        if draft.preferences.len() >= number {
            break;
        }
        let nis = world.nis(world.draw_other(dice, draft.home, wishes.near));
        if !draft.preferences.contains(&nis) {
            draft.preferences.push(nis);
        }
    }
}
