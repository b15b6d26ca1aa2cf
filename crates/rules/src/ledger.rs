//! The quota ledger: what was allocated in the period, what lags behind, and what still has room.

use crate::apportion::NumbersAt;
use crate::kinds::selection::{Method, Turn};
use crate::resolve::Rulebook;
use chrono::Datelike;
use domain::{Area, Dwelling, GroupCode, Nis, PastAllocation, Pillar, Register, Share};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Allocations of a company in a period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All allocations.
    pub total: u32,
    /// Per pillar, by index.
    pub by_pillar: [u32; 4],
}

/// Stock of a municipality and what pillar 3 took of it in the period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StockCount {
    /// Social dwellings.
    pub dwellings: u32,
    /// Of which reserved.
    pub reserved: u32,
    /// Allocations in pillar 3 of the period on dwellings that are not reserved.
    pub given: u32,
}

/// The ledger of one calendar year, for every company.
#[doc(alias = "quota ledger")]
#[derive(Clone, Debug)]
pub struct LedgerBook {
    /// The year.
    pub year: i32,
    companies: BTreeMap<String, Counts>,
    before: BTreeMap<String, Counts>,
    stock: FxHashMap<Nis, StockCount>,
    groups: Vec<(Area, GroupCode)>,
}

/// A group of pillar 3 with what decides whether it is tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupTurn {
    /// Code of the group.
    pub code: String,
    /// Its position in the register.
    pub group: GroupCode,
    /// Yearly number in the area.
    pub number: u32,
    /// Allocations of the period in the area.
    pub count: u32,
    /// `number / sum of numbers * (allocations + 1) - count`.
    pub shortfall: Share,
}

/// An allocation, and whose turn came first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retraced {
    /// The turn that came first.
    pub first: Turn,
    /// The pillar that got the dwelling.
    pub given: Pillar,
}

impl GroupTurn {
    /// Whether the yearly number is reached.
    #[must_use]
    pub fn full(&self) -> bool {
        self.count >= self.number
    }
}

impl LedgerBook {
    /// The ledger of a year from the past allocations of a register.
    #[must_use]
    pub fn open(register: &Register, year: i32) -> Self {
        let mut book = Self {
            year,
            companies: BTreeMap::new(),
            before: BTreeMap::new(),
            stock: FxHashMap::default(),
            groups: Vec::new(),
        };
        for row in &register.stock {
            let count = book.stock.entry(row.municipality).or_default();
            count.dwellings = count.dwellings.saturating_add(row.dwellings);
            count.reserved = count.reserved.saturating_add(row.reserved);
        }
        for past in &register.allocations {
            let dwelling = &register.dwellings[past.dwelling as usize];
            if past.decided_on.year() == year {
                book.record(dwelling, past.pillar, past.target_group);
            } else if past.decided_on.year() == year - 1 {
                let counts = book.before.entry(dwelling.area.company.clone()).or_default();
                counts.total += 1;
                counts.by_pillar[past.pillar.index()] += 1;
            }
        }
        book
    }

    fn count(&mut self, company: &str, pillar: Pillar) {
        let counts = self.companies.entry(company.to_owned()).or_default();
        counts.total += 1;
        counts.by_pillar[pillar.index()] += 1;
    }

    /// Adds an allocation of the period. A reserved dwelling counts in the ledger only.
    pub fn record(&mut self, dwelling: &Dwelling, pillar: Pillar, group: Option<GroupCode>) {
        self.count(&dwelling.area.company, pillar);
        if pillar == Pillar::TargetGroup && dwelling.reserved_for.is_none() {
            self.stock.entry(dwelling.municipality).or_default().given += 1;
            if let Some(group) = group {
                self.groups.push((dwelling.area.clone(), group));
            }
        }
    }

    /// Counts of a company.
    #[must_use]
    pub fn counts(&self, company: &str) -> Counts {
        self.companies.get(company).copied().unwrap_or_default()
    }

    /// Companies with allocations in the period, with their counts.
    pub fn companies(&self) -> impl Iterator<Item = (&str, Counts)> {
        self.companies.iter().map(|(name, counts)| (name.as_str(), *counts))
    }

    /// Stock of a municipality; none when no row speaks of it.
    #[must_use]
    pub fn stock(&self, municipality: Nis) -> StockCount {
        self.stock.get(&municipality).copied().unwrap_or_default()
    }

    /// Shortfall of each pillar the regulation has.
    #[must_use]
    pub fn shortfalls(&self, book: &Rulebook, company: &str) -> [Option<Share>; 4] {
        let counts = self.counts(company);
        let carried = book.selection.as_ref().is_some_and(|s| s.carry_over);
        let before = self.before.get(company).copied().unwrap_or_default();
        std::array::from_fn(|i| {
            let share = book.pillars[i].as_ref()?.share;
            let now = share.shortfall(counts.total, counts.by_pillar[i]);
            if !carried || before.total == 0 {
                return Some(now);
            }
            // What the year before fell short when it was over: share * n - count.
            let then = share.shortfall(before.total - 1, before.by_pillar[i]);
            Some(Share(now.0 + then.0.max(Share::ZERO.0)))
        })
    }

    /// Pillars, or groups of pillar 3, in the order in which they are tried.
    #[must_use]
    pub fn turns(&self, book: &Rulebook, company: &str) -> Vec<Turn> {
        let method = book.selection.as_ref().map_or(&Method::LargestShortfall, |s| &s.method);
        if let Method::Rounds(sequence) = method {
            let start = self.counts(company).total as usize % sequence.len().max(1);
            let mut turns: Vec<Turn> = Vec::new();
            for turn in sequence[start..].iter().chain(&sequence[..start]) {
                if !turns.contains(turn) {
                    turns.push(turn.clone());
                }
            }
            return turns;
        }
        let shortfalls = self.shortfalls(book, company);
        let mut turns: Vec<(Share, Pillar)> =
            Pillar::ALL.into_iter().filter_map(|p| shortfalls[p.index()].map(|s| (s, p))).collect();
        turns.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        turns.into_iter().map(|(_, p)| Turn::Pillar(p)).collect()
    }

    /// Whose turn it is for the next dwellings of a company, when each of them goes to whoever comes first: what to
    /// expect as long as there are suitable candidates and room.
    #[must_use]
    pub fn expected(&self, book: &Rulebook, company: &str, dwellings: usize) -> Vec<Turn> {
        let mut ahead = self.clone();
        let next = |_| {
            let turn = ahead.turns(book, company).into_iter().next()?;
            ahead.count(company, turn.pillar());
            Some(turn)
        };
        (0..dwellings).map_while(next).collect()
    }

    /// The allocations of a company in a year, each beside the turn that came first when it was decided. Dwellings that
    /// are reserved have no turn, and are left out; they count for the turns after them. On one day the order is that of
    /// the register.
    #[must_use]
    pub fn retraced(register: &Register, book: &Rulebook, company: &str, year: i32) -> Vec<Retraced> {
        let mut ledger = Self::open(register, year);
        ledger.companies.clear();
        let dwelling = |past: &PastAllocation| &register.dwellings[past.dwelling as usize];
        let here =
            |past: &&PastAllocation| past.decided_on.year() == year && dwelling(past).area.company == company;
        let mut all: Vec<&PastAllocation> = register.allocations.iter().filter(here).collect();
        all.sort_by_key(|past| past.decided_on);
        let mut retraced = Vec::new();
        for past in all {
            if dwelling(past).reserved_for.is_none()
                && let Some(first) = ledger.turns(book, company).into_iter().next()
            {
                retraced.push(Retraced { first, given: past.pillar });
            }
            ledger.count(company, past.pillar);
        }
        retraced
    }

    /// Whether the stock of a municipality has room for one more target-group allocation.
    #[must_use]
    pub fn stock_has_room(&self, book: &Rulebook, municipality: Nis) -> bool {
        let stock = self.stock(municipality);
        book.stock_cap.as_ref().is_none_or(|cap| cap.has_room(stock.dwellings, stock.reserved, stock.given))
    }

    /// The groups with a yearly number where a dwelling stands, largest shortfall first; equal: order of the
    /// regulation. Empty when no area of the regulation speaks of the place.
    #[must_use]
    pub fn group_turns(&self, book: &Rulebook, register: &Register, at: &Area) -> Vec<GroupTurn> {
        let numbered = book.groups.iter().filter_map(|g| Some((g, g.yearly?)));
        let place: Option<NumbersAt> = match &book.apportionment {
            Some(apportionment) => match apportionment.at(at) {
                Some(place) => Some(place),
                None => return Vec::new(),
            },
            None => None,
        };
        let covers = |area: &Area| place.as_ref().is_none_or(|p| p.covers(area));
        let mut turns: Vec<GroupTurn> = Vec::new();
        for (position, (group, yearly)) in numbered.enumerate() {
            let number = place.as_ref().map_or(yearly, |p| p.number(position));
            let Some(code) = register.group(&group.code) else { continue };
            let count = self.groups.iter().filter(|(area, g)| *g == code && covers(area)).count() as u32;
            turns.push(GroupTurn {
                code: group.code.clone(),
                group: code,
                number,
                count,
                shortfall: Share::ZERO,
            });
        }
        let sum: i64 = turns.iter().map(|t| i64::from(t.number)).sum();
        let given: u32 = turns.iter().map(|t| t.count).sum();
        if sum > 0 {
            for turn in &mut turns {
                let share = Share(num_rational::Ratio::new(i64::from(turn.number), sum));
                turn.shortfall = share.shortfall(given, turn.count);
            }
        }
        turns.sort_by_key(|t| std::cmp::Reverse(t.shortfall));
        turns
    }
}
