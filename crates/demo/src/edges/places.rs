//! Cases of residence and of the day of registration.

use super::{Edge, elsewhere, lives};
use crate::dice::shift;
use crate::draft::Draft;
use crate::world::World;
use chrono::NaiveDate;
use domain::Residence;
use domain::days::{minus_years, plus_years};

/// Cases of residence and of the day of registration.
pub(super) const EDGES: &[Edge] = &[
    Edge {
        what: "five years of residence exactly",
        shape: |world, draft| {
            let from = minus_years(shift(world.today, 1), world.settings.law.tie_years);
            moved_in(world, draft, from);
        },
    },
    Edge {
        what: "five years of residence but for one day",
        shape: |world, draft| {
            let from = minus_years(shift(world.today, 1), world.settings.law.tie_years);
            moved_in(world, draft, shift(from, 1));
        },
    },
    Edge {
        // Two addresses in one municipality: the second stay begins the day after the first ends.
        what: "residence in two stays that join",
        shape: |world, draft| {
            let turn = minus_years(world.today, 3);
            twice(world, draft, turn, shift(turn, 1));
        },
    },
    Edge {
        what: "residence in two stays with one day between them",
        shape: |world, draft| {
            let turn = minus_years(world.today, 3);
            twice(world, draft, turn, shift(turn, 2));
        },
    },
    Edge {
        // Long ago, and cut off by the window of ten years: what is left is just enough.
        what: "left long ago, five years within the window",
        shape: |world, draft| {
            let law = &world.settings.law;
            let window = minus_years(world.today, law.tie_window_years);
            left(world, draft, shift(plus_years(window, law.tie_years), -1));
        },
    },
    Edge {
        what: "left long ago, one day too little within the window",
        shape: |world, draft| {
            let law = &world.settings.law;
            let window = minus_years(world.today, law.tie_window_years);
            left(world, draft, shift(plus_years(window, law.tie_years), -2));
        },
    },
    Edge {
        // Five years here and five years there, within ten.
        what: "a tie with two municipalities",
        shape: |world, draft| {
            let law = &world.settings.law;
            let start = minus_years(world.today, law.tie_window_years);
            let (first, second) = (draft.home, elsewhere(world, draft));
            let turn = plus_years(start, law.tie_years);
            lives(draft, world, second, turn);
            let stay = Residence { municipality: world.nis(first), from: start, to: Some(shift(turn, -1)) };
            draft.residences.insert(0, stay);
            if first != second {
                draft.preferences.push(world.nis(second));
            }
        },
    },
    Edge {
        what: "no tie, but informal care in the municipality",
        shape: |world, draft| {
            moved_in(world, draft, minus_years(world.today, 1));
            draft.candidate.informal_care = Some(world.nis(draft.home));
        },
    },
    Edge {
        // Goes before the next case: same day, lower number.
        what: "registered on the same day as somebody else, first",
        shape: |world, draft| same_day(world, draft),
    },
    Edge {
        what: "registered on the same day as somebody else, second",
        shape: |world, draft| same_day(world, draft),
    },
    Edge {
        what: "registered on the reference date",
        shape: |world, draft| draft.candidate.registered_on = world.today,
    },
];

/// Came from elsewhere on that day.
fn moved_in(world: &World<'_>, draft: &mut Draft, from: NaiveDate) {
    let before = elsewhere(world, draft);
    lives(draft, world, draft.home, from);
    let stay =
        Residence { municipality: world.nis(before), from: shift(from, -3000), to: Some(shift(from, -1)) };
    draft.residences.insert(0, stay);
}

/// Two stays in one municipality, three years each, neither long enough by itself.
fn twice(world: &World<'_>, draft: &mut Draft, last: NaiveDate, first: NaiveDate) {
    let home = world.nis(draft.home);
    lives(draft, world, draft.home, first);
    draft.residences.insert(0, Residence { municipality: home, from: minus_years(last, 3), to: Some(last) });
}

/// Lived there since long before, until that day, and elsewhere afterwards.
fn left(world: &World<'_>, draft: &mut Draft, last: NaiveDate) {
    let after = elsewhere(world, draft);
    let home = world.nis(draft.home);
    lives(draft, world, after, shift(last, 1));
    let from = minus_years(last, world.settings.law.tie_window_years);
    draft.residences.insert(0, Residence { municipality: home, from, to: Some(last) });
}

/// Both of a pair live in the same place and registered on the same day.
fn same_day(world: &World<'_>, draft: &mut Draft) {
    let place = world.by_stock()[0];
    draft.home = place;
    draft.candidate.registered_on = minus_years(world.today, 4);
    draft.candidate.ocmw = Some(world.nis(place));
    draft.preferences = vec![world.nis(place)];
    lives(draft, world, place, minus_years(world.today, 12));
}
