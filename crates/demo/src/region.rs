//! The whole region: people in order of registration, dwellings, and what was allocated before.

use crate::dice::{Dice, shift};
use crate::draft::{Contact, Draft};
use crate::dwellings::Builder;
use crate::history::History;
use crate::needs::Needs;
use crate::settings::{Names, Settings};
use crate::size::Size;
use crate::world::World;
use crate::{EdgeCase, Summary};
use crate::{attestations, edges, household, income, paperwork, residence, wishes};
use chrono::{Datelike, NaiveDate};
use compact_str::format_compact;
use domain::{
    Attestation, Candidate, Dwelling, Member, Nis, PastAllocation, Refusal, RegistrationNumber, Residence,
};

/// All households, in order of registration. Rows that belong to a household carry its position and stand in the order
/// of households.
#[derive(Default)]
pub(crate) struct People {
    pub(crate) candidates: Vec<Candidate>,
    pub(crate) contacts: Vec<Contact>,
    /// Position of the home municipality.
    pub(crate) homes: Vec<u32>,
    pub(crate) members: Vec<(u32, Member)>,
    pub(crate) residences: Vec<(u32, Residence)>,
    pub(crate) preferences: Vec<(u32, Nis)>,
    pub(crate) attestations: Vec<(u32, Attestation)>,
    pub(crate) refusals: Vec<(u32, Refusal)>,
}

/// The invented region.
pub(crate) struct Region<'s> {
    pub(crate) world: World<'s>,
    pub(crate) people: People,
    /// Dwellings of the history, then the vacant ones.
    pub(crate) dwellings: Vec<Dwelling>,
    pub(crate) allocations: Vec<PastAllocation>,
    edge_cases: Vec<(&'static str, u32)>,
}

impl<'s> Region<'s> {
    /// Makes up the region.
    pub(crate) fn generate(settings: &'s Settings, size: Size, seed: u64) -> Self {
        let world = World::new(settings, size);
        // People and dwellings have streams of their own: another set of vacancies leaves the people as they are.
        let stream = size as u64 * 2;
        let mut dice = Dice::new(seed, stream);
        let (people, edge_cases) = people(&world, &settings.names, &mut dice);
        let mut dice = Dice::new(seed, stream + 1);
        let mut builder = Builder::new(&world);
        let kept = edge_cases.iter().map(|(_, index)| *index);
        let (allocations, mut dwellings) = History::new(&world, &people, kept).draw(&mut dice, &mut builder);
        let vacant = builder.vacant(&mut dice);
        dwellings.extend(vacant);
        Self { world, people, dwellings, allocations, edge_cases }
    }

    /// How much there is.
    pub(crate) fn summary(&self) -> Summary {
        let people = &self.people;
        let edge_case = |(what, index): &(&'static str, u32)| EdgeCase {
            what,
            registration: people.candidates[*index as usize].number.to_string(),
        };
        Summary {
            reference_date: self.world.today,
            registrations: people.candidates.len(),
            members: people.members.len(),
            residences: people.residences.len(),
            preferences: people.preferences.len(),
            attestations: people.attestations.len(),
            organisations: self.world.organisations.len(),
            dwellings: self.dwellings.len(),
            vacant: self.dwellings.len() - self.allocations.len(),
            allocations: self.allocations.len(),
            stock: self.world.places.len(),
            refusals: people.refusals.len(),
            confirmed_needs: people.candidates.iter().filter(|c| c.need_documented).count(),
            edge_cases: self.edge_cases.iter().map(edge_case).collect(),
        }
    }
}

/// Rows of one household.
pub(crate) fn rows_of<T>(rows: &[(u32, T)], owner: u32) -> &[(u32, T)] {
    let start = rows.partition_point(|row| row.0 < owner);
    let length = rows[start..].iter().take_while(|row| row.0 == owner).count();
    &rows[start..start + length]
}

fn people(world: &World<'_>, names: &Names, dice: &mut Dice) -> (People, Vec<(&'static str, u32)>) {
    let edges = edges::drafts(world, dice);
    let documented = edges.iter().map(|(_, draft)| &draft.candidate).filter(|one| one.need_documented);
    let already: Vec<_> = documented.filter_map(|one| one.need).collect();
    let ordinary = world.size.registrations.saturating_sub(edges.len() as u32);
    let mut needs = Needs::new(world, dice, ordinary, &already);

    let mut slots: Vec<(NaiveDate, Option<usize>)> = Vec::with_capacity(world.size.registrations as usize);
    slots.extend(
        edges.iter().enumerate().map(|(index, (_, draft))| (draft.candidate.registered_on, Some(index))),
    );
    let waiting = &world.settings.people.waiting_days;
    slots.extend((0..ordinary).map(|_| (shift(world.today, -waiting.draw(dice)), None)));
    slots.sort_by_key(|slot| slot.0);

    let mut people = People::default();
    let mut found = Vec::new();
    let mut day = (NaiveDate::MIN, 0);
    for (registered_on, edge) in slots {
        day = if day.0 == registered_on { (registered_on, day.1 + 1) } else { (registered_on, 1) };
        let mut draft = match edge {
            Some(index) => {
                found.push((edges[index].0, index, people.candidates.len() as u32));
                edges[index].1.clone()
            }
            None => {
                let need = needs.next(world, dice, registered_on);
                let mut draft = household::draft(world, dice, registered_on, need);
                income::add(world, dice, &mut draft);
                residence::add(world, dice, &mut draft);
                wishes::add(world, dice, &mut draft);
                attestations::add(world, dice, &mut draft);
                paperwork::add(world, dice, &mut draft);
                draft
            }
        };
        draft.contact = paperwork::contact(world, names, dice, draft.candidate.sex);
        draft.candidate.number = RegistrationNumber(format_compact!(
            "{:04}.{:02}.{:02}.{:04}",
            registered_on.year(),
            registered_on.month(),
            registered_on.day(),
            day.1
        ));
        people.push(draft);
    }
    found.sort_unstable_by_key(|(_, index, _)| *index);
    (people, found.into_iter().map(|(what, _, position)| (what, position)).collect())
}

impl People {
    /// Position of the municipality that somebody would choose: home if that is among the preferences, else the first.
    pub(crate) fn wanted(&self, world: &World<'_>, index: u32) -> usize {
        let home = self.homes[index as usize] as usize;
        let preferences = rows_of(&self.preferences, index);
        let chosen = preferences.iter().find(|row| row.1 == world.nis(home)).or(preferences.first());
        chosen.and_then(|row| world.place(row.1)).unwrap_or(home)
    }

    fn push(&mut self, draft: Draft) {
        let owner = self.candidates.len() as u32;
        self.candidates.push(draft.candidate);
        self.contacts.push(draft.contact);
        self.homes.push(draft.home as u32);
        self.members.extend(draft.members.into_iter().map(|row| (owner, row)));
        self.residences.extend(draft.residences.into_iter().map(|row| (owner, row)));
        self.preferences.extend(draft.preferences.into_iter().map(|row| (owner, row)));
        self.attestations.extend(draft.attestations.into_iter().map(|row| (owner, row)));
        self.refusals.extend(draft.refusals.into_iter().map(|row| (owner, row)));
    }
}
