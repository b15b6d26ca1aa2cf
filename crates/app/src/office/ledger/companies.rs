//! What each company allocated by pillar, what lags behind, and whose turn comes next.

use super::Sources;
use crate::office::figures::masked;
use domain::{Pillar, Share};
use rules::LedgerBook;
use rules::kinds::pillar::ShareIs;
use rules::kinds::selection::{Method, Turn};

/// Dwellings for which the turns to come are told.
pub const EXPECTED: usize = 5;

/// A company in the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Company {
    /// Name.
    pub name: String,
    /// Allocations in the year; none when that is not for this person.
    pub total: Option<u32>,
    /// Pillars of the regulation.
    pub pillars: Vec<Line>,
    /// Whose turn it is for the next dwellings, as long as there are suitable candidates and room; empty for a year that
    /// is over, or when that is not for this person.
    pub next: Vec<Turn>,
    /// Whether turns go by shortfall; else they go round in a fixed order.
    pub by_shortfall: bool,
    /// Allocations that went to another pillar than the one whose turn came first; none when that is not for this person.
    pub strays: Option<Vec<Stray>>,
}

/// A pillar of a company.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The pillar.
    pub pillar: Pillar,
    /// Target share.
    pub share: Share,
    /// How the share binds.
    pub share_is: ShareIs,
    /// Allocations in the year; none when that is not for this person.
    pub count: Option<u32>,
    /// What it falls short for the next dwelling, what was carried over included; none when that is not for this person.
    pub shortfall: Option<Share>,
    /// Whether a shortfall of the year before is in it.
    pub carried: bool,
}

/// How many dwellings went to one pillar while the turn of another came first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stray {
    /// Whose turn came first.
    pub first: Pillar,
    /// Which pillar got the dwelling.
    pub given: Pillar,
    /// How many.
    pub count: u32,
}

pub(super) fn of(from: &Sources, names: &[String], now: bool) -> Vec<Company> {
    names.iter().filter(|name| from.shows(name)).map(|name| company(from, name, now)).collect()
}

fn company(from: &Sources, name: &str, now: bool) -> Company {
    let Sources { book, ledger, .. } = from;
    let own = from.own.contains(name);
    let counts = ledger.counts(name);
    let shortfalls = ledger.shortfalls(book, name);
    let (shown, total) = shown(&counts.by_pillar, own);
    let whole = own || shown.iter().all(Option::is_some);
    let selection = book.selection.as_ref();
    let carries = selection.is_some_and(|selection| selection.carry_over);
    // What was carried over tells of the year before, of which nothing was masked here.
    let told = own || (whole && !carries);
    let line = |pillar: Pillar| {
        let rule = book.pillars[pillar.index()].as_ref()?;
        let (share, count) = (rule.share, counts.by_pillar[pillar.index()]);
        let shortfall = shortfalls[pillar.index()].filter(|_| told);
        Some(Line {
            pillar,
            share,
            share_is: rule.share_is,
            count: shown[pillar.index()],
            carried: shortfall.is_some_and(|shortfall| shortfall != share.shortfall(counts.total, count)),
            shortfall,
        })
    };
    Company {
        name: name.to_owned(),
        total,
        pillars: Pillar::ALL.into_iter().filter_map(line).collect(),
        next: if told && now { ledger.expected(book, name, EXPECTED) } else { Vec::new() },
        by_shortfall: selection.is_none_or(|selection| matches!(selection.method, Method::LargestShortfall)),
        strays: own.then(|| strays(from, name)),
    }
}

/// The counts with small ones masked for who is not of the company, and their total.
fn shown(counts: &[u32; 4], own: bool) -> ([Option<u32>; 4], Option<u32>) {
    if own {
        return (counts.map(Some), Some(counts.iter().sum()));
    }
    let cells: Vec<(String, i64)> = counts.iter().map(|count| (String::new(), i64::from(*count))).collect();
    let masked = masked(&cells);
    let number = |count: Option<i64>| count.and_then(|count| u32::try_from(count).ok());
    let cell = |place: usize| masked.cells.get(place).and_then(|(_, count)| number(*count));
    (std::array::from_fn(cell), number(masked.total))
}

fn strays(from: &Sources, name: &str) -> Vec<Stray> {
    let mut strays: Vec<Stray> = Vec::new();
    for past in LedgerBook::retraced(from.register, from.book, name, from.ledger.year) {
        let (first, given) = (past.first.pillar(), past.given);
        if first == given {
            continue;
        }
        match strays.iter_mut().find(|stray| stray.first == first && stray.given == given) {
            Some(stray) => stray.count += 1,
            None => strays.push(Stray { first, given, count: 1 }),
        }
    }
    strays.sort_by_key(|stray| (stray.first, stray.given));
    strays
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn small_counts_are_for_the_company_itself() {
        assert_eq!(shown(&[9, 3, 8, 0], true), ([Some(9), Some(3), Some(8), Some(0)], Some(20)));
        let (cells, total) = shown(&[9, 3, 8, 0], false);
        assert_eq!((cells[1], cells[3]), (None, None));
        assert_eq!(total, Some(20));
        assert!(cells.iter().flatten().all(|count| *count >= 5));
    }
}
