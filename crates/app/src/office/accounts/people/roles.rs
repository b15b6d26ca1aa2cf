//! Giving somebody an account and roles, and ending a role.

use super::{Person, allowed, allowed_roles};
use crate::office::accounts::links::{self, Purpose};
use crate::office::accounts::{about, account, check_person, settle, taken};
use crate::office::{Acting, Change, No, Office, Problems, who};
use chrono::{NaiveDate, Utc};
use policy::Role;
use serde_json::json;
use store::audit::Event;
use store::entities::{account, grant, organisation};
use store::sea_orm::{ActiveModelTrait, ConnectionTrait, Set};
use store::{Grant, Organisation};

/// First and last day of a role, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// First day.
    pub from: NaiveDate,
    /// Last day; none is open.
    pub to: Option<NaiveDate>,
}

/// Roles for somebody in an organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Granted {
    /// Row id of the organisation.
    pub organisation: Option<i64>,
    /// Codes of the roles.
    pub roles: Vec<String>,
    /// From when to when.
    pub span: Span,
    /// The days that were filled in but cannot be read: `from`, `to`.
    pub unreadable: Vec<&'static str>,
}

/// Adds a person with roles, and gives the link of the invitation, which is told once.
///
/// # Errors
/// [`No::Invalid`] when something is filled in wrongly.
pub async fn add(
    office: &Office,
    acting: &Acting,
    person: &Person<'_>,
    granted: &Granted,
) -> Result<(i64, String), No> {
    let acting = &allowed(acting)?;
    let mut problems = Problems::default();
    check_person(&mut problems, person.name, person.email);
    let checked = check(office, &mut problems, granted).await?;
    problems.settle()?;
    let Some((organisation, roles)) = checked else {
        return Err(No::NotFound);
    };
    let tx = office.store.begin().await?;
    let row = new_account(person, acting.now).insert(&tx).await;
    let id = row.map_err(|error| taken(error.into()))?.id;
    let mut events = vec![about(acting, id, "account-created", serde_json::Value::Null)];
    for role in roles {
        let by = Some(acting.actor.account());
        insert(&tx, id, organisation.id, role, granted.span, by, acting.now).await?;
        events.push(role_event(acting, id, "role-granted", role, &organisation.code, granted.span));
    }
    let link = links::issue(&tx, office, Purpose::Invite, id, acting.now).await?;
    events.push(about(acting, id, "link-issued", json!({ "purpose": Purpose::Invite.code() })));
    settle(tx, &events).await?;
    Ok((id, link))
}

/// A row for a new account.
pub(super) fn new_account(person: &Person<'_>, now: chrono::DateTime<Utc>) -> account::ActiveModel {
    account::ActiveModel {
        name: Set(person.name.trim().to_owned()),
        email: Set(person.email.trim().to_lowercase()),
        language: Set(if person.language == "en" { "en" } else { "nl" }.to_owned()),
        active: Set(true),
        needs_second_factor: Set(false),
        created_at: Set(now),
        version: Set(1),
        ..Default::default()
    }
}

/// Gives somebody who has an account roles in an organisation.
///
/// # Errors
/// [`No::Refused`] for the own account; [`No::Invalid`] when something is filled in wrongly.
pub async fn grant(office: &Office, acting: &Acting, id: i64, granted: &Granted) -> Result<(), No> {
    let acting = &allowed_roles(acting, id)?;
    account(office, id).await?;
    let mut problems = Problems::default();
    let checked = check(office, &mut problems, granted).await?;
    problems.settle()?;
    let Some((organisation, roles)) = checked else {
        return Err(No::NotFound);
    };
    let tx = office.store.begin().await?;
    let mut events = Vec::new();
    for role in roles {
        let by = Some(acting.actor.account());
        insert(&tx, id, organisation.id, role, granted.span, by, acting.now).await?;
        events.push(role_event(acting, id, "role-granted", role, &organisation.code, granted.span));
    }
    settle(tx, &events).await
}

/// Changes the first and last day of a role; a role is ended by its last day, which may be in the past.
///
/// # Errors
/// [`No::Refused`] for the own roles; [`No::Invalid`] for a last day before the first, unless it is yesterday, which
/// ends a role at once; [`No::Conflict`] when somebody else changed the role meanwhile.
pub async fn set_span(
    office: &Office,
    acting: &Acting,
    id: i64,
    role: i64,
    version: i64,
    to: Option<NaiveDate>,
) -> Result<(), No> {
    let acting = &allowed_roles(acting, id)?;
    let reader = office.store.reader();
    let row: Grant = store::get::<grant::Entity, _>(reader, role).await?;
    if row.account_id != id {
        return Err(No::NotFound);
    }
    Problems::opened_with(version)?;
    if row.version == version && to.is_some_and(|to| to < row.from_day) && to != acting.today.pred_opt() {
        return Err(No::Invalid(Problems::one("to", "role-to-before-from")));
    }
    let organisation: Organisation =
        store::get::<organisation::Entity, _>(reader, row.organisation_id).await?;
    let tx = office.store.begin().await?;
    let changes = grant::ActiveModel { to_day: Set(to), ..Default::default() };
    match store::update(&tx, role, version, changes).await {
        Ok(_) => {}
        Err(store::Error::Conflict { .. }) => {
            let day = |day: Option<NaiveDate>| day.map_or_else(|| "–".to_owned(), |day| day.to_string());
            let change = Change { label: "role-to".to_owned(), theirs: day(row.to_day), mine: day(to) };
            return Err(No::Conflict(vec![change]));
        }
        Err(error) => return Err(error.into()),
    }
    let span = Span { from: row.from_day, to };
    let detail = json!({
        "role": row.role, "organisation": organisation.code, "from": span.from, "to": span.to,
    });
    settle(tx, &[about(acting, id, "role-ended", detail)]).await
}

/// What is wrong with roles, or the organisation and the roles they are in.
async fn check(
    office: &Office,
    problems: &mut Problems,
    granted: &Granted,
) -> Result<Option<(Organisation, Vec<Role>)>, No> {
    let reader = office.store.reader();
    let organisation = match granted.organisation {
        Some(id) => match store::get::<organisation::Entity, _>(reader, id).await {
            Ok(found) => Some(found),
            Err(store::Error::NotFound { .. }) => None,
            Err(error) => return Err(error.into()),
        },
        None => None,
    };
    if organisation.is_none() {
        problems.add("organisation", "role-organisation-missing");
    }
    let mut roles: Vec<Role> = granted.roles.iter().filter_map(|code| Role::parse(code)).collect();
    roles.dedup();
    if roles.is_empty() || roles.len() != granted.roles.len() {
        problems.add("role", "role-missing");
    }
    if let Some(organisation) = &organisation
        && roles.iter().any(|role| !check_role(*role, &organisation.sector))
    {
        problems.add("role", "role-company-only");
    }
    for day in &granted.unreadable {
        problems.add(*day, "role-day-unreadable");
    }
    if granted.unreadable.is_empty() && granted.span.to.is_some_and(|to| to < granted.span.from) {
        problems.add("to", "role-to-before-from");
    }
    Ok(organisation.map(|organisation| (organisation, roles)))
}

/// Whether a role exists in an organisation of this kind.
#[must_use]
pub fn check_role(role: Role, sector: &str) -> bool {
    role.fits(who::sector(sector))
}

pub(super) async fn insert<C: ConnectionTrait>(
    db: &C,
    account: i64,
    organisation: i64,
    role: Role,
    span: Span,
    by: Option<i64>,
    now: chrono::DateTime<Utc>,
) -> Result<(), No> {
    let row = grant::ActiveModel {
        account_id: Set(account),
        organisation_id: Set(organisation),
        role: Set(role.code().to_owned()),
        from_day: Set(span.from),
        to_day: Set(span.to),
        granted_by: Set(by),
        granted_at: Set(now),
        version: Set(1),
        ..Default::default()
    };
    row.insert(db).await?;
    Ok(())
}

fn role_event(acting: &Acting, id: i64, action: &str, role: Role, organisation: &str, span: Span) -> Event {
    let detail =
        json!({ "role": role.code(), "organisation": organisation, "from": span.from, "to": span.to });
    about(acting, id, action, detail)
}
