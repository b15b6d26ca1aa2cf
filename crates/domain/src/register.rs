//! All candidates with what is known of them, in chronological order, ready to be judged.

use crate::candidate::{Candidate, Member, Refusal, Residence};
use crate::dwelling::Dwelling;
use crate::ids::{DwellingId, RegistrationNumber};
use crate::ledger_entry::{PastAllocation, StockRow};
use crate::organisation::{Attestation, Organisation};
use crate::place::Nis;
use std::ops::Range;

/// Position of a target group in the register's list of group codes (0 to 31).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GroupCode(pub u8);

/// A set of target groups, one bit for each [`GroupCode`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct GroupMask(pub u32);

impl GroupMask {
    /// Whether the group is in the set.
    #[must_use]
    pub fn has(self, group: GroupCode) -> bool {
        self.0 & (1 << group.0) != 0
    }

    /// The set with this group added.
    #[must_use]
    pub fn with(self, group: GroupCode) -> Self {
        Self(self.0 | (1 << group.0))
    }
}

/// Rows of one kind that belong to candidates, grouped by candidate.
#[derive(Clone, Debug)]
pub struct Grouped<T> {
    starts: Vec<u32>,
    rows: Vec<T>,
}

impl<T: Copy> Grouped<T> {
    /// Groups `(candidate, row)` pairs; rows of one candidate keep their order.
    #[must_use]
    pub fn new(candidates: usize, parts: &[Vec<(u32, T)>]) -> Self {
        let mut starts = vec![0u32; candidates + 1];
        for (owner, _) in parts.iter().flatten() {
            starts[*owner as usize + 1] += 1;
        }
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        let total = starts[candidates] as usize;
        let mut rows = Vec::with_capacity(total);
        if let Some(first) = parts.iter().flatten().next() {
            rows.resize(total, first.1);
        }
        let mut next = starts.clone();
        for (owner, row) in parts.iter().flatten() {
            let slot = &mut next[*owner as usize];
            rows[*slot as usize] = *row;
            *slot += 1;
        }
        Self { starts, rows }
    }

    /// Rows of one candidate.
    #[must_use]
    pub fn of(&self, candidate: usize) -> &[T] {
        &self.rows[self.range(candidate)]
    }

    /// Every row with the candidate it belongs to.
    pub fn iter(&self) -> impl Iterator<Item = (usize, &T)> {
        (0..self.starts.len() - 1).flat_map(move |c| self.of(c).iter().map(move |row| (c, row)))
    }

    /// Candidates with at least one row of which `holds` is true; each once, in order.
    pub fn owners_where(&self, holds: impl Fn(&T) -> bool) -> Vec<usize> {
        let mut owners: Vec<usize> = Vec::new();
        let mut owner = 0;
        for (i, row) in self.rows.iter().enumerate() {
            if holds(row) {
                while self.starts[owner + 1] as usize <= i {
                    owner += 1;
                }
                if owners.last() != Some(&owner) {
                    owners.push(owner);
                }
            }
        }
        owners
    }

    /// Number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are no rows at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    fn range(&self, candidate: usize) -> Range<usize> {
        self.starts[candidate] as usize..self.starts[candidate + 1] as usize
    }
}

/// Rows as they come from files, before they are put in order. Owners are positions in `candidates`.
///
/// Rows that belong to candidates come in parts (one for each block of a file), so that a large file need not be
/// copied together first.
#[derive(Debug, Default)]
pub struct RegisterParts {
    /// Codes of target groups; a [`GroupCode`] is a position in this list.
    pub group_codes: Vec<String>,
    /// Candidates in any order; numbers are unique.
    pub candidates: Vec<Candidate>,
    /// Members.
    pub members: Vec<Vec<(u32, Member)>>,
    /// Residences.
    pub residences: Vec<Vec<(u32, Residence)>>,
    /// Municipalities of preference.
    pub preferences: Vec<Vec<(u32, Nis)>>,
    /// Attestations.
    pub attestations: Vec<Vec<(u32, Attestation)>>,
    /// Refusals.
    pub refusals: Vec<Vec<(u32, Refusal)>>,
    /// Whether refusals were supplied at all.
    pub refusals_known: bool,
    /// Organisations.
    pub organisations: Vec<Organisation>,
    /// Dwellings in any order; numbers are unique.
    pub dwellings: Vec<Dwelling>,
    /// Past allocations.
    pub allocations: Vec<PastAllocation>,
    /// Stock.
    pub stock: Vec<StockRow>,
}

/// All candidates with what is known of them.
///
/// Invariant: candidates stand in order of registration date, then registration number as text; an index into
/// `candidates` is therefore also a place in the chronology. Dwellings stand in order of availability, then number.
#[derive(Debug)]
pub struct Register {
    /// Codes of target groups.
    pub group_codes: Vec<String>,
    /// Candidates in chronological order.
    pub candidates: Vec<Candidate>,
    /// Members by candidate.
    pub members: Grouped<Member>,
    /// Residences by candidate.
    pub residences: Grouped<Residence>,
    /// Preferences by candidate.
    pub preferences: Grouped<Nis>,
    /// Attestations by candidate.
    pub attestations: Grouped<Attestation>,
    /// Refusals by candidate.
    pub refusals: Grouped<Refusal>,
    /// Whether refusals were supplied at all.
    pub refusals_known: bool,
    /// Organisations.
    pub organisations: Vec<Organisation>,
    /// Dwellings in order of availability, then number.
    pub dwellings: Vec<Dwelling>,
    /// Past allocations.
    pub allocations: Vec<PastAllocation>,
    /// Stock rows; rows of one municipality add up.
    pub stock: Vec<StockRow>,
}

impl Register {
    /// Puts rows in order. Owners in `parts` are translated to the new positions.
    #[must_use]
    pub fn assemble(parts: RegisterParts) -> Self {
        let RegisterParts { candidates, mut allocations, mut dwellings, .. } = parts;
        let (candidates, moved) = in_chronology(candidates);
        let n = candidates.len();
        let mut dwelling_order: Vec<u32> = (0..dwellings.len() as u32).collect();
        dwelling_order.sort_by(|&a, &b| {
            let (a, b) = (&dwellings[a as usize], &dwellings[b as usize]);
            (a.available_on, &a.id).cmp(&(b.available_on, &b.id))
        });
        let dwelling_moved = inverse(&dwelling_order);
        dwellings.sort_by(|a, b| (a.available_on, &a.id).cmp(&(b.available_on, &b.id)));
        for a in &mut allocations {
            a.candidate = moved.as_ref().map_or(a.candidate, |m| m[a.candidate as usize]);
            a.dwelling = dwelling_moved[a.dwelling as usize];
        }
        Self {
            group_codes: parts.group_codes,
            members: regroup(n, parts.members, moved.as_deref()),
            residences: regroup(n, parts.residences, moved.as_deref()),
            preferences: regroup(n, parts.preferences, moved.as_deref()),
            attestations: regroup(n, parts.attestations, moved.as_deref()),
            refusals: regroup(n, parts.refusals, moved.as_deref()),
            refusals_known: parts.refusals_known,
            candidates,
            organisations: parts.organisations,
            dwellings,
            allocations,
            stock: parts.stock,
        }
    }

    /// Position of a target group code.
    #[must_use]
    pub fn group(&self, code: &str) -> Option<GroupCode> {
        self.group_codes.iter().position(|c| c == code).map(|i| GroupCode(i as u8))
    }

    /// Code of a target group.
    #[must_use]
    pub fn group_code(&self, group: GroupCode) -> &str {
        &self.group_codes[group.0 as usize]
    }

    /// The dwelling with this number.
    #[must_use]
    pub fn dwelling(&self, id: &DwellingId) -> Option<&Dwelling> {
        self.dwellings.iter().find(|d| d.id == *id)
    }

    /// Position of the candidate with this number.
    #[must_use]
    pub fn position(&self, number: &RegistrationNumber) -> Option<usize> {
        self.candidates.iter().position(|c| c.number == *number)
    }
}

/// Sorts candidates; the second value says where each old position went, `None` when nothing moved.
fn in_chronology(mut candidates: Vec<Candidate>) -> (Vec<Candidate>, Option<Vec<u32>>) {
    let earlier =
        |a: &Candidate, b: &Candidate| (a.registered_on, &a.number).cmp(&(b.registered_on, &b.number));
    if candidates.is_sorted_by(|a, b| earlier(a, b).is_le()) {
        return (candidates, None);
    }
    // Date and beginning of the number decide nearly always, and lie together: the candidates themselves, which are
    // large, are only looked at in between and moved once.
    let key = |(place, candidate): (usize, &Candidate)| {
        (candidate.registered_on, beginning(&candidate.number), place as u32)
    };
    let mut keys: Vec<_> = candidates.iter().enumerate().map(key).collect();
    let number = |place: u32| &candidates[place as usize].number;
    keys.sort_unstable_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)).then_with(|| number(a.2).cmp(number(b.2))));
    let order: Vec<u32> = keys.into_iter().map(|(_, _, place)| place).collect();
    let moved = inverse(&order);
    let mut to = moved.clone();
    for place in 0..to.len() {
        while to[place] as usize != place {
            let next = to[place] as usize;
            candidates.swap(place, next);
            to.swap(place, next);
        }
    }
    (candidates, Some(moved))
}

/// The first sixteen bytes, as a number that compares as the text does.
fn beginning(number: &RegistrationNumber) -> u128 {
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(number.as_str().bytes()).for_each(|(to, from)| *to = from);
    u128::from_be_bytes(bytes)
}

fn inverse(order: &[u32]) -> Vec<u32> {
    let mut moved = vec![0; order.len()];
    for (new, &old) in order.iter().enumerate() {
        moved[old as usize] = new as u32;
    }
    moved
}

fn regroup<T: Copy>(n: usize, mut parts: Vec<Vec<(u32, T)>>, moved: Option<&[u32]>) -> Grouped<T> {
    if let Some(moved) = moved {
        for (owner, _) in parts.iter_mut().flatten() {
            *owner = moved[*owner as usize];
        }
    }
    Grouped::new(n, &parts)
}
