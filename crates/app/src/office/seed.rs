//! Fills a new office with an invented region and the people who work in it.

use super::{No, Office, intake, seed_cases, seed_papers};
use crate::Refusal;
use chrono::{DateTime, NaiveDate, Utc};
use demo::Size;
use policy::Role;
use serde::Deserialize;
use std::collections::HashMap;

/// The people of the demonstration, from `demo/office.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct People {
    /// Password of each of them.
    pub password: String,
    /// Who they are.
    pub people: Vec<Person>,
}

/// Somebody who can log in at the demonstration.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Name.
    pub name: String,
    /// Address to log in with.
    pub email: String,
    /// Code of the organisation.
    pub organisation: String,
    /// Roles there.
    pub roles: Vec<Role>,
}

/// The people who can log in at a demonstration.
///
/// # Errors
/// When the file that was built in is not of its form.
pub fn people() -> Result<People, String> {
    toml::from_str(include_str!("../../../../demo/office.toml")).map_err(|error| error.to_string())
}

/// Fills an office whose register is empty; one that holds anything is left alone.
///
/// # Errors
/// When the region cannot be made or the database cannot be written; nothing is half filled.
pub async fn fill(
    office: &Office,
    size: Size,
    seed: u64,
    today: NaiveDate,
    now: DateTime<Utc>,
) -> Result<(), Refusal> {
    let broken = |error: store::Error| Refusal::from(No::from(error));
    if store::register::version(office.store.reader()).await.map_err(broken)? > 0 {
        return Ok(());
    }
    let folder = tempfile::tempdir().map_err(|error| Refusal::Broken(error.to_string()))?;
    let region = folder.path().join("region");
    crate::demo_region::make(&region, size, seed, Some(today))?;
    let law = office.law(today)?;
    let reading = crate::registry::read_all(&region, &law)?;
    let mut rows = intake::rows(office, &reading, now);
    seed_cases::number_all(office, &mut rows.households);
    let mut supported: HashMap<String, Vec<String>> = HashMap::new();
    for (number, organisation, _) in &rows.attestations {
        supported.entry(organisation.clone()).or_default().push(number.clone());
    }
    let tx = office.store.begin().await.map_err(broken)?;
    intake::fill(&tx, rows, today).await?;
    let people = people().map_err(Refusal::Broken)?;
    add_people(&tx, &people, today, now).await?;
    let cases = seed_cases::name_workers(&tx, &people, &supported, today).await?;
    seed_papers::add(office, &tx, &cases, today, now).await?;
    tx.commit().await.map_err(broken)
}

async fn add_people(tx: &store::Tx, people: &People, today: NaiveDate, now: DateTime<Utc>) -> Result<(), No> {
    use store::entities::{account, grant, organisation};
    use store::sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};
    let hash = vault::password::hash(&people.password).map_err(|error| No::Broken(error.to_string()))?;
    for person in &people.people {
        let found = organisation::Entity::find()
            .filter(organisation::Column::Code.eq(&person.organisation))
            .one(tx)
            .await?;
        let Some(organisation) = found else { continue };
        let made = account::ActiveModel {
            name: Set(person.name.clone()),
            email: Set(person.email.clone()),
            language: Set("nl".to_owned()),
            password_hash: Set(Some(hash.clone())),
            active: Set(true),
            needs_second_factor: Set(false),
            created_at: Set(now),
            version: Set(1),
            ..Default::default()
        };
        let made = made.insert(tx).await?;
        for role in &person.roles {
            let granted = grant::ActiveModel {
                account_id: Set(made.id),
                organisation_id: Set(organisation.id),
                role: Set(role.code().to_owned()),
                from_day: Set(today),
                granted_at: Set(now),
                version: Set(1),
                ..Default::default()
            };
            granted.insert(tx).await?;
        }
    }
    Ok(())
}
