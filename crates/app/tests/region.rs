//! A register in memory, and the same register with its rows in another order.

use domain::{
    Attestation, Candidate, Dwelling, Member, Nis, Organisation, PastAllocation, Refusal, Register,
    RegisterParts, Residence, StockRow,
};

/// A candidate with everything that belongs to it.
#[derive(Clone, Debug)]
pub struct Home {
    pub candidate: Candidate,
    pub members: Vec<Member>,
    pub residences: Vec<Residence>,
    pub preferences: Vec<Nis>,
    pub attestations: Vec<Attestation>,
    pub refusals: Vec<Refusal>,
}

/// The rows of a register. Allocations point at places in `homes` and `dwellings`, attestations at places in
/// `organisations`.
#[derive(Clone, Debug, Default)]
pub struct Region {
    pub group_codes: Vec<String>,
    pub homes: Vec<Home>,
    pub organisations: Vec<Organisation>,
    pub dwellings: Vec<Dwelling>,
    pub allocations: Vec<PastAllocation>,
    pub stock: Vec<StockRow>,
    pub refusals_known: bool,
}

type Owned<T> = Vec<(u32, T)>;

impl Region {
    /// The register, rows in the order in which they stand.
    pub fn register(&self) -> Register {
        let own = |i: usize| i as u32;
        Register::assemble(RegisterParts {
            group_codes: self.group_codes.clone(),
            candidates: self.homes.iter().map(|h| h.candidate.clone()).collect(),
            members: vec![self.rows(|h| &h.members, own)],
            residences: vec![self.rows(|h| &h.residences, own)],
            preferences: vec![self.rows(|h| &h.preferences, own)],
            attestations: vec![self.rows(|h| &h.attestations, own)],
            refusals: vec![self.rows(|h| &h.refusals, own)],
            refusals_known: self.refusals_known,
            organisations: self.organisations.clone(),
            dwellings: self.dwellings.clone(),
            allocations: self.allocations.clone(),
            stock: self.stock.clone(),
        })
    }

    /// The same register from rows in another order, which follows from `seed`; pointing rows come in several parts.
    pub fn shuffled(&self, seed: u64) -> Register {
        let mut cards = Cards(seed);
        let (homes, home_at) = cards.deal(&self.homes);
        let (dwellings, dwelling_at) = cards.deal(&self.dwellings);
        let (organisations, organisation_at) = cards.deal(&self.organisations);
        let mut allocations = cards.deal(&self.allocations).0;
        for past in &mut allocations {
            past.candidate = home_at[past.candidate as usize];
            past.dwelling = dwelling_at[past.dwelling as usize];
        }
        let own = |i: usize| home_at[i];
        let mut attestations = self.rows(|h| &h.attestations, own);
        for (_, attestation) in &mut attestations {
            attestation.organisation = attestation.organisation.map(|o| organisation_at[o as usize]);
        }
        Register::assemble(RegisterParts {
            group_codes: self.group_codes.clone(),
            candidates: homes.into_iter().map(|h| h.candidate).collect(),
            members: cards.cut(&self.rows(|h| &h.members, own)),
            residences: cards.cut(&self.rows(|h| &h.residences, own)),
            preferences: cards.cut(&self.rows(|h| &h.preferences, own)),
            attestations: cards.cut(&attestations),
            refusals: cards.cut(&self.rows(|h| &h.refusals, own)),
            refusals_known: self.refusals_known,
            organisations,
            dwellings,
            allocations,
            stock: cards.deal(&self.stock).0,
        })
    }

    fn rows<T: Copy>(&self, of: impl Fn(&Home) -> &Vec<T>, owner: impl Fn(usize) -> u32) -> Owned<T> {
        let homes = self.homes.iter().enumerate();
        homes.flat_map(|(i, home)| of(home).iter().map(|row| (owner(i), *row)).collect::<Vec<_>>()).collect()
    }
}

/// A row of numbers that follows from a seed.
pub struct Cards(pub u64);

impl Cards {
    /// The next number below `below`.
    pub fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % below
    }

    /// The rows in another order, and where each of them went.
    fn deal<T: Clone>(&mut self, rows: &[T]) -> (Vec<T>, Vec<u32>) {
        let mut order: Vec<usize> = (0..rows.len()).collect();
        for i in (1..order.len()).rev() {
            order.swap(i, self.next(i + 1));
        }
        let mut at = vec![0; rows.len()];
        for (new, &old) in order.iter().enumerate() {
            at[old] = new as u32;
        }
        (order.into_iter().map(|old| rows[old].clone()).collect(), at)
    }

    /// The rows in another order, cut into parts.
    fn cut<T: Clone>(&mut self, rows: &[T]) -> Vec<Vec<T>> {
        let mut parts = vec![Vec::new()];
        for row in self.deal(rows).0 {
            if self.next(3) == 0 {
                parts.push(Vec::new());
            }
            let last = parts.len() - 1;
            parts[last].push(row);
        }
        parts
    }
}
