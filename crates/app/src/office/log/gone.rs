//! Which lines of the log lost their details, and whether the log itself says why.

use crate::office::retention::terms::{self, Kind};
use crate::office::{No, Office};
use chrono::{DateTime, NaiveTime, Utc};
use std::collections::HashMap;
use store::audit::{self, Gone, Taking};

/// Lines read at a time.
const AT_ONCE: u64 = 5000;

/// Places between two of the log, both included, where details are gone and nothing in the log explains it: nobody erased
/// the person, and no term had run out when what is past its term was taken.
///
/// # Errors
/// When the database cannot be read.
pub async fn unexplained(office: &Office, from: i64, to: i64) -> Result<Vec<i64>, No> {
    let reader = office.store.reader();
    let reasons = Reasons::read(office).await?;
    let (mut found, mut next) = (Vec::new(), from);
    loop {
        let lines = audit::gone(reader, next, to, AT_ONCE).await?;
        let Some(last) = lines.last() else { return Ok(found) };
        next = last.seq + 1;
        found.extend(lines.iter().filter(|line| !reasons.explain(line)).map(|line| line.seq));
    }
}

/// What the log tells of taking details away.
struct Reasons {
    /// The last line that says that a person was erased, by registration.
    erased: HashMap<i64, i64>,
    /// The registration that took another in: who is erased goes with all that were merged into them.
    merged: HashMap<i64, i64>,
    /// What was past its term was taken.
    terms: Vec<Swept>,
}

/// One time that what was past its term was taken.
struct Swept {
    seq: i64,
    /// The first moment that was not past it.
    end: DateTime<Utc>,
    lines: Option<(i64, i64)>,
}

impl Reasons {
    async fn read(office: &Office) -> Result<Self, No> {
        let reader = office.store.reader();
        let (mut erased, mut swept) = (HashMap::new(), Vec::new());
        for taking in audit::takings(reader).await? {
            match taking {
                Taking::Person { seq, registration_id } => {
                    erased.insert(registration_id, seq);
                }
                Taking::Term { seq, at, lines } => swept.push(Swept { seq, end: end(at)?, lines }),
            }
        }
        Ok(Self { erased, merged: audit::merged(reader).await?, terms: swept })
    }

    fn explain(&self, line: &Gone) -> bool {
        self.of_the_person(line) || self.terms.iter().any(|swept| swept.took(line))
    }

    fn of_the_person(&self, line: &Gone) -> bool {
        let mut next = line.registration_id;
        // A ring of merges would be a fault of ours, and is no reason to stand still.
        for _ in 0..=self.merged.len() {
            let Some(id) = next else { return false };
            if self.erased.get(&id).is_some_and(|seq| *seq > line.seq) {
                return true;
            }
            next = self.merged.get(&id).copied();
        }
        false
    }
}

impl Swept {
    fn took(&self, line: &Gone) -> bool {
        let within = self.lines.is_none_or(|(from, to)| (from..=to).contains(&line.seq));
        line.seq < self.seq && line.at < self.end && within
    }
}

/// The first moment at which a line was not past its term when lines past it were taken.
fn end(at: DateTime<Utc>) -> Result<DateTime<Utc>, No> {
    let day = at.date_naive();
    let terms = terms::on(day).map_err(No::Broken)?;
    let term = terms.iter().find(|term| term.kind == Kind::LogDetail);
    let before = term.map_or(day, |term| term.before(day));
    Ok(before.succ_opt().unwrap_or(before).and_time(NaiveTime::MIN).and_utc())
}
