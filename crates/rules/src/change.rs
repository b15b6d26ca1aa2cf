//! What would have to differ, and the nearest change that would matter.

use crate::explain::Case;
use crate::household::Household;
use crate::resolve::Criterion;
use chrono::NaiveDate;
use domain::{AttestationLevel, Because, Candidate, Nis, Points, ReasonCode};
use serde::Serialize;

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

impl Case<'_> {
    /// What would have to differ for a condition to be met.
    pub(crate) fn change(&self, reason: ReasonCode, because: &Because) -> Change {
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

    /// Points to gain on a criterion, and how: only what a candidate or a worker can do something about. Beside the
    /// gain stand the points of the criterion afterwards.
    fn gains(&self) -> Vec<(Change, i32, i32)> {
        let book = &self.compiled.book;
        let mut gains = Vec::new();
        for criterion in book.scored() {
            let Some(index) = book.criteria.iter().position(|c| c.id() == criterion.id()) else { continue };
            let now = self.compiled.points(index, &self.household, Some((self.place, self.position))).0;
            let mut add = |change: Change, then: i32| {
                if then > now {
                    gains.push((change, then.saturating_sub(now), then));
                }
            };
            match criterion {
                Criterion::Attestation(r) => {
                    r.rows.iter().for_each(|row| add(Change::Attestation { level: row.level }, row.points.0));
                }
                Criterion::Need(r) => {
                    let documented = Candidate { need_documented: true, ..self.household.candidate.clone() };
                    let household = Household { candidate: &documented, ..self.household };
                    add(Change::DocumentNeed, r.points(&household).0);
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
    pub(crate) fn nearest(&self, ranked: &[u32], changes: &[(ReasonCode, Change)]) -> Option<Nearest> {
        let by_points = self.compiled.book.by_points(self.pillar);
        let now = if by_points { self.compiled.total(self.position, self.place).0 } else { 0 };
        let cap = |points: i32| self.compiled.book.score.as_ref().map_or(Points(points), |s| s.total(points));
        if !changes.is_empty() {
            return self.lift(ranked, changes, now, by_points);
        }
        let place = ranked.iter().position(|&p| p as usize == self.position)? + 1;
        let mut gains = if by_points { self.gains() } else { Vec::new() };
        gains.sort_by_key(|(_, gain, _)| *gain);
        gains.into_iter().find_map(|(change, gain, _)| {
            let points = cap(now.saturating_add(gain));
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
        let minimum = self.compiled.book.gate.as_ref().map_or(0, |g| g.minimum.0);
        // The smallest gain of this sort that also passes the gate.
        let least = |wanted: &dyn Fn(&Change) -> bool| {
            let enough = gains.iter().filter(|(c, _, then)| wanted(c) && *then >= minimum);
            enough.map(|(_, gain, _)| *gain).min()
        };
        let mut points = now;
        let mut needed: Vec<Change> = Vec::new();
        for (_, change) in changes {
            let gain = match change {
                Change::DocumentNeed => least(&|c| *c == Change::DocumentNeed)?,
                Change::AnyAttestation => least(&|c| matches!(c, Change::Attestation { .. }))?,
                _ => 0,
            };
            points = points.saturating_add(gain);
            if !needed.contains(change) {
                needed.push(change.clone());
            }
        }
        let points = self.compiled.book.score.as_ref().map_or(Points(points), |s| s.total(points)).0;
        let place = self.place_with(ranked, points);
        Some(Nearest { changes: needed, points: by_points.then_some(Points(points)), place })
    }
}
