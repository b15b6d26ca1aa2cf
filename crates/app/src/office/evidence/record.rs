//! Recording evidence, putting other evidence in its place, withdrawing it. What was there stays to be seen.

use super::{KINDS, open_to, recording, seen};
use crate::office::file::{Opened, open};
use crate::office::paper::{Upload, place};
use crate::office::{Acting, No, Office, Problems};
use chrono::NaiveDate;
use domain::days;
use policy::{Action, Decision, decide_entry};
use serde_json::json;
use store::audit::Event;
use store::documents::{self, About, Owner, Term};
use store::entities::evidence;
use store::sea_orm::{ActiveModelTrait, Set};
use store::{Evidence, Tx};

/// What was filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// Code of the kind.
    pub kind: String,
    /// Date of the evidence, as typed.
    pub dated_on: String,
    /// Last day on which it counts, as typed; empty for none.
    pub valid_until: String,
    /// Row id of the evidence whose place it takes, as sent; empty for none.
    pub replaces: String,
}

struct Checked {
    kind: &'static str,
    dated_on: NaiveDate,
    valid_until: Option<NaiveDate>,
    media_type: &'static str,
}

/// Longest reason, in characters.
const LONGEST: usize = 500;

fn check(draft: &Draft, upload: &Upload, today: NaiveDate) -> Result<Checked, No> {
    let mut problems = Problems::default();
    let kind = KINDS.into_iter().find(|kind| *kind == draft.kind);
    if kind.is_none() {
        problems.add("kind", "evidence-kind-missing");
    }
    let dated_on = days::read(&draft.dated_on);
    match dated_on {
        None => problems.add("dated_on", "evidence-dated-missing"),
        Some(day) if day > today => problems.add("dated_on", "evidence-dated-future"),
        Some(_) => {}
    }
    let typed = draft.valid_until.trim();
    let valid_until = days::read(typed);
    if !typed.is_empty() && valid_until.is_none() {
        problems.add("valid_until", "edit-date-unreadable");
    } else if valid_until.zip(dated_on).is_some_and(|(until, from)| until < from) {
        problems.add("valid_until", "evidence-until-before");
    }
    let media_type = upload.checked();
    match media_type {
        Ok(_) => {}
        Err("missing") => problems.add("paper", "evidence-paper-missing"),
        Err("large") => problems.add("paper", "evidence-paper-large"),
        Err(_) => problems.add("paper", "evidence-paper-kind"),
    }
    match (kind, dated_on, media_type) {
        (Some(kind), Some(dated_on), Ok(media_type)) if problems.is_empty() => {
            Ok(Checked { kind, dated_on, valid_until, media_type })
        }
        _ => Err(No::Invalid(problems)),
    }
}

/// Whether evidence may be added here: asked before a paper of some size is read.
///
/// # Errors
/// As [`record`], but for what is filled in.
pub async fn may_add(office: &Office, acting: &Acting, id: i64) -> Result<(), No> {
    may_record(acting, &open(office, acting, id).await?).map(|_| ())
}

/// Records evidence with its paper, and gives its id. What it replaces stays to be seen, with who replaced it when.
///
/// # Errors
/// [`No::NotFound`] for who sees no evidence in this file or replaces what is not there; [`No::Refused`] for who may not
/// record any; [`No::Invalid`] for what is missing; [`No::Conflict`] when what it replaces ended already.
pub async fn record(
    office: &Office,
    acting: &Acting,
    id: i64,
    draft: &Draft,
    upload: Upload,
) -> Result<i64, No> {
    let opened = open(office, acting, id).await?;
    let (organisation, decision) = may_record(acting, &opened)?;
    let checked = check(draft, &upload, acting.today)?;
    let replaced = match draft.replaces.trim() {
        "" => None,
        text => Some(own(office, acting, &opened, text.parse().map_err(|_| No::NotFound)?).await?.0),
    };
    let tx = office.store.begin().await?;
    let made = evidence::ActiveModel {
        registration_id: Set(id),
        organisation_id: Set(organisation),
        kind: Set(checked.kind.to_owned()),
        dated_on: Set(checked.dated_on),
        valid_until: Set(checked.valid_until),
        recorded_by: Set(acting.actor.account()),
        recorded_at: Set(acting.now),
        version: Set(1),
        ..Default::default()
    };
    let made = made.insert(&tx).await?;
    let sha256 = keep(office, acting, &tx, &made, checked.media_type, upload).await?;
    let mut detail = json!({
        "evidence": made.id, "kind": made.kind, "dated": made.dated_on, "until": made.valid_until, "paper": sha256,
    });
    if let Some(old) = replaced {
        let ended = evidence::ActiveModel { replaced_by: Set(Some(made.id)), ..end(acting) };
        store::update(&tx, old.id, old.version, ended).await?;
        detail["replaces"] = json!(old.id);
    }
    store::audit::append(&tx, &[opened.event(acting, "record-evidence", decision, detail)]).await?;
    tx.commit().await?;
    Ok(made.id)
}

/// Whether somebody may record; who does not even see that there could be evidence is told nothing.
fn may_record(acting: &Acting, opened: &Opened) -> Result<(i64, Decision), No> {
    recording(acting, opened).ok_or(if open_to(acting, opened) {
        No::Refused("not-own-records")
    } else {
        No::NotFound
    })
}

/// Keeps the paper, under no name but its content's.
async fn keep(
    office: &Office,
    acting: &Acting,
    tx: &Tx,
    made: &Evidence,
    media_type: &str,
    upload: Upload,
) -> Result<String, No> {
    let about = About {
        media_type: media_type.to_owned(),
        title: format!("{} {}", made.kind, made.dated_on),
        owner: Owner::Evidence(made.id),
        term: Term::Evidence,
        registration_id: Some(made.registration_id),
        layer: "evidence".to_owned(),
        uploaded_by: Some(acting.actor.account()),
        at: acting.now,
    };
    let document = documents::put(tx, &place(office), about, upload.bytes).await?;
    let held =
        evidence::ActiveModel { id: Set(made.id), document_id: Set(Some(document.id)), ..Default::default() };
    held.update(tx).await?;
    Ok(document.sha256)
}

/// Evidence in this file that this person may change, and why.
async fn own(
    office: &Office,
    acting: &Acting,
    opened: &Opened,
    evidence: i64,
) -> Result<(Evidence, Decision), No> {
    let all = store::evidence::of_registration(office.store.reader(), opened.id()).await?;
    let row = all.into_iter().find(|row| row.id == evidence).ok_or(No::NotFound)?;
    let owner = row.organisation_id;
    if !seen(acting, opened, owner).allow {
        return Err(No::NotFound);
    }
    let decision = decide_entry(&acting.actor, Action::RecordEvidence, &opened.facts, Some(owner));
    let decision = crate::office::file::allowed(decision)?;
    if row.ended_on.is_some() {
        return Err(No::Conflict(Vec::new()));
    }
    Ok((row, decision))
}

fn end(acting: &Acting) -> evidence::ActiveModel {
    evidence::ActiveModel {
        ended_on: Set(Some(acting.today)),
        ended_by: Set(Some(acting.actor.account())),
        ..Default::default()
    }
}

/// Withdraws evidence: it counts no more, and stays to be seen with the reason.
///
/// # Errors
/// [`No::NotFound`], [`No::Refused`], [`No::Invalid`] without a reason, [`No::Conflict`] when it ended already.
pub async fn withdraw(
    office: &Office,
    acting: &Acting,
    id: i64,
    evidence: i64,
    reason: &str,
) -> Result<(), No> {
    let opened = open(office, acting, id).await?;
    let (row, decision) = own(office, acting, &opened, evidence).await?;
    if !(3..=LONGEST).contains(&reason.chars().count()) {
        return Err(No::Invalid(Problems::one("reason", "evidence-reason-missing")));
    }
    let tx = office.store.begin().await?;
    let ended = evidence::ActiveModel { ended_reason: Set(Some(reason.to_owned())), ..end(acting) };
    store::update(&tx, row.id, row.version, ended).await?;
    let detail = json!({ "evidence": row.id, "kind": row.kind });
    let event = Event {
        reason: Some(reason.to_owned()),
        ..opened.event(acting, "withdraw-evidence", decision, detail)
    };
    store::audit::append(&tx, &[event]).await?;
    Ok(tx.commit().await?)
}
