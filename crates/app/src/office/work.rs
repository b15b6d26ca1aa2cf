//! My work: what waits for somebody in the register, in short lists.

use super::candidates::{Extent, Sight, duplicates};
use super::{Acting, No, Office, reach};
use chrono::{DateTime, Days, Months, NaiveDate, Utc};
use policy::{Action, Layer};
use store::notices;
use store::register::waiting::{self, What};

/// How many days ahead is looked.
const DAYS: u64 = 60;

/// How many days back is looked for suspensions that are over while the file still says suspended. What is longer past
/// was left so on purpose or came so from elsewhere: the list of candidates has those.
const DAYS_BACK: u64 = 60;

/// After how many months the evidence of a need is looked at again.
const MONTHS: u32 = 6;

/// Rows that are counted; the first of them are shown.
const COUNTED: i64 = 100;

/// Rows of a list that are shown.
const SHOWN: usize = 5;

/// Messages that are shown.
const NOTICES: u64 = 20;

/// Kinds of work that wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Attestations that expire.
    Expiring,
    /// Attestations that nobody confirmed.
    Unconfirmed,
    /// Suspensions that end, or ended not long ago.
    Suspensions,
    /// Housing needs without evidence, or with old evidence.
    Evidence,
    /// Housing needs that end.
    Needs,
}

impl Kind {
    /// The code of the kind, also of its words.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Expiring => "expiring",
            Self::Unconfirmed => "unconfirmed",
            Self::Suspensions => "suspensions",
            Self::Evidence => "evidence",
            Self::Needs => "needs",
        }
    }

    /// What one sees or does of a file for which this is work.
    fn action(self) -> Action {
        match self {
            Self::Expiring => Action::ViewAttestationFacts,
            Self::Unconfirmed => Action::ConfirmAttestation,
            Self::Suspensions => Action::View(Layer::Housing),
            Self::Evidence | Self::Needs => Action::ViewPoints,
        }
    }

    fn what(self, today: NaiveDate) -> What {
        let ahead = today.checked_add_days(Days::new(DAYS)).unwrap_or(today);
        match self {
            Self::Expiring => What::Expiring(today, ahead),
            Self::Unconfirmed => What::Unconfirmed(today),
            Self::Suspensions => {
                let back = today.checked_sub_days(Days::new(DAYS_BACK)).unwrap_or(today);
                What::SuspensionEnds(back, ahead)
            }
            Self::Evidence => {
                What::EvidenceWanting(today.checked_sub_months(Months::new(MONTHS)).unwrap_or(today))
            }
            Self::Needs => What::NeedEnds(today, ahead),
        }
    }
}

/// A file that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The registration.
    pub id: i64,
    /// Name of the reference tenant.
    pub name: String,
    /// Registration number, when all of these are seen.
    pub number: Option<String>,
    /// The day it is about.
    pub day: Option<NaiveDate>,
}

/// Work of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// Which kind.
    pub kind: Kind,
    /// The first of them.
    pub items: Vec<Item>,
    /// How many there are, up to a hundred; a hundred stands for more.
    pub count: usize,
}

/// A message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Row id.
    pub id: i64,
    /// Code of what it says.
    pub kind: String,
    /// What its words need to know.
    pub args: Vec<(String, String)>,
    /// Address of the page it is about; empty for none.
    pub link: String,
    /// When it was left.
    pub at: DateTime<Utc>,
}

impl Notice {
    fn of(row: store::Notice) -> Self {
        let args: serde_json::Map<String, serde_json::Value> =
            serde_json::from_str(&row.args).unwrap_or_default();
        let text = |value: serde_json::Value| match value {
            serde_json::Value::String(text) => text,
            other => other.to_string(),
        };
        let args = args.into_iter().map(|(name, value)| (name, text(value))).collect();
        Self { id: row.id, kind: row.kind, args, link: row.link, at: row.at }
    }
}

/// What waits for somebody.
#[derive(Clone, Debug, Default)]
pub struct Work {
    /// Lists that are not empty.
    pub batches: Vec<Batch>,
    /// Likely duplicates, up to a hundred; none for somebody who never merges.
    pub duplicates: Option<usize>,
    /// Whether registration numbers are seen.
    pub numbered: bool,
    /// Messages that were not read yet.
    pub notices: Vec<Notice>,
    /// Files that this person opened last.
    pub opened: Vec<Item>,
    /// When an import was applied last.
    pub imported_at: Option<DateTime<Utc>>,
    /// Day of the newest registration.
    pub newest: Option<NaiveDate>,
}

/// What waits for this person. Somebody who sees no files gets messages only.
///
/// # Errors
/// What the database reports.
pub async fn of(office: &Office, acting: &Acting) -> Result<Work, No> {
    let reader = office.store.reader();
    let mut work = Work::default();
    let unread = notices::of_account(reader, acting.actor.account(), None, NOTICES).await?;
    work.notices = unread.into_iter().filter(|row| row.read_at.is_none()).map(Notice::of).collect();
    let Ok(sight) = Sight::of(acting, Action::Search) else { return Ok(work) };
    let numbered = sight.identity == Extent::All;
    work.numbered = numbered;
    let item = |row: waiting::Waiting| Item {
        id: row.id,
        name: row.name,
        number: Some(row.number).filter(|_| numbered),
        day: row.day,
    };
    for kind in [Kind::Expiring, Kind::Unconfirmed, Kind::Suspensions, Kind::Evidence, Kind::Needs] {
        if !acting.actor.may(kind.action()) {
            continue;
        }
        let within = reach::of(acting, kind.action());
        let rows = waiting::list(reader, kind.what(acting.today), &within, COUNTED).await?;
        let count = rows.len();
        if count > 0 {
            let items = rows.into_iter().take(SHOWN).map(item).collect();
            work.batches.push(Batch { kind, items, count });
        }
    }
    work.duplicates = duplicates::count(office, acting, COUNTED).await?;
    let opened = waiting::opened(reader, acting.actor.account(), &sight.reach, SHOWN as i64).await?;
    work.opened = opened.into_iter().map(item).collect();
    let fresh = waiting::freshness(reader).await?;
    (work.imported_at, work.newest) = (fresh.imported_at, fresh.newest);
    shown(office, acting, &work).await?;
    Ok(work)
}

/// Logs whose names were shown.
async fn shown(office: &Office, acting: &Acting, work: &Work) -> Result<(), No> {
    let waiting = work.batches.iter().flat_map(|batch| &batch.items);
    let mut ids: Vec<i64> = waiting.chain(&work.opened).map(|item| item.id).collect();
    ids.sort_unstable();
    ids.dedup();
    if !ids.is_empty() {
        let mut event = acting.event("list-work", "registration");
        event.detail = serde_json::json!({ "count": ids.len(), "ids": ids });
        office.audit.record(event).await?;
    }
    Ok(())
}

/// Notes that this person read a message, or with none all of them.
///
/// # Errors
/// When the database cannot be reached.
pub async fn read(office: &Office, acting: &Acting, notice: Option<i64>) -> Result<(), No> {
    let account = acting.actor.account();
    if let Some(id) = notice
        && !notices::is_of(office.store.reader(), account, id).await?
    {
        return Err(No::NotFound);
    }
    notices::read(office.store.writer(), account, notice, acting.now).await?;
    Ok(())
}
