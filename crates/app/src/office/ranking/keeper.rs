//! Keeps the latest snapshot, and makes a new one in the background when the register, the day or the regulation moved.

use super::Snapshot;
use crate::office::{No, Office};
use chrono::{DateTime, NaiveDate, Utc};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::watch;

/// The latest snapshot of an office. One is made at a time, however many ask.
pub struct Keeper {
    state: Mutex<State>,
    /// Moves whenever a snapshot was made or could not be made.
    rounds: watch::Sender<u64>,
}

#[derive(Default)]
struct State {
    latest: Option<Arc<Snapshot>>,
    busy: bool,
    failed: Option<String>,
}

impl Default for Keeper {
    fn default() -> Self {
        Self { state: Mutex::default(), rounds: watch::Sender::new(0) }
    }
}

impl std::fmt::Debug for Keeper {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keeper")
    }
}

impl Keeper {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Begins to make a snapshot, unless one is being made.
    fn begin(office: &Office, day: NaiveDate, now: DateTime<Utc>) {
        let keeper = office.ranking.clone();
        if std::mem::replace(&mut keeper.state().busy, true) {
            return;
        }
        let office = office.clone();
        tokio::spawn(async move {
            let mut round = Round(Some(keeper));
            let made = Snapshot::make(&office, day, now).await;
            round.end(made);
        });
    }
}

/// The making of one snapshot; also ends when it breaks off.
struct Round(Option<Arc<Keeper>>);

impl Round {
    fn end(&mut self, made: Result<Snapshot, No>) {
        let Some(keeper) = self.0.take() else { return };
        {
            let mut state = keeper.state();
            state.busy = false;
            match made {
                Ok(snapshot) => (state.latest, state.failed) = (Some(Arc::new(snapshot)), None),
                Err(no) => state.failed = Some(no.to_string()),
            }
        }
        keeper.rounds.send_modify(|round| *round += 1);
    }
}

impl Drop for Round {
    fn drop(&mut self) {
        self.end(Err(No::Broken("making a snapshot broke off".to_owned())));
    }
}

/// A snapshot, and whether the register has moved on since.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The snapshot.
    pub snapshot: Arc<Snapshot>,
    /// Whether it is of the data as they are now; if not, a new one is being made.
    pub fresh: bool,
}

/// The snapshot of the data as they are now, waiting for it at most `patience`; else the one before it; none when there is
/// none yet.
///
/// # Errors
/// When the database cannot be reached, or there is no snapshot because making one fails.
pub async fn latest(
    office: &Office,
    day: NaiveDate,
    now: DateTime<Utc>,
    patience: Duration,
) -> Result<Option<Kept>, No> {
    let law = office.law(day)?;
    let version = store::register::version(office.store.reader()).await?;
    let keeper = &office.ranking;
    let mut rounds = keeper.rounds.subscribe();
    let started = *rounds.borrow_and_update();
    let fresh = || {
        let state = keeper.state();
        let latest = state.latest.clone().filter(|latest| latest.version >= version);
        latest.filter(|latest| latest.is_of(latest.version, day, &law))
    };
    let waiting = async {
        loop {
            if let Some(snapshot) = fresh() {
                return Some(snapshot);
            }
            let failed = keeper.state().failed.is_some() && *rounds.borrow() > started;
            if failed {
                return None;
            }
            Keeper::begin(office, day, now);
            if rounds.changed().await.is_err() {
                return None;
            }
        }
    };
    // The timer counts whole milliseconds: no patience at all is not a wait of nothing.
    let waited = if patience.is_zero() {
        tokio::select! { biased; found = waiting => found, () = std::future::ready(()) => None }
    } else {
        tokio::time::timeout(patience, waiting).await.ok().flatten()
    };
    if let Some(snapshot) = waited {
        return Ok(Some(Kept { snapshot, fresh: true }));
    }
    let state = keeper.state();
    match (&state.latest, &state.failed) {
        (Some(snapshot), _) => Ok(Some(Kept { snapshot: snapshot.clone(), fresh: false })),
        (None, Some(cause)) if !state.busy => Err(No::Broken(cause.clone())),
        (None, _) => Ok(None),
    }
}

/// Makes a snapshot in the background when there is none of these data yet: for who is about to look at a ranking.
///
/// # Errors
/// As [`latest`].
pub async fn warm(office: &Office, day: NaiveDate, now: DateTime<Utc>) -> Result<(), No> {
    latest(office, day, now, Duration::ZERO).await.map(drop)
}
