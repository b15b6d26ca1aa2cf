//! From vacancies to decisions: the ledger names the pillar, the ranking names the candidate.

use crate::compile::Compiled;
use crate::engine::Engine;
use crate::kinds::selection::Turn;
use crate::ledger::{Counts, GroupTurn, LedgerBook};
use chrono::Datelike;
use domain::{Dwelling, GroupCode, Pillar, Share};

/// Gives dwellings one after another, keeping the ledger and who was given one.
#[derive(Debug)]
pub struct Allocator<'e, 'r> {
    engine: &'e Engine<'r>,
    /// The ledger, with the allocations made here.
    pub ledger: LedgerBook,
    taken: Vec<bool>,
}

/// What happened to one dwelling, with what was tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The pillar that gets the dwelling; none when nobody fits.
    pub pillar: Option<Pillar>,
    /// Target group, in pillar 3.
    pub group: Option<GroupCode>,
    /// Position of the candidate.
    pub candidate: Option<u32>,
    /// Position of the one who would have been next in the same pillar and group.
    pub next: Option<u32>,
    /// Counts of the company before this decision.
    pub counts: Counts,
    /// Shortfalls of the pillars before this decision.
    pub shortfalls: [Option<Share>; 4],
    /// Pillars in the order in which they were tried.
    pub tried: Vec<Tried>,
}

/// A pillar that was tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tried {
    /// The pillar.
    pub pillar: Pillar,
    /// What came of it.
    pub outcome: Outcome,
    /// Groups in the order in which they were tried, in pillar 3 for a dwelling that is not reserved.
    pub groups: Vec<(GroupTurn, Outcome)>,
}

/// What came of trying a pillar or a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Somebody was found.
    Found,
    /// Nobody is suitable.
    NobodySuitable,
    /// The share of the stock of the municipality is used up.
    StockFull,
    /// The yearly number is reached.
    NumberReached,
    /// No area of the regulation speaks of the place.
    NoArea,
    /// An earlier turn found somebody.
    NotTried,
}

impl<'e, 'r> Allocator<'e, 'r> {
    /// Starts from the past allocations of the calendar year of the reference date.
    #[must_use]
    pub fn new(engine: &'e Engine<'r>) -> Self {
        let register = engine.general.register;
        Self {
            engine,
            ledger: LedgerBook::open(register, engine.general.on.year()),
            taken: vec![false; register.candidates.len()],
        }
    }

    /// Decides who gets a dwelling, without giving it.
    #[must_use]
    pub fn decide(&self, dwelling: &Dwelling) -> Decision {
        let compiled = self.engine.at(dwelling);
        let company = &dwelling.area.company;
        let mut decision = Decision {
            pillar: None,
            group: None,
            candidate: None,
            next: None,
            counts: self.ledger.counts(company),
            shortfalls: self.ledger.shortfalls(&compiled.book, company),
            tried: Vec::new(),
        };
        let turns = match dwelling.reserved_for {
            Some(_) => vec![Turn::Pillar(Pillar::TargetGroup)],
            None => self.ledger.turns(&compiled.book, company),
        };
        for turn in turns {
            let pillar = turn.pillar();
            let mut tried = Tried { pillar, outcome: Outcome::NotTried, groups: Vec::new() };
            if decision.pillar.is_none() {
                if pillar == Pillar::TargetGroup {
                    self.try_groups(compiled, dwelling, turn.group(), &mut decision, &mut tried);
                } else {
                    tried.outcome = self.try_pillar(compiled, dwelling, pillar, None, &mut decision);
                }
            }
            decision.tried.push(tried);
        }
        decision
    }

    /// Decides, and when somebody is found enters it in the ledger and takes the candidate off the list.
    pub fn give(&mut self, dwelling: &Dwelling) -> Decision {
        let decision = self.decide(dwelling);
        if let (Some(pillar), Some(candidate)) = (decision.pillar, decision.candidate) {
            self.ledger.record(dwelling, pillar, decision.group);
            self.taken[candidate as usize] = true;
        }
        decision
    }

    /// Gives every dwelling of the register that was not allocated before, in order of availability, then number.
    pub fn give_all(&mut self) -> Vec<(&'r Dwelling, Decision)> {
        let register = self.engine.general.register;
        let mut given = vec![false; register.dwellings.len()];
        for past in &register.allocations {
            given[past.dwelling as usize] = true;
        }
        let open = register.dwellings.iter().zip(given).filter(|(_, given)| !given);
        open.map(|(dwelling, _)| (dwelling, self.give(dwelling))).collect()
    }

    /// Tries the groups of pillar 3, or `only` one of them, as far as stock and yearly numbers have room.
    fn try_groups(
        &self,
        compiled: &Compiled,
        dwelling: &Dwelling,
        only: Option<&str>,
        decision: &mut Decision,
        tried: &mut Tried,
    ) {
        if let Some(group) = dwelling.reserved_for {
            tried.outcome = self.try_pillar(compiled, dwelling, Pillar::TargetGroup, Some(group), decision);
            return;
        }
        if !self.ledger.stock_has_room(&compiled.book, dwelling.municipality) {
            tried.outcome = Outcome::StockFull;
            return;
        }
        let mut turns = self.ledger.group_turns(&compiled.book, compiled.register, &dwelling.area);
        turns.retain(|turn| only.is_none_or(|code| turn.code == code));
        if turns.is_empty() {
            tried.outcome = Outcome::NoArea;
            return;
        }
        let mut all_full = true;
        for turn in turns {
            let outcome = if turn.full() {
                Outcome::NumberReached
            } else if decision.pillar.is_some() {
                Outcome::NotTried
            } else {
                self.try_pillar(compiled, dwelling, Pillar::TargetGroup, Some(turn.group), decision)
            };
            all_full &= outcome == Outcome::NumberReached;
            tried.groups.push((turn, outcome));
        }
        tried.outcome = match (decision.pillar, all_full) {
            (Some(_), _) => Outcome::Found,
            (None, true) => Outcome::NumberReached,
            (None, false) => Outcome::NobodySuitable,
        };
    }

    fn try_pillar(
        &self,
        compiled: &Compiled,
        dwelling: &Dwelling,
        pillar: Pillar,
        group: Option<GroupCode>,
        decision: &mut Decision,
    ) -> Outcome {
        let place = compiled.place(dwelling.municipality);
        let mut suitable = compiled.suitable(dwelling, pillar, &place).filter(|&position| {
            let position = position as usize;
            !self.taken[position]
                && group.is_none_or(|g| compiled.register.candidates[position].groups.has(g))
        });
        let Some(first) = suitable.next() else { return Outcome::NobodySuitable };
        decision.pillar = Some(pillar);
        decision.group = group;
        decision.candidate = Some(first);
        decision.next = suitable.next();
        Outcome::Found
    }
}
