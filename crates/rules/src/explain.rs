//! The explanation for one candidate: every rule that was applied, the place, and what would have to differ.

use crate::change::{Change, Nearest};
use crate::compile::Compiled;
use crate::household::Household;
use crate::kinds::pillar::OrderKey;
use crate::place::Place;
use crate::resolve::Criterion;
use domain::{Because, Dwelling, Finding, Pillar, Points, ReasonCode, Reasons, RuleId, Verdict};
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
    /// The ties and the transfer the order looks at, in pillars without points.
    pub order: Vec<Finding>,
    /// What would have to differ, for every reason why not.
    pub changes: Vec<(ReasonCode, Change)>,
    /// What the one on the place before has more, when ranked second or lower.
    pub ahead: Option<Ahead>,
    /// The nearest change that would matter, and what it would bring.
    pub nearest: Option<Nearest>,
}

/// Why somebody else is one place higher; nothing by which that person could be known.
#[derive(Clone, Debug, Serialize)]
pub struct Ahead {
    /// The key that decides between the two.
    pub by: OrderKey,
    /// Points the other one has more.
    pub points: i32,
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
        most: compiled.book.score.as_ref().and_then(|s| s.maximum).map_or_else(
            || compiled.book.scored().iter().fold(0, |sum: i32, c| sum.saturating_add(c.most())),
            |m| m.0,
        ),
        criteria: if by_points { case.criteria() } else { Vec::new() },
        order: if by_points { Vec::new() } else { case.order() },
        ahead: case.ahead(&ranked),
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
pub(crate) struct Case<'a> {
    pub(crate) compiled: &'a Compiled<'a>,
    dwelling: &'a Dwelling,
    pub(crate) pillar: Pillar,
    pub(crate) position: usize,
    pub(crate) place: &'a Place,
    pub(crate) household: Household<'a>,
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

    fn ahead(&self, ranked: &[u32]) -> Option<Ahead> {
        let place = ranked.iter().position(|&p| p as usize == self.position)?;
        let other = *ranked.get(place.checked_sub(1)?)? as usize;
        let total = |position| self.compiled.total(position, self.place).0;
        let by = self.compiled.first_difference(other, self.position, self.pillar, self.place);
        Some(Ahead {
            by: by.unwrap_or(OrderKey::RegistrationNumber),
            points: total(other) - total(self.position),
        })
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
                    let verdict = match because {
                        // A register that says nothing about refusals does not say there were none.
                        Because::Refusal { known: false, .. } => Verdict::Unknown,
                        _ if met => Verdict::Met,
                        _ => Verdict::NotMet,
                    };
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

    /// Ties and transfer, as far as the pillar asks for them or its order looks at them.
    fn order(&self) -> Vec<Finding> {
        let book = &self.compiled.book;
        let (h, d) = (&self.household, self.dwelling);
        let Some(rule) = &book.pillars[self.pillar.index()] else { return Vec::new() };
        let required =
            book.requires_tie.as_ref().filter(|r| r.pillars.contains(&self.pillar)).map(|r| &r.tie);
        let asked = book
            .ties
            .iter()
            .filter(|tie| rule.order.contains(&OrderKey::Tie(tie.id.clone())) || required == Some(&tie.id));
        let ties = asked.map(|tie| {
            let (met, because) = tie.judge(h.residences, d.municipality, h.on);
            self.finding(&tie.id, None, if met { Verdict::Met } else { Verdict::NotMet }, because)
        });
        let transfer = rule.order.contains(&OrderKey::Transfer).then(|| {
            let (met, because) = (h.candidate.transfer == domain::Transfer::Mandatory, h.candidate.transfer);
            let verdict = if met { Verdict::Met } else { Verdict::NotMet };
            self.finding(&rule.id, None, verdict, Because::Transfer { transfer: because })
        });
        ties.chain(transfer).collect()
    }
}
