//! Registrations that seem to be of one person: listed, and two of them side by side.

use super::{Extent, Sight};
use crate::office::file::national::Masked;
use crate::office::{Acting, No, Office, facts};
use chrono::NaiveDate;
use policy::{Action, Visible, decide, visible};
use serde_json::json;
use std::collections::HashMap;
use store::register::{self, File, Household, Which, duplicates};

/// Pairs of a page.
const AT_ONCE: usize = 25;

/// One of a pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Half {
    /// The registration.
    pub id: i64,
    /// Name of the reference tenant.
    pub name: String,
    /// Registration number.
    pub number: Option<String>,
    /// Birth date of the reference tenant.
    pub birth_date: Option<NaiveDate>,
    /// Day of registration.
    pub registered_on: Option<NaiveDate>,
}

/// Two registrations that seem to be of one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The one that came first.
    pub first: Half,
    /// The other.
    pub second: Half,
    /// They have the same name and birth date.
    pub same_name: bool,
    /// They have the same national number.
    pub same_number: bool,
}

/// A page of pairs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pairs {
    /// The pairs.
    pub pairs: Vec<Pair>,
    /// After which pair the next page begins, if there is one.
    pub next: Option<(i64, i64)>,
}

/// Pairs within somebody's reach, after a pair; logged.
///
/// # Errors
/// [`No::NotFound`] for somebody who never merges; what the database reports.
pub async fn pairs(office: &Office, acting: &Acting, after: Option<(i64, i64)>) -> Result<Pairs, No> {
    let sight = Sight::of(acting, Action::Merge)?;
    let reader = office.store.reader();
    let limit = i64::try_from(AT_ONCE + 1).unwrap_or(i64::MAX);
    let mut found = duplicates::pairs(reader, &sight.reach, limit, after).await?;
    let next = (found.len() > AT_ONCE).then(|| (found[AT_ONCE - 1].first, found[AT_ONCE - 1].second));
    found.truncate(AT_ONCE);
    let mut ids: Vec<i64> = found.iter().flat_map(|pair| [pair.first, pair.second]).collect();
    ids.sort_unstable();
    ids.dedup();
    let halves = halves(office, acting, &sight, &ids).await?;
    let pair = |pair: &duplicates::Pair| {
        Some(Pair {
            first: halves.get(&pair.first)?.clone(),
            second: halves.get(&pair.second)?.clone(),
            same_name: pair.same_name,
            same_number: pair.same_number,
        })
    };
    let pairs: Vec<Pair> = found.iter().filter_map(pair).collect();
    if !pairs.is_empty() {
        let mut event = acting.event("list-duplicates", "registration");
        event.detail = json!({ "count": ids.len(), "ids": ids });
        office.audit.record(event).await?;
    }
    Ok(Pairs { pairs, next })
}

/// What is seen of some registrations in a list.
pub(super) async fn halves(
    office: &Office,
    acting: &Acting,
    sight: &Sight,
    ids: &[i64],
) -> Result<HashMap<i64, Half>, No> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let seen = sight.rows(office, acting, ids).await?;
    let mut households = register::households(office.store.reader(), Which::Ids(ids.to_vec()));
    let mut halves = HashMap::new();
    while let Some(batch) = households.next().await? {
        for Household { registration: row, .. } in batch {
            let Some(seen) = seen.get(&row.id).filter(|seen| seen.contact) else { continue };
            let half = Half {
                id: row.id,
                name: row.name,
                number: seen.identity.then_some(row.number),
                birth_date: seen.identity.then_some(row.birth_date),
                registered_on: seen.housing.then_some(row.registered_on),
            };
            halves.insert(half.id, half);
        }
    }
    Ok(halves)
}

/// How many pairs there are, counted up to `most`; none for somebody who never merges.
///
/// # Errors
/// What the database reports.
pub async fn count(office: &Office, acting: &Acting, most: i64) -> Result<Option<usize>, No> {
    let Ok(sight) = Sight::of(acting, Action::Merge) else { return Ok(None) };
    Ok(Some(duplicates::pairs(office.store.reader(), &sight.reach, most, None).await?.len()))
}

/// One of two registrations that are compared.
#[derive(Clone, Debug)]
pub struct Side {
    /// The file as it is now.
    pub file: File,
    /// What is seen of it.
    pub visible: Visible,
    /// National number, masked.
    pub national_number: Option<Masked>,
    /// For which organisation this person looks at it.
    organisation: Option<i64>,
}

/// Two registrations side by side, for somebody who may merge them; logged for both.
///
/// # Errors
/// [`No::NotFound`] when one is not there or is not for this person to merge; what the database reports.
pub async fn compare(office: &Office, acting: &Acting, first: i64, second: i64) -> Result<(Side, Side), No> {
    if first == second {
        return Err(No::NotFound);
    }
    let (left, right) = (side(office, acting, first).await?, side(office, acting, second).await?);
    for side in [&left, &right] {
        let id = side.file.household.registration.id;
        let mut event = acting.event("compare-duplicate", "registration");
        event.organisation_id = side.organisation.or(event.organisation_id);
        event.subject_id = Some(id);
        event.registration_id = Some(id);
        office.audit.record(event).await?;
    }
    Ok((left, right))
}

async fn side(office: &Office, acting: &Acting, id: i64) -> Result<Side, No> {
    let file = register::file(office.store.reader(), id).await?.ok_or(No::NotFound)?;
    let facts = facts::of(&file, acting.now);
    let decision = decide(&acting.actor, Action::Merge, &facts);
    if !decision.allow {
        return Err(No::NotFound);
    }
    let visible = visible(&acting.actor, &facts);
    let national_number = masked(office, &file, &visible);
    Ok(Side { file, visible, national_number, organisation: decision.organisation })
}

fn masked(office: &Office, file: &File, visible: &Visible) -> Option<Masked> {
    let row = &file.household.registration;
    if visible.national_number == policy::NationalNumber::Hidden {
        return None;
    }
    crate::office::file::national::masked(office, row)
}

/// Whether somebody sees identities at all in the list of duplicates.
#[must_use]
pub fn open_to(acting: &Acting) -> bool {
    Sight::of(acting, Action::Merge).is_ok_and(|sight| sight.identity != Extent::Nothing)
}
