//! Who lives in a household: reference tenant, partner, children and others.

use crate::children;
use crate::dice::{Dice, shift};
use crate::draft::Draft;
use crate::needs;
use crate::settings::{HouseholdKind, HouseholdRow, NeedRow};
use crate::world::World;
use chrono::NaiveDate;
use domain::days::{minus_years, plus_years};
use domain::{Member, Relation, Sex, Stays};

/// A household registered on that day, with its members, and with the need if there is one.
pub(crate) fn draft(
    world: &World<'_>,
    dice: &mut Dice,
    registered_on: NaiveDate,
    need: Option<(&NeedRow, bool)>,
) -> Draft {
    let people = &world.settings.people;
    let home = world.draw_home(dice);
    let recent = minus_years(world.today, 1) < registered_on;
    if need.is_none() && recent && dice.chance(people.minors) {
        let eighteenth = shift(world.today, people.minor_days.draw(dice));
        let birth = minus_years(eighteenth, world.settings.law.adult_age);
        let mut draft = Draft::new(registered_on, birth, home);
        draft.candidate.sex = sex(world, dice);
        draft.candidate.emancipated = dice.chance(people.minor_emancipated);
        return draft;
    }
    let row = household(world, dice, need.map(|(row, _)| row));
    let birth = birth(world, dice, row, registered_on, need.and_then(|(need, _)| need.ages));
    let mut draft = Draft::new(registered_on, birth, home);
    draft.kind = row.kind;
    draft.candidate.sex = sex(world, dice);
    if let Some((need, documented)) = need {
        draft.claim(need.code, documented);
    }
    if matches!(row.kind, HouseholdKind::Couple | HouseholdKind::CoupleWithChildren) {
        let partner = partner(world, dice, &draft);
        draft.members.push(partner);
    }
    children::add(world, dice, &mut draft);
    if row.kind == HouseholdKind::Extended {
        let number = 1 + i32::from(dice.chance(people.two_others));
        for _ in 0..number {
            let other = other(world, dice);
            draft.members.push(other);
        }
    }
    draft
}

/// A kind of household by its share, among those in which the need occurs.
fn household<'s>(world: &World<'s>, dice: &mut Dice, need: Option<&NeedRow>) -> &'s HouseholdRow {
    let rows = &world.settings.households;
    let allowed = |row: &&HouseholdRow| {
        need.is_none_or(|need| need.households.is_empty() || need.households.contains(&row.kind))
    };
    let weight = |row: &HouseholdRow| row.per_mille.get_ref().get();
    let mut ticket = dice.below(rows.iter().filter(allowed).map(weight).sum());
    for row in rows.iter().filter(allowed) {
        if ticket < weight(row) {
            return row;
        }
        ticket -= weight(row);
    }
    &rows[0]
}

fn birth(
    world: &World<'_>,
    dice: &mut Dice,
    row: &HouseholdRow,
    registered_on: NaiveDate,
    ages: Option<(i32, i32)>,
) -> NaiveDate {
    let (age, on) = match ages {
        Some((first, last)) => {
            let first = first.max(needs::youngest(world, registered_on));
            (dice.between(first, last.max(first)), world.today)
        }
        None => (row.ages.draw(dice), registered_on),
    };
    aged(dice, age, on)
}

/// A birthday of somebody who is that old on that day.
pub(crate) fn aged(dice: &mut Dice, age: i32, on: NaiveDate) -> NaiveDate {
    shift(minus_years(on, age.max(0).unsigned_abs()), -dice.between(0, 364))
}

fn sex(world: &World<'_>, dice: &mut Dice) -> Sex {
    let people = &world.settings.people;
    if dice.chance(people.neither_sex) {
        Sex::X
    } else if dice.chance(people.female) {
        Sex::F
    } else {
        Sex::M
    }
}

fn partner(world: &World<'_>, dice: &mut Dice, draft: &Draft) -> Member {
    let people = &world.settings.people;
    let same = dice.chance(people.same_sex_partner);
    let sex = match draft.candidate.sex {
        Sex::M if !same => Sex::F,
        Sex::F if !same => Sex::M,
        sex => sex,
    };
    let older = people.partner_years.draw(dice);
    let mine = draft.candidate.birth_date;
    let years = older.unsigned_abs();
    let near = if older < 0 { plus_years(mine, years) } else { minus_years(mine, years) };
    let birth = shift(near, dice.between(-180, 180));
    let adult = minus_years(world.today, world.settings.law.adult_age);
    Member {
        birth_date: birth.min(adult),
        sex,
        relation: Relation::Partner,
        dependent: false,
        stays: Stays::Full,
    }
}

fn other(world: &World<'_>, dice: &mut Dice) -> Member {
    let people = &world.settings.people;
    let age = people.other_ages.draw(dice);
    Member {
        birth_date: aged(dice, age, world.today),
        sex: sex(world, dice),
        relation: Relation::Other,
        dependent: dice.chance(people.other_dependent),
        stays: Stays::Full,
    }
}
