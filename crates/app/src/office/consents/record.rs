//! Recording and withdrawing a consent.

use crate::office::file::{Known, Opened, known, open};
use crate::office::paper::{Upload, place};
use crate::office::{Acting, No, Office, Problems};
use chrono::NaiveDate;
use domain::days;
use policy::{Action, Purpose, decide};
use serde_json::json;
use std::sync::Arc;
use store::documents::{self, About, Owner, Term};
use store::entities::consent;
use store::sea_orm::{ActiveModelTrait, Set};

/// What was filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// Code of the purpose.
    pub purpose: String,
    /// Row id of the receiving organisation, as typed.
    pub organisation: String,
    /// Day it was given, as typed.
    pub given_on: String,
}

/// The file with its consents, for those who may see them; logged.
///
/// # Errors
/// [`No::NotFound`] when they may not be seen.
pub async fn listed(office: &Office, acting: &Acting, id: i64) -> Result<(Opened, Arc<Known>), No> {
    let opened = open(office, acting, id).await?;
    let decision = decide(&acting.actor, Action::ViewConsents, &opened.facts);
    if !decision.allow {
        return Err(No::NotFound);
    }
    let known = known(office, acting.now).await?;
    let detail = json!({ "layers": ["consents"] });
    office.audit.record(opened.event(acting, "view-consents", decision, detail)).await?;
    Ok((opened, known))
}

struct Checked {
    purpose: Purpose,
    organisation: i64,
    given_on: NaiveDate,
    media_type: &'static str,
}

fn check(draft: &Draft, upload: &Upload, known: &Known, today: NaiveDate) -> Result<Checked, No> {
    let mut problems = Problems::default();
    let purpose = Purpose::parse(&draft.purpose);
    if purpose.is_none() {
        problems.add("purpose", "consent-purpose-missing");
    }
    let organisation = draft.organisation.parse::<i64>().ok().filter(|id| known.row(*id).is_some());
    if organisation.is_none() {
        problems.add("organisation", "consent-organisation-missing");
    }
    let given_on = days::read(&draft.given_on);
    match given_on {
        None => problems.add("given_on", "consent-given-missing"),
        Some(day) if day > today => problems.add("given_on", "consent-given-future"),
        Some(_) => {}
    }
    let media_type = upload.checked();
    match media_type {
        Ok(_) => {}
        Err("missing") => problems.add("form", "consent-form-missing"),
        Err("large") => problems.add("form", "consent-form-large"),
        Err(_) => problems.add("form", "consent-form-kind"),
    }
    match (purpose, organisation, given_on, media_type) {
        (Some(purpose), Some(organisation), Some(given_on), Ok(media_type)) if problems.is_empty() => {
            Ok(Checked { purpose, organisation, given_on, media_type })
        }
        _ => Err(No::Invalid(problems)),
    }
}

/// Whether a consent may be recorded here: asked before a form of some size is read.
///
/// # Errors
/// [`No::NotFound`] when consents may not be seen, [`No::Refused`] when none may be recorded.
pub async fn may_record(office: &Office, acting: &Acting, id: i64) -> Result<(), No> {
    let opened = open(office, acting, id).await?;
    if !opened.visible.consents {
        return Err(No::NotFound);
    }
    opened.allow(acting, Action::RecordConsent).map(|_| ())
}

/// Records a consent with its signed form, and gives its id.
///
/// # Errors
/// When it may not be recorded, something is missing, or the same consent runs already.
pub async fn record(
    office: &Office,
    acting: &Acting,
    id: i64,
    draft: &Draft,
    upload: Upload,
) -> Result<i64, No> {
    let opened = open(office, acting, id).await?;
    let decision = opened.allow(acting, Action::RecordConsent)?;
    let known = known(office, acting.now).await?;
    let checked = check(draft, &upload, &known, acting.today)?;
    let running = |row: &store::Consent| {
        let same = row.purpose == checked.purpose.code() && row.organisation_id == checked.organisation;
        same && row.withdrawn_on.is_none()
    };
    if opened.file.consents.iter().any(running) {
        return Err(No::Invalid(Problems::one("purpose", "consent-twice")));
    }
    let tx = office.store.begin().await?;
    let row = consent::ActiveModel {
        registration_id: Set(id),
        purpose: Set(checked.purpose.code().to_owned()),
        organisation_id: Set(checked.organisation),
        given_on: Set(checked.given_on),
        recorded_by: Set(acting.actor.account()),
        version: Set(1),
        ..Default::default()
    };
    let made = row.insert(&tx).await?;
    let about = About {
        media_type: checked.media_type.to_owned(),
        title: format!("{} {}", checked.purpose.code(), checked.given_on),
        owner: Owner::Consent(made.id),
        term: Term::Document,
        registration_id: Some(id),
        layer: "consent".to_owned(),
        uploaded_by: Some(acting.actor.account()),
        at: acting.now,
    };
    let document = documents::put(&tx, &place(office), about, upload.bytes).await?;
    let form = consent::ActiveModel {
        id: Set(made.id),
        form_document_id: Set(Some(document.id)),
        ..Default::default()
    };
    form.update(&tx).await?;
    let detail = json!({
        "consent": made.id, "purpose": checked.purpose, "organisation": checked.organisation,
        "given": checked.given_on, "form": document.sha256,
    });
    store::audit::append(&tx, &[opened.event(acting, "record-consent", decision, detail)]).await?;
    tx.commit().await?;
    Ok(made.id)
}

/// Withdraws a consent: it opens nothing from now on.
///
/// # Errors
/// When it is not a consent of this file, may not be withdrawn, or was withdrawn before.
pub async fn withdraw(office: &Office, acting: &Acting, id: i64, consent: i64) -> Result<(), No> {
    let opened = open(office, acting, id).await?;
    let row = opened.file.consents.iter().find(|row| row.id == consent).ok_or(No::NotFound)?;
    let decision = opened.allow(acting, Action::WithdrawConsent)?;
    if row.withdrawn_on.is_some() {
        return Err(No::Conflict(Vec::new()));
    }
    let changes = consent::ActiveModel {
        withdrawn_on: Set(Some(acting.today)),
        withdrawn_by: Set(Some(acting.actor.account())),
        ..Default::default()
    };
    let tx = office.store.begin().await?;
    store::update(&tx, row.id, row.version, changes).await?;
    let detail = json!({ "consent": consent, "purpose": row.purpose, "organisation": row.organisation_id });
    store::audit::append(&tx, &[opened.event(acting, "withdraw-consent", decision, detail)]).await?;
    Ok(tx.commit().await?)
}
