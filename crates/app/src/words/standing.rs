//! A page of a ranking in words: why this pillar, what counted for whom, and why not.

use super::Words;
use super::findings::Names;
use crate::allocate::Allocated;
use crate::office::ranking::{Seat, View};
use i18n_embed_fl::fl;
use rules::Compiled;
use rules::place::Place;

/// A reason with how many have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Its code.
    pub code: String,
    /// What it says.
    pub label: String,
    /// How many have it, others beside it or not.
    pub count: usize,
}

/// A page of a ranking in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Pillar with its name.
    pub pillar: String,
    /// Why the ledger gives the dwelling to this pillar, or that nobody fits; empty when the pillar was asked for.
    pub why: String,
    /// Per pillar: name, allocations this year, and what it falls short.
    pub ledger: Vec<[String; 3]>,
    /// Headings of what counted.
    pub headings: Vec<String>,
    /// Whether what counted is told in points.
    pub by_points: bool,
    /// What counted, per line; empty for who is not ranked or out of reach.
    pub cells: Vec<Vec<String>>,
    /// Why not, per line; empty for who is ranked or out of reach.
    pub reasons: Vec<Vec<String>>,
    /// Day of registration, per line; empty for who is out of reach.
    pub registered: Vec<String>,
    /// Number of the registration, per line; empty for who is out of reach.
    pub numbers: Vec<String>,
    /// Every reason that somebody has.
    pub choices: Vec<Reason>,
    /// What the outcome rests on.
    pub remarks: Vec<String>,
}

impl Words {
    /// A page of a ranking. None when its snapshot does not know the dwelling, which then has no ranking either.
    #[must_use]
    pub fn standing(&self, view: &View) -> Option<Standing> {
        let l = &self.loader;
        let snapshot = &view.kept.snapshot;
        let (loaded, engine) = (snapshot.loaded(), snapshot.engine());
        let dwelling = loaded.register.dwelling(&domain::DwellingId::from(view.dwelling.code.as_str()))?;
        let compiled = engine.at(dwelling);
        let place = compiled.place(dwelling.municipality);
        let pillar = view.standing.ranking.pillar;
        let criterion = |name: &str| self.criterion(&compiled.book, name);
        let names = Names { law: snapshot.law(), gates: &compiled.gates, criterion: &criterion };
        let mut told = Standing {
            pillar: format!("{pillar}: {}", self.pillar_name(pillar)),
            headings: self.standing_headings(compiled, view),
            by_points: compiled.book.by_points(pillar),
            ..Standing::default()
        };
        if let Some(decision) = &view.standing.decision {
            let decided =
                Allocated { dwelling, decision: decision.clone(), points: (None, None), ahead_by: None };
            told.why = match decision.pillar {
                Some(pillar) => self.why_pillar(loaded, engine, &decided, pillar),
                None => {
                    Self::capital(&fl!(l, "nobody-why", tried = self.tried_before(&decided, None).join("; ")))
                }
            };
            told.ledger = self.standing_ledger(compiled, decision);
        }
        for seat in &view.seats {
            self.seat(&mut told, compiled, &place, view, seat, &names);
        }
        let counts = view.standing.counts.iter();
        told.choices = counts
            .map(|&(reason, count)| Reason {
                code: reason.code(&compiled.gates),
                label: Self::capital(&self.reason(reason, &names)),
                count,
            })
            .collect();
        if let Some(gate) = compiled.book.gate.as_ref().filter(|gate| gate.pillars.contains(&pillar)) {
            told.remarks.push(fl!(l, "explain-gate", reading = self.reading(gate.reading)));
        }
        let assumed = compiled.warnings.iter();
        told.remarks.extend(assumed.map(|w| fl!(l, "explain-assumption", text = self.problem(&w.problem))));
        Some(told)
    }

    fn standing_headings(&self, compiled: &Compiled, view: &View) -> Vec<String> {
        let l = &self.loader;
        if !compiled.book.by_points(view.standing.ranking.pillar) {
            return vec![Self::capital(&fl!(l, "explain-order"))];
        }
        let scored = compiled.book.scored();
        let names = scored.iter().map(|s| Self::capital(s.label().get(self.language.code())));
        std::iter::once(fl!(l, "col-points")).chain(names).collect()
    }

    fn standing_ledger(&self, compiled: &Compiled, decision: &rules::Decision) -> Vec<[String; 3]> {
        let present = compiled.book.pillars_present();
        let row = |pillar: domain::Pillar| {
            let count = decision.counts.by_pillar[pillar.index()].to_string();
            let shortfall = decision.shortfalls[pillar.index()];
            let shortfall = shortfall.map_or_else(|| "–".to_owned(), |shortfall| shortfall.to_string());
            [format!("{pillar}: {}", self.pillar_name(pillar)), count, shortfall]
        };
        present.map(row).collect()
    }

    fn seat(
        &self,
        told: &mut Standing,
        compiled: &Compiled,
        place: &Place,
        view: &View,
        seat: &Seat,
        names: &Names,
    ) {
        let Some(person) = seat.person else {
            told.cells.push(Vec::new());
            told.reasons.push(Vec::new());
            told.registered.push(String::new());
            told.numbers.push(String::new());
            return;
        };
        let (position, pillar) = (person.position, view.standing.ranking.pillar);
        let candidate = &compiled.register.candidates[position];
        told.numbers.push(candidate.number.to_string());
        told.registered.push(self.date(candidate.registered_on));
        told.reasons.push(seat.reasons.iter().map(|r| Self::capital(&self.reason(r, names))).collect());
        if seat.rank.is_none() {
            told.cells.push(Vec::new());
            return;
        }
        if !compiled.book.by_points(pillar) {
            told.cells.push(vec![self.order_facts_short(compiled, place, pillar, position)]);
            return;
        }
        let household = compiled.household(position);
        let at = Some((place, position));
        let index = |id| compiled.book.criteria.iter().position(|c| c.id() == id).unwrap_or(0);
        let scored = compiled.book.scored();
        let each = scored.iter().map(|s| compiled.points(index(s.id()), &household, at).to_string());
        let total = compiled.total(position, place).to_string();
        told.cells.push(std::iter::once(total).chain(each).collect());
    }
}
