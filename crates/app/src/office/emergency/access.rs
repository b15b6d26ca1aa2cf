//! Emergency access: a reason opens a file for a few hours, and those who watch over privacy are told at once.

use super::find::exactly;
use crate::office::file::{Opened, allowed};
use crate::office::{Acting, No, Office, Problems};
use chrono::{DateTime, Duration, Utc};
use policy::{Action, Role, decide, visible};
use serde_json::json;
use std::collections::BTreeSet;
use store::entities::emergency;
use store::sea_orm::{ActiveModelTrait, Set};
use store::{Tx, files, notices};

/// Shortest reason, in characters.
pub const REASON: usize = 20;

/// Opens a file in an emergency; gives its id and until when.
///
/// # Errors
/// When the reason is too short, there is no such file, or the role knows no emergency access.
pub async fn access(
    office: &Office,
    acting: &Acting,
    number: &str,
    birth: &str,
    reason: &str,
) -> Result<(i64, DateTime<Utc>), No> {
    if !acting.actor.may(Action::EmergencyAccess) {
        return Err(No::NotFound);
    }
    let reason = reason.trim();
    if !(REASON..=1000).contains(&reason.chars().count()) {
        return Err(No::Invalid(Problems::one("reason", "emergency-reason-short")));
    }
    let (file, facts) = exactly(office, acting, number, birth).await?;
    let decision = allowed(decide(&acting.actor, Action::EmergencyAccess, &facts))?;
    let organisation = decision.organisation.ok_or(No::NotFound)?;
    let until = acting.now + Duration::hours(office.setup.emergency_hours);
    let opened = Opened { visible: visible(&acting.actor, &facts), file, facts };
    let row = emergency::ActiveModel {
        registration_id: Set(opened.id()),
        account_id: Set(acting.actor.account()),
        organisation_id: Set(organisation),
        reason: Set(reason.to_owned()),
        at: Set(acting.now),
        expires_at: Set(until),
        ..Default::default()
    };
    let told = watchers(office, acting, &opened, organisation).await?;
    let tx = office.store.begin().await?;
    row.insert(&tx).await?;
    store::register::touch_files(&tx, [opened.id()]);
    notify(&tx, acting, &opened, &told).await?;
    let mut event = opened.event(acting, "emergency-access", decision, json!({ "until": until }));
    event.reason = Some(reason.to_owned());
    store::audit::append(&tx, &[event]).await?;
    tx.commit().await?;
    Ok((opened.id(), until))
}

/// Who is told: privacy officers of every organisation in the case and of the own one, and whether they may see the
/// log of the file; administrators of the same organisations, who learn who and when, not about whom.
async fn watchers(
    office: &Office,
    acting: &Acting,
    opened: &Opened,
    own: i64,
) -> Result<[BTreeSet<i64>; 2], No> {
    let parties = opened.file.parties.iter().map(|party| party.organisation_id);
    let organisations: BTreeSet<i64> = parties.chain([own]).collect();
    let mut all = [BTreeSet::new(), BTreeSet::new()];
    for (found, role) in all.iter_mut().zip([Role::PrivacyOfficer, Role::Administrator]) {
        for &organisation in &organisations {
            let reader = office.store.reader();
            found.extend(files::holders(reader, &[role.code()], Some(organisation), acting.today).await?);
        }
    }
    Ok(all)
}

async fn notify(
    tx: &Tx,
    acting: &Acting,
    opened: &Opened,
    [officers, administrators]: &[BTreeSet<i64>; 2],
) -> Result<(), No> {
    let number = &opened.file.household.registration.number;
    let link = format!("/kandidaten/{}/geschiedenis", opened.id());
    for &account in officers {
        let args = json!({ "who": acting.name, "number": number });
        notices::leave(tx, account, "emergency-access", &args, &link, acting.now).await?;
    }
    for &account in administrators.difference(officers) {
        let args = json!({ "who": acting.name });
        notices::leave(tx, account, "emergency-access-of", &args, "", acting.now).await?;
    }
    Ok(())
}
