//! One page of a ranking, for somebody who may see it; what was shown goes into the log first.

use super::{Kept, PAGE, Snapshot, Standing, latest};
use crate::office::{Acting, No, Office, dwellings, reach};
use domain::{Pillar, ReasonCode, Reasons};
use policy::{Action, decide};
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;
use store::Dwelling;

/// Which part of the ranking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// Who is ranked, in order.
    Ranked,
    /// Who is not, but wants to live there.
    Excluded,
    /// Who is not, for this reason among others.
    For(ReasonCode),
}

/// What is asked.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Pillar; the ledger decides without one.
    pub pillar: Option<Pillar>,
    /// Which part.
    pub list: List,
    /// Only the candidate with this number.
    pub number: Option<String>,
    /// Page, from 1.
    pub page: usize,
    /// How long to wait for a new snapshot when the register has moved on.
    pub patience: Duration,
}

/// A line of the ranking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// Place in the order, from 1; none for who is not ranked.
    pub rank: Option<usize>,
    /// Why not; empty for who is ranked.
    pub reasons: Reasons,
    /// Who; none when this file is not within the reader's reach.
    pub person: Option<Person>,
    /// Name; empty when the reader may not see it, or nobody knows it.
    pub name: String,
}

/// Somebody in the ranking whose file the reader may open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Person {
    /// Row id of the registration.
    pub id: i64,
    /// Position in the snapshot.
    pub position: usize,
}

/// A page of the ranking. Everything in it comes from one snapshot.
pub struct View {
    /// The dwelling as it is kept.
    pub dwelling: Dwelling,
    /// The snapshot.
    pub kept: Kept,
    /// Everybody, and what the ledger said.
    pub standing: Arc<Standing>,
    /// The lines of this page.
    pub seats: Vec<Seat>,
    /// Lines in the whole part that was asked for.
    pub total: usize,
    /// Page that is shown, from 1.
    pub page: usize,
    /// Who is not ranked, but wants to live there.
    pub excluded: usize,
    /// Who does not want to live there.
    pub elsewhere: usize,
}

/// What can be shown of the ranking of a dwelling.
pub enum Shown {
    /// A page of it.
    Page(Box<View>),
    /// Nothing yet: the first snapshot with this dwelling in it is being made.
    Working(Dwelling),
    /// Nothing: the dwelling has no day from which it can be let.
    NoDay(Dwelling),
}

/// The ranking of a dwelling.
///
/// # Errors
/// [`No::NotFound`] when there is no such dwelling or pillar, or when it is not for this person to see its ranking.
pub async fn show(office: &Office, acting: &Acting, id: i64, asked: &Asked) -> Result<Shown, No> {
    let reader = office.store.reader();
    let dwelling = store::get::<store::entities::dwelling::Entity, _>(reader, id).await?;
    let facts = dwellings::facts(office, &dwelling.company).await?;
    let decision = decide(&acting.actor, Action::ViewRanking, &facts);
    if !decision.allow {
        return Err(No::NotFound);
    }
    let Some(kept) = latest(office, acting.today, acting.now, asked.patience).await? else {
        return Ok(Shown::Working(dwelling));
    };
    if !kept.snapshot.has(&dwelling.code) {
        return Ok(if kept.fresh { Shown::NoDay(dwelling) } else { Shown::Working(dwelling) });
    }
    let standing = kept.snapshot.standing(&dwelling.code, asked.pillar)?;
    let (mut positions, total, page) = positions(&kept.snapshot, &standing, asked);
    let ids: Vec<i64> = positions.iter().map(|(_, position)| kept.snapshot.id(*position)).collect();
    let reach = reach::of(acting, Action::ViewPoints);
    let within = store::register::reach::filter(reader, &reach, &ids).await?;
    let reached = |position: usize| within.contains(&kept.snapshot.id(position));
    // A number typed in must not tell that somebody out of reach is there.
    if asked.number.is_some() {
        positions.retain(|(_, position)| reached(*position));
    }
    let total = if asked.number.is_some() { positions.len() } else { total };
    let mut names = names(office, acting, &within).await?;
    let seats: Vec<Seat> = positions
        .into_iter()
        .map(|(rank, position)| {
            let person = reached(position).then(|| Person { id: kept.snapshot.id(position), position });
            let reasons = standing.ranking.reasons[position];
            let reasons = if person.is_some() { reasons } else { Reasons::NONE };
            let name = person.and_then(|person| names.remove(&person.id)).unwrap_or_default();
            Seat { rank, person, name, reasons }
        })
        .collect();
    let mut event = acting.event("view-ranking", "dwelling");
    event.subject_id = Some(dwelling.id);
    event.organisation_id = decision.organisation;
    event.reason = Some(decision.rule.code().to_owned());
    event.detail = serde_json::json!({
        "pillar": standing.ranking.pillar.number(),
        "register_version": kept.snapshot.version,
        "regulation": kept.snapshot.law().parsed.regulation.version,
        "shown": seats.iter().filter_map(|seat| Some(seat.person?.id)).collect::<Vec<_>>(),
    });
    office.audit.record(event).await?;
    let reasons = || standing.ranking.reasons.iter();
    let excluded = reasons().filter(|reasons| wanted(**reasons)).count();
    let elsewhere = reasons().filter(|reasons| reasons.has(ReasonCode::NoPreference)).count();
    Ok(Shown::Page(Box::new(View { dwelling, kept, standing, seats, total, page, excluded, elsewhere })))
}

/// Names of these candidates, of whom the reader may see the name.
async fn names(office: &Office, acting: &Acting, within: &[i64]) -> Result<HashMap<i64, String>, No> {
    let reader = office.store.reader();
    let named =
        store::register::reach::filter(reader, &reach::of(acting, Action::ViewContact), within).await?;
    Ok(store::files::candidate_names(reader, &named).await?)
}

/// Whether these are the reasons of somebody who is not ranked, but wants to live there.
fn wanted(reasons: Reasons) -> bool {
    !reasons.is_empty() && !reasons.has(ReasonCode::NoPreference)
}

/// Rank and position of who stands on the page, how many there are in all, and the page.
fn positions(
    snapshot: &Snapshot,
    standing: &Standing,
    asked: &Asked,
) -> (Vec<(Option<usize>, usize)>, usize, usize) {
    let ranking = &standing.ranking;
    if let Some(number) = &asked.number {
        let found = snapshot.position(number.trim()).map(|position| {
            let at = ranking.ranked.iter().position(|&ranked| ranked as usize == position);
            (at.map(|at| at + 1), position)
        });
        return (found.into_iter().collect(), 1, 1);
    }
    let here = |reasons: Reasons| match asked.list {
        List::Ranked => false,
        List::Excluded => wanted(reasons),
        List::For(reason) => reasons.has(reason),
    };
    let total = match asked.list {
        List::Ranked => ranking.ranked.len(),
        _ => ranking.reasons.iter().filter(|reasons| here(**reasons)).count(),
    };
    let page = asked.page.clamp(1, total.div_ceil(PAGE).max(1));
    let skip = (page - 1) * PAGE;
    let positions = match asked.list {
        List::Ranked => {
            let ranked = ranking.ranked.iter().enumerate().skip(skip).take(PAGE);
            ranked.map(|(at, &position)| (Some(at + 1), position as usize)).collect()
        }
        _ => {
            let all = ranking.reasons.iter().enumerate().filter(|(_, reasons)| here(**reasons));
            all.skip(skip).take(PAGE).map(|(position, _)| (None, position)).collect()
        }
    };
    (positions, total, page)
}
