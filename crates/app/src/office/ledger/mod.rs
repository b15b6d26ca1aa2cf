//! The ledger: what companies allocated in a year, against what the regulation asks. Figures only, from the snapshot and
//! the rules by which rankings are made.

mod companies;
mod groups;
mod stock;

pub use companies::{Company, EXPECTED, Line, Stray};
pub use groups::{Ground, Group};
pub use stock::Place;

use super::ranking::{Kept, latest};
use super::{Acting, No, Office, dwellings};
use crate::law::{self, Law};
use chrono::{Datelike, NaiveDate};
use domain::Register;
use policy::{Action, Facts, decide};
use rules::kinds::distribution::Method;
use rules::{Apportionment, LedgerBook, Rulebook};
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

/// What is asked.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Only this company.
    pub company: Option<String>,
    /// Calendar year; this one without it.
    pub year: Option<i32>,
    /// How long to wait for a new snapshot when the register has moved on.
    pub patience: Duration,
}

/// The ledger of a year. Everything in it comes from one snapshot.
pub struct View {
    /// The snapshot.
    pub kept: Kept,
    /// The calendar year.
    pub year: i32,
    /// Years in which something was allocated, and this one; the last one first.
    pub years: Vec<i32>,
    /// The law by which the year is judged.
    pub law: Arc<Law>,
    /// Whether its regulation was in force at the end of the year, or is today.
    pub in_force: bool,
    /// Companies to choose from.
    pub names: Vec<String>,
    /// Companies, by name.
    pub companies: Vec<Company>,
    /// Municipalities with stock, by code.
    pub places: Vec<Place>,
    /// Areas and zones with yearly numbers, in the order of the regulation.
    pub grounds: Vec<Ground>,
    /// How the yearly numbers are divided; none when the regulation does not divide them.
    pub key: Option<Key>,
}

/// How yearly numbers are divided.
pub struct Key {
    /// Method.
    pub method: Method,
    /// Each group with the yearly number that is divided, in the order of the regulation.
    pub groups: Vec<(String, u32)>,
    /// The division worked out.
    pub worked_out: Apportionment,
}

/// What can be shown of the ledger.
pub enum Shown {
    /// The ledger.
    Page(Box<View>),
    /// Nothing yet: the first snapshot is being made.
    Working,
}

/// What the parts of the ledger are worked out from.
struct Sources<'a> {
    register: &'a Register,
    law: &'a Law,
    book: &'a Rulebook,
    ledger: &'a LedgerBook,
    /// Companies whose rankings this person may see, and so every figure of theirs.
    own: &'a BTreeSet<String>,
    /// Only this company.
    only: Option<&'a str>,
}

impl Sources<'_> {
    fn shows(&self, company: &str) -> bool {
        self.only.is_none_or(|only| only == company)
    }
}

/// The ledger, for who may see figures. Who may see the rankings of a company sees every figure of it, as rankings show
/// them; of others what could point at somebody is left open.
///
/// # Errors
/// [`No::NotFound`] for who may not see figures; what the database reports.
pub async fn show(office: &Office, acting: &Acting, asked: &Asked) -> Result<Shown, No> {
    if !decide(&acting.actor, Action::ViewStatistics, &Facts::default()).allow {
        return Err(No::NotFound);
    }
    let Some(kept) = latest(office, acting.today, acting.now, asked.patience).await? else {
        return Ok(Shown::Working);
    };
    let snapshot = kept.snapshot.clone();
    let register = &snapshot.loaded().register;
    let names = names(register);
    let mut own = BTreeSet::new();
    for name in &names {
        if decide(&acting.actor, Action::ViewRanking, &dwellings::facts(office, name).await?).allow {
            own.insert(name.clone());
        }
    }
    let now = acting.today.year();
    let years = years(register, now);
    let year = asked.year.filter(|year| years.contains(year)).unwrap_or(now);
    let (law, in_force) = law_of(office, &snapshot.loaded().law, year, acting.today);
    let book = Rulebook::of(&law.parsed.regulation, None);
    let ledger = LedgerBook::open(register, year);
    let only = asked.company.as_deref().filter(|asked| names.iter().any(|name| name == asked));
    let from = Sources { register, law: &law, book: &book, ledger: &ledger, own: &own, only };
    let view = View {
        companies: companies::of(&from, &names, year == now),
        places: stock::of(&from),
        grounds: groups::of(&from),
        key: key(&book),
        kept,
        year,
        years,
        in_force,
        names,
        law: law.clone(),
    };
    Ok(Shown::Page(Box::new(view)))
}

/// Every company with dwellings or stock.
fn names(register: &Register) -> Vec<String> {
    let all = register.dwellings.iter().map(|dwelling| &dwelling.area.company);
    let all: BTreeSet<&String> = all.chain(register.stock.iter().map(|row| &row.area.company)).collect();
    all.into_iter().cloned().collect()
}

fn years(register: &Register, now: i32) -> Vec<i32> {
    let given = register.allocations.iter().map(|past| past.decided_on.year()).filter(|year| *year <= now);
    let all: BTreeSet<i32> = given.chain([now]).collect();
    all.into_iter().rev().collect()
}

/// The law by which a year is judged: today's for this year, and for another one that of its last day when there was
/// one; and whether it was in force then.
fn law_of(office: &Office, current: &Arc<Law>, year: i32, today: NaiveDate) -> (Arc<Law>, bool) {
    let in_force = |law: &Law, on| law.parsed.regulation.in_force(on);
    let last = NaiveDate::from_ymd_opt(year, 12, 31).filter(|_| year != today.year());
    let Some(last) = last else { return (current.clone(), in_force(current, today)) };
    match law::load(&office.setup.regulation, None, Some(last)) {
        Ok(law) if in_force(&law, last) => (Arc::new(law), true),
        _ => (current.clone(), in_force(current, last)),
    }
}

fn key(book: &Rulebook) -> Option<Key> {
    let method = book.distribution.as_ref()?.method;
    let groups = book.groups.iter().filter_map(|group| Some((group.code.clone(), group.yearly?)));
    Some(Key { method, groups: groups.collect(), worked_out: book.apportionment.clone()? })
}
