//! A regulation compiled for a register and a date: columns of points, reasons and fits, sorted once.

use crate::household::Household;
use crate::judge::mask;
use crate::kinds::income_bands::BandsOnDate;
use crate::kinds::per_year;
use crate::kinds::pillar::OrderKey;
use crate::order::Plan;
use crate::place::{CandidateAtPlace, Nowhere, Place};
use crate::reference::{IncomeLimits, Reference};
use crate::regulation::Regulation;
use crate::resolve::{Criterion, Rulebook};
use chrono::NaiveDate;
use domain::{Fault, GroupMask, Nis, Pillar, Points, Problem, ReasonCode, Reasons, Register};
use rustc_hash::FxHashMap;
use std::sync::{Arc, Mutex, OnceLock};

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
    pub(crate) masks: [Reasons; 4],
    pub(crate) plans: [Plan; 4],
    pub(crate) columns: Columns,
    pub(crate) places: Mutex<FxHashMap<Nis, Arc<Place>>>,
    pub(crate) number_ranks: OnceLock<Vec<u32>>,
}

/// One value per candidate, in chronological order.
#[derive(Debug, Default)]
pub(crate) struct Columns {
    pub(crate) reasons: Vec<u32>,
    pub(crate) least: Vec<u8>,
    pub(crate) most: Vec<u8>,
    pub(crate) adapted: Vec<u8>,
    pub(crate) birth: Vec<NaiveDate>,
    pub(crate) groups: Vec<u32>,
    pub(crate) totals: Vec<i32>,
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
        // The amounts of the date and of the publication can be the same row.
        warnings.dedup();
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
            plans: Pillar::ALL.map(|p| {
                let order = book.pillars[p.index()].as_ref().map_or(&[][..], |rule| &rule.order);
                Plan::of(order, &|tie| book.tie(tie))
            }),
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
        if threads == 1 {
            // One household is looked at a thousand times a second: a thread of its own would cost more than it does.
            return self.columns_of(0, n);
        }
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
                total = points.saturating_add(total);
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
                    sum = self.points(index, &household, Some((place, position))).0.saturating_add(sum);
                }
            }
        }
        self.book.score.as_ref().map_or(Points(sum), |s| s.total(sum))
    }
}
