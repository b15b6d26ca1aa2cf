//! Who can be allocated a dwelling in the past: people by company, and by pillar or target group.

use crate::dice::Dice;
use crate::fit;
use crate::region::{People, rows_of};
use crate::world::World;
use chrono::NaiveDate;
use domain::days::has_age;
use domain::{Candidate, GroupCode, HousingNeed, Pillar, Status, Transfer};

/// How somebody comes to a dwelling: by a pillar, or (pillar 3) by a target group.
#[derive(Clone, Copy)]
pub(crate) enum Road {
    Pillar(Pillar),
    Group(GroupCode),
}

/// People in order of registration; some of them stay on the list whatever happens.
#[derive(Default)]
struct Pool {
    people: Vec<u32>,
    left: u32,
}

/// The pools of every company.
pub(crate) struct Pools<'w, 's, 'p> {
    world: &'w World<'s>,
    people: &'p People,
    /// By company: the four pillars (the third stays empty), then the groups.
    pools: Vec<Vec<Pool>>,
    /// Who got a dwelling already, or has to stay on the list.
    taken: Vec<bool>,
}

/// How often a pool is asked before it is given up.
const ATTEMPTS: u32 = 24;

impl<'w, 's, 'p> Pools<'w, 's, 'p> {
    /// Sorts people into pools; those in `kept` stay on the list.
    pub(crate) fn new(world: &'w World<'s>, people: &'p People, kept: impl Iterator<Item = u32>) -> Self {
        let per_company = || (0..4 + world.settings.groups.len()).map(|_| Pool::default()).collect();
        let mut pools: Vec<Vec<Pool>> = world.companies.iter().map(|_| per_company()).collect();
        let mut taken = vec![false; people.candidates.len()];
        for index in kept {
            taken[index as usize] = true;
        }
        for (index, candidate) in people.candidates.iter().enumerate() {
            if taken[index] || !may_get(world, candidate) {
                continue;
            }
            let index = index as u32;
            let company = world.company(people.wanted(world, index));
            let supported = !rows_of(&people.attestations, index).is_empty();
            for position in roads(world, candidate, supported).map(position) {
                pools[company][position].people.push(index);
            }
        }
        let going = 1000 - u64::from(world.settings.history.keep.get());
        for pool in pools.iter_mut().flatten() {
            pool.left = (pool.people.len() as u64 * going / 1000) as u32;
        }
        Self { world, people, pools, taken }
    }

    /// Somebody who was registered by then; nobody when none is found.
    pub(crate) fn take(&mut self, dice: &mut Dice, company: usize, road: Road, on: NaiveDate) -> Option<u32> {
        let pool = &self.pools[company][position(road)];
        let found = match road {
            Road::Pillar(Pillar::Standard) => {
                self.find(dice, pool, on, true).or_else(|| self.find(dice, pool, on, false))
            }
            Road::Pillar(_) => self.find(dice, pool, on, false),
            Road::Group(_) => self.find(dice, pool, on, true),
        }?;
        self.pools[company][position(road)].left -= 1;
        self.taken[found as usize] = true;
        Some(found)
    }

    /// Of two people the one who waits longest; with `tie` only somebody with a local tie where the dwelling will be.
    fn find(&self, dice: &mut Dice, pool: &Pool, on: NaiveDate, tie: bool) -> Option<u32> {
        if pool.left == 0 {
            return None;
        }
        let by_then = |&index: &u32| self.people.candidates[index as usize].registered_on < on;
        let people = &pool.people[..pool.people.partition_point(by_then)];
        (0..ATTEMPTS).find_map(|_| {
            let index = dice.pick(people)?.min(dice.pick(people)?);
            (!self.taken[index as usize] && (!tie || self.tied(index, on))).then_some(index)
        })
    }

    fn tied(&self, index: u32, on: NaiveDate) -> bool {
        let place = self.world.nis(self.people.wanted(self.world, index));
        let stays = rows_of(&self.people.residences, index).iter().map(|row| row.1);
        fit::tied(&self.world.settings.law, stays, place, on)
    }
}

fn position(road: Road) -> usize {
    match road {
        Road::Pillar(pillar) => pillar.index(),
        Road::Group(group) => Pillar::ALL.len() + usize::from(group.0),
    }
}

/// The ways that are open to somebody, roughly.
fn roads(world: &World<'_>, candidate: &Candidate, supported: bool) -> impl Iterator<Item = Road> {
    let pillar = if candidate.transfer != Transfer::None {
        Some(Pillar::Transfer)
    } else {
        match candidate.need {
            None => Some(Pillar::Standard),
            Some(HousingNeed::Special) => None,
            Some(_) if candidate.need_documented && supported && !candidate.warning_flag => {
                Some(Pillar::Accelerated)
            }
            Some(_) => None,
        }
    };
    let sitting = candidate.transfer != Transfer::None;
    let groups = (0..world.settings.groups.len()).map(|index| GroupCode(index as u8));
    let groups = groups.filter(move |group| !sitting && candidate.groups.has(*group)).map(Road::Group);
    pillar.map(Road::Pillar).into_iter().chain(groups)
}

/// Whether somebody could be allocated a dwelling at all.
fn may_get(world: &World<'_>, candidate: &Candidate) -> bool {
    candidate.status == Status::Active
        && !candidate.owns_property
        && (candidate.emancipated || has_age(candidate.birth_date, world.settings.law.adult_age, world.today))
}
