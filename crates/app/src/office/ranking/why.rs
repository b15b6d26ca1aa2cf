//! Why somebody stands where they stand in the ranking of a dwelling: the explanation, under the rights of the reader.

use super::{Snapshot, latest};
use crate::explain;
use crate::office::file::{known, open, points::Told, view};
use crate::office::{Acting, No, Office, dwellings};
use crate::words::{Explanation, Words};
use chrono::{DateTime, Utc};
use domain::Pillar;
use policy::{Action, Income, decide};
use serde_json::json;
use std::time::Duration;
use store::Dwelling;

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// Row id of the dwelling.
    pub dwelling: i64,
    /// Row id of the registration.
    pub registration: i64,
    /// Pillar; the ledger decides without one.
    pub pillar: Option<Pillar>,
    /// How long to wait for a new snapshot when the register has moved on.
    pub patience: Duration,
}

/// An explanation with what it is about.
#[derive(Debug)]
pub struct Why {
    /// The dwelling.
    pub dwelling: Dwelling,
    /// Name; empty when nobody knows it.
    pub name: String,
    /// The explanation.
    pub explanation: Explanation,
    /// The moment at which the register was read.
    pub read_at: DateTime<Utc>,
    /// Whether the register has not moved on since.
    pub fresh: bool,
}

/// What can be shown.
#[derive(Debug)]
pub enum Explained {
    /// The explanation.
    Here(Box<Why>),
    /// Nothing yet: the first snapshot with both in it is being made.
    Working(Dwelling),
}

/// Explains one candidate for one dwelling. That it was seen is in the log of the file before this returns.
///
/// # Errors
/// [`No::NotFound`] when there is no such dwelling, file or pillar, or when the ranking or the points of the file are
/// not for this person to see.
pub async fn why(office: &Office, acting: &Acting, asked: &Asked, words: &Words) -> Result<Explained, No> {
    let reader = office.store.reader();
    let dwelling = store::get::<store::entities::dwelling::Entity, _>(reader, asked.dwelling).await?;
    let facts = dwellings::facts(office, &dwelling.company).await?;
    if !decide(&acting.actor, Action::ViewRanking, &facts).allow {
        return Err(No::NotFound);
    }
    let opened = open(office, acting, asked.registration).await?;
    if !opened.visible.points {
        return Err(No::NotFound);
    }
    let known = known(office, acting.now).await?;
    let attestations = view::attestations(acting, &opened, &known);
    let told = Told {
        amounts: opened.visible.income == Income::Amount,
        flag: opened.visible.flag,
        issuer: attestations.iter().filter(|seen| seen.counts).all(|seen| seen.whole),
    };
    let Some(kept) = latest(office, acting.today, acting.now, asked.patience).await? else {
        return Ok(Explained::Working(dwelling));
    };
    let registration = &opened.file.household.registration;
    let there = kept.snapshot.has(&dwelling.code) && kept.snapshot.position(&registration.number).is_some();
    if !there {
        return if kept.fresh { Err(No::NotFound) } else { Ok(Explained::Working(dwelling)) };
    }
    let explanation =
        explained(&kept.snapshot, (&dwelling.code, &registration.number), asked.pillar, words, told)?;
    let decision = decide(&acting.actor, Action::ViewPoints, &opened.facts);
    let detail = json!({ "dwelling": dwelling.code, "layers": ["points"] });
    office.audit.record(opened.event(acting, "view-explanation", decision, detail)).await?;
    let name = if opened.visible.contact { registration.name.clone() } else { String::new() };
    let (read_at, fresh) = (kept.snapshot.read_at, kept.fresh);
    Ok(Explained::Here(Box::new(Why { dwelling, name, explanation, read_at, fresh })))
}

fn explained(
    snapshot: &Snapshot,
    (dwelling, number): (&str, &str),
    pillar: Option<Pillar>,
    words: &Words,
    told: Told,
) -> Result<Explanation, No> {
    let loaded = snapshot.loaded();
    let explained = explain::explain(loaded, snapshot.engine(), dwelling, number, pillar);
    let explained = explained.map_err(|_| No::NotFound)?;
    Ok(words.explained(&loaded.law, &explained, told))
}
