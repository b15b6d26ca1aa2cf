//! What may still go to target groups in each municipality, by the stock of dwellings.

use super::Sources;
use domain::{Nis, Share};
use rules::Rulebook;
use rules::ledger::StockCount;
use std::collections::BTreeMap;

/// A municipality with its stock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// NIS code.
    pub nis: Nis,
    /// Social dwellings of all companies together.
    pub dwellings: u32,
    /// Of which reserved.
    pub reserved: u32,
    /// Allocations in pillar 3 of the year on dwellings that are not reserved; none when that is not for this person.
    pub given: Option<u32>,
    /// The highest share, by the regulation as it holds there; none when it sets no cap.
    pub share: Option<Share>,
    /// Whether there is room for one more.
    pub room: bool,
}

impl Place {
    /// Both sides of the test for one more, `denominator * (reserved + given + 1) <= numerator * dwellings`, as they are
    /// multiplied out; none without a cap, or when it would tell what is not for this person.
    #[must_use]
    pub fn sides(&self) -> Option<(i64, i64)> {
        let (share, given) = self.share.zip(self.given)?;
        let wanted = i64::from(self.reserved) + i64::from(given) + 1;
        Some((wanted * *share.0.denom(), i64::from(self.dwellings) * *share.0.numer()))
    }
}

pub(super) fn of(from: &Sources) -> Vec<Place> {
    let mut companies: BTreeMap<Nis, Vec<&str>> = BTreeMap::new();
    for row in &from.register.stock {
        companies.entry(row.municipality).or_default().push(&row.area.company);
    }
    let here = companies.into_iter().filter(|(_, all)| all.iter().any(|company| from.shows(company)));
    here.map(|(nis, all)| place(from, nis, all.iter().any(|company| from.own.contains(*company)))).collect()
}

fn place(from: &Sources, nis: Nis, own: bool) -> Place {
    let StockCount { dwellings, reserved, given } = from.ledger.stock(nis);
    let regulation = &from.law.parsed.regulation;
    let differs = regulation.overrides.iter().any(|other| other.municipality == nis);
    let there = differs.then(|| Rulebook::of(regulation, Some(nis)));
    let book = there.as_ref().unwrap_or(from.book);
    Place {
        nis,
        dwellings,
        reserved,
        given: own.then_some(given),
        share: book.stock_cap.as_ref().map(|cap| cap.share),
        room: from.ledger.stock_has_room(book, nis),
    }
}
