//! Somebody added from the command line of the server: by whoever looks after it, so no role is asked for.

use super::Person;
use super::roles::{Span, check_role, insert, new_account};
use crate::office::accounts::first::{LONGEST_CODE, SECTORS};
use crate::office::accounts::links::{self, Purpose};
use crate::office::accounts::{Knock, check_person, settle};
use crate::office::who::Asked;
use crate::office::{No, Office, Problems};
use policy::Role;
use serde_json::json;
use store::audit::Event;
use store::entities::organisation;
use store::sea_orm::{ActiveModelTrait, Set};
use store::{Organisation, Tx, accounts, people};

/// Name under which the log keeps what was done on the command line.
const COMMAND_LINE: &str = "woonspoor user add";

/// Somebody to add.
#[derive(Clone, Debug)]
pub struct Outsider {
    /// Name.
    pub name: String,
    /// Address for log-in.
    pub email: String,
    /// Code of the organisation.
    pub organisation: String,
    /// Codes of the roles there: see [`role_codes`].
    pub roles: Vec<String>,
    /// Name and kind of the organisation, when it may be made.
    pub create: Option<(String, String)>,
}

/// The codes of all roles.
#[must_use]
pub fn role_codes() -> Vec<&'static str> {
    Role::ALL.iter().map(|role| role.code()).collect()
}

/// Adds somebody with roles, or gives them to who has this address already, and gives a link to choose a password.
///
/// # Errors
/// [`No::Invalid`] when something is wrong with what was said: `name`, `email`, `organisation`, `role`, `sector`.
pub async fn add_from_outside(office: &Office, new: &Outsider, asked: &Asked) -> Result<String, No> {
    let mut problems = Problems::default();
    check_person(&mut problems, &new.name, &new.email);
    let roles: Vec<Role> = new.roles.iter().filter_map(|code| Role::parse(code)).collect();
    if roles.is_empty() || roles.len() != new.roles.len() {
        problems.add("role", "role-missing");
    }
    let code = new.organisation.trim();
    if code.is_empty() || code.chars().count() > LONGEST_CODE {
        problems.add("organisation", "role-organisation-missing");
    }
    problems.settle()?;
    let tx = office.store.begin().await?;
    let organisation = organisation_for(&tx, new, code).await?;
    if roles.iter().any(|role| !check_role(*role, &organisation.sector)) {
        return Err(No::Invalid(Problems::one("role", "role-company-only")));
    }
    let known = accounts::by_email(&tx, &new.email).await?;
    let person = Person { name: &new.name, email: &new.email, language: "nl" };
    let (account, made) = match known {
        Some(known) => (known, false),
        None => (new_account(&person, asked.now).insert(&tx).await?, true),
    };
    let knock = Knock { asked, source: "" };
    let event = |action: &str, detail| Event {
        account_id: None,
        actor: COMMAND_LINE.to_owned(),
        detail,
        ..knock.event(Some(&account), action)
    };
    let mut events = Vec::new();
    if made {
        events.push(event("account-created", serde_json::Value::Null));
    }
    for role in &roles {
        let span = Span { from: asked.today, to: None };
        insert(&tx, account.id, organisation.id, *role, span, None, asked.now).await?;
        events.push(event("role-granted", json!({ "role": role.code(), "organisation": organisation.code })));
    }
    let purpose = if account.password_hash.is_some() { Purpose::Reset } else { Purpose::Invite };
    let link = links::issue(&tx, office, purpose, account.id, asked.now).await?;
    events.push(event("link-issued", json!({ "purpose": purpose.code() })));
    settle(tx, &events).await?;
    Ok(link)
}

async fn organisation_for(tx: &Tx, new: &Outsider, code: &str) -> Result<Organisation, No> {
    if let Some(known) = people::organisation_by_code(tx, code).await? {
        return Ok(known);
    }
    let Some((name, sector)) = &new.create else {
        return Err(No::Invalid(Problems::one("organisation", "role-organisation-missing")));
    };
    if !SECTORS.contains(&sector.as_str()) || name.trim().is_empty() {
        return Err(No::Invalid(Problems::one("sector", "begin-sector-missing")));
    }
    let row = organisation::ActiveModel {
        code: Set(code.to_owned()),
        name: Set(name.trim().to_owned()),
        sector: Set(sector.clone()),
        version: Set(1),
        ..Default::default()
    };
    Ok(row.insert(tx).await?)
}
