//! How many registrations each thing to start from gives, remembered for a while.
//!
//! Only the choice of a plan hangs on these numbers, never what is found; so they may be old, and of another database of
//! the same program. What was typed is not remembered, only a hash of it.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::{LazyLock, Mutex, PoisonError};

use sea_orm::ConnectionTrait;

use super::Query;
use super::conditions::Start;
use crate::Error;
use crate::register::sql::Sql;

/// A number counted up to a bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Size {
    /// What is counted.
    pub start: Start,
    /// How many.
    pub count: i64,
    /// Up to how many was counted; when `count` is as much, there may be any number.
    pub bound: i64,
}

impl Size {
    /// Whether it was counted to the end.
    pub(super) fn is_exact(self) -> bool {
        self.count < self.bound
    }
}

/// How often a number is used before it is counted again.
const USES: u32 = 200;

/// Numbers that are remembered.
const REMEMBERED: usize = 20_000;

struct Known {
    count: i64,
    bound: i64,
    uses: u32,
}

#[derive(Default)]
struct Memory {
    hasher: RandomState,
    known: HashMap<u64, Known>,
}

static MEMORY: LazyLock<Mutex<Memory>> = LazyLock::new(Mutex::default);

impl Memory {
    fn recall(&mut self, name: &str, bound: i64) -> Option<(i64, i64)> {
        let key = self.hasher.hash_one(name);
        let known = self.known.get_mut(&key)?;
        known.uses += 1;
        let enough = known.count < known.bound || known.bound >= bound;
        (enough && known.uses <= USES).then_some((known.count, known.bound))
    }

    fn keep(&mut self, name: &str, count: i64, bound: i64) {
        if self.known.len() >= REMEMBERED {
            self.known.clear();
        }
        let key = self.hasher.hash_one(name);
        self.known.insert(key, Known { count, bound, uses: 0 });
    }
}

fn with_memory<T>(use_it: impl FnOnce(&mut Memory) -> T) -> T {
    use_it(&mut MEMORY.lock().unwrap_or_else(PoisonError::into_inner))
}

/// How many registrations each start gives, counted up to a bound.
pub(super) async fn sizes<C: ConnectionTrait>(
    conn: &C,
    query: &Query,
    starts: &[Start],
    bound: i64,
) -> Result<Vec<Size>, Error> {
    let mut sizes = Vec::with_capacity(starts.len());
    let mut unknown = Vec::new();
    for &start in starts {
        let name = format!("{:?} {}", conn.get_database_backend(), start.name(query));
        match with_memory(|memory| memory.recall(&name, bound)) {
            Some((count, bound)) => sizes.push(Size { start, count, bound }),
            None => unknown.push((start, name)),
        }
    }
    if unknown.is_empty() {
        return Ok(sizes);
    }
    let mut sql = Sql::new(conn);
    for (place, (start, _)) in unknown.iter().enumerate() {
        sql.text(if place == 0 { "SELECT " } else { ", " }).text("(SELECT count(*) FROM (");
        start.ids(&mut sql, query, Some(bound));
        sql.text(") c)");
    }
    let Some(row) = sql.one(conn).await? else { return Ok(sizes) };
    for (place, (start, name)) in unknown.into_iter().enumerate() {
        let count = row.try_get_by_index::<i64>(place)?;
        with_memory(|memory| memory.keep(&name, count, bound));
        sizes.push(Size { start, count, bound });
    }
    Ok(sizes)
}
