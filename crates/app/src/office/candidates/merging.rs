//! Taking a registration into another, and undoing that.

use super::duplicates::{Half, halves};
use super::sight::of_case;
use super::{Extent, Sight};
use crate::office::{Acting, No, Office, Problems, facts};
use chrono::{DateTime, Utc};
use policy::{Action, Decision, Facts, State, decide};
use serde_json::json;
use std::collections::HashMap;
use store::register::cases::{self, Case};
use store::register::{self, duplicates};

/// The most characters of a reason.
pub const LONGEST_REASON: usize = 500;

/// Merges that are listed.
const LISTED: i64 = 50;

/// What somebody decided about two registrations.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The one that stays.
    pub kept: i64,
    /// The version of it that was on the screen.
    pub kept_version: i64,
    /// The one that is taken in.
    pub merged: i64,
    /// The version of it that was on the screen.
    pub merged_version: i64,
    /// Why they are one person.
    pub reason: String,
}

/// Takes a registration into another.
///
/// # Errors
/// [`No::NotFound`] when one is not for this person to merge; [`No::Invalid`] without a reason; [`No::Conflict`] when one
/// was changed since it was on the screen.
pub async fn merge(office: &Office, acting: &Acting, wanted: &Wanted) -> Result<i64, No> {
    let mut decided = Vec::new();
    for id in [wanted.kept, wanted.merged] {
        let file = register::file(office.store.reader(), id).await?.ok_or(No::NotFound)?;
        let decision = decide(&acting.actor, Action::Merge, &facts::of(&file, acting.now));
        if !decision.allow {
            return Err(No::NotFound);
        }
        decided.push((id, decision));
    }
    let reason = wanted.reason.trim();
    if reason.is_empty() {
        return Err(No::Invalid(Problems::one("reden", "duplicates-reason-missing")));
    }
    if reason.chars().count() > LONGEST_REASON {
        return Err(No::Invalid(Problems::one("reden", "duplicates-reason-long")));
    }
    if wanted.kept == wanted.merged {
        return Err(No::Invalid(Problems::one("houd", "duplicates-kept-missing")));
    }
    let tx = office.store.begin().await?;
    let merging = duplicates::Merging {
        kept: wanted.kept,
        kept_version: wanted.kept_version,
        merged: wanted.merged,
        merged_version: wanted.merged_version,
        by: acting.actor.account(),
        at: acting.now,
    };
    let id = duplicates::merge(&tx, merging).await?;
    let detail = json!({ "merge": id, "kept": wanted.kept, "merged": wanted.merged });
    let events = events(acting, "merge", &decided, Some(reason), &detail);
    store::audit::append(&tx, &events).await?;
    tx.commit().await?;
    Ok(id)
}

/// The same event for every file that was decided on.
fn events(
    acting: &Acting,
    action: &str,
    decided: &[(i64, Decision)],
    reason: Option<&str>,
    detail: &serde_json::Value,
) -> Vec<store::audit::Event> {
    let event = |(id, decision): &(i64, Decision)| {
        let mut event = acting.event(action, "registration");
        event.subject_id = Some(*id);
        event.registration_id = Some(*id);
        event.organisation_id = decision.organisation.or(event.organisation_id);
        event.reason = reason.map(str::to_owned);
        event.detail = detail.clone();
        event.detail["rule"] = decision.rule.code().into();
        event
    };
    decided.iter().map(event).collect()
}

/// A merge that can be undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The merge.
    pub id: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// The registration that was kept.
    pub kept: Half,
    /// The registration that was taken in.
    pub taken: Half,
}

/// The last merges that this person may undo.
///
/// # Errors
/// What the database reports.
pub async fn list(office: &Office, acting: &Acting) -> Result<Vec<Merged>, No> {
    let sight = Sight::of(acting, Action::UndoMerge)?;
    let reader = office.store.reader();
    let rows = duplicates::merges(reader, &sight.reach, None, LISTED).await?;
    let ids: Vec<i64> = rows.iter().flat_map(|row| [row.kept_id, row.merged_id]).collect();
    let cases = by_id(cases::of(reader, &ids).await?);
    let mut allowed = Vec::new();
    for row in rows {
        if undoing(acting, &row, &cases)?.is_some_and(|[kept, taken]| kept.allow && taken.allow) {
            allowed.push(row);
        }
    }
    let ids: Vec<i64> = allowed.iter().flat_map(|row| [row.kept_id, row.merged_id]).collect();
    // What is seen of the one that was taken in is decided by its parts, which the merge moved: seen alike by all who
    // may undo it.
    let alike = Sight {
        identity: whole(sight.identity),
        housing: whole(sight.housing),
        need: Extent::Nothing,
        flag: Extent::Nothing,
        ..sight
    };
    let halves = halves(office, acting, &alike, &ids).await?;
    let merged = |row: &store::Merge| {
        Some(Merged {
            id: row.id,
            at: row.at,
            kept: halves.get(&row.kept_id)?.clone(),
            taken: halves.get(&row.merged_id)?.clone(),
        })
    };
    Ok(allowed.iter().filter_map(merged).collect())
}

/// All or nothing.
fn whole(extent: Extent) -> Extent {
    if extent == Extent::All { Extent::All } else { Extent::Nothing }
}

fn by_id(cases: Vec<Case>) -> HashMap<i64, Case> {
    cases.into_iter().map(|case| (case.id, case)).collect()
}

/// Whether this person may undo a merge: asked of both files, with the parts in the case as they will be afterwards.
fn undoing(
    acting: &Acting,
    row: &store::Merge,
    cases: &HashMap<i64, Case>,
) -> Result<Option<[Decision; 2]>, No> {
    let (Some(kept), Some(taken)) = (cases.get(&row.kept_id), cases.get(&row.merged_id)) else {
        return Ok(None);
    };
    let moved = duplicates::moved_parties(row)?;
    let (mut stays, mut goes) = (kept.clone(), taken.clone());
    stays.parties.retain(|party| !moved.contains(&party.id));
    goes.parties.extend(kept.parties.iter().filter(|party| moved.contains(&party.id)).cloned());
    let facts: [Facts; 2] = [of_case(&stays, acting), of_case(&goes, acting)];
    if facts[0].state != State::Open || facts[1].state != State::Merged {
        return Ok(None);
    }
    Ok(Some(facts.map(|facts| decide(&acting.actor, Action::UndoMerge, &facts))))
}

/// Parts two registrations that were merged.
///
/// # Errors
/// [`No::NotFound`] when there is no such merge for this person; [`No::Conflict`] when it cannot be undone any more.
pub async fn undo(office: &Office, acting: &Acting, id: i64) -> Result<(), No> {
    let reader = office.store.reader();
    let row = duplicates::merge_of(reader, id).await?.ok_or(No::NotFound)?;
    let cases = by_id(cases::of(reader, &[row.kept_id, row.merged_id]).await?);
    let Some([kept, taken]) = undoing(acting, &row, &cases)? else { return Err(No::NotFound) };
    if !kept.allow || !taken.allow {
        return Err(No::NotFound);
    }
    let tx = office.store.begin().await?;
    duplicates::undo(&tx, id, acting.now).await?;
    let detail = json!({ "merge": id, "kept": row.kept_id, "merged": row.merged_id });
    let decided = [(row.kept_id, kept), (row.merged_id, taken)];
    store::audit::append(&tx, &events(acting, "undo-merge", &decided, None, &detail)).await?;
    tx.commit().await?;
    Ok(())
}
