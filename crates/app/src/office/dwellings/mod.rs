//! Dwellings and stock of the housing companies.

mod list;
mod save;
mod show;
pub mod stock;

pub use list::{Found, Query, list};
pub use save::{Draft, add, change, fields};
pub use show::{Opened, open};

use super::{Acting, No, Office};
use policy::{Action, Facts, decide};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use store::Organisation;

pub use store::Dwelling as Row;
pub use store::dwellings::{By, Filter, Line, Reserved};

/// What the policy has to know of something of a company, which is named by its code or its name. What names a company
/// that nobody knows belongs to nobody.
///
/// # Errors
/// When the database cannot be reached.
pub async fn facts(office: &Office, company: &str) -> Result<Facts, No> {
    let owner = store::dwellings::company(office.store.reader(), company).await?;
    Ok(Facts::of_organisation(owner.map_or(0, |owner| owner.id)))
}

/// A place where a company lets: company and zone as dwellings and stock name them, with its municipalities.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ground {
    /// Company.
    pub company: String,
    /// Zone; empty where there are none.
    pub zone: String,
    /// Municipalities, by NIS code.
    pub places: BTreeSet<String>,
}

impl Ground {
    /// Company and zone as one value of a form.
    #[must_use]
    pub fn value(&self) -> String {
        format!("{}|{}", self.company, self.zone)
    }
}

/// Every place where companies let, from the areas; and companies without one.
///
/// # Errors
/// When the database cannot be reached.
pub async fn grounds(office: &Office) -> Result<Vec<Ground>, No> {
    let reader = office.store.reader();
    let mut grounds: Vec<Ground> = Vec::new();
    for row in store::places::areas(reader).await? {
        match grounds.last_mut().filter(|last| last.company == row.company && last.zone == row.zone) {
            Some(last) => drop(last.places.insert(row.nis)),
            None => grounds.push(Ground {
                company: row.company,
                zone: row.zone,
                places: BTreeSet::from([row.nis]),
            }),
        }
    }
    for company in store::organisations::companies(reader).await? {
        let names = |ground: &Ground| ground.company == company.name || ground.company == company.code;
        if !grounds.iter().any(names) {
            grounds.push(Ground { company: company.name, zone: String::new(), places: BTreeSet::new() });
        }
    }
    Ok(grounds)
}

/// The places of the companies for which this person may do something.
///
/// # Errors
/// When the database cannot be reached.
pub async fn grounds_for(office: &Office, acting: &Acting, action: Action) -> Result<Vec<Ground>, No> {
    let companies = store::organisations::companies(office.store.reader()).await?;
    let may =
        |company: &Organisation| decide(&acting.actor, action, &Facts::of_organisation(company.id)).allow;
    let names: Vec<Organisation> = companies.into_iter().filter(may).collect();
    let mut grounds = grounds(office).await?;
    grounds.retain(|ground| {
        names.iter().any(|company| ground.company == company.name || ground.company == company.code)
    });
    Ok(grounds)
}

/// A thing that can be changed, as the fields of its form.
pub type Fields = Vec<(&'static str, String)>;

/// What differs, for the log.
pub(crate) fn differences(before: &Fields, after: &Fields) -> Value {
    let mut all = Map::new();
    for (field, now) in after {
        let was = before.iter().find(|(other, _)| other == field).map_or("", |(_, was)| was);
        if was != now {
            all.insert((*field).to_owned(), json!({ "was": was, "now": now }));
        }
    }
    Value::Object(all)
}

/// What somebody else saved beside what was typed here, of the fields that differ.
pub(crate) fn conflict(prefix: &str, theirs: &Fields, mine: &Fields) -> No {
    let clashes = mine.iter().filter_map(|(field, mine)| {
        let (_, theirs) = theirs.iter().find(|(other, theirs)| other == field && theirs != mine)?;
        let label = format!("{prefix}-{field}");
        Some(super::Change { label, theirs: theirs.clone(), mine: mine.clone() })
    });
    No::Conflict(clashes.collect())
}

/// A whole number within bounds; none when it is not one.
pub(crate) fn within(text: &str, least: i64, most: i64) -> Option<i64> {
    text.trim().parse().ok().filter(|number| (least..=most).contains(number))
}
