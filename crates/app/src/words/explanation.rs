//! An explanation as a text that a candidate can read.

use super::Words;
use super::findings::Names;
use crate::explain::Explained;
use crate::law::Law;
use crate::office::file::points::Told;
use domain::{Finding, Verdict};
use i18n_embed_fl::fl;
use rules::explain::Ahead;
use rules::kinds::gate::Reading;
use rules::kinds::pillar::OrderKey;
use rules::{Change, Rulebook};
use std::fmt::Write;

/// An explanation in parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// Of whom.
    pub title: String,
    /// Dwelling, regulation, pillar.
    pub about: Vec<String>,
    /// Place, or that there is none.
    pub outcome: String,
    /// Points or order, reasons, changes, conditions.
    pub parts: Vec<Part>,
    /// What it rests on.
    pub remarks: Vec<String>,
}

/// A part of an explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Title.
    pub title: String,
    /// Sentences.
    pub items: Vec<Item>,
}

/// A sentence of an explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What stands before it.
    pub lead: Lead,
    /// The sentence.
    pub text: String,
    /// Article and source; empty when it is no finding.
    pub cited: String,
}

/// What stands before a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lead {
    /// It is one of a list.
    Bullet,
    /// Nothing.
    Plain,
    /// Criterion and points.
    Points(String, String),
}

impl Words {
    /// Name of a criterion for people.
    pub(crate) fn criterion(&self, book: &Rulebook, name: &str) -> String {
        let found = book.criteria.iter().find(|c| c.name() == name);
        found.map_or_else(|| name.to_owned(), |c| c.label().get(self.language.code()).to_owned())
    }

    pub(crate) fn reading(&self, reading: Reading) -> String {
        match reading {
            Reading::Strict => fl!(self.loader, "gate-strict"),
            Reading::Evidence => fl!(self.loader, "gate-evidence"),
            Reading::Off => fl!(self.loader, "gate-off"),
        }
    }

    /// The whole explanation as text, lines of at most about 110 characters.
    #[must_use]
    pub fn explanation(&self, law: &Law, explained: &Explained) -> String {
        let parts = self.explained(law, explained, Told::ALL);
        let mut text = String::new();
        line(&mut text, &parts.title);
        line(&mut text, &"=".repeat(parts.title.chars().count()));
        parts.about.iter().for_each(|sentence| line(&mut text, sentence));
        text.push('\n');
        line(&mut text, &parts.outcome);
        for part in &parts.parts {
            section(&mut text, &part.title);
            part.items.iter().for_each(|item| item.write(&mut text));
        }
        text.push('\n');
        parts.remarks.iter().for_each(|sentence| line(&mut text, sentence));
        text
    }

    /// The same in parts, for a page; of what may not be told nothing.
    #[must_use]
    pub fn explained(&self, law: &Law, explained: &Explained, told: Told) -> Explanation {
        let l = &self.loader;
        let book = &explained.compiled.book;
        let e = &explained.explanation;
        let teller = Teller { words: self, law, explained, told };
        let mut parts = Vec::new();
        if let Some(total) = e.total {
            let title = fl!(l, "explain-points", total = total.to_string(), most = e.most.to_string());
            parts.push(Part { title, items: teller.criteria() });
        } else {
            let items = e.order.iter().map(|finding| teller.item(finding));
            let facts = self.order_facts(law, explained).into_iter().map(Item::bullet);
            parts.push(Part { title: fl!(l, "explain-order"), items: items.chain(facts).collect() });
        }
        let reasons = teller.conditions(Verdict::NotMet);
        if !reasons.is_empty() {
            parts.push(Part { title: fl!(l, "explain-reasons"), items: reasons });
            parts.push(Part { title: fl!(l, "explain-changes"), items: teller.changes() });
        }
        let nearest = teller.nearest();
        if !nearest.is_empty() {
            parts.push(Part { title: fl!(l, "explain-nearest"), items: nearest });
        }
        let unknown = teller.conditions(Verdict::Unknown);
        if !unknown.is_empty() {
            parts.push(Part { title: fl!(l, "explain-unknown"), items: unknown });
        }
        let met = teller.conditions(Verdict::Met);
        parts.push(Part { title: fl!(l, "explain-conditions-met"), items: met });
        let candidate = &explained.compiled.register.candidates[explained.position];
        let gate = book.gate.as_ref().filter(|gate| gate.pillars.contains(&e.pillar));
        let gate = gate.map(|gate| fl!(l, "explain-gate", reading = self.reading(gate.reading)));
        Explanation {
            title: fl!(l, "explain-title", number = candidate.number.to_string()),
            about: self.about(law, explained),
            outcome: self.outcome(explained),
            parts,
            remarks: gate.into_iter().chain(self.assumptions(explained.compiled)).collect(),
        }
    }

    fn outcome(&self, explained: &Explained) -> String {
        let l = &self.loader;
        let e = &explained.explanation;
        let (ranked, considered) = (e.ranked as i64, e.considered.to_string());
        match e.place {
            Some(place) => {
                let place = place.to_string();
                fl!(l, "explain-place", place = place, ranked = ranked, considered = considered)
            }
            None => {
                let count = e.changes.len() as i64;
                fl!(l, "explain-excluded", count = count, ranked = ranked, considered = considered)
            }
        }
    }

    /// The dwelling, the regulation and the pillar.
    fn about(&self, law: &Law, explained: &Explained) -> Vec<String> {
        let l = &self.loader;
        let dwelling = explained.dwelling;
        let home = fl!(
            l,
            "explain-dwelling",
            dwelling = dwelling.id.to_string(),
            municipality = law.municipalities.name(dwelling.municipality),
            bedrooms = i64::from(dwelling.bedrooms),
            on = self.date(explained.compiled.on)
        );
        let regulation = &law.parsed.regulation;
        let (title, version) = (regulation.title.clone(), regulation.version.clone());
        let regulation = fl!(l, "explain-regulation", title = title, version = version);
        let pillar = explained.explanation.pillar;
        let (number, name) = (pillar.to_string(), self.pillar_name(pillar));
        let pillar = match &explained.decision {
            None => fl!(l, "explain-pillar-asked", pillar = number, name = name),
            Some(d) if d.pillar.is_none() => fl!(l, "explain-pillar-none", pillar = number, name = name),
            Some(_) => fl!(l, "explain-pillar-ledger", pillar = number, name = name),
        };
        vec![home, regulation, pillar]
    }

    fn order_facts(&self, law: &Law, explained: &Explained) -> Vec<String> {
        let l = &self.loader;
        let place = explained.compiled.place(explained.dwelling.municipality);
        let municipality = law.municipalities.name(explained.dwelling.municipality);
        let care = if place.cares(explained.position) {
            fl!(l, "care-yes", municipality = municipality)
        } else {
            fl!(l, "care-no", municipality = municipality)
        };
        let candidate = &explained.compiled.register.candidates[explained.position];
        let pillar = explained.explanation.pillar.index();
        let order = explained.compiled.book.pillars[pillar].as_ref().map(|rule| &rule.order);
        let counts = order.is_some_and(|order| order.contains(&OrderKey::InformalCare));
        let since = fl!(l, "registered-since", on = self.date(candidate.registered_on));
        counts.then_some(care).into_iter().chain([since]).collect()
    }

    /// Why somebody else is one place higher, without saying who.
    fn ahead(&self, ahead: &Ahead, place: usize) -> String {
        let l = &self.loader;
        let place = place.to_string();
        match ahead.by {
            OrderKey::Points => fl!(l, "explain-ahead-points", place = place, more = i64::from(ahead.points)),
            OrderKey::Tie(_) => fl!(l, "explain-ahead-tie", place = place),
            OrderKey::InformalCare => fl!(l, "explain-ahead-care", place = place),
            OrderKey::Transfer => fl!(l, "explain-ahead-transfer", place = place),
            OrderKey::AgeTiers(_) => fl!(l, "explain-ahead-age", place = place),
            OrderKey::IncomeRatio => fl!(l, "explain-ahead-income", place = place),
            OrderKey::Lot => fl!(l, "explain-ahead-lot", place = place),
            OrderKey::RegisteredOn => fl!(l, "explain-ahead-date", place = place),
            OrderKey::RegistrationNumber => fl!(l, "explain-ahead-number", place = place),
        }
    }
}

/// One explanation being told.
struct Teller<'a> {
    words: &'a Words,
    law: &'a Law,
    explained: &'a Explained<'a>,
    told: Told,
}

impl Teller<'_> {
    fn item(&self, finding: &Finding) -> Item {
        let text = self.words.found_plain(self.law, self.explained.compiled, finding, self.told);
        Item { lead: Lead::Bullet, text, cited: self.words.cited(finding) }
    }

    fn criteria(&self) -> Vec<Item> {
        let book = &self.explained.compiled.book;
        let item = |finding: &Finding| {
            let name = book.criteria.iter().find(|c| *c.id() == finding.rule).map_or("", |c| c.name());
            let points = match finding.verdict {
                Verdict::Awards(points) => points.to_string(),
                _ => String::new(),
            };
            Item { lead: Lead::Points(self.words.criterion(book, name), points), ..self.item(finding) }
        };
        self.explained.explanation.criteria.iter().map(item).collect()
    }

    fn conditions(&self, verdict: Verdict) -> Vec<Item> {
        let all = self.explained.explanation.conditions.iter().filter(|finding| finding.verdict == verdict);
        let told = |finding: &&Finding| {
            self.told.flag || !matches!(finding.because, domain::Because::WarningFlag { .. })
        };
        all.filter(told).map(|finding| self.item(finding)).collect()
    }

    /// Whether a change tells nothing that may not be told.
    fn tells(&self, change: &Change) -> bool {
        match change {
            Change::SupportAgreement => self.told.flag,
            Change::LowerIncome { .. } => self.told.amounts,
            _ => true,
        }
    }

    fn change(&self, change: &Change) -> String {
        let compiled = self.explained.compiled;
        let adapted = compiled.register.candidates[self.explained.position].adapted_need;
        let criterion = |name: &str| self.words.criterion(&compiled.book, name);
        let names = Names { law: self.law, gates: &compiled.gates, criterion: &criterion };
        self.words.change(change, &names, adapted)
    }

    fn changes(&self) -> Vec<Item> {
        let mut told: Vec<&Change> = Vec::new();
        for (_, change) in &self.explained.explanation.changes {
            if !told.contains(&change) && self.tells(change) {
                told.push(change);
            }
        }
        told.into_iter().map(|change| Item::bullet(self.change(change))).collect()
    }

    fn nearest(&self) -> Vec<Item> {
        let l = &self.words.loader;
        let e = &self.explained.explanation;
        if e.place == Some(1) {
            return Vec::new();
        }
        let mut items = Vec::new();
        if let (Some(ahead), Some(place)) = (&e.ahead, e.place) {
            items.push(Item::plain(self.words.ahead(ahead, place - 1)));
        }
        let Some(nearest) = &e.nearest else {
            items.push(Item::plain(if e.changes.is_empty() {
                fl!(l, "explain-nearest-none")
            } else {
                fl!(l, "explain-nearest-none-excluded")
            }));
            return items;
        };
        if !nearest.changes.iter().all(|change| self.tells(change)) {
            return items;
        }
        let changes: Vec<String> = nearest.changes.iter().map(|change| self.change(change)).collect();
        let change = Words::capital(&changes.join(" + "));
        let place = nearest.place.to_string();
        items.push(Item::plain(match (e.place, nearest.points) {
            (Some(now), Some(points)) => fl!(
                l,
                "explain-nearest-points",
                change = change,
                points = points.to_string(),
                place = place,
                now = now.to_string()
            ),
            (Some(now), None) => {
                fl!(l, "explain-nearest-ranked", change = change, place = place, now = now.to_string())
            }
            (None, Some(points)) => {
                let points = points.to_string();
                fl!(l, "explain-nearest-lift-points", changes = change, points = points, place = place)
            }
            (None, None) => fl!(l, "explain-nearest-lift", changes = change, place = place),
        }));
        items
    }
}

impl Item {
    fn bullet(text: String) -> Self {
        Self { lead: Lead::Bullet, text, cited: String::new() }
    }

    fn plain(text: String) -> Self {
        Self { lead: Lead::Plain, text, cited: String::new() }
    }

    fn write(&self, text: &mut String) {
        let lead = match &self.lead {
            Lead::Bullet => "- ".to_owned(),
            Lead::Plain => String::new(),
            Lead::Points(name, points) => format!("{name:<14} {points:>3}  "),
        };
        line(text, &format!("  {lead}{}", self.text));
        if !self.cited.is_empty() {
            line(text, &format!("{}({})", " ".repeat(lead.chars().count() + 2), self.cited));
        }
    }
}

fn line(text: &mut String, sentence: &str) {
    let _ = writeln!(text, "{sentence}");
}

fn section(text: &mut String, title: &str) {
    let _ = writeln!(text, "\n{title}");
}
