//! The key by which a candidate is ordered at a place, and on what two candidates differ.

use crate::compile::Compiled;
use crate::kinds::pillar::OrderKey;
use crate::order::{Plan, Sortable, first_difference};
use crate::place::Place;
use domain::Pillar;
use domain::days::completed_years;

impl Compiled<'_> {
    /// Key by which the candidate at a position is ordered in a pillar; smaller comes first.
    #[must_use]
    pub fn key(&self, position: usize, pillar: Pillar, place: &Place) -> u128 {
        let points = if self.plans[pillar.index()].by_points() { self.total(position, place).0 } else { 0 };
        self.key_with(position, pillar, place, points)
    }

    /// The same key, as if the candidate had these points.
    #[must_use]
    pub fn key_with(&self, position: usize, pillar: Pillar, place: &Place, points: i32) -> u128 {
        let plan = &self.plans[pillar.index()];
        plan.key(&self.sortable(position, plan, place, points))
    }

    /// The first key of the pillar's order on which two candidates differ.
    #[must_use]
    pub fn first_difference(&self, a: usize, b: usize, pillar: Pillar, place: &Place) -> Option<OrderKey> {
        let rule = self.book.pillars[pillar.index()].as_ref()?;
        let plan = &self.plans[pillar.index()];
        let sortable = |position| self.sortable(position, plan, place, self.total(position, place).0);
        first_difference(&rule.order, &|tie| self.book.tie(tie), &sortable(a), &sortable(b)).cloned()
    }

    fn sortable(&self, position: usize, plan: &Plan, place: &Place, points: i32) -> Sortable<'_> {
        let candidate = &self.register.candidates[position];
        let limit = match (&self.book.income_limit, &self.limits) {
            (Some(rule), Some(limits)) if plan.by_income() => {
                Some(rule.limit(&self.household(position), limits))
            }
            _ => None,
        };
        Sortable {
            position: position as u32,
            candidate,
            points,
            ties: place.ties(position),
            care: place.cares(position),
            age: if plan.by_age() { completed_years(candidate.birth_date, self.on) } else { 0 },
            income_limit: limit,
            seed: self.seed,
            number_rank: if plan.by_number() { self.number_rank(position) } else { 0 },
        }
    }

    fn number_rank(&self, position: usize) -> u32 {
        self.number_ranks.get_or_init(|| {
            let candidates = &self.register.candidates;
            let mut order: Vec<u32> = (0..candidates.len() as u32).collect();
            order
                .sort_unstable_by(|&a, &b| candidates[a as usize].number.cmp(&candidates[b as usize].number));
            let mut ranks = vec![0; order.len()];
            for (rank, &at) in order.iter().enumerate() {
                ranks[at as usize] = rank as u32;
            }
            ranks
        })[position]
    }
}
