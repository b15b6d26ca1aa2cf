//! The whole register as it was when the index was made, packed: files by their place in the order of names.

use std::collections::HashMap;

use sea_orm::ConnectionTrait;

use super::entry::{self, Emergency, Entry, Parts, Party, State};
use crate::Error;
use crate::register::fold::after_all;

/// Many texts in one.
#[derive(Default)]
struct Texts {
    text: String,
    ends: Vec<u32>,
}

impl Texts {
    fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.ends.push(narrow(self.text.len()));
    }

    fn get(&self, place: usize) -> &str {
        let start = if place == 0 { 0 } else { self.ends[place - 1] as usize };
        &self.text[start..self.ends[place] as usize]
    }

    fn len(&self) -> usize {
        self.ends.len()
    }

    /// How many come before `text`, when they are in order.
    fn before(&self, text: &str) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.get(middle) < text { low = middle + 1 } else { high = middle }
        }
        low
    }
}

/// A place in a list of fewer than four thousand million.
fn narrow(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// Files by rank: their place in the order of names, then ids.
#[derive(Default)]
pub(super) struct Base {
    ids: Vec<i64>,
    names: Texts,
    states: Vec<State>,
    /// Municipalities of preference and persons of each file.
    counts: Vec<(u32, u32)>,
    /// Emergency accesses, by id of the file: there are few.
    emergencies: HashMap<i64, Vec<Emergency>>,
    parties: Vec<Party>,
    /// Where the parties of each file end.
    parties_end: Vec<u32>,
    /// Every word there is, in order.
    words: Texts,
    /// Ranks of the files with each word.
    ranks: Vec<u32>,
    /// Where the ranks of each word end.
    ranks_end: Vec<u32>,
    /// Ranks in the order of ids.
    by_id: Vec<u32>,
}

/// What is kept of a file.
struct Gist {
    name: Box<str>,
    id: i64,
    state: State,
    counts: (u32, u32),
    parties: Vec<Party>,
    emergencies: Vec<Emergency>,
}

/// What is gathered of the files before their rank is known.
#[derive(Default)]
struct Gathered {
    files: Vec<Gist>,
    words: HashMap<String, u32>,
    /// Word and file.
    pairs: Vec<(u32, u32)>,
}

impl Gathered {
    fn add(&mut self, entry: Entry) {
        let file = narrow(self.files.len());
        for word in &entry.words {
            let next = narrow(self.words.len());
            let word = *self.words.entry(word.clone()).or_insert(next);
            self.pairs.push((word, file));
        }
        let Entry { id, name, state, parties, emergencies, municipalities, persons, .. } = entry;
        self.files.push(Gist { name, id, state, counts: (municipalities, persons), parties, emergencies });
    }

    fn packed(self) -> Base {
        let mut base = Base::default();
        let mut order: Vec<u32> = (0..narrow(self.files.len())).collect();
        let key = |file: &u32| {
            let gist = &self.files[*file as usize];
            (&gist.name, gist.id)
        };
        order.sort_unstable_by(|a, b| key(a).cmp(&key(b)));
        let mut rank_of = vec![0; order.len()];
        for (rank, &file) in order.iter().enumerate() {
            rank_of[file as usize] = narrow(rank);
            let gist = &self.files[file as usize];
            base.ids.push(gist.id);
            base.names.push(&gist.name);
            base.states.push(gist.state);
            base.counts.push(gist.counts);
            base.parties.extend(&gist.parties);
            if !gist.emergencies.is_empty() {
                base.emergencies.insert(gist.id, gist.emergencies.clone());
            }
            base.parties_end.push(narrow(base.parties.len()));
        }
        base.by_id = (0..narrow(base.ids.len())).collect();
        base.by_id.sort_unstable_by_key(|&rank| base.ids[rank as usize]);
        let mut words: Vec<(String, u32)> = self.words.into_iter().collect();
        words.sort_unstable();
        let mut place_of = vec![0; words.len()];
        for (place, (word, number)) in words.iter().enumerate() {
            place_of[*number as usize] = narrow(place);
            base.words.push(word);
        }
        let mut pairs: Vec<(u32, u32)> = self
            .pairs
            .into_iter()
            .map(|(word, file)| (place_of[word as usize], rank_of[file as usize]))
            .collect();
        pairs.sort_unstable();
        base.ranks_end = vec![0; base.words.len()];
        for (word, rank) in pairs {
            base.ranks.push(rank);
            base.ranks_end[word as usize] = narrow(base.ranks.len());
        }
        base
    }
}

impl Base {
    /// Reads the whole register.
    pub(super) async fn read<C: ConnectionTrait>(conn: &C, parts: &Parts) -> Result<Self, Error> {
        let mut gathered = Gathered::default();
        let mut last = i64::MIN;
        loop {
            let entries = entry::after(conn, last, parts).await?;
            let Some(end) = entries.iter().map(|entry| entry.id).max() else { break };
            last = end;
            entries.into_iter().for_each(|entry| gathered.add(entry));
        }
        Ok(tokio::task::spawn_blocking(move || gathered.packed()).await.unwrap_or_default())
    }

    /// How many files there are.
    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }

    /// The id of a file.
    pub(super) fn id(&self, rank: usize) -> i64 {
        self.ids[rank]
    }

    /// What a file is put in order by.
    pub(super) fn key(&self, rank: usize) -> (&str, i64) {
        (self.names.get(rank), self.ids[rank])
    }

    /// Municipalities of preference, and persons.
    pub(super) fn counts(&self, rank: usize) -> (u32, u32) {
        self.counts[rank]
    }

    pub(super) fn emergencies(&self, rank: usize) -> &[Emergency] {
        if self.emergencies.is_empty() {
            return &[];
        }
        self.emergencies.get(&self.ids[rank]).map_or(&[], Vec::as_slice)
    }

    pub(super) fn state(&self, rank: usize) -> State {
        self.states[rank]
    }

    pub(super) fn parties(&self, rank: usize) -> &[Party] {
        let start = if rank == 0 { 0 } else { self.parties_end[rank - 1] as usize };
        &self.parties[start..self.parties_end[rank] as usize]
    }

    /// The rank of a file, if it was there.
    pub(super) fn rank(&self, id: i64) -> Option<usize> {
        let place = self.by_id.binary_search_by_key(&id, |&rank| self.ids[rank as usize]).ok()?;
        Some(self.by_id[place] as usize)
    }

    /// How many files come before this key.
    pub(super) fn before(&self, key: (&str, i64)) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.key(middle) < key { low = middle + 1 } else { high = middle }
        }
        low
    }

    /// The ranks of the files with a word that begins so, some of them more than once.
    pub(super) fn beginning(&self, word: &str) -> &[u32] {
        let (first, end) = (self.words.before(word), self.words.before(&after_all(word)));
        let end_of = |words: usize| if words == 0 { 0 } else { self.ranks_end[words - 1] as usize };
        &self.ranks[end_of(first)..end_of(end)]
    }
}
