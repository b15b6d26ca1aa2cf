//! Files that a search finds in the index.

use std::collections::HashMap;
use std::sync::Arc;

use super::base::Base;
use super::beside;
use super::entry::{Emergency, Entry, Parts, Party, State};
use crate::register::fold::after_all;
use crate::register::reach::{Files, Reach, Whom};
use crate::register::search::{From, Page, Query};

/// Files that a search finds, and which of them the reader may see.
pub(super) struct Hits<'i> {
    base: &'i Base,
    /// The ranks with all words, a bit each; files that changed since are not among them.
    ranks: Vec<u64>,
    /// Files that changed since and have all words, within reach, in order.
    changed: Vec<&'i Entry>,
    all_changed: &'i HashMap<i64, Option<Arc<Entry>>>,
    sight: Sight<'i>,
}

/// A file that was found, and what the index has counted of it.
#[derive(Clone, Copy)]
pub(super) struct Hit {
    pub id: i64,
    /// Municipalities of preference.
    pub municipalities: u32,
    /// Persons in the household.
    pub persons: u32,
}

/// What the reader may see.
struct Sight<'i> {
    /// None: everything.
    files: Option<&'i Files>,
    /// Organisation, parts (a bit each) and whom of each way.
    ways: Vec<(i64, u64, Whom)>,
    merged: bool,
    erased: bool,
}

impl Sight<'_> {
    fn holds(&self, state: State, parties: &[Party], emergencies: &[Emergency]) -> bool {
        let open = match (self.merged, self.erased) {
            (false, false) => !state.merged && !state.erased,
            (true, false) => !state.erased,
            (false, true) => !state.merged || state.erased,
            (true, true) => true,
        };
        let Some(files) = self.files.filter(|_| open) else { return open };
        let plays = |&(organisation, parts, whom): &(i64, u64, Whom)| {
            parties.iter().any(|party| {
                party.organisation == organisation
                    && parts >> party.part & 1 == 1
                    && (whom == Whom::Ever
                        || party.from <= files.today && party.to.is_none_or(|day| day >= files.today))
                    && match whom {
                        Whom::Ever | Whom::Anyone => true,
                        Whom::OpenOrMe => party.account == 0 || party.account == files.account,
                        Whom::Me => party.account == files.account,
                    }
            })
        };
        let opened = |emergency: &Emergency| {
            emergency.account == files.account
                && emergency.until > files.now
                && files.emergency.contains(&emergency.organisation)
        };
        self.ways.iter().any(plays) || emergencies.iter().any(opened)
    }
}

impl Sight<'_> {
    fn sees(&self, entry: &Entry) -> bool {
        self.holds(entry.state, &entry.parties, &entry.emergencies)
    }
}

impl<'i> Hits<'i> {
    pub(super) fn new(
        base: &'i Base,
        changed: &'i HashMap<i64, Option<Arc<Entry>>>,
        query: &'i Query,
        parts: &Parts,
    ) -> Self {
        let files = match &query.reach {
            Reach::Files(files) => Some(files),
            Reach::Nothing | Reach::Everything => None,
        };
        let ways = files.into_iter().flat_map(Files::ways);
        let ways = ways.map(|way| (way.organisation, parts.bits(&way.parts), way.whom)).collect();
        let (merged, erased) = query.states();
        let sight = Sight { files, ways, merged, erased };
        let mut hits =
            Self { base, ranks: ranks(base, query), changed: Vec::new(), all_changed: changed, sight };
        for rank in changed.keys().filter_map(|id| base.rank(*id)) {
            hits.ranks[rank / 64] &= !(1 << (rank % 64));
        }
        let sight = &hits.sight;
        hits.changed = changed
            .values()
            .flatten()
            .map(|entry| &**entry)
            .filter(|entry| sight.sees(entry) && has_all(entry, query))
            .collect();
        hits.changed.sort_unstable_by_key(|entry| (&entry.name, entry.id));
        hits
    }

    fn within(&self, rank: usize) -> bool {
        self.sight.holds(self.base.state(rank), self.base.parties(rank), self.base.emergencies(rank))
    }

    /// Where the page begins.
    pub(super) fn from(&self, query: &Query) -> From {
        let whole = From { beside: None, backward: query.page == Page::Last };
        let Some(id) = beside(query.page) else { return whole };
        let name = match self.all_changed.get(&id) {
            Some(None) => None,
            Some(Some(entry)) => self.sight.sees(entry).then_some(entry.name.as_ref()),
            None => self.base.rank(id).filter(|&rank| self.within(rank)).map(|rank| self.base.key(rank).0),
        };
        let backward = matches!(query.page, Page::Before(_));
        name.map_or(whole, |name| From { beside: Some((name.into(), id)), backward })
    }

    /// The page and one more where there is one, in the order of the list.
    pub(super) fn page(&self, from: &From, query: &Query) -> Vec<Hit> {
        let most = usize::try_from(query.limit()).unwrap_or(usize::MAX).saturating_add(1);
        let downward = from.backward != query.order.descending;
        let edge = from.name().map(|(name, id)| (name.to_owned(), id));
        let edge = edge.as_ref().map(|(name, id)| (name.as_str(), *id));
        let changed = self.changed.iter().map(|entry| {
            let hit = Hit { id: entry.id, municipalities: entry.municipalities, persons: entry.persons };
            ((&*entry.name, entry.id), hit)
        });
        let stored = |rank| {
            let (municipalities, persons) = self.base.counts(rank);
            (self.base.key(rank), Hit { id: self.base.id(rank), municipalities, persons })
        };
        let hits = if downward {
            let end = edge.map_or(self.base.len(), |edge| self.base.before(edge));
            let ranks = self.ranks_before(end).filter(|&rank| self.within(rank));
            let stored = ranks.take(most).map(stored);
            let changed = changed.rev().filter(|(key, _)| edge.is_none_or(|edge| *key < edge));
            first(stored, changed, most, |a, b| a > b)
        } else {
            let start = edge.map_or(0, |(name, id)| self.base.before((name, id.saturating_add(1))));
            let ranks = self.ranks_from(start).filter(|&rank| self.within(rank));
            let stored = ranks.take(most).map(stored);
            let changed = changed.filter(|(key, _)| edge.is_none_or(|edge| *key > edge));
            first(stored, changed, most, |a, b| a < b)
        };
        if from.backward { hits.into_iter().rev().collect() } else { hits }
    }

    /// How many there are, counted up to `most`.
    pub(super) fn count(&self, most: i64) -> i64 {
        let most = usize::try_from(most).unwrap_or(0);
        let stored = self.ranks_from(0).filter(|&rank| self.within(rank));
        let count = self.changed.len() + stored.take(most.saturating_sub(self.changed.len())).count();
        i64::try_from(count.min(most)).unwrap_or(i64::MAX)
    }

    /// The ranks that were found, from this one on.
    fn ranks_from(&self, start: usize) -> impl Iterator<Item = usize> + '_ {
        let words = self.ranks.iter().enumerate().skip(start / 64);
        words.flat_map(move |(place, &bits)| {
            let bits = if place == start / 64 { bits & (u64::MAX << (start % 64)) } else { bits };
            Ones(bits).map(move |bit| place * 64 + bit as usize)
        })
    }

    /// The ranks that were found before this one, the last first.
    fn ranks_before(&self, end: usize) -> impl Iterator<Item = usize> + '_ {
        let words = self.ranks.iter().enumerate().take(end.div_ceil(64)).rev();
        words.flat_map(move |(place, &bits)| {
            let bits = if place == end / 64 { bits & !(u64::MAX << (end % 64)) } else { bits };
            OnesDown(bits).map(move |bit| place * 64 + bit as usize)
        })
    }
}

type Keyed<'a> = ((&'a str, i64), Hit);

/// The first of two lists that are in order, merged.
fn first<'a>(
    one: impl Iterator<Item = Keyed<'a>>,
    other: impl Iterator<Item = Keyed<'a>>,
    most: usize,
    comes_first: impl Fn((&str, i64), (&str, i64)) -> bool,
) -> Vec<Hit> {
    let (mut one, mut other) = (one.peekable(), other.peekable());
    let mut hits = Vec::new();
    while hits.len() < most {
        let take_one = match (one.peek(), other.peek()) {
            (Some((a, _)), Some((b, _))) => comes_first(*a, *b),
            (Some(_), None) => true,
            (None, _) => false,
        };
        let next = if take_one { one.next() } else { other.next() };
        let Some((_, hit)) = next else { break };
        hits.push(hit);
    }
    hits
}

/// The ranks with all words of a search, a bit each.
fn ranks(base: &Base, query: &Query) -> Vec<u64> {
    let size = base.len().div_ceil(64);
    let mut all: Option<Vec<u64>> = None;
    for word in &query.words {
        let mut bits = vec![0_u64; size];
        for &rank in base.beginning(word) {
            bits[rank as usize / 64] |= 1 << (rank % 64);
        }
        match &mut all {
            None => all = Some(bits),
            Some(all) => all.iter_mut().zip(bits).for_each(|(all, bits)| *all &= bits),
        }
    }
    all.unwrap_or_else(|| {
        let mut bits = vec![u64::MAX; size];
        if let Some(last) = bits.last_mut().filter(|_| !base.len().is_multiple_of(64)) {
            *last = !(u64::MAX << (base.len() % 64));
        }
        bits
    })
}

fn has_all(entry: &Entry, query: &Query) -> bool {
    query.words.iter().all(|word| {
        let end = after_all(word);
        entry.words.iter().any(|own| own >= word && *own < end)
    })
}

/// The bits of a word that are set, the lowest first.
struct Ones(u64);

impl Iterator for Ones {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let bit = (self.0 != 0).then(|| self.0.trailing_zeros())?;
        self.0 &= self.0 - 1;
        Some(bit)
    }
}

/// The same, the highest first.
struct OnesDown(u64);

impl Iterator for OnesDown {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let bit = (self.0 != 0).then(|| 63 - self.0.leading_zeros())?;
        self.0 &= !(1 << bit);
        Some(bit)
    }
}
