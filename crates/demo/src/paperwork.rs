//! The administrative side: state of the registration, contact data, refusals, an end to the need.

use crate::dice::{Dice, shift};
use crate::draft::{Contact, Draft};
use crate::settings::Names;
use crate::world::World;
use domain::{Refusal, Sex, Status};

/// Adds state, refusals and the day on which a need ends.
pub(crate) fn add(world: &World<'_>, dice: &mut Dice, draft: &mut Draft) {
    let people = &world.settings.people;
    if dice.chance(people.struck) {
        draft.candidate.status = Status::Struck;
    } else if dice.chance(people.suspended) {
        draft.candidate.status = Status::Suspended;
        if !dice.chance(people.suspended_without_end) {
            let last = shift(world.today, people.suspended_days_from_now.draw(dice));
            draft.candidate.suspended_until = Some(last.max(draft.candidate.registered_on));
        }
    }
    if draft.needy() && dice.chance(people.need_ends) {
        draft.candidate.need_until = Some(shift(world.today, people.need_ends_days_from_now.draw(dice)));
    }
    if dice.chance(people.refused) {
        let number = 1 + i32::from(dice.chance(people.refused_again));
        for _ in 0..number {
            let refused_on = shift(world.today, -people.refusal_days.draw(dice));
            let valid = dice.chance(people.refusal_valid);
            if refused_on > draft.candidate.registered_on
                && draft.refusals.iter().all(|r| r.refused_on != refused_on)
            {
                draft.refusals.push(Refusal { refused_on, valid });
            }
        }
        draft.refusals.sort_unstable_by_key(|refusal| refusal.refused_on);
    }
}

/// A name, a telephone number and an e-mail address, all invented; each may be missing.
pub(crate) fn contact(world: &World<'_>, names: &Names, dice: &mut Dice, sex: Sex) -> Contact {
    let people = &world.settings.people;
    Contact {
        first: dice.below(first_names(names, sex).len() as u32) as u16,
        family: dice.below(names.family.len() as u32) as u16,
        named: dice.chance(people.named),
        phone: dice.chance(people.phone).then(|| dice.below(10_000) as u16),
        email: dice.chance(people.email),
    }
}

/// The first names that go with a sex.
pub(crate) fn first_names(names: &Names, sex: Sex) -> &[String] {
    match sex {
        Sex::F => &names.female,
        Sex::M => &names.male,
        Sex::X => &names.neutral,
    }
}
