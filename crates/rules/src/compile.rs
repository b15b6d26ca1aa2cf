//! A regulation compiled for a register and a date: columns of points, reasons and fits, sorted once.

use crate::household::Household;
use crate::kinds::attributes::AtPlace;
use crate::kinds::income_bands::BandsOnDate;
use crate::kinds::per_year;
use crate::kinds::pillar::OrderKey;
use crate::order::{Sortable, first_difference, sort_key};
use crate::reference::{IncomeLimits, Reference};
use crate::regulation::Regulation;
use crate::resolve::{Criterion, Rulebook};
use chrono::NaiveDate;
use domain::days::{completed_years, latest_birth};
use domain::{
    Dwelling, Fault, GroupMask, Nis, Pillar, Points, Problem, ReasonCode, Reasons, Register, RuleId,
};
use rustc_hash::FxHashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

const PREFERS: u8 = 1;
const CARES: u8 = 2;
const TIE_SHIFT: u8 = 2;
/// How many ties a regulation can define: they share a byte with preference and care.
pub const MOST_TIES: usize = 6;

/// A regulation compiled for one register, one date and the rules of one municipality (or the general ones).
#[derive(Debug)]
pub struct Compiled<'r> {
    /// The register.
    pub register: &'r Register,
    /// The reference date.
    pub on: NaiveDate,
    /// The rules.
    pub book: Rulebook,
    /// Names of gated criteria; a gate reason points into this list.
    pub gates: Vec<String>,
    /// Groups with a yearly number.
    pub numbered: GroupMask,
    /// Seed of draws.
    pub seed: u64,
    /// Warnings: assumed rows the results rest on.
    pub warnings: Vec<Fault>,
    pub(crate) limits: Option<IncomeLimits>,
    pub(crate) bands: Vec<Option<BandsOnDate>>,
    masks: [Reasons; 4],
    columns: Columns,
    places: Mutex<FxHashMap<Nis, Arc<Place>>>,
    number_ranks: OnceLock<Vec<u32>>,
}

/// One value per candidate, in chronological order.
#[derive(Debug, Default)]
struct Columns {
    reasons: Vec<u32>,
    least: Vec<u8>,
    most: Vec<u8>,
    adapted: Vec<u8>,
    birth: Vec<NaiveDate>,
    groups: Vec<u32>,
    totals: Vec<i32>,
}

/// What a municipality adds: who prefers it, who is tied to it, and the order of each pillar there.
#[derive(Debug)]
pub struct Place {
    municipality: Nis,
    flags: Vec<u8>,
    orders: [OnceLock<Vec<u32>>; 4],
}

/// Everybody considered for a dwelling: ranked, or excluded with all reasons.
#[derive(Debug)]
pub struct Ranking {
    /// Pillar.
    pub pillar: Pillar,
    /// Positions of the suitable candidates, first one first.
    pub ranked: Vec<u32>,
    /// Reasons of every candidate, by position; empty for who is ranked.
    pub reasons: Vec<Reasons>,
}

impl Place {
    fn flag(&self, position: usize, flag: u8) -> bool {
        self.flags[position] & flag != 0
    }

    /// Whether the candidate chose the municipality.
    #[must_use]
    pub fn prefers(&self, position: usize) -> bool {
        self.flag(position, PREFERS)
    }

    /// Whether the candidate gives or receives informal care there.
    #[must_use]
    pub fn cares(&self, position: usize) -> bool {
        self.flag(position, CARES)
    }

    /// Bits of the ties that hold.
    #[must_use]
    pub fn ties(&self, position: usize) -> u8 {
        self.flags[position] >> TIE_SHIFT
    }
}

struct CandidateAtPlace<'a> {
    place: &'a Place,
    position: usize,
    book: &'a Rulebook,
}

impl AtPlace for CandidateAtPlace<'_> {
    fn tie(&self, tie: &RuleId) -> bool {
        self.book.tie(tie).is_some_and(|t| self.place.ties(self.position) & (1 << t) != 0)
    }
    fn informal_care(&self) -> bool {
        self.place.cares(self.position)
    }
}

/// Stands in where no place is known yet; facts about a place do not hold.
struct Nowhere;
impl AtPlace for Nowhere {
    fn tie(&self, _: &RuleId) -> bool {
        false
    }
    fn informal_care(&self) -> bool {
        false
    }
}

fn of_place(criterion: &Criterion) -> bool {
    match criterion {
        Criterion::Attributes(a) => a.of_place(),
        Criterion::PerYear(p) => p.of == per_year::Of::Residence,
        _ => false,
    }
}

impl<'r> Compiled<'r> {
    /// Compiles the rules that hold for dwellings in `municipality` (the general ones for `None`).
    ///
    /// `file` is the regulation as the user named it, for faults.
    ///
    /// # Errors
    /// When the regulation is not in force on the date, or a series has no value then.
    pub fn new(
        regulation: &Regulation,
        file: &str,
        reference: &Reference,
        register: &'r Register,
        on: NaiveDate,
        municipality: Option<Nis>,
        seed: Option<u64>,
    ) -> Result<Self, Vec<Fault>> {
        if !regulation.in_force(on) {
            let problem = Problem::NotInForce { on, from: regulation.valid_from, to: regulation.valid_to };
            return Err(vec![Fault::error(file, problem).column("valid-from")]);
        }
        let book = Rulebook::of(regulation, municipality);
        let mut warnings = Vec::new();
        let mut faults = Vec::new();
        let limits = match &book.income_limit {
            Some(_) => reference.income_limits.on(on).map_err(|f| faults.push(f)).ok().cloned(),
            None => None,
        };
        warnings.extend(limits.as_ref().and_then(|_| reference.income_limits.assumption(on)));
        let mut bands = Vec::new();
        for criterion in &book.criteria {
            bands.push(match criterion {
                Criterion::Income(rule) => {
                    let wage = |on| reference.living_wage.on(on);
                    warnings.extend(reference.living_wage.assumption(on));
                    warnings.extend(rule.published_on.and_then(|on| reference.living_wage.assumption(on)));
                    match (wage(on), rule.published_on.map(wage).transpose()) {
                        (Ok(now), Ok(published)) => Some(rule.on_date(now, published)),
                        (now, published) => {
                            faults.extend(now.err().into_iter().chain(published.err()));
                            None
                        }
                    }
                }
                _ => None,
            });
        }
        let draws = book.pillars.iter().flatten().any(|p| p.order.contains(&OrderKey::Lot));
        if draws && seed.is_none() {
            faults.push(Fault::error(file, Problem::SeedMissing));
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let numbered = book
            .groups
            .iter()
            .filter(|g| g.yearly.is_some())
            .filter_map(|g| register.group(&g.code))
            .fold(GroupMask::default(), GroupMask::with);
        let mut compiled = Self {
            register,
            on,
            gates: book.gate_names(),
            masks: Pillar::ALL.map(|p| mask(&book, p)),
            book,
            numbered,
            seed: seed.unwrap_or(0),
            warnings,
            limits,
            bands,
            columns: Columns::default(),
            places: Mutex::default(),
            number_ranks: OnceLock::new(),
        };
        compiled.columns = compiled.columns();
        Ok(compiled)
    }

    /// The household at a position.
    #[must_use]
    pub fn household(&self, position: usize) -> Household<'r> {
        Household::of(self.register, position, self.on)
    }

    fn columns(&self) -> Columns {
        let n = self.register.candidates.len();
        let threads = std::thread::available_parallelism().map_or(1, usize::from).min(n / 4096 + 1);
        let step = n.div_ceil(threads).max(1);
        let parts: Vec<Columns> = std::thread::scope(|scope| {
            let handles: Vec<_> = (0..n)
                .step_by(step)
                .map(|start| scope.spawn(move || self.columns_of(start, (start + step).min(n))))
                .collect();
            handles.into_iter().filter_map(|h| h.join().ok()).collect()
        });
        let mut all = Columns::default();
        for part in parts {
            all.reasons.extend(part.reasons);
            all.least.extend(part.least);
            all.most.extend(part.most);
            all.adapted.extend(part.adapted);
            all.birth.extend(part.birth);
            all.groups.extend(part.groups);
            all.totals.extend(part.totals);
        }
        all
    }

    fn columns_of(&self, start: usize, end: usize) -> Columns {
        let mut c = Columns::default();
        let mut allocated = vec![false; end - start];
        for past in &self.register.allocations {
            if (start..end).contains(&(past.candidate as usize)) {
                allocated[past.candidate as usize - start] = true;
            }
        }
        for position in start..end {
            let household = self.household(position);
            let candidate = household.candidate;
            let (mut reasons, total) = self.static_reasons(&household);
            let already =
                self.book.one_dwelling.as_ref().is_some_and(|r| !r.judge(allocated[position - start]).0);
            reasons.add_if(already, ReasonCode::AlreadyAllocated);
            let fits = self.book.occupancy.as_ref().map(|o| o.fits(&household));
            c.reasons.push(reasons.0);
            c.least.push(fits.map_or(0, |f| f.least));
            c.most.push(fits.map_or(u8::MAX, |f| f.most));
            c.adapted.push(candidate.adapted_need.into());
            c.birth.push(candidate.birth_date);
            c.groups.push(candidate.groups.0);
            c.totals.push(total);
        }
        c
    }

    /// Reasons that depend on the candidate alone, and the points that do.
    fn static_reasons(&self, household: &Household) -> (Reasons, i32) {
        let book = &self.book;
        let mut r = Reasons::NONE;
        r.add_if(book.minimum_age.as_ref().is_some_and(|x| !x.met(household)), ReasonCode::Underage);
        if let (Some(rule), Some(limits)) = (&book.income_limit, &self.limits) {
            r.add_if(
                household.candidate.yearly_income > rule.limit(household, limits),
                ReasonCode::IncomeLimit,
            );
        }
        r.add_if(book.no_property.as_ref().is_some_and(|x| !x.judge(household).0), ReasonCode::Property);
        if let Some(rule) = &book.registration_active {
            r.add_if(rule.struck(household), ReasonCode::Struck);
            r.add_if(rule.suspended(household), ReasonCode::Suspended);
        }
        r.add_if(
            book.requires_transfer.as_ref().is_some_and(|x| !x.judge(household).0),
            ReasonCode::NoTransfer,
        );
        let special = book.outside_points.as_ref().is_some_and(|x| !x.judge(household).0);
        r.add_if(special, ReasonCode::SpecialRoute);
        r.add_if(
            book.warning_flag.as_ref().is_some_and(|x| !x.judge(household).0),
            ReasonCode::WarningFlagWithoutAgreement,
        );
        r.add_if(book.hold_after_refusal.as_ref().is_some_and(|x| !x.judge(household).0), ReasonCode::OnHold);
        let mut total = 0;
        for (index, criterion) in book.criteria.iter().enumerate() {
            let here = of_place(criterion);
            if here {
                continue;
            }
            let points = self.points(index, household, None).0;
            if self.counts(criterion) {
                total += points;
            }
            if let Some(gate) = book.gate.as_ref().filter(|g| !special && g.asks(criterion.name())) {
                r.add_if(points < gate.minimum.0, self.gate_reason(criterion.name()));
            }
        }
        (r, total)
    }

    fn counts(&self, criterion: &Criterion) -> bool {
        self.book.score.as_ref().is_some_and(|s| s.criteria.iter().any(|c| c == criterion.name()))
    }

    pub(crate) fn gate_reason(&self, criterion: &str) -> ReasonCode {
        ReasonCode::Gate(self.gates.iter().position(|g| g == criterion).unwrap_or(0) as u8)
    }

    /// Points of a household on the criterion at an index of the rulebook, at a place when one is given.
    #[must_use]
    pub fn points(&self, criterion: usize, household: &Household, at: Option<(&Place, usize)>) -> Points {
        match &self.book.criteria[criterion] {
            Criterion::Need(r) => r.points(household),
            Criterion::Income(_) => self.bands[criterion].as_ref().map_or(Points(0), |b| b.points(household)),
            Criterion::Attestation(r) => r.points(household),
            Criterion::Steps(r) => r.points(household),
            Criterion::PerYear(r) => match (r.of, at) {
                (per_year::Of::Residence, None) => Points(0),
                (_, at) => r.points(household, at.map_or(Nis::default(), |(p, _)| p.municipality)),
            },
            Criterion::Attributes(r) => match at {
                Some((place, position)) => {
                    r.points(household, &CandidateAtPlace { place, position, book: &self.book })
                }
                None => r.points(household, &Nowhere),
            },
            Criterion::Penalty(r) => r.points(household),
        }
    }

    /// The values behind the points of a household on a criterion.
    #[must_use]
    pub fn because(
        &self,
        criterion: usize,
        household: &Household,
        place: &Place,
        position: usize,
    ) -> domain::Because {
        match &self.book.criteria[criterion] {
            Criterion::Need(r) => r.because(household),
            Criterion::Income(_) => match &self.bands[criterion] {
                Some(bands) => bands.because(household),
                None => domain::Because::Rows { labels: Vec::new() },
            },
            Criterion::Attestation(r) => r.because(household),
            Criterion::Steps(r) => r.because(household),
            Criterion::PerYear(r) => r.because(household, place.municipality),
            Criterion::Attributes(r) => {
                r.because(household, &CandidateAtPlace { place, position, book: &self.book })
            }
            Criterion::Penalty(r) => r.because(household),
        }
    }

    /// Total points of the candidate at a position, at a place, cut off at the maximum.
    #[must_use]
    pub fn total(&self, position: usize, place: &Place) -> Points {
        let mut sum = self.columns.totals[position];
        if self.book.criteria.iter().any(of_place) {
            let household = self.household(position);
            for (index, criterion) in self.book.criteria.iter().enumerate() {
                if of_place(criterion) && self.counts(criterion) {
                    sum += self.points(index, &household, Some((place, position))).0;
                }
            }
        }
        self.book.score.as_ref().map_or(Points(sum), |s| s.total(sum))
    }

    /// What a municipality adds; worked out once.
    #[must_use]
    pub fn place(&self, municipality: Nis) -> Arc<Place> {
        let mut places = self.places.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(places.entry(municipality).or_insert_with(|| Arc::new(self.make_place(municipality))))
    }

    fn make_place(&self, municipality: Nis) -> Place {
        let register = self.register;
        let mut flags = vec![0u8; register.candidates.len()];
        for position in register.preferences.owners_where(|nis| *nis == municipality) {
            flags[position] |= PREFERS;
        }
        for (position, candidate) in register.candidates.iter().enumerate() {
            if candidate.informal_care == Some(municipality) {
                flags[position] |= CARES;
            }
        }
        for (t, tie) in self.book.ties.iter().enumerate().take(MOST_TIES) {
            for position in register.residences.owners_where(|r| tie.counts(r.municipality, municipality)) {
                if tie.holds(register.residences.of(position), municipality, self.on) {
                    flags[position] |= 1 << (TIE_SHIFT + t as u8);
                }
            }
        }
        Place { municipality, flags, orders: Default::default() }
    }

    fn required_tie(&self) -> u8 {
        let tie = self.book.requires_tie.as_ref().and_then(|r| self.book.tie(&r.tie));
        tie.map_or(0, |t| 1 << (TIE_SHIFT + t as u8))
    }

    /// Reasons of every candidate for a dwelling in a pillar, by position.
    #[must_use]
    pub fn judge_all(&self, dwelling: &Dwelling, pillar: Pillar, place: &Place) -> Vec<Reasons> {
        let ask = self.asked(dwelling);
        let mask = self.masks[pillar.index()].0;
        let c = &self.columns;
        let n = c.reasons.len();
        // Equal lengths let the compiler drop the bounds checks and work on many candidates at once.
        let (least, most, adapted) = (&c.least[..n], &c.most[..n], &c.adapted[..n]);
        let (birth, groups, flags) = (&c.birth[..n], &c.groups[..n], &place.flags[..n]);
        (0..n)
            .map(|i| {
                let bits =
                    c.reasons[i] | ask.reasons(least[i], most[i], adapted[i], birth[i], groups[i], flags[i]);
                Reasons(bits & mask)
            })
            .collect()
    }

    fn asked(&self, dwelling: &Dwelling) -> Asked {
        let reserved = dwelling.reserved_for.map_or(0, |g| 1 << g.0);
        Asked {
            bedrooms: dwelling.bedrooms,
            adapted: dwelling.adapted.into(),
            born_by: latest_birth(u32::from(dwelling.min_age.unwrap_or(0)), self.on),
            any_age: dwelling.min_age.is_none(),
            reserved,
            wanted: self.numbered.0 | reserved,
            tie: self.required_tie(),
        }
    }

    /// Reasons of one candidate for a dwelling in a pillar.
    #[must_use]
    pub fn judge(&self, position: usize, dwelling: &Dwelling, pillar: Pillar, place: &Place) -> Reasons {
        let ask = self.asked(dwelling);
        let c = &self.columns;
        let bits = c.reasons[position]
            | ask.reasons(
                c.least[position],
                c.most[position],
                c.adapted[position],
                c.birth[position],
                c.groups[position],
                place.flags[position],
            );
        Reasons(bits & self.masks[pillar.index()].0)
    }

    /// Candidates that nothing but the dwelling itself can still exclude, in the order of the pillar.
    fn order<'p>(&self, pillar: Pillar, place: &'p Place) -> &'p [u32] {
        place.orders[pillar.index()].get_or_init(|| {
            let mask = self.masks[pillar.index()];
            let prefers = if mask.has(ReasonCode::NoPreference) { PREFERS } else { 0 };
            let tie = if mask.has(ReasonCode::NoLocalTie) { self.required_tie() } else { 0 };
            let wanted = prefers | tie;
            let flags = &place.flags[..self.columns.reasons.len()];
            let mut keyed: Vec<(u128, u32)> = Vec::new();
            for (position, (&reasons, &flag)) in self.columns.reasons.iter().zip(flags).enumerate() {
                if reasons & mask.0 == 0 && flag & wanted == wanted {
                    keyed.push((self.key(position, pillar, place), position as u32));
                }
            }
            keyed.sort_unstable();
            keyed.into_iter().map(|(_, position)| position).collect()
        })
    }

    /// Key by which the candidate at a position is ordered in a pillar; smaller comes first.
    #[must_use]
    pub fn key(&self, position: usize, pillar: Pillar, place: &Place) -> u128 {
        let points = if self.book.by_points(pillar) { self.total(position, place).0 } else { 0 };
        self.key_with(position, pillar, place, points)
    }

    /// The same key, as if the candidate had these points.
    #[must_use]
    pub fn key_with(&self, position: usize, pillar: Pillar, place: &Place, points: i32) -> u128 {
        let Some(rule) = &self.book.pillars[pillar.index()] else { return position as u128 };
        sort_key(&rule.order, &|tie| self.book.tie(tie), &self.sortable(position, pillar, place, points))
    }

    /// The first key of the pillar's order on which two candidates differ.
    #[must_use]
    pub fn first_difference(&self, a: usize, b: usize, pillar: Pillar, place: &Place) -> Option<OrderKey> {
        let rule = self.book.pillars[pillar.index()].as_ref()?;
        let sortable = |position| self.sortable(position, pillar, place, self.total(position, place).0);
        first_difference(&rule.order, &|tie| self.book.tie(tie), &sortable(a), &sortable(b)).cloned()
    }

    fn sortable(&self, position: usize, pillar: Pillar, place: &Place, points: i32) -> Sortable<'_> {
        let order = self.book.pillars[pillar.index()].as_ref().map_or(&[][..], |rule| &rule.order);
        let candidate = &self.register.candidates[position];
        let limit = match (&self.book.income_limit, &self.limits) {
            (Some(rule), Some(limits)) if order.contains(&OrderKey::IncomeRatio) => {
                Some(rule.limit(&self.household(position), limits))
            }
            _ => None,
        };
        let tiers = order.iter().any(|k| matches!(k, OrderKey::AgeTiers(_)));
        let numbers = order.contains(&OrderKey::RegistrationNumber) && !ends_in_chronology(order);
        Sortable {
            position: position as u32,
            candidate,
            points,
            ties: place.ties(position),
            care: place.cares(position),
            age: if tiers { completed_years(candidate.birth_date, self.on) } else { 0 },
            income_limit: limit,
            seed: self.seed,
            number_rank: if numbers { self.number_rank(position) } else { 0 },
        }
    }

    fn number_rank(&self, position: usize) -> u32 {
        self.number_ranks.get_or_init(|| {
            let candidates = &self.register.candidates;
            let mut order: Vec<u32> = (0..candidates.len() as u32).collect();
            order
                .sort_unstable_by(|&a, &b| candidates[a as usize].number.cmp(&candidates[b as usize].number));
            let mut ranks = vec![0; order.len()];
            for (rank, &at) in order.iter().enumerate() {
                ranks[at as usize] = rank as u32;
            }
            ranks
        })[position]
    }

    /// The suitable candidates in order.
    pub fn suitable<'p>(
        &'p self,
        dwelling: &Dwelling,
        pillar: Pillar,
        place: &'p Place,
    ) -> impl Iterator<Item = u32> + 'p {
        let ask = self.asked(dwelling);
        let mask = self.masks[pillar.index()].0;
        let c = &self.columns;
        let order = if self.book.pillars[pillar.index()].is_some() { self.order(pillar, place) } else { &[] };
        order.iter().copied().filter(move |&position| {
            let i = position as usize;
            let bits =
                ask.reasons(c.least[i], c.most[i], c.adapted[i], c.birth[i], c.groups[i], place.flags[i]);
            bits & mask == 0
        })
    }

    /// Everybody considered for a dwelling.
    #[must_use]
    pub fn rank(&self, dwelling: &Dwelling, pillar: Pillar) -> Ranking {
        let place = self.place(dwelling.municipality);
        Ranking {
            pillar,
            ranked: self.suitable(dwelling, pillar, &place).collect(),
            reasons: self.judge_all(dwelling, pillar, &place),
        }
    }

    /// Whether a pillar asks this reason.
    #[must_use]
    pub fn asks(&self, pillar: Pillar, reason: ReasonCode) -> bool {
        self.masks[pillar.index()].has(reason)
    }
}

/// What a dwelling asks, ready to compare.
#[derive(Clone, Copy, Debug)]
struct Asked {
    bedrooms: u8,
    adapted: u8,
    born_by: NaiveDate,
    any_age: bool,
    reserved: u32,
    wanted: u32,
    tie: u8,
}

impl Asked {
    #[inline]
    fn reasons(&self, least: u8, most: u8, adapted: u8, birth: NaiveDate, groups: u32, flags: u8) -> u32 {
        let on = |holds: bool, reason: ReasonCode| u32::from(holds) << reason.bit();
        on(adapted != self.adapted, ReasonCode::AdaptedMismatch)
            | on((birth > self.born_by) & !self.any_age, ReasonCode::Age)
            | on(flags & self.tie != self.tie, ReasonCode::NoLocalTie)
            | on(flags & PREFERS == 0, ReasonCode::NoPreference)
            | on(groups & self.wanted == 0, ReasonCode::NotInTargetGroup)
            | on(groups & self.reserved != self.reserved, ReasonCode::NotReservedFor)
            | on((self.bedrooms < least) | (self.bedrooms > most), ReasonCode::Occupancy)
    }
}

/// Whether the order closes with date and then number, which is the chronology itself.
fn ends_in_chronology(order: &[OrderKey]) -> bool {
    order.ends_with(&[OrderKey::RegisteredOn, OrderKey::RegistrationNumber])
}

/// The reasons a pillar asks: those of the conditions that name it.
fn mask(book: &Rulebook, pillar: Pillar) -> Reasons {
    let mut mask = Reasons::NONE;
    let mut ask = |pillars: Option<&Vec<Pillar>>, reasons: &[ReasonCode]| {
        for &reason in reasons {
            mask.add_if(pillars.is_some_and(|p| p.contains(&pillar)), reason);
        }
    };
    ask(book.minimum_age.as_ref().map(|r| &r.pillars), &[ReasonCode::Underage]);
    ask(book.income_limit.as_ref().map(|r| &r.pillars), &[ReasonCode::IncomeLimit]);
    ask(book.no_property.as_ref().map(|r| &r.pillars), &[ReasonCode::Property]);
    let active = [ReasonCode::Struck, ReasonCode::Suspended];
    ask(book.registration_active.as_ref().map(|r| &r.pillars), &active);
    ask(book.preference.as_ref().map(|r| &r.pillars), &[ReasonCode::NoPreference]);
    ask(book.occupancy.as_ref().map(|r| &r.pillars), &[ReasonCode::Occupancy]);
    ask(book.adapted_match.as_ref().map(|r| &r.pillars), &[ReasonCode::AdaptedMismatch]);
    ask(book.dwelling_minimum_age.as_ref().map(|r| &r.pillars), &[ReasonCode::Age]);
    ask(book.reserved_dwelling.as_ref().map(|r| &r.pillars), &[ReasonCode::NotReservedFor]);
    ask(book.one_dwelling.as_ref().map(|r| &r.pillars), &[ReasonCode::AlreadyAllocated]);
    ask(book.requires_tie.as_ref().map(|r| &r.pillars), &[ReasonCode::NoLocalTie]);
    ask(book.in_target_group.as_ref().map(|r| &r.pillars), &[ReasonCode::NotInTargetGroup]);
    ask(book.requires_transfer.as_ref().map(|r| &r.pillars), &[ReasonCode::NoTransfer]);
    ask(book.outside_points.as_ref().map(|r| &r.pillars), &[ReasonCode::SpecialRoute]);
    ask(book.warning_flag.as_ref().map(|r| &r.pillars), &[ReasonCode::WarningFlagWithoutAgreement]);
    ask(book.hold_after_refusal.as_ref().map(|r| &r.pillars), &[ReasonCode::OnHold]);
    let gates: Vec<ReasonCode> = (0..ReasonCode::GATES).map(ReasonCode::Gate).collect();
    ask(book.gate.as_ref().map(|r| &r.pillars), &gates);
    mask
}
