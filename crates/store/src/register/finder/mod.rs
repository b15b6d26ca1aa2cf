//! An index in memory of what registrations are found by: names, numbers, who takes part.
//!
//! It answers what a search asks most, and is never the last word: every row that is shown is read from the database
//! again, within the reader's reach. It holds no more than a list needs to be put in order, lives only in memory, and follows the database: every search
//! looks first whether the register moved on, and reads what did. What it cannot answer, the database does.

mod base;
mod changes;
mod entry;
mod hits;

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use sea_orm::{ConnectionTrait, FromQueryResult};

use super::reach::Reach;
use super::search::{self, By, Filter, Found, Page, Query, Row};
use super::sql::Sql;
use crate::{Error, Store};
use base::Base;
use changes::Since;
use entry::{Entry, Parts};
use hits::{Hit, Hits};

pub(crate) use changes::{Changes, write};

/// Files that changed since the index was made, before it is made again.
const MOST_CHANGED: usize = 2000;

/// The index of one office. Cheap to clone.
#[derive(Clone, Default)]
pub struct Finder(Arc<Kept>);

#[derive(Default)]
struct Kept {
    now: RwLock<Option<Arc<Index>>>,
    parts: Parts,
    busy: AtomicBool,
}

/// The index as of one version of the register.
struct Index {
    version: i64,
    base: Arc<Base>,
    /// Files that changed since the base was made; none: gone.
    changed: HashMap<i64, Option<Arc<Entry>>>,
}

/// A page of what was found, and how many there are in all, counted so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// The page.
    pub found: Found,
    /// How many there are, counted up to what was asked.
    pub count: i64,
}

impl std::fmt::Debug for Finder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Finder")
    }
}

impl Finder {
    /// Finds a page and counts up to `most`: by the index where it can, else by the database.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn find(&self, store: &Store, query: &Query, most: i64) -> Result<Answer, Error> {
        if let Some(answer) = self.quick(store, query, most).await? {
            return Ok(answer);
        }
        let found = search::list(store.reader(), query).await?;
        if found.before.is_none() && found.after.is_none() {
            let count = i64::try_from(found.rows.len()).unwrap_or(i64::MAX).min(most);
            return Ok(Answer { found, count });
        }
        let count = search::count_up_to(store.reader(), query, most).await?;
        Ok(Answer { found, count })
    }

    /// The same by the index alone; none when it is not made yet or the search asks for more than it holds.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn quick(&self, store: &Store, query: &Query, most: i64) -> Result<Option<Answer>, Error> {
        if !answers(query) {
            return Ok(None);
        }
        let Some(index) = self.current(store).await? else { return Ok(None) };
        let (from, hits, count) = {
            let hits = Hits::new(&index.base, &index.changed, query, &self.0.parts);
            let from = hits.from(query);
            let page = hits.page(&from, query);
            (from, page, hits.count(most))
        };
        let rows = rows(store.reader(), query, &hits).await?;
        // Somebody changed one of them in this very moment.
        let Some(rows) = rows else { return Ok(None) };
        Ok(Some(Answer { found: from.found(rows, query.limit()), count }))
    }

    /// Makes the index in the background, unless it is being made.
    pub fn warm(&self, store: &Store) {
        if self.0.busy.swap(true, Ordering::AcqRel) {
            return;
        }
        let (finder, store) = (self.clone(), store.clone());
        tokio::spawn(async move {
            let busy = Busy(&finder.0.busy);
            if let Err(error) = finder.make(&store).await {
                tracing::warn!(%error, "the index of the register could not be made");
            }
            drop(busy);
        });
    }

    /// Makes the index, or brings it up to date, and waits for it.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn ready(&self, store: &Store) -> Result<(), Error> {
        match self.caught_up(store).await? {
            Some(_) => Ok(()),
            None => self.make(store).await,
        }
    }

    async fn make(&self, store: &Store) -> Result<(), Error> {
        let snapshot = store.snapshot().await?;
        let version = super::version(&snapshot).await?;
        let base = Arc::new(Base::read(&snapshot, &self.0.parts).await?);
        snapshot.rollback().await?;
        self.keep(Index { version, base, changed: HashMap::new() });
        Ok(())
    }

    fn keep(&self, index: Index) -> Arc<Index> {
        let mut now = self.0.now.write().unwrap_or_else(PoisonError::into_inner);
        match &*now {
            // A register that was put back may be at a lower version: then it is another base.
            Some(kept) if kept.version > index.version && Arc::ptr_eq(&kept.base, &index.base) => {
                kept.clone()
            }
            _ => {
                let index = Arc::new(index);
                *now = Some(index.clone());
                index
            }
        }
    }

    /// The index as the register is now; when there is none, one is begun.
    async fn current(&self, store: &Store) -> Result<Option<Arc<Index>>, Error> {
        let index = self.caught_up(store).await?;
        if index.as_ref().is_none_or(|index| index.changed.len() > MOST_CHANGED) {
            self.warm(store);
        }
        Ok(index)
    }

    async fn caught_up(&self, store: &Store) -> Result<Option<Arc<Index>>, Error> {
        let kept = self.0.now.read().unwrap_or_else(PoisonError::into_inner).clone();
        let Some(kept) = kept else { return Ok(None) };
        let version = super::version(store.reader()).await?;
        if kept.version == version {
            return Ok(Some(kept));
        }
        let ids = match changes::since(store.reader(), kept.version, version).await? {
            Since::Unknown => return Ok(None),
            Since::These(ids) if ids.len() + kept.changed.len() > 2 * MOST_CHANGED => return Ok(None),
            Since::These(ids) => ids,
        };
        let mut changed = kept.changed.clone();
        changed.extend(ids.iter().map(|id| (*id, None)));
        for entry in entry::of(store.reader(), &ids, &self.0.parts).await? {
            changed.insert(entry.id, Some(Arc::new(entry)));
        }
        Ok(Some(self.keep(Index { version, base: kept.base.clone(), changed })))
    }
}

/// Says that the work is over, also when it breaks off.
struct Busy<'a>(&'a AtomicBool);

impl Drop for Busy<'_> {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Release);
    }
}

/// Whether the index holds everything that a search asks about.
fn answers(query: &Query) -> bool {
    let Filter { merged, erased, .. } = query.filter;
    let plain = query.filter == Filter { merged, erased, ..Filter::default() };
    plain
        && query.order.by == By::Name
        && query.also.is_empty()
        && !query.hopeless()
        && match &query.reach {
            Reach::Nothing => false,
            Reach::Everything => true,
            Reach::Files(files) => files.by_parties_alone(),
        }
}

/// The rows to show, in this order, read within the reader's reach; none when one of them is no longer there.
async fn rows<C: ConnectionTrait>(conn: &C, query: &Query, hits: &[Hit]) -> Result<Option<Vec<Row>>, Error> {
    if hits.is_empty() {
        return Ok(Some(Vec::new()));
    }
    let mut sql = Sql::new(conn);
    // What is counted stands in the index.
    sql.text("SELECT ")
        .text(search::SHOWN)
        .text(", CAST(0 AS BIGINT) AS municipalities, CAST(0 AS BIGINT) AS persons");
    sql.text(" FROM registration r WHERE r.id IN ").list(hits.iter().map(|hit| hit.id));
    query.state(sql.text(" AND "));
    query.within_reach(&mut sql, false, "r.id");
    let mut read = HashMap::with_capacity(hits.len());
    for row in sql.all(conn).await? {
        let row = Row::from_query_result(&row, "")?;
        read.insert(row.id, row);
    }
    let row = |hit: &Hit| {
        let (municipalities, persons) = (hit.municipalities.into(), hit.persons.into());
        Some(Row { municipalities, persons, ..read.remove(&hit.id)? })
    };
    Ok(hits.iter().map(row).collect())
}

/// Where a page begins, when it is not the first or the last.
fn beside(page: Page) -> Option<i64> {
    match page {
        Page::After(id) | Page::Before(id) => Some(id),
        Page::First | Page::Last => None,
    }
}
