//! Ranks everybody for one dwelling: load, decide, and the JSON of the contract.

use crate::Refusal;
use crate::law::{self, Law};
use crate::receipt::{self, Command};
use crate::registry::{self, Source};
use chrono::{Datelike, NaiveDate};
use domain::{Dwelling, Fault, Pillar, Problem, Reasons, Register};
use rules::Ranking;
use rules::place::Place;
use rules::{Allocator, Compiled, Decision, Engine, Outcome, Rulebook};
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What to rank.
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
    /// Number of the dwelling.
    pub dwelling: String,
    /// Pillar; the ledger decides when absent.
    pub pillar: Option<Pillar>,
}

/// A law and a registry, loaded.
#[derive(Debug)]
pub struct Loaded {
    /// The law.
    pub law: Arc<Law>,
    /// The register.
    pub register: Register,
    /// Where the register came from.
    pub registry: PathBuf,
    /// The mapping it was read with, when one was given.
    pub mapping: Option<PathBuf>,
    /// Everything odd that was found while loading.
    pub warnings: Vec<Fault>,
}

/// Loads a law and a registry.
///
/// # Errors
/// Everything that is wrong with either.
pub fn load(
    regulation: &Path,
    reference: Option<&Path>,
    source: &Source,
    on: NaiveDate,
) -> Result<Loaded, Refusal> {
    let law = law::load(regulation, reference, Some(on))?;
    let regulation = &law.parsed.regulation;
    if !regulation.in_force(on) {
        // Said before anything is read: a large registry need not be read for that.
        let problem = Problem::NotInForce { on, from: regulation.valid_from, to: regulation.valid_to };
        let line = law.parsed.line(&[rules::parse::Step::Key("valid-from")]);
        return Err(Fault::error(&law.parsed.file, problem).at(line).column("valid-from").into());
    }
    let (register, read) = registry::load(source, &law)?;
    let mut warnings = law.warnings.clone();
    warnings.extend(read);
    warnings.extend(registry::oddities(&register, &source.path, &law, on));
    let law = Arc::new(law);
    Ok(Loaded { law, register, registry: source.path.clone(), mapping: source.mapping.clone(), warnings })
}

/// Compiles the law for the register on a date.
///
/// # Errors
/// When the regulation is not in force then, a series has no value, or a draw has no seed.
pub fn engine(loaded: &Loaded, on: NaiveDate, seed: Option<u64>) -> Result<Engine<'_>, Refusal> {
    let parsed = &loaded.law.parsed;
    Ok(Engine::new(&parsed.regulation, &parsed.file, &loaded.law.reference, &loaded.register, on, seed)?)
}

/// Everybody considered for one dwelling.
pub struct Ranked<'a> {
    /// The law.
    pub law: &'a Law,
    /// The rules as compiled.
    pub compiled: &'a Compiled<'a>,
    /// The dwelling.
    pub dwelling: &'a Dwelling,
    /// What the municipality adds.
    pub place: Arc<Place>,
    /// What the ledger decided, when it was asked.
    pub decision: Option<Decision>,
    /// The ranking, of the pillar asked or decided, or of the first pillar tried when nobody fits in any.
    pub ranking: Ranking,
    /// Whether anybody fits in any pillar.
    pub anybody: bool,
}

/// Ranks everybody for one dwelling.
///
/// # Errors
/// When the dwelling or the pillar does not exist.
pub fn rank<'a>(
    loaded: &'a Loaded,
    engine: &'a Engine<'a>,
    request: &Request,
) -> Result<Ranked<'a>, Refusal> {
    let dwelling = registry::dwelling(&loaded.register, &loaded.registry, &request.dwelling)?;
    let compiled = engine.at(dwelling);
    let (pillar, decision) = pillar(loaded, engine, dwelling, request.pillar)?;
    let anybody = decision.as_ref().is_none_or(|d| d.pillar.is_some());
    let ranking = compiled.rank(dwelling, pillar);
    Ok(Ranked {
        law: &loaded.law,
        place: compiled.place(dwelling.municipality),
        compiled,
        dwelling,
        decision,
        ranking,
        anybody,
    })
}

/// The pillar asked for, or else the one the ledger decides, with that decision.
///
/// # Errors
/// When the regulation does not have the pillar.
pub fn pillar(
    loaded: &Loaded,
    engine: &Engine,
    dwelling: &Dwelling,
    asked: Option<Pillar>,
) -> Result<(Pillar, Option<Decision>), Refusal> {
    let book = &engine.at(dwelling).book;
    if let Some(pillar) = asked {
        if book.pillars[pillar.index()].is_none() {
            return Err(no_such_pillar(loaded, book, pillar).into());
        }
        return Ok((pillar, None));
    }
    let decision = Allocator::new(engine).decide(dwelling);
    // When nobody gets it, the list is that of the first pillar in which everybody has a reason why not: one that was
    // passed over for want of room could have suitable candidates.
    let without = decision.tried.iter().filter(|t| t.outcome == Outcome::NobodySuitable);
    let without = without.min_by_key(|t| t.pillar == Pillar::TargetGroup && dwelling.reserved_for.is_none());
    let first = without.or(decision.tried.first()).map(|t| t.pillar);
    let pillar = decision.pillar.or(first).unwrap_or(Pillar::Standard);
    if book.pillars[pillar.index()].is_none() {
        // A reserved dwelling under a regulation without pillar 3.
        return Err(no_such_pillar(loaded, book, pillar).into());
    }
    Ok((pillar, Some(decision)))
}

fn no_such_pillar(loaded: &Loaded, book: &Rulebook, pillar: Pillar) -> Fault {
    let known: Vec<String> = book.pillars_present().map(|p| p.to_string()).collect();
    let problem = Problem::NoSuchPillar { known: known.join(", ") };
    Fault::error(&loaded.law.parsed.file, problem).value(pillar.to_string())
}

/// The result as JSON of the contract, and the receipt when one is asked for.
///
/// # Errors
/// As [`rank`]; or when the receipt cannot be written.
pub fn json(loaded: &Loaded, engine: &Engine, request: &Request) -> Result<Vec<u8>, Refusal> {
    let ranked = rank(loaded, engine, request)?;
    let mut bytes = Vec::with_capacity(loaded.register.candidates.len() * 96);
    serde_json::to_writer(&mut bytes, &ranked)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// A receipt of a ranking.
///
/// # Errors
/// When the result cannot be told as JSON.
pub fn receipt(loaded: &Loaded, request: &Request, result: &[u8]) -> Result<Vec<u8>, Refusal> {
    let command = Command::Rank { dwelling: request.dwelling.clone(), pillar: request.pillar };
    receipt::make(
        loaded,
        &request.regulation,
        request.reference.as_deref(),
        command,
        request.on,
        request.seed,
        result,
    )
}

impl Serialize for Ranked<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let c = self.compiled;
        let regulation = &self.law.parsed.regulation;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("dwelling", self.dwelling.id.as_str())?;
        map.serialize_entry("on", &c.on)?;
        map.serialize_entry("pillar", &self.anybody.then_some(self.ranking.pillar))?;
        let group = self.decision.as_ref().and_then(|d| d.group).map(|g| c.register.group_code(g));
        map.serialize_entry("target_group", &group)?;
        let names = RegulationName { id: &regulation.id, version: &regulation.version };
        map.serialize_entry("regulation", &names)?;
        if let Some(gate) = &c.book.gate {
            map.serialize_entry("gate", &gate.reading)?;
        }
        if let Some(decision) = &self.decision {
            map.serialize_entry("ledger", &LedgerJson { decision, year: c.on.year() })?;
        }
        if !c.warnings.is_empty() {
            let assumed: Vec<String> = c.warnings.iter().map(assumption).collect();
            map.serialize_entry("assumptions", &assumed)?;
        }
        map.serialize_entry("ranked", &RankedRows(self))?;
        map.serialize_entry("excluded", &ExcludedRows(self))?;
        map.end()
    }
}

/// An assumption as text for programs: the series, the date of its row, and the reason in English.
#[must_use]
pub fn assumption(fault: &Fault) -> String {
    match &fault.problem {
        Problem::Assumed { series, from, reason_en, .. } => format!("{series} {from}: {reason_en}"),
        _ => fault.to_string(),
    }
}

#[derive(serde::Serialize)]
struct RegulationName<'a> {
    id: &'a str,
    version: &'a str,
}

/// The ledger in a result.
pub(crate) struct LedgerJson<'a> {
    pub(crate) decision: &'a Decision,
    pub(crate) year: i32,
}

impl Serialize for LedgerJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("year", &self.year)?;
        map.serialize_entry("counts", &ByPillar(self.decision.counts.by_pillar.map(Some)))?;
        map.serialize_entry("shortfalls", &ByPillar(self.decision.shortfalls))?;
        map.end()
    }
}

/// A value per pillar, keyed by its number; pillars without one are left out.
pub(crate) struct ByPillar<T>(pub(crate) [Option<T>; 4]);

impl<T: Serialize> Serialize for ByPillar<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for pillar in Pillar::ALL {
            if let Some(value) = &self.0[pillar.index()] {
                map.serialize_entry(&pillar.to_string(), value)?;
            }
        }
        map.end()
    }
}

struct RankedRows<'a>(&'a Ranked<'a>);

impl Serialize for RankedRows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let rows = &self.0.ranking.ranked;
        let mut seq = serializer.serialize_seq(Some(rows.len()))?;
        for (i, &position) in rows.iter().enumerate() {
            seq.serialize_element(&RankedRow { ranked: self.0, rank: i + 1, position: position as usize })?;
        }
        seq.end()
    }
}

struct RankedRow<'a> {
    ranked: &'a Ranked<'a>,
    rank: usize,
    position: usize,
}

impl Serialize for RankedRow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (c, pillar) = (self.ranked.compiled, self.ranked.ranking.pillar);
        let candidate = &c.register.candidates[self.position];
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("rank", &self.rank)?;
        map.serialize_entry("registration_number", candidate.number.as_str())?;
        if c.book.by_points(pillar) {
            map.serialize_entry("points", &c.total(self.position, &self.ranked.place))?;
        }
        map.serialize_entry("criteria", &CriteriaJson(self))?;
        map.serialize_entry("registered_on", &candidate.registered_on)?;
        map.end()
    }
}

struct CriteriaJson<'a>(&'a RankedRow<'a>);

impl Serialize for CriteriaJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let RankedRow { ranked, position, .. } = *self.0;
        let (c, place) = (ranked.compiled, &*ranked.place);
        let pillar = ranked.ranking.pillar;
        let mut map = serializer.serialize_map(None)?;
        if c.book.by_points(pillar) {
            let household = c.household(position);
            for (index, criterion) in c.book.criteria.iter().enumerate() {
                if c.book.scored().iter().any(|s| s.id() == criterion.id()) {
                    let points = c.points(index, &household, Some((place, position)));
                    map.serialize_entry(criterion.name(), &points)?;
                }
            }
            return map.end();
        }
        if pillar == Pillar::Transfer {
            map.serialize_entry("transfer", &c.register.candidates[position].transfer)?;
        }
        for (t, tie) in c.book.ties.iter().enumerate() {
            // The first tie is the local tie; others go by the name of their rule.
            let name = if t == 0 { "local_tie" } else { tie.id.0.as_str() };
            map.serialize_entry(name, &(place.ties(position) & (1 << t) != 0))?;
        }
        map.serialize_entry("informal_care", &place.cares(position))?;
        map.end()
    }
}

struct ExcludedRows<'a>(&'a Ranked<'a>);

struct ExcludedRow<'a> {
    number: &'a str,
    reasons: Reasons,
    codes: &'a [Option<String>; 32],
}

impl Serialize for ExcludedRow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("registration_number", self.number)?;
        map.serialize_entry("reasons", &Codes(self.reasons, self.codes))?;
        map.end()
    }
}

struct Codes<'a>(Reasons, &'a [Option<String>; 32]);

impl Serialize for Codes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut seq = serializer.serialize_seq(None)?;
        let mut left = self.0.0;
        while left != 0 {
            if let Some(code) = &self.1[left.trailing_zeros() as usize] {
                seq.serialize_element(code)?;
            }
            left &= left - 1;
        }
        seq.end()
    }
}

impl Serialize for ExcludedRows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Ranked { compiled, ranking, .. } = self.0;
        let codes: [Option<String>; 32] =
            std::array::from_fn(|bit| Reasons(1 << bit).codes(&compiled.gates).into_iter().next());
        let mut seq = serializer.serialize_seq(None)?;
        for (candidate, &reasons) in compiled.register.candidates.iter().zip(&ranking.reasons) {
            if !reasons.is_empty() {
                let row = ExcludedRow { number: candidate.number.as_str(), reasons, codes: &codes };
                seq.serialize_element(&row)?;
            }
        }
        seq.end()
    }
}
