//! The explanation for one candidate: every rule that was applied, the place, and what would have to differ.

use crate::compile::{Compiled, Place};
use crate::household::Household;
use crate::resolve::Criterion;
use chrono::NaiveDate;
use domain::{
    AttestationLevel, Because, Dwelling, Finding, Nis, Pillar, Points, ReasonCode, Reasons, RuleId, Verdict,
};
use serde::Serialize;

/// Everything that can be said about one candidate for one dwelling in one pillar.
#[derive(Clone, Debug, Serialize)]
pub struct Explanation {
    /// Pillar.
    pub pillar: Pillar,
    /// Place in the ranking, from 1; none when excluded.
    pub place: Option<usize>,
    /// How many are ranked.
    pub ranked: usize,
    /// How many were considered.
    pub considered: usize,
    /// Total points, when the pillar orders by points.
    pub total: Option<Points>,
    /// Most points the regulation can give.
    pub most: i32,
    /// Conditions, met or not.
    pub conditions: Vec<Finding>,
    /// Points per criterion of the score.
    pub criteria: Vec<Finding>,
    /// The ties, in pillars without points. Care, transfer and date are facts of the register itself.
    pub order: Vec<Finding>,
    /// What would have to differ, for every reason why not.
    pub changes: Vec<(ReasonCode, Change)>,
    /// The nearest change that would matter, and what it would bring.
    pub nearest: Option<Nearest>,
}

/// Something that could be different.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "change", rename_all = "kebab-case")]
pub enum Change {
    /// Hand in a document that supports the situation.
    DocumentNeed,
    /// Be in one of the situations of housing need.
    HaveNeed,
    /// An attestation that counts, of this level.
    Attestation {
        /// How near the support is.
        level: AttestationLevel,
    },
    /// Any attestation that counts.
    AnyAttestation,
    /// Choose the municipality.
    AddPreference {
        /// The municipality.
        municipality: Nis,
    },
    /// A support agreement.
    SupportAgreement,
    /// Wait until this day, when nothing else changes.
    Wait {
        /// The day.
        until: NaiveDate,
    },
    /// An income at most this much lower.
    LowerIncome {
        /// The ceiling.
        ceiling: domain::Cents,
    },
    /// The registration has to be active again.
    Reactivate,
    /// No property any more.
    NoProperty,
    /// A dwelling of another size.
    OtherSize {
        /// Fewest bedrooms.
        least: u32,
        /// Most bedrooms.
        most: u32,
    },
    /// A dwelling that is adapted, or one that is not.
    OtherAdaptation,
    /// Live longer in the municipality.
    LongerResidence {
        /// Years needed.
        years: u32,
    },
    /// Belong to one of these groups, referred by a partner.
    JoinGroup {
        /// Codes.
        groups: Vec<String>,
    },
    /// Be a sitting tenant who asks to move.
    AskTransfer,
    /// A motivated social report approved by the company.
    SocialReport,
    /// More points on this criterion.
    MorePoints {
        /// Name of the criterion.
        criterion: String,
    },
    /// Nothing the candidate can change.
    Nothing,
}

/// The nearest change that would matter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Nearest {
    /// The changes, all together.
    pub changes: Vec<Change>,
    /// Points afterwards, in a pillar by points.
    pub points: Option<Points>,
    /// Place afterwards, from 1.
    pub place: usize,
}

/// Explains one candidate. Uses the same rules, and so reaches the same reasons and points, as the ranking.
#[must_use]
pub fn explain(compiled: &Compiled, dwelling: &Dwelling, pillar: Pillar, position: usize) -> Explanation {
    let place = compiled.place(dwelling.municipality);
    let ranked: Vec<u32> = compiled.suitable(dwelling, pillar, &place).collect();
    let case =
        Case { compiled, dwelling, pillar, position, place: &place, household: compiled.household(position) };
    let conditions = case.conditions();
    let changes: Vec<(ReasonCode, Change)> = conditions
        .iter()
        .filter(|f| f.verdict == Verdict::NotMet)
        .filter_map(|f| f.reason.map(|reason| (reason, case.change(reason, &f.because))))
        .collect();
    let by_points = compiled.book.by_points(pillar);
    Explanation {
        pillar,
        place: ranked.iter().position(|&p| p as usize == position).map(|i| i + 1),
        ranked: ranked.len(),
        considered: compiled.register.candidates.len(),
        total: by_points.then(|| compiled.total(position, &place)),
        most: compiled
            .book
            .score
            .as_ref()
            .and_then(|s| s.maximum)
            .map_or_else(|| compiled.book.scored().iter().map(|c| c.most()).sum(), |m| m.0),
        criteria: if by_points { case.criteria() } else { Vec::new() },
        order: if by_points { Vec::new() } else { case.order() },
        nearest: case.nearest(&ranked, &changes),
        conditions,
        changes,
    }
}

impl Explanation {
    /// The reasons the findings name, as a set.
    #[must_use]
    pub fn reasons(&self) -> Reasons {
        let not_met = self.conditions.iter().filter(|f| f.verdict == Verdict::NotMet);
        not_met.filter_map(|f| f.reason).fold(Reasons::NONE, |all, r| all.and(r.alone()))
    }
}

/// One candidate, one dwelling, one pillar.
struct Case<'a> {
    compiled: &'a Compiled<'a>,
    dwelling: &'a Dwelling,
    pillar: Pillar,
    position: usize,
    place: &'a Place,
    household: Household<'a>,
}

impl Case<'_> {
    fn finding(
        &self,
        rule: &RuleId,
        reason: Option<ReasonCode>,
        verdict: Verdict,
        because: Because,
    ) -> Finding {
        let citation = self.compiled.book.citations.get(rule).cloned().unwrap_or_else(|| domain::Citation {
            article: String::new(),
            title: String::new(),
            source: String::new(),
        });
        Finding { rule: rule.clone(), citation, reason, verdict, because }
    }

    fn allocated(&self) -> bool {
        self.compiled.register.allocations.iter().any(|a| a.candidate as usize == self.position)
    }

    /// Every condition the pillar asks.
    fn conditions(&self) -> Vec<Finding> {
        let (book, h, d) = (&self.compiled.book, &self.household, self.dwelling);
        let mut all: Vec<Finding> = Vec::new();
        let mut add =
            |pillars: &[Pillar], rule: &RuleId, reason: ReasonCode, (met, because): (bool, Because)| {
                if pillars.contains(&self.pillar) {
                    let verdict = if met { Verdict::Met } else { Verdict::NotMet };
                    all.push(self.finding(rule, Some(reason), verdict, because));
                }
            };
        if let Some(r) = &book.minimum_age {
            add(&r.pillars, &r.id, ReasonCode::Underage, r.judge(h));
        }
        if let (Some(r), Some(limits)) = (&book.income_limit, &self.compiled.limits) {
            add(&r.pillars, &r.id, ReasonCode::IncomeLimit, r.judge(h, limits));
        }
        if let Some(r) = &book.no_property {
            add(&r.pillars, &r.id, ReasonCode::Property, r.judge(h));
        }
        if let Some(r) = &book.registration_active {
            add(&r.pillars, &r.id, ReasonCode::Struck, (!r.struck(h), r.because(h)));
            add(&r.pillars, &r.id, ReasonCode::Suspended, (!r.suspended(h), r.because(h)));
        }
        if let Some(r) = &book.one_dwelling {
            add(&r.pillars, &r.id, ReasonCode::AlreadyAllocated, r.judge(self.allocated()));
        }
        if let Some(r) = &book.preference {
            add(&r.pillars, &r.id, ReasonCode::NoPreference, r.judge(h, d.municipality));
        }
        if let Some(r) = &book.occupancy {
            add(&r.pillars, &r.id, ReasonCode::Occupancy, r.judge(h, d.bedrooms));
        }
        if let Some(r) = &book.adapted_match {
            add(&r.pillars, &r.id, ReasonCode::AdaptedMismatch, r.judge(h, d.adapted));
        }
        if let Some(r) = book.dwelling_minimum_age.as_ref().filter(|_| d.min_age.is_some()) {
            add(&r.pillars, &r.id, ReasonCode::Age, r.judge(h, d.min_age));
        }
        if let Some(r) = book.reserved_dwelling.as_ref().filter(|_| d.reserved_for.is_some()) {
            add(&r.pillars, &r.id, ReasonCode::NotReservedFor, r.judge(h, d.reserved_for));
        }
        if let Some(r) = &book.requires_tie {
            let tie = book.tie(&r.tie).map(|t| book.ties[t].judge(h.residences, d.municipality, h.on));
            if let Some(judged) = tie {
                add(&r.pillars, &r.id, ReasonCode::NoLocalTie, judged);
            }
        }
        if let Some(r) = &book.in_target_group {
            let judged = r.judge(h, self.compiled.numbered, d.reserved_for);
            add(&r.pillars, &r.id, ReasonCode::NotInTargetGroup, judged);
        }
        if let Some(r) = &book.requires_transfer {
            add(&r.pillars, &r.id, ReasonCode::NoTransfer, r.judge(h));
        }
        if let Some(r) = &book.hold_after_refusal {
            add(&r.pillars, &r.id, ReasonCode::OnHold, r.judge(h));
        }
        if let Some(r) = &book.warning_flag {
            add(&r.pillars, &r.id, ReasonCode::WarningFlagWithoutAgreement, r.judge(h));
        }
        let special = book.outside_points.as_ref().is_some_and(|r| !r.judge(h).0);
        if let Some(r) = &book.outside_points {
            add(&r.pillars, &r.id, ReasonCode::SpecialRoute, r.judge(h));
        }
        if let Some(r) = book.gate.as_ref().filter(|_| !special) {
            for (index, criterion) in book.criteria.iter().enumerate() {
                if r.asks(criterion.name()) {
                    let points = self.compiled.points(index, h, None);
                    let because =
                        Because::Gate { criterion: criterion.name().to_owned(), points, minimum: r.minimum };
                    let reason = self.compiled.gate_reason(criterion.name());
                    add(&r.pillars, &r.id, reason, (points >= r.minimum, because));
                }
            }
        }
        all
    }

    /// Points per criterion of the score.
    fn criteria(&self) -> Vec<Finding> {
        let book = &self.compiled.book;
        let index = |c: &Criterion| book.criteria.iter().position(|x| x.id() == c.id());
        book.scored()
            .into_iter()
            .filter_map(|c| {
                let index = index(c)?;
                let points = self.compiled.points(index, &self.household, Some((self.place, self.position)));
                let because = self.compiled.because(index, &self.household, self.place, self.position);
                Some(self.finding(c.id(), None, Verdict::Awards(points), because))
            })
            .collect()
    }

    /// Ties, for pillars without points.
    fn order(&self) -> Vec<Finding> {
        let book = &self.compiled.book;
        let (h, d) = (&self.household, self.dwelling);
        let ties = book.ties.iter().map(|tie| {
            let (met, because) = tie.judge(h.residences, d.municipality, h.on);
            self.finding(&tie.id, None, if met { Verdict::Met } else { Verdict::NotMet }, because)
        });
        ties.collect()
    }

    /// What would have to differ for a condition to be met.
    fn change(&self, reason: ReasonCode, because: &Because) -> Change {
        match because {
            Because::Age { reached_on, .. } => Change::Wait { until: *reached_on },
            Because::YearlyIncome { limit, .. } => Change::LowerIncome { ceiling: *limit },
            Because::Property { .. } => Change::NoProperty,
            Because::Registration { suspended_until: Some(until), .. } if reason == ReasonCode::Suspended => {
                Change::Wait { until: domain::days::next_day(*until) }
            }
            Because::Registration { .. } => Change::Reactivate,
            Because::Preference { municipality, .. } => Change::AddPreference { municipality: *municipality },
            Because::Occupancy { least, most, .. } => Change::OtherSize { least: *least, most: *most },
            Because::Adapted { .. } => Change::OtherAdaptation,
            Because::Reserved { group, .. } => Change::JoinGroup { groups: vec![group.clone()] },
            Because::LocalTie { reached_on: Some(until), .. }
            | Because::Refusal { until: Some(until), .. } => Change::Wait { until: *until },
            Because::LocalTie { years, .. } => Change::LongerResidence { years: *years },
            Because::TargetGroup { wanted, .. } => Change::JoinGroup { groups: wanted.clone() },
            Because::Transfer { .. } => Change::AskTransfer,
            Because::OutsidePoints { .. } => Change::SocialReport,
            Because::WarningFlag { .. } => Change::SupportAgreement,
            Because::Gate { criterion, .. } => self.gate_change(criterion),
            _ => Change::Nothing,
        }
    }

    fn gate_change(&self, criterion: &str) -> Change {
        let book = &self.compiled.book;
        let found = book.criteria.iter().enumerate().find(|(_, c)| c.name() == criterion);
        match found {
            Some((_, Criterion::Need(r))) => {
                let c = self.household.candidate;
                let known = c.need.is_some_and(|need| r.rows.iter().any(|row| row.need == need));
                if known && !c.need_documented { Change::DocumentNeed } else { Change::HaveNeed }
            }
            Some((_, Criterion::Attestation(_))) => Change::AnyAttestation,
            Some((index, Criterion::Income(_))) => {
                match self.compiled.because(index, &self.household, self.place, self.position) {
                    Because::MonthlyIncome { ceiling: Some(ceiling), .. } => Change::LowerIncome { ceiling },
                    _ => Change::Nothing,
                }
            }
            _ => Change::MorePoints { criterion: criterion.to_owned() },
        }
    }

    /// Points to gain on a criterion, and how: only what a candidate or a worker can do something about.
    fn gains(&self) -> Vec<(Change, i32)> {
        let book = &self.compiled.book;
        let mut gains = Vec::new();
        for criterion in book.scored() {
            let Some(index) = book.criteria.iter().position(|c| c.id() == criterion.id()) else { continue };
            let now = self.compiled.points(index, &self.household, Some((self.place, self.position))).0;
            match criterion {
                Criterion::Attestation(r) => gains.extend(
                    r.rows
                        .iter()
                        .filter(|row| row.points.0 > now)
                        .map(|row| (Change::Attestation { level: row.level }, row.points.0 - now)),
                ),
                Criterion::Need(r) => {
                    let c = self.household.candidate;
                    let row = r.rows.iter().find(|row| Some(row.need) == c.need && !c.need_documented);
                    gains.extend(
                        row.filter(|x| x.points.0 > now).map(|x| (Change::DocumentNeed, x.points.0 - now)),
                    );
                }
                _ => {}
            }
        }
        gains
    }

    /// The place somebody with these points would have among the ranked.
    fn place_with(&self, ranked: &[u32], points: i32) -> usize {
        let key = self.compiled.key_with(self.position, self.pillar, self.place, points);
        let others = ranked.iter().filter(|&&p| p as usize != self.position);
        1 + others.filter(|&&p| self.compiled.key(p as usize, self.pillar, self.place) < key).count()
    }

    /// The smallest change that improves the place, or that lifts every reason why not.
    fn nearest(&self, ranked: &[u32], changes: &[(ReasonCode, Change)]) -> Option<Nearest> {
        let by_points = self.compiled.book.by_points(self.pillar);
        let now = if by_points { self.compiled.total(self.position, self.place).0 } else { 0 };
        let cap = |points: i32| self.compiled.book.score.as_ref().map_or(Points(points), |s| s.total(points));
        if !changes.is_empty() {
            return self.lift(ranked, changes, now, by_points);
        }
        let place = ranked.iter().position(|&p| p as usize == self.position)? + 1;
        let mut gains = if by_points { self.gains() } else { Vec::new() };
        gains.sort_by_key(|(_, gain)| *gain);
        gains.into_iter().find_map(|(change, gain)| {
            let points = cap(now + gain);
            let reached = self.place_with(ranked, points.0);
            (reached < place).then(|| Nearest { changes: vec![change], points: Some(points), place: reached })
        })
    }

    fn lift(
        &self,
        ranked: &[u32],
        changes: &[(ReasonCode, Change)],
        now: i32,
        by_points: bool,
    ) -> Option<Nearest> {
        let hopeless = |c: &Change| {
            matches!(
                c,
                Change::Nothing
                    | Change::OtherSize { .. }
                    | Change::OtherAdaptation
                    | Change::JoinGroup { .. }
                    | Change::HaveNeed
                    | Change::LongerResidence { .. }
                    | Change::LowerIncome { .. }
                    | Change::NoProperty
                    | Change::AskTransfer
                    | Change::SocialReport
                    | Change::MorePoints { .. }
            )
        };
        if changes.iter().any(|(reason, c)| hopeless(c) || *reason == ReasonCode::AlreadyAllocated) {
            return None;
        }
        let gains = self.gains();
        let least = |wanted: &dyn Fn(&Change) -> bool| {
            gains.iter().filter(|(c, _)| wanted(c)).map(|(_, gain)| *gain).min().unwrap_or(0)
        };
        let mut points = now;
        let mut needed: Vec<Change> = Vec::new();
        for (_, change) in changes {
            match change {
                Change::DocumentNeed => points += least(&|c| *c == Change::DocumentNeed),
                Change::AnyAttestation => points += least(&|c| matches!(c, Change::Attestation { .. })),
                _ => {}
            }
            if !needed.contains(change) {
                needed.push(change.clone());
            }
        }
        let place = self.place_with(ranked, points);
        Some(Nearest { changes: needed, points: by_points.then_some(Points(points)), place })
    }
}
