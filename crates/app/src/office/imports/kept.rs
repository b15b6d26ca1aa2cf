//! What undoing an import needs: the rows it changed as they were, and the ids of those it put in. Compressed.

use crate::office::No;
use chrono::NaiveDate;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::HashSet;
use std::io::{BufRead, BufReader, Write};
use store::register::Household;
use store::register::upsert::Upserted;
use store::sea_orm::{EntityTrait, ModelTrait, TryIntoModel};
use store::{Member, Refusal, Residence, entities, imports};

/// What became of a table.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Touched {
    /// Row ids that were put in.
    pub inserted: Vec<i64>,
    /// Rows that were changed, as they were.
    pub before: Vec<Value>,
}

impl Touched {
    /// Notes what an upsert did.
    ///
    /// # Errors
    /// When a row cannot be written down.
    pub fn of<E>(done: &Upserted<E::Model>) -> Result<Self, No>
    where
        E: EntityTrait,
        E::Model: ModelTrait<Entity = E>,
    {
        let before: Result<Vec<Value>, _> = done.before.iter().map(imports::to_json::<E>).collect();
        Ok(Self { inserted: done.inserted.clone(), before: before? })
    }

    /// The rows as they were.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn rows<E>(&self) -> Result<Vec<E::Model>, No>
    where
        E: EntityTrait,
        E::ActiveModel: TryIntoModel<E::Model>,
    {
        Ok(self.before.iter().map(imports::from_json::<E>).collect::<Result<_, _>>()?)
    }
}

/// Everything that undoing needs but the households as they were, which follow line by line.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Head {
    /// Registrations that were put in.
    pub inserted: Vec<i64>,
    /// Parties that came with them.
    pub parties: Vec<i64>,
    /// Organisations.
    pub organisations: Touched,
    /// Areas.
    pub areas: Touched,
    /// Dwellings.
    pub dwellings: Touched,
    /// Stock.
    pub stock: Touched,
    /// Attestations.
    pub attestations: Touched,
    /// Allocations.
    pub allocations: Touched,
    /// Whether refusals were known before; none when that did not change.
    pub refusals_known: Option<bool>,
    /// Parts of landlords that ended with it, and the day on which they did.
    #[serde(default)]
    pub ended: (Vec<i64>, NaiveDate),
    /// Registrations that were put in and erased since: empty rows.
    #[serde(default)]
    pub emptied: Vec<i64>,
}

/// What an import did.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    /// Everything but the households.
    pub head: Head,
    /// Households as they were, and the version they have now.
    pub households: Vec<(Household, i64)>,
}

impl Kept {
    /// As compressed lines of JSON.
    ///
    /// # Errors
    /// When a row cannot be written down.
    pub fn pack(&self) -> Result<Vec<u8>, No> {
        let broken = |error: std::io::Error| No::Broken(error.to_string());
        let mut lines = GzEncoder::new(Vec::new(), Compression::fast());
        let head = serde_json::to_vec(&self.head).map_err(|error| No::Broken(error.to_string()))?;
        lines.write_all(&head).map_err(broken)?;
        for (household, version) in &self.households {
            lines.write_all(b"\n").map_err(broken)?;
            lines.write_all(line(household, *version)?.to_string().as_bytes()).map_err(broken)?;
        }
        lines.finish().map_err(broken)
    }

    /// Reads what [`Kept::pack`] made.
    ///
    /// # Errors
    /// When it is something else.
    pub fn unpack(bytes: &[u8]) -> Result<Self, No> {
        let broken = |error: &dyn std::fmt::Display| No::Broken(format!("what undoes an import: {error}"));
        let mut lines = BufReader::new(GzDecoder::new(bytes)).lines();
        let first = lines.next().ok_or_else(|| broken(&"empty"))?.map_err(|error| broken(&error))?;
        let head = serde_json::from_str(&first).map_err(|error| broken(&error))?;
        let mut households = Vec::new();
        for text in lines {
            let text = text.map_err(|error| broken(&error))?;
            let value: Value = serde_json::from_str(&text).map_err(|error| broken(&error))?;
            households.push(household(&value)?);
        }
        Ok(Self { head, households })
    }
}

/// The registration of a line, without reading the rest.
#[derive(Deserialize)]
struct Peek {
    registration: PeekedRow,
}

#[derive(Deserialize)]
struct PeekedRow {
    id: i64,
}

impl Kept {
    /// What [`Kept::pack`] made without some people, and how many of them were in it; none when nobody was.
    ///
    /// # Errors
    /// When it is something else.
    pub fn without(
        bytes: &[u8],
        people: &HashSet<i64>,
        attestations: &HashSet<i64>,
    ) -> Result<Option<(Vec<u8>, u64)>, No> {
        let broken = |error: &dyn std::fmt::Display| No::Broken(format!("what undoes an import: {error}"));
        let mut lines = BufReader::new(GzDecoder::new(bytes)).lines();
        let first = lines.next().ok_or_else(|| broken(&"empty"))?.map_err(|error| broken(&error))?;
        let mut head: Head = serde_json::from_str(&first).map_err(|error| broken(&error))?;
        let (emptied, inserted): (Vec<i64>, Vec<i64>) =
            std::mem::take(&mut head.inserted).into_iter().partition(|id| people.contains(id));
        let mut lost = emptied.len() as u64;
        (head.inserted, head.emptied) = (inserted, [head.emptied, emptied].concat());
        let touched = (head.attestations.inserted.len(), head.attestations.before.len());
        head.attestations.inserted.retain(|id| !attestations.contains(id));
        head.attestations
            .before
            .retain(|row| row["registration_id"].as_i64().is_none_or(|id| !people.contains(&id)));
        let changed = touched != (head.attestations.inserted.len(), head.attestations.before.len());
        let mut left = GzEncoder::new(Vec::new(), Compression::fast());
        left.write_all(&serde_json::to_vec(&head).map_err(|error| broken(&error))?)
            .map_err(|error| broken(&error))?;
        for line in lines {
            let line = line.map_err(|error| broken(&error))?;
            let peek: Peek = serde_json::from_str(&line).map_err(|error| broken(&error))?;
            if people.contains(&peek.registration.id) {
                lost += 1;
                continue;
            }
            left.write_all(b"\n").map_err(|error| broken(&error))?;
            left.write_all(line.as_bytes()).map_err(|error| broken(&error))?;
        }
        let left = left.finish().map_err(|error| broken(&error))?;
        Ok((lost > 0 || changed).then_some((left, lost)))
    }
}

fn list<E>(rows: &[E::Model]) -> Result<Vec<Value>, No>
where
    E: EntityTrait,
    E::Model: ModelTrait<Entity = E>,
{
    Ok(rows.iter().map(imports::to_json::<E>).collect::<Result<_, _>>()?)
}

fn line(household: &Household, version: i64) -> Result<Value, No> {
    Ok(json!({
        "version": version,
        "registration": imports::to_json::<entities::registration::Entity>(&household.registration)?,
        "members": list::<entities::member::Entity>(&household.members)?,
        "residences": list::<entities::residence::Entity>(&household.residences)?,
        "refusals": list::<entities::refusal::Entity>(&household.refusals)?,
        "preferences": household.preferences,
    }))
}

fn rows<E>(value: &Value) -> Result<Vec<E::Model>, No>
where
    E: EntityTrait,
    E::ActiveModel: TryIntoModel<E::Model>,
{
    let all = value.as_array().map(Vec::as_slice).unwrap_or_default();
    Ok(all.iter().map(imports::from_json::<E>).collect::<Result<_, _>>()?)
}

fn household(value: &Value) -> Result<(Household, i64), No> {
    let members: Vec<Member> = rows::<entities::member::Entity>(&value["members"])?;
    let residences: Vec<Residence> = rows::<entities::residence::Entity>(&value["residences"])?;
    let refusals: Vec<Refusal> = rows::<entities::refusal::Entity>(&value["refusals"])?;
    let wishes = value["preferences"].as_array().map(Vec::as_slice).unwrap_or_default();
    let household = Household {
        registration: imports::from_json::<entities::registration::Entity>(&value["registration"])?,
        members,
        residences,
        preferences: wishes.iter().filter_map(|nis| nis.as_str().map(str::to_owned)).collect(),
        refusals,
    };
    Ok((household, value["version"].as_i64().unwrap_or_default()))
}
