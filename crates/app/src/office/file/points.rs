//! What the rules of today say about one household, in words: points, conditions, ties, and what would make a difference.

use crate::law::Law;
use crate::office::No;
use crate::words::Words;
use chrono::NaiveDate;
use domain::{
    Area, Because, Dwelling, DwellingId, Finding, Nis, Pillar, ReasonCode, Register, RegisterParts, Verdict,
};
use rules::{Change, Compiled, Explanation};

/// What may be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    /// The amounts of incomes.
    pub amounts: bool,
    /// The warning flag.
    pub flag: bool,
    /// Which organisation attests.
    pub issuer: bool,
}

impl Told {
    /// Everything.
    pub const ALL: Self = Self { amounts: true, flag: true, issuer: true };
}

/// A finding, ready to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The sentence.
    pub text: String,
    /// Article and source.
    pub cited: String,
}

/// Points on one criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Criterion {
    /// Name in the regulation.
    pub name: String,
    /// Name for people.
    pub label: String,
    /// Points now.
    pub points: i64,
    /// Most points the criterion can give.
    pub most: i64,
    /// Why, with article and source.
    pub why: Line,
    /// What would have to differ for the minimum; empty when that is reached or nothing can.
    pub change: String,
    /// Whether it is the one that tells in which category the income falls.
    pub category: bool,
}

/// What counts in one municipality of preference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AtPlace {
    /// NIS code.
    pub nis: String,
    /// Name.
    pub name: String,
    /// Whether the first tie of the regulation holds there; none when it knows no ties.
    pub tie: Option<bool>,
    /// Why, for each tie.
    pub why: Vec<Line>,
    /// Whether informal care is given or received there.
    pub cares: bool,
}

/// What the rules say in another pillar than the one that is told in full.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherPillar {
    /// Number and name.
    pub name: String,
    /// What stands in the way; empty: the household can be ranked in it.
    pub obstacles: Vec<Line>,
    /// Municipalities of preference where nothing stands in the way.
    pub places: Vec<String>,
}

/// Everything the rules say about one household on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessed {
    /// Title and version of the regulation.
    pub regulation: String,
    /// The pillar that the points, obstacles and conditions are of.
    pub pillar: String,
    /// The other pillars of the regulation.
    pub others: Vec<OtherPillar>,
    /// Whether the regulation has a list by points at all.
    pub by_points: bool,
    /// Total.
    pub total: i64,
    /// Most points.
    pub most: i64,
    /// Per criterion.
    pub criteria: Vec<Criterion>,
    /// Conditions that are not met.
    pub obstacles: Vec<Line>,
    /// What would have to differ.
    pub missing: Vec<String>,
    /// What is not known.
    pub unknown: Vec<Line>,
    /// Conditions that are met.
    pub met: Vec<Line>,
    /// How "at least score" is read.
    pub gate: Option<String>,
    /// What is assumed.
    pub assumptions: Vec<String>,
    /// Per municipality of preference.
    pub places: Vec<AtPlace>,
    /// Fewest and most bedrooms that fit; none when the regulation does not say.
    pub bedrooms: Option<(u8, u8)>,
}

/// Judges the only household in a register.
///
/// # Errors
/// When the regulation is not in force on the day, or lacks figures for it.
pub fn assess(
    law: &Law,
    parts: RegisterParts,
    today: NaiveDate,
    words: &Words,
    told: Told,
) -> Result<Assessed, No> {
    let register = Register::assemble(parts);
    let parsed = &law.parsed;
    let compiled =
        Compiled::new(&parsed.regulation, &parsed.file, &law.reference, &register, today, None, Some(0));
    let compiled = compiled.map_err(|faults| {
        No::Broken(faults.iter().map(|fault| words.fault(fault)).collect::<Vec<_>>().join("; "))
    })?;
    let household = compiled.household(0);
    let fits = compiled.book.occupancy.as_ref().map(|rule| rule.fits(&household));
    let bedrooms = fits.map_or(1, |fits| fits.least);
    let by_points = |pillar: &Pillar| compiled.book.by_points(*pillar);
    let pillar = compiled.book.pillars_present().find(by_points).unwrap_or(Pillar::Standard);
    let first = household.preferences.first().copied().unwrap_or_default();
    let explanation = explained(&compiled, bedrooms, pillar, first);
    let teller = Teller { law, compiled: &compiled, words, told };
    let regulation = &parsed.regulation;
    Ok(Assessed {
        regulation: format!("{} {}", regulation.title, regulation.version),
        pillar: format!("{pillar}: {}", words.pillar_name(pillar)),
        others: teller.others(pillar, bedrooms),
        by_points: explanation.total.is_some(),
        total: explanation.total.map_or(0, |points| i64::from(points.0)),
        most: i64::from(explanation.most),
        criteria: teller.criteria(&explanation),
        obstacles: teller.conditions(&explanation, Verdict::NotMet),
        missing: teller.missing(&explanation),
        unknown: teller.conditions(&explanation, Verdict::Unknown),
        met: teller.conditions(&explanation, Verdict::Met),
        gate: words.gate_reading(&compiled.book),
        assumptions: words.assumptions(&compiled),
        places: household.preferences.iter().map(|nis| teller.at(*nis)).collect(),
        bedrooms: fits.map(|fits| (fits.least, fits.most)),
    })
}

/// The explanation for a dwelling that fits in every way, so that only what belongs to the household itself is left.
fn explained(compiled: &Compiled, bedrooms: u8, pillar: Pillar, municipality: Nis) -> Explanation {
    let household = compiled.household(0);
    let dwelling = Dwelling {
        id: DwellingId::from(""),
        area: Area { company: String::new(), zone: String::new() },
        municipality,
        bedrooms,
        adapted: household.candidate.adapted_need,
        reserved_for: None,
        rent: None,
        available_on: compiled.on,
        min_age: None,
    };
    rules::explain(compiled, &dwelling, pillar, 0)
}

struct Teller<'a> {
    law: &'a Law,
    compiled: &'a Compiled<'a>,
    words: &'a Words,
    told: Told,
}

impl Teller<'_> {
    fn line(&self, finding: &Finding) -> Line {
        Line {
            text: self.words.found(self.law, self.compiled, finding, self.told),
            cited: self.words.cited(finding),
        }
    }

    fn change(&self, change: &Change) -> String {
        let adapted = self.compiled.register.candidates[0].adapted_need;
        self.words.different(self.law, self.compiled, change, adapted)
    }

    fn criteria(&self, explanation: &Explanation) -> Vec<Criterion> {
        let book = &self.compiled.book;
        let told = explanation.criteria.iter().filter_map(|finding| {
            let criterion = book.criteria.iter().find(|criterion| *criterion.id() == finding.rule)?;
            let Verdict::Awards(points) = finding.verdict else { return None };
            let gate = self.compiled.gates.iter().position(|gate| gate == criterion.name());
            let reason = gate.and_then(|place| u8::try_from(place).ok()).map(ReasonCode::Gate);
            let change = explanation.changes.iter().find(|(why, _)| Some(*why) == reason);
            Some(Criterion {
                name: criterion.name().to_owned(),
                label: self.words.criterion_name(book, criterion.name()),
                points: i64::from(points.0),
                most: i64::from(criterion.most()),
                why: self.line(finding),
                change: change.map(|(_, change)| self.change(change)).unwrap_or_default(),
                category: matches!(finding.because, Because::MonthlyIncome { .. }),
            })
        });
        told.collect()
    }

    /// The pillars beside this one: in each what stands in the way where least does.
    fn others(&self, told: Pillar, bedrooms: u8) -> Vec<OtherPillar> {
        let household = self.compiled.household(0);
        let mut wanted = household.preferences.to_vec();
        if wanted.is_empty() {
            wanted.push(Nis::default());
        }
        let others = self.compiled.book.pillars_present().filter(|pillar| *pillar != told);
        let other = |pillar: Pillar| {
            let obstacles = |nis: &Nis| {
                let explanation = explained(self.compiled, bedrooms, pillar, *nis);
                (*nis, self.conditions(&explanation, Verdict::NotMet))
            };
            let all: Vec<(Nis, Vec<Line>)> = wanted.iter().map(obstacles).collect();
            let free = all.iter().filter(|(nis, lines)| lines.is_empty() && *nis != Nis::default());
            let places = free.map(|(nis, _)| self.law.municipalities.name(*nis)).collect();
            let fewest = all.into_iter().map(|(_, lines)| lines).min_by_key(Vec::len);
            let name = format!("{pillar}: {}", self.words.pillar_name(pillar));
            OtherPillar { name, obstacles: fewest.unwrap_or_default(), places }
        };
        others.map(other).collect()
    }

    /// Conditions with a verdict; those that a dwelling decides are left out, it is one that fits.
    fn conditions(&self, explanation: &Explanation, verdict: Verdict) -> Vec<Line> {
        let of_dwelling = |finding: &Finding| match &finding.because {
            Because::Preference { chosen, .. } => !chosen.is_empty(),
            Because::Occupancy { .. } | Because::Adapted { .. } => true,
            Because::WarningFlag { .. } => !self.told.flag,
            _ => false,
        };
        let wanted = explanation.conditions.iter().filter(|finding| finding.verdict == verdict);
        wanted.filter(|finding| !of_dwelling(finding)).map(|finding| self.line(finding)).collect()
    }

    fn missing(&self, explanation: &Explanation) -> Vec<String> {
        let mut told: Vec<String> = Vec::new();
        for (reason, change) in &explanation.changes {
            let of_dwelling = matches!(reason, ReasonCode::Occupancy | ReasonCode::AdaptedMismatch)
                || matches!(change, Change::AddPreference { .. } | Change::Nothing)
                || (*reason == ReasonCode::WarningFlagWithoutAgreement && !self.told.flag)
                || (matches!(change, Change::LowerIncome { .. }) && !self.told.amounts);
            let text = self.change(change);
            if !of_dwelling && !told.contains(&text) {
                told.push(text);
            }
        }
        told
    }

    fn at(&self, nis: Nis) -> AtPlace {
        let household = self.compiled.household(0);
        let book = &self.compiled.book;
        let judged: Vec<(bool, Finding)> = book
            .ties
            .iter()
            .map(|tie| {
                let (met, because) = tie.judge(household.residences, nis, household.on);
                let citation = book.citations.get(&tie.id).cloned();
                let citation = citation.unwrap_or_else(|| domain::Citation {
                    article: String::new(),
                    title: String::new(),
                    source: tie.source.clone(),
                });
                let verdict = if met { Verdict::Met } else { Verdict::NotMet };
                (met, Finding { rule: tie.id.clone(), citation, reason: None, verdict, because })
            })
            .collect();
        AtPlace {
            nis: nis.to_string(),
            name: self.law.municipalities.name(nis),
            tie: judged.first().map(|(met, _)| *met),
            why: judged.iter().map(|(_, finding)| self.line(finding)).collect(),
            cares: household.candidate.informal_care == Some(nis),
        }
    }
}
