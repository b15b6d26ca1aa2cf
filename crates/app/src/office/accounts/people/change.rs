//! Changes to an account: details, whether it may log in, a link for a new password, second steps forgotten.

use super::allowed;
use crate::office::accounts::links::{self, Purpose};
use crate::office::accounts::{about, account, check_person, profile, settle, taken};
use crate::office::{Acting, No, Office, Problems};
use serde_json::{Value, json};
use store::entities::account;
use store::sea_orm::Set;
use store::{people, sessions};

/// Details of a person, as typed.
#[derive(Clone, Copy, Debug)]
pub struct Person<'a> {
    /// Name.
    pub name: &'a str,
    /// Address for log-in.
    pub email: &'a str,
    /// Language of the pages.
    pub language: &'a str,
}

/// Changes the details of a person.
///
/// # Errors
/// [`No::Invalid`] when something is filled in wrongly; [`No::Conflict`] when somebody else changed them meanwhile.
pub async fn change(
    office: &Office,
    acting: &Acting,
    id: i64,
    version: i64,
    person: &Person<'_>,
) -> Result<(), No> {
    let acting = &allowed(acting)?;
    let now = account(office, id).await?;
    Problems::opened_with(version)?;
    let mut problems = Problems::default();
    check_person(&mut problems, person.name, person.email);
    if !["nl", "en"].contains(&person.language) {
        problems.add("language", "person-language-missing");
    }
    problems.settle()?;
    let (name, email) = (person.name.trim(), person.email.trim().to_lowercase());
    let changes = account::ActiveModel {
        name: Set(name.to_owned()),
        email: Set(email.clone()),
        language: Set(person.language.to_owned()),
        ..Default::default()
    };
    let tx = office.store.begin().await?;
    match store::update(&tx, id, version, changes).await {
        Ok(_) => {}
        Err(store::Error::Conflict { .. }) => {
            return Err(No::Conflict(profile::differences(&now, name, &email)));
        }
        Err(error) => return Err(taken(error)),
    }
    let detail = json!({ "name": name != now.name, "email": email != now.email });
    settle(tx, &[about(acting, id, "account-changed", detail)]).await
}

/// Lets somebody log in again, or no longer: then all their sessions end at once, and their links stop working.
///
/// # Errors
/// [`No::Refused`] for the own account; [`No::Conflict`] when somebody else changed the account meanwhile.
pub async fn set_active(
    office: &Office,
    acting: &Acting,
    id: i64,
    version: i64,
    active: bool,
) -> Result<(), No> {
    let acting = &allowed(acting)?;
    account(office, id).await?;
    if id == acting.actor.account() {
        return Err(No::Refused(policy::Rule::NotSelf.code()));
    }
    Problems::opened_with(version)?;
    let tx = office.store.begin().await?;
    let changes = account::ActiveModel { active: Set(active), ..Default::default() };
    store::update(&tx, id, version, changes).await?;
    if !active {
        sessions::end_all(&tx, id, None).await?;
        for purpose in [Purpose::Invite, Purpose::Reset] {
            store::links::revoke(&tx, purpose.code(), Some(id)).await?;
        }
    }
    let event =
        about(acting, id, if active { "account-activated" } else { "account-deactivated" }, Value::Null);
    settle(tx, &[event]).await
}

/// A link with which somebody chooses a (new) password. Told once.
///
/// # Errors
/// [`No::NotFound`] when there is nobody, or somebody who may not log in.
pub async fn reset_link(office: &Office, acting: &Acting, id: i64) -> Result<String, No> {
    let acting = &allowed(acting)?;
    let account = account(office, id).await?;
    if !account.active {
        return Err(No::NotFound);
    }
    let purpose = if account.password_hash.is_some() { Purpose::Reset } else { Purpose::Invite };
    let tx = office.store.begin().await?;
    let link = links::issue(&tx, office, purpose, id, acting.now).await?;
    let detail = json!({ "purpose": purpose.code() });
    settle(tx, &[about(acting, id, "link-issued", detail)]).await?;
    Ok(link)
}

/// Forgets the second steps of somebody who lost them; the next log-in asks to set up a new one. Their sessions end.
///
/// # Errors
/// [`No::Refused`] for the own account: there one's own password is asked.
pub async fn forget_factors(office: &Office, acting: &Acting, id: i64) -> Result<(), No> {
    let acting = &allowed(acting)?;
    account(office, id).await?;
    if id == acting.actor.account() {
        return Err(No::Refused(policy::Rule::NotSelf.code()));
    }
    let tx = office.store.begin().await?;
    people::forget_factors(&tx, id).await?;
    sessions::end_all(&tx, id, None).await?;
    settle(tx, &[about(acting, id, "factor-removed", json!({ "factor": "all" }))]).await
}
