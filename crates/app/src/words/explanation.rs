//! An explanation as a text that a candidate can read.

use super::Words;
use super::findings::Names;
use crate::explain::Explained;
use crate::law::Law;
use domain::{Finding, Verdict};
use i18n_embed_fl::fl;
use rules::explain::Ahead;
use rules::kinds::gate::Reading;
use rules::kinds::pillar::OrderKey;
use rules::{Change, Rulebook};
use std::fmt::Write;

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
        let l = &self.loader;
        let book = &explained.compiled.book;
        let criterion = |name: &str| self.criterion(book, name);
        let names = Names { law, gates: &explained.compiled.gates, criterion: &criterion };
        let mut text = String::new();
        self.heading(&mut text, law, explained);
        let e = &explained.explanation;
        match e.place {
            Some(place) => {
                let (place, ranked) = (place.to_string(), e.ranked as i64);
                let considered = e.considered.to_string();
                line(
                    &mut text,
                    &fl!(l, "explain-place", place = place, ranked = ranked, considered = considered),
                );
            }
            None => {
                let (ranked, considered) = (e.ranked as i64, e.considered.to_string());
                let count = e.changes.len() as i64;
                line(
                    &mut text,
                    &fl!(l, "explain-excluded", count = count, ranked = ranked, considered = considered),
                );
            }
        }
        if let Some(total) = e.total {
            let (total, most) = (total.to_string(), e.most.to_string());
            section(&mut text, &fl!(l, "explain-points", total = total, most = most));
            for finding in &e.criteria {
                let name = book.criteria.iter().find(|c| *c.id() == finding.rule).map_or("", |c| c.name());
                let points = match finding.verdict {
                    Verdict::Awards(points) => points.to_string(),
                    _ => String::new(),
                };
                let name = criterion(name);
                self.item(&mut text, &format!("{name:<14} {points:>3}  "), finding, &names);
            }
        } else {
            section(&mut text, &fl!(l, "explain-order"));
            for finding in &e.order {
                self.item(&mut text, "- ", finding, &names);
            }
            self.order_facts(&mut text, law, explained);
        }
        let not_met: Vec<&Finding> = e.conditions.iter().filter(|f| f.verdict == Verdict::NotMet).collect();
        if !not_met.is_empty() {
            section(&mut text, &fl!(l, "explain-reasons"));
            for finding in not_met {
                self.item(&mut text, "- ", finding, &names);
            }
            section(&mut text, &fl!(l, "explain-changes"));
            let mut told: Vec<&Change> = Vec::new();
            for (_, change) in &e.changes {
                if !told.contains(&change) {
                    line(&mut text, &format!("  - {}", self.told_change(change, explained, &names)));
                    told.push(change);
                }
            }
        }
        self.nearest(&mut text, explained, &names);
        let unknown: Vec<&Finding> = e.conditions.iter().filter(|f| f.verdict == Verdict::Unknown).collect();
        if !unknown.is_empty() {
            section(&mut text, &fl!(l, "explain-unknown"));
            for finding in unknown {
                self.item(&mut text, "- ", finding, &names);
            }
        }
        section(&mut text, &fl!(l, "explain-conditions-met"));
        for finding in e.conditions.iter().filter(|f| f.verdict == Verdict::Met) {
            self.item(&mut text, "- ", finding, &names);
        }
        self.footing(&mut text, explained);
        text
    }

    fn heading(&self, text: &mut String, law: &Law, explained: &Explained) {
        let l = &self.loader;
        let candidate = &explained.compiled.register.candidates[explained.position];
        let title = fl!(l, "explain-title", number = candidate.number.to_string());
        line(text, &title);
        line(text, &"=".repeat(title.chars().count()));
        let dwelling = explained.dwelling;
        line(
            text,
            &fl!(
                l,
                "explain-dwelling",
                dwelling = dwelling.id.to_string(),
                municipality = law.municipalities.name(dwelling.municipality),
                bedrooms = i64::from(dwelling.bedrooms),
                on = self.date(explained.compiled.on)
            ),
        );
        let regulation = &law.parsed.regulation;
        let (title, version) = (regulation.title.clone(), regulation.version.clone());
        line(text, &fl!(l, "explain-regulation", title = title, version = version));
        let pillar = explained.explanation.pillar;
        let (number, name) = (pillar.to_string(), self.pillar_name(pillar));
        line(
            text,
            &match &explained.decision {
                None => fl!(l, "explain-pillar-asked", pillar = number, name = name),
                Some(d) if d.pillar.is_none() => fl!(l, "explain-pillar-none", pillar = number, name = name),
                Some(_) => fl!(l, "explain-pillar-ledger", pillar = number, name = name),
            },
        );
        text.push('\n');
    }

    fn item(&self, text: &mut String, lead: &str, finding: &Finding, names: &Names) {
        let sentence = self.finding(finding, names);
        let article = fl!(self.loader, "article-ref", article = finding.citation.article.clone());
        let source = fl!(self.loader, "source-ref", source = finding.citation.source.clone());
        line(text, &format!("  {lead}{sentence}"));
        let indent = " ".repeat(lead.chars().count() + 2);
        line(text, &format!("{indent}({article}; {source})"));
    }

    fn order_facts(&self, text: &mut String, law: &Law, explained: &Explained) {
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
        if order.is_some_and(|order| order.contains(&OrderKey::InformalCare)) {
            line(text, &format!("  - {care}"));
        }
        line(text, &format!("  - {}", fl!(l, "registered-since", on = self.date(candidate.registered_on))));
    }

    fn told_change(&self, change: &Change, explained: &Explained, names: &Names) -> String {
        let adapted = explained.compiled.register.candidates[explained.position].adapted_need;
        self.change(change, names, adapted)
    }

    fn nearest(&self, text: &mut String, explained: &Explained, names: &Names) {
        let l = &self.loader;
        let e = &explained.explanation;
        if e.place == Some(1) {
            return;
        }
        section(text, &fl!(l, "explain-nearest"));
        if let (Some(ahead), Some(place)) = (&e.ahead, e.place) {
            line(text, &format!("  {}", self.ahead(ahead, place - 1)));
        }
        let Some(nearest) = &e.nearest else {
            let none = if e.changes.is_empty() {
                fl!(l, "explain-nearest-none")
            } else {
                fl!(l, "explain-nearest-none-excluded")
            };
            line(text, &format!("  {none}"));
            return;
        };
        let changes: Vec<String> =
            nearest.changes.iter().map(|c| self.told_change(c, explained, names)).collect();
        let change = Self::capital(&changes.join(" + "));
        let place = nearest.place.to_string();
        let sentence = match (e.place, nearest.points) {
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
        };
        line(text, &format!("  {sentence}"));
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

    fn footing(&self, text: &mut String, explained: &Explained) {
        let l = &self.loader;
        text.push('\n');
        let gate = explained.compiled.book.gate.as_ref();
        if let Some(gate) = gate.filter(|g| g.pillars.contains(&explained.explanation.pillar)) {
            line(text, &fl!(l, "explain-gate", reading = self.reading(gate.reading)));
        }
        for warning in &explained.compiled.warnings {
            line(text, &fl!(l, "explain-assumption", text = self.problem(&warning.problem)));
        }
    }
}

fn line(text: &mut String, sentence: &str) {
    let _ = writeln!(text, "{sentence}");
}

fn section(text: &mut String, title: &str) {
    let _ = writeln!(text, "\n{title}");
}
