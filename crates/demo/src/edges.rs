//! People who stand exactly on a border or just beside it: the same ones in every region.

mod people;
mod places;
mod support;

use crate::dice::{Dice, shift};
use crate::draft::Draft;
use crate::settings::HouseholdKind;
use crate::world::World;
use chrono::NaiveDate;
use domain::days::minus_years;
use domain::{
    Attestation, AttestationLevel, Cents, HousingNeed, Member, OcmwCheck, Relation, Residence, SearchCheck,
    Sector, Sex, Stays,
};

/// A case: what is special about it, and how it differs from somebody quite ordinary.
pub(crate) struct Edge {
    pub(crate) what: &'static str,
    shape: fn(&World<'_>, &mut Draft),
}

/// Every case, in the order in which they are made.
pub(crate) fn all() -> impl Iterator<Item = &'static Edge> {
    [people::EDGES, places::EDGES, support::EDGES].into_iter().flatten()
}

/// Number of cases.
pub(crate) fn count() -> u32 {
    all().count() as u32
}

/// The drafts of all cases, spread over the homes.
pub(crate) fn drafts(world: &World<'_>, dice: &mut Dice) -> Vec<(&'static str, Draft)> {
    all()
        .enumerate()
        .map(|(index, edge)| {
            let mut draft = ordinary(world, dice, index);
            (edge.shape)(world, &mut draft);
            (edge.what, draft)
        })
        .collect()
}

/// Somebody single of a middle age with a living wage, who lived at home for long and asks for nothing else.
fn ordinary(world: &World<'_>, dice: &mut Dice, index: usize) -> Draft {
    let home = world.homes[index % world.homes.len()];
    let registered_on = shift(world.today, -300 - 41 * index as i32);
    let birth = shift(minus_years(world.today, world.settings.law.adult_age * 2), -dice.between(0, 3000));
    let mut draft = Draft::new(registered_on, birth, home);
    let wage = world.settings.law.living_wage_single;
    draft.candidate.sex = if index.is_multiple_of(2) { Sex::F } else { Sex::M };
    draft.candidate.monthly_income = wage;
    draft.candidate.yearly_income = Cents(wage.0 * 12);
    draft.candidate.ocmw = Some(world.nis(home));
    draft.preferences.push(world.nis(home));
    let from = minus_years(world.today, world.settings.law.tie_window_years + 2);
    lives(&mut draft, world, home, from);
    draft
}

/// Replaces the stays by one that still lasts.
fn lives(draft: &mut Draft, world: &World<'_>, place: usize, from: NaiveDate) {
    draft.residences = vec![Residence { municipality: world.nis(place), from, to: None }];
}

/// Another home than that of the draft, the same one at every call.
fn elsewhere(world: &World<'_>, draft: &Draft) -> usize {
    world.homes.iter().copied().find(|&place| place != draft.home).unwrap_or(draft.home)
}

/// Staying with the network, documented, with a good attestation: first in line in pillar 2, without a tie.
fn urgent(world: &World<'_>, draft: &mut Draft) {
    draft.claim(HousingNeed::WithNetwork, true);
    let since = minus_years(world.today, 1);
    lives(draft, world, draft.home, since);
    let attestation = good(world, draft);
    draft.attestations.push(attestation);
}

/// An attestation that counts: by the OCMW of the home, or else by the company, which needs no agreement.
fn good(world: &World<'_>, draft: &Draft) -> Attestation {
    let ocmw = world.ocmw(draft.home);
    let counts = world.organisations[ocmw as usize].may_attest(world.today);
    Attestation {
        organisation: Some(if counts { ocmw } else { world.company(draft.home) as u32 }),
        issued_on: shift(world.today, -60),
        valid_until: None,
        level: AttestationLevel::Municipality,
        ocmw: OcmwCheck::Verified,
        search: SearchCheck::Active,
        ready: true,
        engagement: true,
        confirmed_on: None,
    }
}

/// Lets a welfare actor issue the attestations: the first one for which `wanted` holds, if there is one.
fn issued_by(world: &World<'_>, draft: &mut Draft, wanted: fn(&domain::Organisation, NaiveDate) -> bool) {
    let found = world
        .organisations
        .iter()
        .position(|one| !matches!(one.sector, Sector::Company | Sector::Ocmw) && wanted(one, world.today));
    for attestation in &mut draft.attestations {
        attestation.organisation = found.map(|index| index as u32).or(attestation.organisation);
    }
}

/// Puts the draft in a target group.
fn group(world: &World<'_>, draft: &mut Draft, code: &str) {
    if let Some(group) = world.settings.group(code) {
        draft.candidate.groups = draft.candidate.groups.with(group);
    }
}

/// A child that lives there always.
fn child(birth_date: NaiveDate, sex: Sex) -> Member {
    Member { birth_date, sex, relation: Relation::Child, dependent: true, stays: Stays::Full }
}

/// Makes a family of a single person: children, and the income that goes with it.
fn family(world: &World<'_>, draft: &mut Draft, children: impl IntoIterator<Item = Member>) {
    draft.kind = HouseholdKind::SingleParent;
    draft.members.extend(children);
    earns(draft, world.settings.law.living_wage_family);
}

/// Sets the income of the month, and twelve times that for the year.
fn earns(draft: &mut Draft, month: Cents) {
    draft.candidate.monthly_income = month;
    draft.candidate.yearly_income = Cents(month.0 * 12);
}
