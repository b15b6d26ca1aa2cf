//! Allocates all vacant dwellings of a registry: load, decide, and the JSON of the contract.

use crate::Refusal;
use crate::rank::{ByPillar, LedgerJson, Loaded};
use crate::receipt::{self, Command};
use chrono::{Datelike, NaiveDate};
use domain::{Dwelling, Pillar};
use rules::allocate::Tried;
use rules::kinds::pillar::OrderKey;
use rules::{Allocator, Decision, Engine, LedgerBook, Outcome};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::path::PathBuf;

/// What to allocate.
#[derive(Clone, Debug)]
pub struct Request {
    /// Regulation: file, or name of one built in.
    pub regulation: PathBuf,
    /// Folder of reference data.
    pub reference: Option<PathBuf>,
    /// Reference date.
    pub on: NaiveDate,
    /// Seed of a draw.
    pub seed: Option<u64>,
}

/// A dwelling with what was decided.
#[derive(Debug)]
pub struct Allocated<'a> {
    /// The dwelling.
    pub dwelling: &'a Dwelling,
    /// The decision.
    pub decision: Decision,
    /// Points of the one chosen and of the next, in a pillar by points.
    pub points: (Option<i32>, Option<i32>),
    /// The key on which the one chosen goes before the next.
    pub ahead_by: Option<OrderKey>,
}

/// Every dwelling with what was decided, and the ledger afterwards.
#[derive(Debug)]
pub struct Allocations<'a> {
    /// One for every dwelling that was not allocated before, in order.
    pub all: Vec<Allocated<'a>>,
    /// The ledger with these allocations in it.
    pub ledger: LedgerBook,
}

/// Allocates every dwelling that was not allocated before.
#[must_use]
pub fn allocate<'a>(engine: &'a Engine<'a>) -> Allocations<'a> {
    let mut allocator = Allocator::new(engine);
    let decisions = allocator.give_all();
    let all = decisions.into_iter().map(|(dwelling, decision)| told(engine, dwelling, decision)).collect();
    Allocations { all, ledger: allocator.ledger }
}

fn told<'a>(engine: &'a Engine<'a>, dwelling: &'a Dwelling, decision: Decision) -> Allocated<'a> {
    let compiled = engine.at(dwelling);
    let place = compiled.place(dwelling.municipality);
    let pillar = decision.pillar.unwrap_or(Pillar::Standard);
    let by_points = compiled.book.by_points(pillar);
    let points =
        |position: Option<u32>| position.filter(|_| by_points).map(|p| compiled.total(p as usize, &place).0);
    let ahead_by = match (decision.candidate, decision.next) {
        (Some(a), Some(b)) => compiled.first_difference(a as usize, b as usize, pillar, &place),
        _ => None,
    };
    Allocated { points: (points(decision.candidate), points(decision.next)), ahead_by, dwelling, decision }
}

/// The result as JSON of the contract.
///
/// # Errors
/// When the result cannot be told as JSON.
pub fn json(loaded: &Loaded, engine: &Engine, on: NaiveDate) -> Result<Vec<u8>, Refusal> {
    let Allocations { all, .. } = allocate(engine);
    let rows: Vec<AllocatedJson> =
        all.iter().map(|a| AllocatedJson { loaded, allocated: a, year: on.year() }).collect();
    let mut bytes = serde_json::to_vec(&rows)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// A receipt of an allocation.
///
/// # Errors
/// When the result cannot be told as JSON.
pub fn receipt(loaded: &Loaded, request: &Request, result: &[u8]) -> Result<Vec<u8>, Refusal> {
    let reference = request.reference.as_deref();
    receipt::make(loaded, &request.regulation, reference, Command::Allocate, request.on, request.seed, result)
}

struct AllocatedJson<'a> {
    loaded: &'a Loaded,
    allocated: &'a Allocated<'a>,
    year: i32,
}

impl Serialize for AllocatedJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Allocated { dwelling, decision, points, .. } = self.allocated;
        let register = &self.loaded.register;
        let number =
            |position: Option<u32>| position.map(|p| register.candidates[p as usize].number.as_str());
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("dwelling", dwelling.id.as_str())?;
        map.serialize_entry("pillar", &decision.pillar)?;
        map.serialize_entry("target_group", &decision.group.map(|g| register.group_code(g)))?;
        map.serialize_entry("registration_number", &number(decision.candidate))?;
        map.serialize_entry("shortfalls", &ByPillar(decision.shortfalls))?;
        map.serialize_entry("points", &points.0)?;
        map.serialize_entry("next", &number(decision.next))?;
        map.serialize_entry("ledger", &LedgerJson { decision, year: self.year })?;
        let tried: Vec<TriedJson> = decision.tried.iter().map(|tried| TriedJson { tried }).collect();
        map.serialize_entry("tried", &tried)?;
        map.end()
    }
}

struct TriedJson<'a> {
    tried: &'a Tried,
}

impl Serialize for TriedJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("pillar", &self.tried.pillar)?;
        map.serialize_entry("outcome", outcome(self.tried.outcome))?;
        let groups: Vec<GroupJson> = self
            .tried
            .groups
            .iter()
            .map(|(turn, came)| GroupJson {
                group: &turn.code,
                number: turn.number,
                count: turn.count,
                shortfall: turn.shortfall,
                outcome: outcome(*came),
            })
            .collect();
        if !groups.is_empty() {
            map.serialize_entry("groups", &groups)?;
        }
        map.end()
    }
}

#[derive(serde::Serialize)]
struct GroupJson<'a> {
    group: &'a str,
    number: u32,
    count: u32,
    shortfall: domain::Share,
    outcome: &'static str,
}

fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Found => "found",
        Outcome::NobodySuitable => "nobody-suitable",
        Outcome::StockFull => "stock-full",
        Outcome::NumberReached => "number-reached",
        Outcome::NoArea => "no-area",
        Outcome::NotTried => "not-tried",
    }
}
