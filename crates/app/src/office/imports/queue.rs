//! Rows put together by what they share, for the comparison of an import.

use std::collections::{HashMap, VecDeque};
use std::hash::Hash;

/// A place as people read it.
pub(super) fn place_of(company: &str, zone: &str, nis: &str) -> String {
    if zone.is_empty() { format!("{company} · {nis}") } else { format!("{company} · {zone} · {nis}") }
}

/// Names by id, from ids by name.
pub(super) fn turned(ids: &HashMap<String, i64>) -> HashMap<i64, String> {
    ids.iter().map(|(name, id)| (*id, name.clone())).collect()
}

/// Rows by their key, in the order in which they came.
pub(super) fn queues<K: Eq + Hash, R>(rows: Vec<R>, key: impl Fn(&R) -> K) -> HashMap<K, VecDeque<R>> {
    let mut queues: HashMap<K, VecDeque<R>> = HashMap::new();
    for row in rows {
        queues.entry(key(&row)).or_default().push_back(row);
    }
    queues
}
