//! The whole register at one moment, compiled under the regulation of one day, with the rankings asked so far.

use crate::Refusal;
use crate::law::Law;
use crate::office::{No, Office};
use crate::rank::{self, Loaded, Request};
use crate::registry;
use chrono::{DateTime, NaiveDate, Utc};
use domain::{DwellingId, Pillar, ReasonCode, Register, RegistrationNumber};
use rules::{Decision, Engine, Ranking};
use self_cell::self_cell;
use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

/// Rankings that are kept, of the dwellings that were looked at last.
const KEPT: usize = 8;

type Compiled<'l> = Engine<'l>;

self_cell!(
    /// A register and law, with the rules compiled for them.
    struct Ready {
        owner: Loaded,
        #[covariant]
        dependent: Compiled,
    }
);

/// Everything a ranking needs, as it was at one moment. Never changes: what is shown from one of these belongs together.
pub struct Snapshot {
    /// Version of the register data.
    pub version: i64,
    /// The day for which the rules were compiled.
    pub day: NaiveDate,
    /// The moment at which the register was read.
    pub read_at: DateTime<Utc>,
    ready: Ready,
    /// Row ids of the candidates, by position.
    ids: Vec<i64>,
    standings: Mutex<VecDeque<(Key, Arc<Standing>)>>,
}

type Key = (String, Option<Pillar>);

/// Everybody considered for one dwelling, and what the ledger said.
#[derive(Debug)]
pub struct Standing {
    /// What the ledger decided, when it was asked.
    pub decision: Option<Decision>,
    /// Whether anybody fits in the pillars that were tried.
    pub anybody: bool,
    /// The order, and the reasons of the others.
    pub ranking: Ranking,
    /// How many have each reason, most frequent first.
    pub counts: Vec<(ReasonCode, usize)>,
}

impl std::fmt::Debug for Snapshot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Snapshot(version {}, {})", self.version, self.day)
    }
}

impl Snapshot {
    /// Reads the register and compiles the rules of a day for it. `now` is the moment at which reading begins.
    ///
    /// # Errors
    /// When the database cannot be read, or no regulation can be used on the day.
    pub async fn make(office: &Office, day: NaiveDate, now: DateTime<Utc>) -> Result<Self, No> {
        let law = office.law(day)?;
        let codes = registry::group_codes(&law);
        let (loaded, version) = store::register::load::parts(office.store.reader(), &codes).await?;
        let made = tokio::task::spawn_blocking(move || Self::compile(loaded, law, version, day, now));
        made.await.map_err(|error| No::Broken(error.to_string()))?
    }

    fn compile(
        loaded: store::register::load::Loaded,
        law: Arc<Law>,
        version: i64,
        day: NaiveDate,
        now: DateTime<Utc>,
    ) -> Result<Self, No> {
        let store::register::load::Loaded { parts, ids } = loaded;
        let candidate = |place: &u32| &parts.candidates[*place as usize];
        let mut order: Vec<u32> = (0..ids.len() as u32).collect();
        order.sort_unstable_by(|a, b| {
            let (a, b) = (candidate(a), candidate(b));
            (a.registered_on, &a.number).cmp(&(b.registered_on, &b.number))
        });
        let ids = order.into_iter().map(|old| ids[old as usize]).collect();
        let register = Register::assemble(parts);
        let (registry, mapping, warnings) = (PathBuf::new(), None, law.warnings.clone());
        let owner = Loaded { law, register, registry, mapping, warnings };
        let ready = Ready::try_new(owner, |owner| rank::engine(owner, day, None)).map_err(told)?;
        Ok(Self { version, day, read_at: now, ready, ids, standings: Mutex::default() })
    }

    /// Whether this is what the database holds at a version, under a law on a day.
    #[must_use]
    pub fn is_of(&self, version: i64, day: NaiveDate, law: &Law) -> bool {
        self.version == version && self.day == day && self.law().regulation_hash == law.regulation_hash
    }

    /// The law.
    #[must_use]
    pub fn law(&self) -> &Law {
        &self.ready.borrow_owner().law
    }

    /// The register with its law.
    #[must_use]
    pub fn loaded(&self) -> &Loaded {
        self.ready.borrow_owner()
    }

    /// The compiled rules.
    #[must_use]
    pub fn engine(&self) -> &Engine<'_> {
        self.ready.borrow_dependent()
    }

    /// Row id of the candidate at a position.
    #[must_use]
    pub fn id(&self, position: usize) -> i64 {
        self.ids[position]
    }

    /// Position of the candidate with a number.
    #[must_use]
    pub fn position(&self, number: &str) -> Option<usize> {
        self.loaded().register.position(&RegistrationNumber::from(number))
    }

    /// Whether a dwelling is in it.
    #[must_use]
    pub fn has(&self, dwelling: &str) -> bool {
        self.loaded().register.dwelling(&DwellingId::from(dwelling)).is_some()
    }

    /// Everybody for a dwelling; worked out once for each that was looked at lately.
    ///
    /// # Errors
    /// [`No::NotFound`] when the register has no such dwelling, or the regulation no such pillar.
    pub fn standing(&self, dwelling: &str, pillar: Option<Pillar>) -> Result<Arc<Standing>, No> {
        let key: Key = (dwelling.to_owned(), pillar);
        let found = |kept: &VecDeque<(Key, Arc<Standing>)>| {
            kept.iter().find(|(other, _)| *other == key).map(|(_, standing)| standing.clone())
        };
        if let Some(standing) = found(&self.standings.lock().unwrap_or_else(PoisonError::into_inner)) {
            return Ok(standing);
        }
        let standing = Arc::new(self.work_out(dwelling, pillar)?);
        let mut kept = self.standings.lock().unwrap_or_else(PoisonError::into_inner);
        if found(&kept).is_none() {
            kept.truncate(KEPT - 1);
            kept.push_front((key, standing.clone()));
        }
        Ok(standing)
    }

    fn work_out(&self, dwelling: &str, pillar: Option<Pillar>) -> Result<Standing, No> {
        let law = &self.law().parsed;
        let request = Request {
            regulation: PathBuf::from(&law.file),
            reference: None,
            on: self.day,
            seed: None,
            dwelling: dwelling.to_owned(),
            pillar,
        };
        let ranked = rank::rank(self.loaded(), self.engine(), &request).map_err(|_| No::NotFound)?;
        let mut each = [0_usize; 32];
        for reasons in &ranked.ranking.reasons {
            let mut left = reasons.0;
            while left != 0 {
                each[left.trailing_zeros() as usize] += 1;
                left &= left - 1;
            }
        }
        let all = domain::Reasons(u32::MAX).iter();
        let mut counts: Vec<(ReasonCode, usize)> =
            all.map(|reason| (reason, each[reason.bit() as usize])).filter(|(_, count)| *count > 0).collect();
        counts.sort_by_key(|(reason, count)| (std::cmp::Reverse(*count), *reason));
        Ok(Standing { decision: ranked.decision, anybody: ranked.anybody, ranking: ranked.ranking, counts })
    }
}

/// A refusal of the rules, for the technical log.
fn told(refusal: Refusal) -> No {
    match refusal {
        Refusal::BadInput(faults) => {
            let words = crate::words::Words::new(crate::words::Language::English);
            No::Broken(faults.iter().map(|fault| words.fault(fault)).collect::<Vec<_>>().join("; "))
        }
        other => No::Broken(other.to_string()),
    }
}
