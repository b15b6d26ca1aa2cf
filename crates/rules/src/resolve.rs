//! The rules of a regulation sorted by what they do, as they hold in one municipality.

use crate::apportion::{Apportionment, apportion};
use crate::kinds::{
    Rule, adapted_match::AdaptedMatch, attestation_levels::AttestationLevels, attributes::Attributes,
    distribution::Distribution, dwelling_minimum_age::DwellingMinimumAge, gate::Gate,
    hold_after_refusal::HoldAfterRefusal, in_target_group::InTargetGroup, income_bands::IncomeBands,
    income_limit::IncomeLimit, local_tie::LocalTie, minimum_age::MinimumAge, need_rows::NeedRows,
    no_property::NoProperty, occupancy::Occupancy, one_dwelling::OneDwelling, outside_points::OutsidePoints,
    per_year::PerYear, pillar::PillarRule, preference::Preference, refusal_penalty::RefusalPenalty,
    registration_active::RegistrationActive, requires_tie::RequiresTie, requires_transfer::RequiresTransfer,
    reserved_dwelling::ReservedDwelling, score::Score, selection::Selection, steps::Steps,
    stock_cap::StockCap, target_group::TargetGroup, warning_flag::WarningFlag,
};
use crate::regulation::{Label, Regulation};
use domain::{Citation, Nis, Pillar, RuleId};
use std::collections::BTreeMap;

/// A criterion that gives points.
#[derive(Clone, Debug)]
pub enum Criterion {
    /// Housing situation.
    Need(NeedRows),
    /// Monthly income.
    Income(IncomeBands),
    /// Attestation.
    Attestation(AttestationLevels),
    /// Table of steps.
    Steps(Steps),
    /// Years.
    PerYear(PerYear),
    /// Attributes.
    Attributes(Attributes),
    /// Penalty after a refusal.
    Penalty(RefusalPenalty),
}

/// The rules that hold in one municipality, by what they do.
#[derive(Clone, Debug, Default)]
pub struct Rulebook {
    /// Rule of each pillar, by index.
    pub pillars: [Option<PillarRule>; 4],
    /// Choice of the pillar.
    pub selection: Option<Selection>,
    /// Minimum age.
    pub minimum_age: Option<MinimumAge>,
    /// Income limit.
    pub income_limit: Option<IncomeLimit>,
    /// Property.
    pub no_property: Option<NoProperty>,
    /// State of the registration.
    pub registration_active: Option<RegistrationActive>,
    /// Preference.
    pub preference: Option<Preference>,
    /// Occupancy.
    pub occupancy: Option<Occupancy>,
    /// Adapted dwellings.
    pub adapted_match: Option<AdaptedMatch>,
    /// Minimum age of dwellings.
    pub dwelling_minimum_age: Option<DwellingMinimumAge>,
    /// Reserved dwellings.
    pub reserved_dwelling: Option<ReservedDwelling>,
    /// One dwelling each.
    pub one_dwelling: Option<OneDwelling>,
    /// Ties that are defined; the first one is *the* local tie.
    pub ties: Vec<LocalTie>,
    /// Tie as a condition.
    pub requires_tie: Option<RequiresTie>,
    /// Target group as a condition.
    pub in_target_group: Option<InTargetGroup>,
    /// Transfer as a condition.
    pub requires_transfer: Option<RequiresTransfer>,
    /// Route outside the points.
    pub outside_points: Option<OutsidePoints>,
    /// Warning flag.
    pub warning_flag: Option<WarningFlag>,
    /// Gate.
    pub gate: Option<Gate>,
    /// Hold after a refusal.
    pub hold_after_refusal: Option<HoldAfterRefusal>,
    /// Sum of criteria.
    pub score: Option<Score>,
    /// Criteria.
    pub criteria: Vec<Criterion>,
    /// Target groups in the order of the regulation.
    pub groups: Vec<TargetGroup>,
    /// Distribution of yearly numbers.
    pub distribution: Option<Distribution>,
    /// Cap on the stock for target groups.
    pub stock_cap: Option<StockCap>,
    /// The distribution worked out.
    pub apportionment: Option<Apportionment>,
    /// Where each rule can be read.
    pub citations: BTreeMap<RuleId, Citation>,
}

impl Criterion {
    /// The criterion a rule gives points for, if it gives any.
    #[must_use]
    pub fn from_rule(rule: &Rule) -> Option<Self> {
        Some(match rule {
            Rule::NeedRows(r) => Self::Need(r.clone()),
            Rule::IncomeBands(r) => Self::Income(r.clone()),
            Rule::AttestationLevels(r) => Self::Attestation(r.clone()),
            Rule::Steps(r) => Self::Steps(r.clone()),
            Rule::PerYear(r) => Self::PerYear(r.clone()),
            Rule::Attributes(r) => Self::Attributes(r.clone()),
            Rule::RefusalPenalty(r) => Self::Penalty(r.clone()),
            _ => return None,
        })
    }

    /// Name in rankings.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Need(r) => &r.criterion,
            Self::Income(r) => &r.criterion,
            Self::Attestation(r) => &r.criterion,
            Self::Steps(r) => &r.criterion,
            Self::PerYear(r) => &r.criterion,
            Self::Attributes(r) => &r.criterion,
            Self::Penalty(r) => &r.criterion,
        }
    }

    /// Name for people.
    #[must_use]
    pub fn label(&self) -> &Label {
        match self {
            Self::Need(r) => &r.label,
            Self::Income(r) => &r.label,
            Self::Attestation(r) => &r.label,
            Self::Steps(r) => &r.label,
            Self::PerYear(r) => &r.label,
            Self::Attributes(r) => &r.label,
            Self::Penalty(r) => &r.label,
        }
    }

    /// Name of the rule.
    #[must_use]
    pub fn id(&self) -> &RuleId {
        match self {
            Self::Need(r) => &r.id,
            Self::Income(r) => &r.id,
            Self::Attestation(r) => &r.id,
            Self::Steps(r) => &r.id,
            Self::PerYear(r) => &r.id,
            Self::Attributes(r) => &r.id,
            Self::Penalty(r) => &r.id,
        }
    }

    /// Most points the criterion can give, if that is bounded.
    #[must_use]
    pub fn most(&self) -> i32 {
        match self {
            Self::Need(r) => r.rows.iter().map(|x| x.points.0).max().unwrap_or(0),
            Self::Income(r) => r.single.iter().chain(&r.family).map(|x| x.points.0).max().unwrap_or(0),
            Self::Attestation(r) => r.rows.iter().map(|x| x.points.0).max().unwrap_or(0),
            Self::Steps(r) => r.rows.iter().map(|x| x.points.0).max().unwrap_or(0),
            Self::PerYear(r) => r.cap.0.max(0),
            Self::Attributes(r) => match r.combine {
                crate::kinds::attributes::Combine::Sum => {
                    r.rows.iter().fold(0, |sum: i32, x| sum.saturating_add(x.points.0.max(0)))
                }
                _ => r.rows.iter().map(|x| x.points.0).max().unwrap_or(0),
            },
            Self::Penalty(_) => 0,
        }
    }
}

impl Rulebook {
    /// The rules as they hold for dwellings in `municipality`; without overrides when `None`.
    ///
    /// Later rules of a kind that may stand only once are ignored here; [`check`](crate::check()) refuses them.
    #[must_use]
    pub fn of(regulation: &Regulation, municipality: Option<Nis>) -> Self {
        let mut book = Self::default();
        let replaced = |rule: &Rule| {
            let mut overrides = regulation.overrides.iter().filter(|o| Some(o.municipality) == municipality);
            overrides.find(|o| o.rule.id() == rule.id()).map(|o| o.rule.clone())
        };
        for (article, rule) in regulation.rules() {
            let rule = replaced(rule).unwrap_or_else(|| rule.clone());
            let citation = Citation {
                article: article.id.clone(),
                title: article.title.clone(),
                source: rule.source().to_owned(),
            };
            book.citations.insert(rule.id().clone(), citation);
            book.add(rule);
        }
        book.apportionment = book.distribution.as_ref().map(|d| apportion(d, &book.groups));
        book
    }

    fn add(&mut self, rule: Rule) {
        if let Some(criterion) = Criterion::from_rule(&rule) {
            self.criteria.push(criterion);
            return;
        }
        match rule {
            Rule::Pillar(r) => {
                let index = r.pillar.index();
                self.pillars[index].get_or_insert(r);
            }
            Rule::Selection(r) => keep_first(&mut self.selection, r),
            Rule::MinimumAge(r) => keep_first(&mut self.minimum_age, r),
            Rule::IncomeLimit(r) => keep_first(&mut self.income_limit, r),
            Rule::NoProperty(r) => keep_first(&mut self.no_property, r),
            Rule::RegistrationActive(r) => keep_first(&mut self.registration_active, r),
            Rule::Preference(r) => keep_first(&mut self.preference, r),
            Rule::Occupancy(r) => keep_first(&mut self.occupancy, r),
            Rule::AdaptedMatch(r) => keep_first(&mut self.adapted_match, r),
            Rule::DwellingMinimumAge(r) => keep_first(&mut self.dwelling_minimum_age, r),
            Rule::ReservedDwelling(r) => keep_first(&mut self.reserved_dwelling, r),
            Rule::OneDwelling(r) => keep_first(&mut self.one_dwelling, r),
            Rule::LocalTie(r) => self.ties.push(r),
            Rule::RequiresTie(r) => keep_first(&mut self.requires_tie, r),
            Rule::InTargetGroup(r) => keep_first(&mut self.in_target_group, r),
            Rule::RequiresTransfer(r) => keep_first(&mut self.requires_transfer, r),
            Rule::OutsidePoints(r) => keep_first(&mut self.outside_points, r),
            Rule::WarningFlag(r) => keep_first(&mut self.warning_flag, r),
            Rule::Gate(r) => keep_first(&mut self.gate, r),
            Rule::HoldAfterRefusal(r) => keep_first(&mut self.hold_after_refusal, r),
            Rule::Score(r) => keep_first(&mut self.score, r),
            Rule::TargetGroup(r) => self.groups.push(r),
            Rule::Distribution(r) => keep_first(&mut self.distribution, r),
            Rule::StockCap(r) => keep_first(&mut self.stock_cap, r),
            Rule::NeedRows(_)
            | Rule::IncomeBands(_)
            | Rule::AttestationLevels(_)
            | Rule::Steps(_)
            | Rule::PerYear(_)
            | Rule::Attributes(_)
            | Rule::RefusalPenalty(_) => {}
        }
    }

    /// Pillars the regulation has.
    pub fn pillars_present(&self) -> impl Iterator<Item = Pillar> + '_ {
        Pillar::ALL.into_iter().filter(|p| self.pillars[p.index()].is_some())
    }

    /// Criteria that count in the score, in its order.
    #[must_use]
    pub fn scored(&self) -> Vec<&Criterion> {
        let Some(score) = &self.score else { return Vec::new() };
        score.criteria.iter().filter_map(|name| self.criteria.iter().find(|c| c.name() == name)).collect()
    }

    /// Names of the criteria in the gate, in alphabetical order: a gate reason points into this list.
    #[must_use]
    pub fn gate_names(&self) -> Vec<String> {
        let mut names = self.gate.as_ref().map_or_else(Vec::new, |g| g.criteria.clone());
        names.sort_unstable();
        names.dedup();
        names
    }

    /// Position of a tie.
    #[must_use]
    pub fn tie(&self, id: &RuleId) -> Option<usize> {
        self.ties.iter().position(|t| t.id == *id)
    }

    /// Whether a pillar orders by points.
    #[must_use]
    pub fn by_points(&self, pillar: Pillar) -> bool {
        use crate::kinds::pillar::OrderKey;
        self.pillars[pillar.index()].as_ref().is_some_and(|p| p.order.contains(&OrderKey::Points))
    }
}

fn keep_first<T>(slot: &mut Option<T>, rule: T) {
    slot.get_or_insert(rule);
}
