//! Who is behind an account: name, language, and the rights in force today.

use super::{Acting, No, Office};
use chrono::{DateTime, NaiveDate, Utc};
use domain::Sector;
use policy::{Actor, Grant, Organisation, Role};
use store::accounts;

/// Somebody who is signed in.
#[derive(Clone, Debug)]
pub struct Who {
    /// Who acts.
    pub acting: Acting,
    /// Address for log-in.
    pub email: String,
    /// Code of the language they read.
    pub language: String,
    /// Name of the organisation worked for; empty without a role.
    pub organisation_name: String,
}

/// A request: when, and under which number it is in the technical log.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The moment.
    pub now: DateTime<Utc>,
    /// The day in Brussels.
    pub today: NaiveDate,
    /// Identifier of the request.
    pub request: String,
}

/// The rights of an account today; none when it does not exist or may no longer log in.
///
/// # Errors
/// When the database cannot be reached.
pub async fn load(office: &Office, account: i64, asked: &Asked) -> Result<Option<Who>, No> {
    let reader = office.store.reader();
    let Some(found) = accounts::by_id(reader, account).await?.filter(|found| found.active) else {
        return Ok(None);
    };
    let granted = accounts::grants(reader, account).await?;
    let organisations: Vec<Organisation> =
        granted.iter().map(|(_, organisation)| facts(organisation)).collect();
    let grants = granted.iter().filter_map(|(grant, _)| {
        let role = Role::parse(&grant.role)?;
        Some(Grant { role, organisation: grant.organisation_id, from: grant.from_day, to: grant.to_day })
    });
    let actor = Actor::new(account, grants, &organisations, asked.today);
    let organisation = actor.held().first().map(|held| held.organisation);
    let name = granted.iter().find(|(grant, _)| Some(grant.organisation_id) == organisation);
    Ok(Some(Who {
        organisation_name: name.map(|(_, organisation)| organisation.name.clone()).unwrap_or_default(),
        acting: Acting {
            actor,
            name: found.name,
            organisation,
            request: asked.request.clone(),
            now: asked.now,
            today: asked.today,
        },
        email: found.email,
        language: found.language,
    }))
}

/// What the policy has to know of an organisation.
#[must_use]
pub fn facts(organisation: &store::Organisation) -> Organisation {
    Organisation {
        id: organisation.id,
        sector: sector(&organisation.sector),
        agreement_from: organisation.agreement_from,
        agreement_to: organisation.agreement_to,
    }
}

/// The kind of organisation a code stands for.
#[must_use]
pub fn sector(code: &str) -> Sector {
    match code {
        "company" => Sector::Company,
        "ocmw" => Sector::Ocmw,
        "caw" => Sector::Caw,
        "bjz" => Sector::Bjz,
        "ggz" => Sector::Ggz,
        "vaph" => Sector::Vaph,
        "igs" => Sector::Igs,
        _ => Sector::Other,
    }
}
