//! Where somebody lived, backwards from today: stays that join, gaps, overlaps, and no address at all.

use crate::dice::{Dice, shift};
use crate::draft::Draft;
use crate::needs;
use crate::world::World;
use domain::Residence;

/// Gives the household its stays, oldest first, and a competent OCMW.
pub(crate) fn add(world: &World<'_>, dice: &mut Dice, draft: &mut Draft) {
    let rules = &world.settings.residence;
    let needy = draft.needy();
    let birth = draft.candidate.birth_date;
    let mut place = draft.home;
    let mut to = None;
    let without =
        draft.candidate.need.and_then(|need| needs::row(world, need)).map(|row| row.without_address);
    if without.is_some_and(|share| dice.chance(share)) {
        to = Some(shift(world.today, -rules.gap_days.draw(dice)));
    }
    let days = if needy { rules.needy_stay_days.draw(dice) } else { rules.stay_days.draw(dice) };
    let mut from = shift(to.unwrap_or(world.today), -days).max(birth);
    draft.residences.push(Residence { municipality: world.nis(place), from, to });
    for _ in 0..*rules.earlier.draw(dice) {
        if from <= birth {
            break;
        }
        let gap = if dice.chance(if needy { rules.needy_gap } else { rules.gap }) {
            -rules.gap_days.draw(dice)
        } else if dice.chance(rules.overlap) {
            rules.overlap_days.draw(dice)
        } else {
            0
        };
        let last = shift(from, gap - 1).min(to.unwrap_or(world.today));
        let first = shift(last.min(from), -rules.earlier_days.draw(dice)).max(birth);
        if last < first {
            break;
        }
        if !dice.chance(rules.same_municipality) {
            place = world.draw_other(dice, place, rules.near);
        }
        draft.residences.push(Residence { municipality: world.nis(place), from: first, to: Some(last) });
        (from, to) = (first, Some(last));
    }
    draft.residences.reverse();
    draft.candidate.ocmw = if dice.chance(rules.ocmw_unknown) {
        None
    } else if dice.chance(rules.ocmw_elsewhere) {
        draft.residences.first().map(|stay| stay.municipality)
    } else {
        Some(world.nis(draft.home))
    };
}
