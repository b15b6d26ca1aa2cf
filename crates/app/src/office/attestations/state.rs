//! One attestation: seeing it, confirming it at the allocation, withdrawing it.

use crate::office::file::{Known, Opened, allowed, known, open};
use crate::office::{Acting, No, Office, Problems};
use policy::{Action, Decision, decide_entry};
use serde_json::json;
use std::sync::Arc;
use store::Attestation;
use store::audit::Event;
use store::entities::attestation;
use store::register;
use store::sea_orm::Set;

/// An attestation with whom it is about.
pub struct One {
    /// The attestation.
    pub row: Attestation,
    /// The file it belongs to.
    pub opened: Opened,
    /// Organisations.
    pub known: Arc<Known>,
    /// Whether this person may confirm it.
    pub may_confirm: bool,
    /// Whether this person may withdraw it.
    pub may_withdraw: bool,
    /// Names of who issued and confirmed it, by account.
    pub names: std::collections::HashMap<i64, String>,
}

/// Shows a whole attestation to those who may see it; logged.
///
/// # Errors
/// [`No::NotFound`] when it is not there or not to be seen.
pub async fn one(office: &Office, acting: &Acting, id: i64) -> Result<One, No> {
    let (row, opened) = load(office, acting, id).await?;
    let may = |action| decide_entry(&acting.actor, action, &opened.facts, Some(row.organisation_id));
    let running = row.withdrawn_on.is_none();
    let named = [row.issued_by, row.confirmed_by].into_iter().flatten();
    let names = crate::office::file::names(office, named).await?;
    let decision = may(Action::ViewAttestation);
    let detail = json!({ "layers": ["attestation"], "attestation": id });
    office.audit.record(opened.event(acting, "view-attestation", decision, detail)).await?;
    Ok(One {
        may_confirm: running && may(Action::ConfirmAttestation).allow,
        may_withdraw: running && may(Action::WithdrawAttestation).allow,
        known: known(office, acting.now).await?,
        names,
        row,
        opened,
    })
}

async fn load(office: &Office, acting: &Acting, id: i64) -> Result<(Attestation, Opened), No> {
    let row = store::get::<attestation::Entity, _>(office.store.reader(), id).await?;
    let opened = open(office, acting, row.registration_id).await?;
    let owner = Some(row.organisation_id);
    if !decide_entry(&acting.actor, Action::ViewAttestation, &opened.facts, owner).allow {
        return Err(No::NotFound);
    }
    Ok((row, opened))
}

/// Confirms that an attestation still stands, at the allocation.
///
/// # Errors
/// When it may not be confirmed, was withdrawn, or somebody changed it meanwhile.
pub async fn confirm(office: &Office, acting: &Acting, id: i64, version: i64) -> Result<(), No> {
    let (row, opened) = load(office, acting, id).await?;
    let decision = decision(acting, &opened, &row, Action::ConfirmAttestation)?;
    let changes = attestation::ActiveModel {
        confirmed_on: Set(Some(acting.today)),
        confirmed_by: Set(Some(acting.actor.account())),
        ..Default::default()
    };
    let event = opened.event(acting, "confirm-attestation", decision, json!({ "attestation": id }));
    save(office, (id, version), changes, event).await
}

/// Withdraws an attestation; it counts no more at once.
///
/// # Errors
/// When no reason is given, it may not be withdrawn, was withdrawn before, or somebody changed it meanwhile.
pub async fn withdraw(
    office: &Office,
    acting: &Acting,
    id: i64,
    version: i64,
    reason: &str,
) -> Result<(), No> {
    let (row, opened) = load(office, acting, id).await?;
    let decision = decision(acting, &opened, &row, Action::WithdrawAttestation)?;
    let reason = reason.trim();
    if !(5..=500).contains(&reason.chars().count()) {
        return Err(No::Invalid(Problems::one("reason", "attestation-reason-missing")));
    }
    let changes = attestation::ActiveModel {
        withdrawn_on: Set(Some(acting.today)),
        withdrawn_reason: Set(Some(reason.to_owned())),
        ..Default::default()
    };
    let mut event = opened.event(acting, "withdraw-attestation", decision, json!({ "attestation": id }));
    event.reason = Some(reason.to_owned());
    save(office, (id, version), changes, event).await
}

fn decision(acting: &Acting, opened: &Opened, row: &Attestation, action: Action) -> Result<Decision, No> {
    let decision = allowed(decide_entry(&acting.actor, action, &opened.facts, Some(row.organisation_id)))?;
    match row.withdrawn_on {
        Some(_) => Err(No::Conflict(Vec::new())),
        None => Ok(decision),
    }
}

async fn save(
    office: &Office,
    (id, version): (i64, i64),
    changes: attestation::ActiveModel,
    event: Event,
) -> Result<(), No> {
    let tx = office.store.begin().await?;
    store::update(&tx, id, version, changes).await?;
    register::touch_beside(&tx);
    store::audit::append(&tx, &[event]).await?;
    Ok(tx.commit().await?)
}
