//! Finding what a row points at by its number.

use compact_str::CompactString;
use rustc_hash::FxHasher;
use std::hash::Hasher;

/// So many numbers from the last one found on are looked at before a number is looked up: tables are mostly in the
/// order of the registrations, and not every household has rows in each.
const NEAR: usize = 4;

/// A number that is found this far after the last one still speaks for a table in the order of the registrations.
const IN_ORDER: usize = 64;

const EMPTY: u32 = u32::MAX;

/// Places by number; the first of those that share one.
///
/// A table of our own, because a registry has millions of rows that point: it keeps numbers and places close
/// together, so that a look-up out of order waits for memory twice and not five times.
pub(crate) struct Places {
    numbers: Vec<CompactString>,
    /// Part of the hash, and the place. Twice as many as there are numbers, or more, so that some are always empty.
    slots: Vec<(u32, u32)>,
}

impl Places {
    /// Puts numbers in the order of their rows; `again` is told of each that was there before, and of that place.
    pub(crate) fn new<'a>(
        numbers: impl ExactSizeIterator<Item = &'a CompactString>,
        mut again: impl FnMut(usize, usize),
    ) -> Self {
        let slots = vec![(0, EMPTY); (numbers.len() * 2).next_power_of_two().max(2)];
        let mut places = Self { numbers: numbers.cloned().collect(), slots };
        for place in 0..places.numbers.len() {
            let number = &places.numbers[place];
            let (tag, slot) = places.slot(number);
            match places.slots[slot].1 {
                EMPTY => places.slots[slot] = (tag, place as u32),
                first => again(place, first as usize),
            }
        }
        places
    }

    /// The place of a number.
    pub(crate) fn get(&self, number: &str) -> Option<u32> {
        let (_, slot) = self.slot(number);
        Some(self.slots[slot].1).filter(|&place| place != EMPTY)
    }

    /// The slot that holds a number, or the empty one where it belongs; and the tag it has there.
    fn slot(&self, number: &str) -> (u32, usize) {
        let mut hasher = FxHasher::default();
        hasher.write(number.as_bytes());
        let hash = hasher.finish();
        let (tag, last) = ((hash >> 32) as u32, self.slots.len() - 1);
        let mut slot = hash as usize & last;
        loop {
            let (its_tag, place) = self.slots[slot];
            if place == EMPTY || (its_tag == tag && self.numbers[place as usize] == number) {
                return (tag, slot);
            }
            slot = (slot + 1) & last;
        }
    }
}

/// Finds registrations for one stretch of rows, fastest in the order of their table.
pub(crate) struct Finder<'a> {
    /// None when the table of registrations could not be read: then nothing can be said of who points where.
    places: Option<&'a Places>,
    last: usize,
    in_order: bool,
}

impl<'a> Finder<'a> {
    /// Starts at the first registration.
    pub(crate) fn new(places: Option<&'a Places>) -> Self {
        Self { places, last: 0, in_order: true }
    }

    /// The place of the registration with this number.
    pub(crate) fn find(&mut self, number: &str) -> Option<u32> {
        let places = self.places?;
        if self.in_order {
            let near = places.numbers.iter().skip(self.last).take(NEAR);
            if let Some(step) = near.into_iter().position(|other| other == number) {
                self.last += step;
                return Some(self.last as u32);
            }
        }
        let place = places.get(number)?;
        self.in_order = (self.last..self.last + IN_ORDER).contains(&(place as usize));
        self.last = place as usize;
        Some(place)
    }

    /// Whether a number that is not found is a fault.
    pub(crate) fn known(&self) -> bool {
        self.places.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(count: usize) -> Vec<CompactString> {
        (0..count).map(|n| CompactString::from(format!("2021.01.05.{n:04}"))).collect()
    }

    #[test]
    fn the_first_row_keeps_a_number_and_the_later_ones_are_told() {
        let mut told = Vec::new();
        let numbers = ["a", "b", "a", "a"].map(CompactString::from);
        let places = Places::new(numbers.iter(), |place, first| told.push((place, first)));
        assert_eq!([places.get("a"), places.get("b"), places.get("c")], [Some(0), Some(1), None]);
        assert_eq!(told, [(2, 0), (3, 0)]);
    }

    #[test]
    fn every_number_is_found_in_whatever_order_it_is_asked_for() {
        let numbers = numbers(1000);
        let places = Places::new(numbers.iter(), |_, _| panic!("none is given twice"));
        let mut finder = Finder::new(Some(&places));
        for place in (0..1000).chain((0..1000).rev()).chain((0..1000).map(|n| n * 617 % 1000)) {
            assert_eq!(finder.find(&numbers[place]), Some(place as u32));
            assert_eq!(finder.find("2021.01.05.1000"), None);
        }
    }

    #[test]
    fn nothing_is_found_among_no_numbers() {
        let places = Places::new(numbers(0).iter(), |_, _| ());
        assert_eq!(places.get(""), None);
        assert_eq!(Finder::new(Some(&places)).find("a"), None);
    }
}
