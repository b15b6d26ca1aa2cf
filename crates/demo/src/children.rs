//! Children: how many, how old, and how much of the time they live there.

use crate::chance::PerMille;
use crate::dice::Dice;
use crate::draft::Draft;
use crate::household::aged;
use crate::settings::HouseholdKind;
use crate::world::World;
use chrono::NaiveDate;
use domain::days::{completed_years, has_age};
use domain::{Member, Relation, Sex, Stays};

/// How often a birthday is drawn until it lies far enough from those of the others.
const ATTEMPTS: u32 = 8;

/// Adds the children of the household, if its kind has any.
pub(crate) fn add(world: &World<'_>, dice: &mut Dice, draft: &mut Draft) {
    let children = &world.settings.children;
    let (shared, visiting) = match draft.kind {
        HouseholdKind::SingleParent => (children.shared_single_parent, children.visiting_single_parent),
        HouseholdKind::CoupleWithChildren => (children.shared_couple, children.visiting_couple),
        HouseholdKind::Extended if dice.chance(children.extended) => {
            (children.shared_single_parent, children.visiting_single_parent)
        }
        HouseholdKind::Single if dice.chance(children.weekend) => {
            return some(world, dice, draft, |dice| match dice.chance(children.weekend_shared) {
                true => Stays::Shared,
                false => Stays::Visiting,
            });
        }
        HouseholdKind::Single | HouseholdKind::Couple | HouseholdKind::Extended => return,
    };
    some(world, dice, draft, |dice| stays(dice, shared, visiting));
}

fn stays(dice: &mut Dice, shared: PerMille, visiting: PerMille) -> Stays {
    if dice.chance(visiting) {
        Stays::Visiting
    } else if dice.chance(shared) {
        Stays::Shared
    } else {
        Stays::Full
    }
}

/// Some children; brothers and sisters live there equally much.
fn some(world: &World<'_>, dice: &mut Dice, draft: &mut Draft, stays: impl Fn(&mut Dice) -> Stays) {
    let number = *world.settings.children.number.draw(dice);
    let stays = stays(dice);
    for _ in 0..number {
        let child = child(world, dice, draft, stays);
        draft.members.push(child);
    }
}

fn child(world: &World<'_>, dice: &mut Dice, draft: &Draft, stays: Stays) -> Member {
    let children = &world.settings.children;
    let parent = completed_years(draft.candidate.birth_date, world.today) as i32;
    let mut draw = || {
        let age = (parent - children.parent_age.draw(dice)).clamp(0, i32::from(children.up_to_age));
        aged(dice, age, world.today)
    };
    // Brothers and sisters are born some time apart; when the parent is too young for that, they are twins.
    let siblings = || draft.members.iter().filter(|member| member.relation == Relation::Child);
    let apart = |birth: &NaiveDate| siblings().all(|s| (s.birth_date - *birth).num_days().abs() > 330);
    let birth_date = (0..ATTEMPTS)
        .map(|_| draw())
        .find(apart)
        .or_else(|| siblings().next().map(|sibling| sibling.birth_date))
        .unwrap_or(world.today);
    let sex = if dice.chance(children.neither_sex) {
        Sex::X
    } else if dice.below(2) == 0 {
        Sex::F
    } else {
        Sex::M
    };
    let adult = has_age(birth_date, world.settings.law.adult_age, world.today);
    let dependent = !adult || dice.chance(children.student);
    Member { birth_date, sex, relation: Relation::Child, dependent, stays }
}
