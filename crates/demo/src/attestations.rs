//! Support: attestations good and bad, target groups, warning flags and agreements.

use crate::dice::{Dice, shift};
use crate::draft::Draft;
use crate::needs;
use crate::settings::{GroupRow, SectorCode};
use crate::world::World;
use domain::days::{completed_years, plus_months};
use domain::{Attestation, GroupCode, OcmwCheck, Relation, SearchCheck};

/// Adds the attestations, the target groups and the support agreement of a household.
pub(crate) fn add(world: &World<'_>, dice: &mut Dice, draft: &mut Draft) {
    let (people, rules) = (&world.settings.people, &world.settings.attestations);
    for (index, row) in world.settings.groups.iter().enumerate() {
        if qualifies(world, row, draft) && dice.chance(row.per_mille) {
            draft.candidate.groups = draft.candidate.groups.with(GroupCode(index as u8));
        }
    }
    if draft.needy() && dice.chance(people.warning_flag) {
        draft.candidate.warning_flag = true;
        draft.candidate.support_agreement = dice.chance(people.warning_flag_agreement);
    } else if draft.needy() && draft.candidate.groups.0 != 0 {
        draft.candidate.support_agreement = dice.chance(people.group_agreement);
    }
    if dice.chance(if draft.needy() { rules.with_need } else { rules.without_need }) {
        let number = 1 + i32::from(dice.chance(rules.second));
        for _ in 0..number {
            let attestation = attestation(world, dice, draft);
            draft.attestations.push(attestation);
        }
    }
}

fn qualifies(world: &World<'_>, row: &GroupRow, draft: &Draft) -> bool {
    let age = |birth| completed_years(birth, world.today);
    let children = || draft.members.iter().filter(|member| member.relation == Relation::Child);
    (row.needs.is_empty() || draft.candidate.need.is_some_and(|need| row.needs.contains(&need)))
        && (row.households.is_empty() || row.households.contains(&draft.kind))
        && row.from_age.is_none_or(|from| age(draft.candidate.birth_date) >= from)
        && row.youngest_child_to.is_none_or(|to| children().any(|child| age(child.birth_date) <= to))
}

fn attestation(world: &World<'_>, dice: &mut Dice, draft: &Draft) -> Attestation {
    let rules = &world.settings.attestations;
    let need = draft.candidate.need.and_then(|need| needs::row(world, need));
    let sector = need.map_or(SectorCode::Ocmw, |row| *row.sectors.draw(dice));
    let issued_on = shift(world.today, -rules.issued_days.draw(dice));
    let months = *rules.valid_months.draw(dice);
    let valid_until = (months > 0).then(|| shift(plus_months(issued_on, u32::from(months)), -1));
    let age = (world.today - issued_on).num_days() as i32;
    let ocmw = if dice.chance(rules.lasting_disruption) {
        OcmwCheck::LastingDisruption
    } else if dice.chance(rules.struck_from_register) {
        OcmwCheck::StruckFromRegister
    } else if dice.chance(rules.ocmw_not_established) {
        OcmwCheck::No
    } else {
        OcmwCheck::Verified
    };
    let search = if dice.chance(rules.search_excused) {
        SearchCheck::Excused
    } else if dice.chance(rules.search_not_established) {
        SearchCheck::No
    } else {
        SearchCheck::Active
    };
    Attestation {
        organisation: Some(world.draw_issuer(dice, sector, draft.home)),
        issued_on,
        valid_until,
        level: *rules.level.draw(dice),
        ocmw,
        search,
        ready: !dice.chance(rules.not_ready),
        engagement: !dice.chance(rules.no_engagement),
        confirmed_on: dice.chance(rules.confirmed).then(|| shift(world.today, -dice.between(0, age))),
    }
}
