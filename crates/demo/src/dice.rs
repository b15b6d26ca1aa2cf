//! The one source of chance: a stream of numbers that a seed fixes for good.

use crate::chance::PerMille;
use chrono::{Days, NaiveDate};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// Draws from a seeded stream. Only whole numbers, and our own arithmetic on the raw stream, so that a newer version
/// of a random number crate cannot change what a seed means.
pub(crate) struct Dice(ChaCha8Rng);

impl Dice {
    /// A stream for `seed`; every `stream` number gives another one.
    pub(crate) fn new(seed: u64, stream: u64) -> Self {
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&seed.to_le_bytes());
        bytes[8..16].copy_from_slice(&stream.to_le_bytes());
        Self(ChaCha8Rng::from_seed(bytes))
    }

    /// A whole number from 0 up to, and without, `bound`; 0 when the bound is 0.
    pub(crate) fn below(&mut self, bound: u32) -> u32 {
        ((u64::from(self.0.next_u32()) * u64::from(bound)) >> 32) as u32
    }

    /// A whole number between two others, both included; the order of the two does not matter.
    pub(crate) fn between(&mut self, one: i32, other: i32) -> i32 {
        let (low, high) = (one.min(other), one.max(other));
        low + self.below(low.abs_diff(high) + 1) as i32
    }

    /// Yes, in this share of the draws.
    pub(crate) fn chance(&mut self, share: PerMille) -> bool {
        self.below(1000) < share.get()
    }

    /// One of the items; none when there are none.
    pub(crate) fn pick<T: Copy>(&mut self, items: &[T]) -> Option<T> {
        items.get(self.below(items.len() as u32) as usize).copied()
    }

    /// Puts the items in a random order.
    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let other = self.below(last as u32 + 1) as usize;
            items.swap(last, other);
        }
    }
}

/// The date `days` after `date`, before it when negative.
pub(crate) fn shift(date: NaiveDate, days: i32) -> NaiveDate {
    let distance = Days::new(u64::from(days.unsigned_abs()));
    let moved = if days < 0 { date.checked_sub_days(distance) } else { date.checked_add_days(distance) };
    moved.unwrap_or(date)
}
