//! What a municipality adds to the columns: who prefers it, who is tied to it, who gives care there.

use crate::compile::Compiled;
use crate::kinds::attributes::AtPlace;
use crate::resolve::Rulebook;
use domain::{Nis, RuleId};
use std::sync::{Arc, OnceLock, PoisonError};

pub(crate) const PREFERS: u8 = 1;
pub(crate) const CARES: u8 = 2;
pub(crate) const TIE_SHIFT: u8 = 2;
/// How many ties a regulation can define: they share a byte with preference and care.
pub const MOST_TIES: usize = 6;

/// What a municipality adds: who prefers it, who is tied to it, and the order of each pillar there.
#[derive(Debug)]
pub struct Place {
    pub(crate) municipality: Nis,
    pub(crate) flags: Vec<u8>,
    pub(crate) orders: [OnceLock<Vec<u32>>; 4],
}

impl Place {
    fn flag(&self, position: usize, flag: u8) -> bool {
        self.flags[position] & flag != 0
    }

    /// Whether the candidate chose the municipality.
    #[must_use]
    pub fn prefers(&self, position: usize) -> bool {
        self.flag(position, PREFERS)
    }

    /// Whether the candidate gives or receives informal care there.
    #[must_use]
    pub fn cares(&self, position: usize) -> bool {
        self.flag(position, CARES)
    }

    /// Bits of the ties that hold.
    #[must_use]
    pub fn ties(&self, position: usize) -> u8 {
        self.flags[position] >> TIE_SHIFT
    }
}

/// A candidate at a place, for facts that need both.
pub(crate) struct CandidateAtPlace<'a> {
    pub(crate) place: &'a Place,
    pub(crate) position: usize,
    pub(crate) book: &'a Rulebook,
}

impl AtPlace for CandidateAtPlace<'_> {
    fn tie(&self, tie: &RuleId) -> bool {
        self.book.tie(tie).is_some_and(|t| self.place.ties(self.position) & (1 << t) != 0)
    }
    fn informal_care(&self) -> bool {
        self.place.cares(self.position)
    }
}

/// Stands in where no place is known yet; facts about a place do not hold.
pub(crate) struct Nowhere;
impl AtPlace for Nowhere {
    fn tie(&self, _: &RuleId) -> bool {
        false
    }
    fn informal_care(&self) -> bool {
        false
    }
}

impl Compiled<'_> {
    /// What a municipality adds; worked out once.
    #[must_use]
    pub fn place(&self, municipality: Nis) -> Arc<Place> {
        let mut places = self.places.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(places.entry(municipality).or_insert_with(|| Arc::new(self.make_place(municipality))))
    }

    fn make_place(&self, municipality: Nis) -> Place {
        let register = self.register;
        let mut flags = vec![0u8; register.candidates.len()];
        for position in register.preferences.owners_where(|nis| *nis == municipality) {
            flags[position] |= PREFERS;
        }
        for (position, candidate) in register.candidates.iter().enumerate() {
            if candidate.informal_care == Some(municipality) {
                flags[position] |= CARES;
            }
        }
        for (t, tie) in self.book.ties.iter().enumerate().take(MOST_TIES) {
            for position in register.residences.owners_where(|r| tie.counts(r.municipality, municipality)) {
                if tie.holds(register.residences.of(position), municipality, self.on) {
                    flags[position] |= 1 << (TIE_SHIFT + t as u8);
                }
            }
        }
        Place { municipality, flags, orders: Default::default() }
    }

    pub(crate) fn required_tie(&self) -> u8 {
        let tie = self.book.requires_tie.as_ref().and_then(|r| self.book.tie(&r.tie));
        tie.map_or(0, |t| 1 << (TIE_SHIFT + t as u8))
    }
}
