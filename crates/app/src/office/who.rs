//! Who is behind an account: name, language, and the rights in force today.

use super::{Acting, No, Office};
use chrono::{DateTime, NaiveDate, Utc};
use domain::Sector;
use policy::{Actor, Grant, Organisation, Role};
use store::people;

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
    /// Every organisation with a role today: id and name.
    pub organisations: Vec<(i64, String)>,
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

/// The rights of an account today; none when it does not exist or may no longer log in. It works for the organisation
/// it chose, as long as it has a role there, and else for the first. One query.
///
/// # Errors
/// When the database cannot be reached.
pub async fn load(
    office: &Office,
    account: i64,
    chosen: Option<i64>,
    asked: &Asked,
) -> Result<Option<Who>, No> {
    let found = people::with_grants(office.store.reader(), account).await?;
    let Some((found, granted)) = found.filter(|(found, _)| found.active) else {
        return Ok(None);
    };
    let known: Vec<Organisation> = granted.iter().map(|(_, organisation)| facts(organisation)).collect();
    let grants = granted.iter().filter_map(|(grant, _)| {
        let role = Role::parse(&grant.role)?;
        Some(Grant { role, organisation: grant.organisation_id, from: grant.from_day, to: grant.to_day })
    });
    let actor = Actor::new(account, grants, &known, asked.today);
    let mut organisations: Vec<(i64, String)> = Vec::new();
    for held in actor.held() {
        let named = granted.iter().find(|(grant, _)| grant.organisation_id == held.organisation);
        if let Some((_, organisation)) = named
            && !organisations.iter().any(|(id, _)| *id == held.organisation)
        {
            organisations.push((held.organisation, organisation.name.clone()));
        }
    }
    let chosen = organisations.iter().find(|(id, _)| Some(*id) == chosen).or_else(|| organisations.first());
    Ok(Some(Who {
        organisation_name: chosen.map(|(_, name)| name.clone()).unwrap_or_default(),
        acting: Acting {
            organisation: chosen.map(|(id, _)| *id),
            actor,
            name: found.name,
            request: asked.request.clone(),
            now: asked.now,
            today: asked.today,
        },
        organisations,
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
