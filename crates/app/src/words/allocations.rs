//! Allocations, rankings and distributions as tables a councillor understands.

use super::findings::Names;
use super::{Table, Words};
use crate::allocate::Allocated;
use crate::law::Law;
use crate::rank::{Loaded, Ranked};
use chrono::NaiveDate;
use domain::{Pillar, Points, ReasonCode};
use i18n_embed_fl::fl;
use rules::apportion::Seat;
use rules::kinds::distribution::Method;
use rules::kinds::pillar::OrderKey;
use rules::kinds::selection;
use rules::{Apportionment, Engine, LedgerBook, Outcome};

/// How many ranked candidates a table shows.
const SHOWN: usize = 50;

impl Words {
    /// The table of a list of allocations.
    #[must_use]
    pub fn allocations(&self, loaded: &Loaded, engine: &Engine, all: &[Allocated], on: NaiveDate) -> Table {
        let l = &self.loader;
        let regulation = &loaded.law.parsed.regulation;
        let given = all.iter().filter(|a| a.decision.candidate.is_some()).count();
        Table {
            title: fl!(
                l,
                "allocate-title",
                dwellings = all.len().to_string(),
                on = self.date(on),
                title = regulation.title.clone(),
                version = regulation.version.clone()
            ),
            headings: vec![
                fl!(l, "col-dwelling"),
                fl!(l, "col-pillar"),
                fl!(l, "col-why-pillar"),
                fl!(l, "col-who"),
                fl!(l, "col-points"),
                fl!(l, "col-why-not-next"),
            ],
            rows: all.iter().map(|a| self.allocation_row(loaded, engine, a)).collect(),
            remarks: self.with_assumptions(
                engine,
                fl!(l, "allocate-done", given = given.to_string(), open = (all.len() - given).to_string()),
            ),
        }
    }

    fn with_assumptions(&self, engine: &Engine, first: String) -> Vec<String> {
        let assumed = engine.general.warnings.iter();
        let assumed =
            assumed.map(|w| fl!(self.loader, "explain-assumption", text = self.problem(&w.problem)));
        std::iter::once(first).chain(assumed).collect()
    }

    fn allocation_row(&self, loaded: &Loaded, engine: &Engine, a: &Allocated) -> Vec<String> {
        let l = &self.loader;
        let place = loaded.law.municipalities.name(a.dwelling.municipality);
        let dwelling = format!("{}\n{place}", a.dwelling.id);
        let register = &loaded.register;
        let Some((pillar, candidate)) = a.decision.pillar.zip(a.decision.candidate) else {
            let tried = self.tried_before(a, None).join("; ");
            let why = fl!(l, "nobody-why", tried = tried);
            return vec![
                dwelling,
                "-".into(),
                Self::capital(&why),
                Self::capital(&fl!(l, "nobody")),
                String::new(),
                String::new(),
            ];
        };
        let household = engine.at(a.dwelling).household(candidate as usize);
        let persons = if household.single() {
            fl!(l, "single-household")
        } else {
            fl!(l, "household-of", persons = household.persons().to_string())
        };
        vec![
            dwelling,
            format!("{pillar}\n{}", self.pillar_name(pillar)),
            self.why_pillar(loaded, engine, a, pillar),
            format!("{}\n{persons}", register.candidates[candidate as usize].number),
            a.points.0.map_or_else(|| "-".to_owned(), |p| p.to_string()),
            self.why_not_next(loaded, a),
        ]
    }

    /// What was tried before the pillar that got the dwelling, one remark for all pillars with the same outcome.
    pub(super) fn tried_before(&self, a: &Allocated, pillar: Option<Pillar>) -> Vec<String> {
        let l = &self.loader;
        let before =
            || a.decision.tried.iter().take_while(|t| pillar.is_none() || t.outcome != Outcome::Found);
        let outcomes = [Outcome::NobodySuitable, Outcome::StockFull, Outcome::NumberReached, Outcome::NoArea];
        let told = outcomes.into_iter().filter_map(|outcome| {
            let mut pillars: Vec<String> = Vec::new();
            for tried in before().filter(|t| t.outcome == outcome) {
                let number = tried.pillar.to_string();
                if !pillars.contains(&number) {
                    pillars.push(number);
                }
            }
            let list = pillars.join(", ");
            Some(match outcome {
                _ if pillars.is_empty() => return None,
                Outcome::StockFull => fl!(l, "tried-stock", pillar = list),
                Outcome::NumberReached => fl!(l, "tried-number", pillar = list),
                Outcome::NoArea => fl!(l, "tried-no-area", pillar = list),
                _ => fl!(l, "tried-nobody", pillar = list),
            })
        });
        told.collect()
    }

    pub(super) fn why_pillar(
        &self,
        loaded: &Loaded,
        engine: &Engine,
        a: &Allocated,
        pillar: Pillar,
    ) -> String {
        let l = &self.loader;
        let group = a.decision.group.map(|g| self.group(loaded.register.group_code(g), &loaded.law));
        if let (Some(_), Some(group)) = (a.dwelling.reserved_for, &group) {
            return Self::capital(&fl!(l, "why-reserved", group = group.clone()));
        }
        let shortfall = a.decision.shortfalls[pillar.index()].map_or_else(String::new, |s| s.to_string());
        let book = &engine.at(a.dwelling).book;
        let rounds =
            book.selection.as_ref().is_some_and(|s| matches!(s.method, selection::Method::Rounds(_)));
        let before = Self::capital(&self.tried_before(a, Some(pillar)).join("; "));
        let why = match (before.is_empty(), rounds) {
            (true, false) => fl!(l, "why-first", shortfall = shortfall),
            (true, true) => fl!(l, "why-round"),
            (false, false) => fl!(l, "why-after", before = before, shortfall = shortfall),
            (false, true) => fl!(l, "why-after-round", before = before),
        };
        let why = Self::capital(&why);
        match group {
            Some(group) => fl!(l, "why-group", pillar = why, group = group),
            None => why,
        }
    }

    fn why_not_next(&self, loaded: &Loaded, a: &Allocated) -> String {
        let l = &self.loader;
        let Some(next) = a.decision.next else { return Self::capital(&fl!(l, "next-none")) };
        let candidate = &loaded.register.candidates[next as usize];
        let number = candidate.number.to_string();
        let reason = match &a.ahead_by {
            Some(OrderKey::Points) => {
                let (points, fewer) =
                    (a.points.1.unwrap_or(0), a.points.0.unwrap_or(0) - a.points.1.unwrap_or(0));
                return fl!(
                    l,
                    "next-points",
                    number = number,
                    points = points.to_string(),
                    fewer = fewer.to_string()
                );
            }
            Some(OrderKey::Tie(_)) => fl!(l, "next-tie", number = number),
            Some(OrderKey::InformalCare) => fl!(l, "next-care", number = number),
            Some(OrderKey::Transfer) => fl!(l, "next-transfer", number = number),
            Some(OrderKey::AgeTiers(_)) => fl!(l, "next-age", number = number),
            Some(OrderKey::IncomeRatio) => fl!(l, "next-ratio", number = number),
            Some(OrderKey::Lot) => fl!(l, "next-lot", number = number),
            Some(OrderKey::RegisteredOn) => {
                fl!(l, "next-later", number = number, on = self.date(candidate.registered_on))
            }
            Some(OrderKey::RegistrationNumber) | None => fl!(l, "next-number", number = number),
        };
        if a.points.0.is_some() { fl!(l, "next-same-points", reason = reason) } else { reason }
    }

    /// The ledger per company, as a table.
    #[must_use]
    pub fn ledger(&self, engine: &Engine, ledger: &LedgerBook) -> Table {
        let l = &self.loader;
        let book = &engine.general.book;
        let mut headings = vec![fl!(l, "ledger-company"), fl!(l, "col-count")];
        for pillar in book.pillars_present() {
            let share =
                book.pillars[pillar.index()].as_ref().map_or_else(String::new, |p| p.share.to_string());
            let target = fl!(l, "ledger-target");
            let name = fl!(l, "pillar", number = pillar.to_string());
            headings.push(format!("{}\n{target} {share}", Self::capital(&name)));
        }
        let rows = ledger.companies().map(|(company, counts)| {
            let mut row = vec![company.to_owned(), counts.total.to_string()];
            for pillar in book.pillars_present() {
                let count = counts.by_pillar[pillar.index()];
                let percent = (u64::from(count) * 100 + u64::from(counts.total) / 2)
                    .checked_div(u64::from(counts.total))
                    .unwrap_or(0);
                let (count, share) = (count.to_string(), format!("{percent} %"));
                row.push(fl!(l, "ledger-count", count = count, share = share));
            }
            row
        });
        Table {
            title: fl!(l, "ledger-title", year = ledger.year.to_string()),
            rows: rows.collect(),
            headings,
            remarks: Vec::new(),
        }
    }

    /// A ranking as a table: the first ones, and how many fell out for which reason.
    #[must_use]
    pub fn ranking(&self, ranked: &Ranked) -> Table {
        let l = &self.loader;
        let c = ranked.compiled;
        let place = ranked.law.municipalities.name(ranked.dwelling.municipality);
        let (dwelling, on) = (ranked.dwelling.id.to_string(), self.date(c.on));
        let pillar = ranked.ranking.pillar;
        let title = if ranked.anybody {
            let (number, name) = (pillar.to_string(), self.pillar_name(pillar));
            fl!(
                l,
                "rank-title",
                dwelling = dwelling,
                municipality = place,
                pillar = number,
                name = name,
                on = on
            )
        } else {
            fl!(l, "rank-title-nobody", dwelling = dwelling, municipality = place, on = on)
        };
        let mut headings = vec![fl!(l, "col-rank"), fl!(l, "col-number"), fl!(l, "col-registered")];
        let by_points = c.book.by_points(pillar);
        let scored = c.book.scored();
        if by_points {
            headings.push(fl!(l, "col-points"));
            headings.extend(scored.iter().map(|s| s.label().get(self.language.code()).to_owned()));
        } else {
            headings.push(fl!(l, "explain-order"));
        }
        let row = |(i, &position): (usize, &u32)| {
            let position = position as usize;
            let candidate = &c.register.candidates[position];
            let mut row =
                vec![(i + 1).to_string(), candidate.number.to_string(), candidate.registered_on.to_string()];
            if by_points {
                row.push(c.total(position, &ranked.place).to_string());
                let household = c.household(position);
                let index = |id| c.book.criteria.iter().position(|x| x.id() == id).unwrap_or(0);
                let at = Some((&*ranked.place, position));
                row.extend(scored.iter().map(|s| c.points(index(s.id()), &household, at).to_string()));
            } else {
                row.push(self.order_facts_short(c, &ranked.place, pillar, position));
            }
            row
        };
        let rows: Vec<Vec<String>> = ranked.ranking.ranked.iter().enumerate().take(SHOWN).map(row).collect();
        let hidden = ranked.ranking.ranked.len() - rows.len();
        Table { title, headings, rows, remarks: self.ranking_remarks(ranked, hidden) }
    }

    /// The facts the order of the pillar looks at, in a few words.
    pub(super) fn order_facts_short(
        &self,
        c: &rules::Compiled,
        place: &rules::place::Place,
        pillar: Pillar,
        position: usize,
    ) -> String {
        let l = &self.loader;
        let order = c.book.pillars[pillar.index()].as_ref().map_or(&[][..], |rule| &rule.order);
        let facts = order.iter().filter_map(|key| match key {
            OrderKey::Tie(tie) => {
                let has = c.book.tie(tie).is_some_and(|t| place.ties(position) & (1 << t) != 0);
                Some(if has { fl!(l, "tie-yes") } else { fl!(l, "tie-no") })
            }
            OrderKey::InformalCare => place.cares(position).then(|| fl!(l, "care-short")),
            OrderKey::Transfer => Some(match c.register.candidates[position].transfer {
                domain::Transfer::Mandatory => fl!(l, "transfer-must"),
                _ => fl!(l, "transfer-wish"),
            }),
            _ => None,
        });
        let facts: Vec<String> = facts.collect();
        if facts.is_empty() { fl!(l, "order-registered") } else { facts.join(", ") }
    }

    fn ranking_remarks(&self, ranked: &Ranked, hidden: usize) -> Vec<String> {
        let l = &self.loader;
        let c = ranked.compiled;
        let criterion = |name: &str| self.criterion(&c.book, name);
        let names = Names { law: ranked.law, gates: &c.gates, criterion: &criterion };
        let mut remarks = Vec::new();
        if hidden > 0 {
            remarks.push(fl!(l, "rank-more", count = hidden.to_string()));
        }
        let all = ranked.ranking.reasons.len();
        let excluded = ranked.ranking.reasons.iter().filter(|r| !r.is_empty()).count();
        remarks.push(fl!(
            l,
            "rank-summary",
            ranked = ranked.ranking.ranked.len().to_string(),
            excluded = excluded.to_string(),
            all = all.to_string()
        ));
        let mut counts: Vec<(usize, ReasonCode)> = domain::Reasons(u32::MAX)
            .iter()
            .map(|reason| (ranked.ranking.reasons.iter().filter(|r| r.has(reason)).count(), reason))
            .filter(|(count, _)| *count > 0)
            .collect();
        counts.sort_by_key(|(count, reason)| (std::cmp::Reverse(*count), *reason));
        if !counts.is_empty() {
            remarks.push(fl!(l, "rank-reasons-title"));
        }
        for (count, reason) in counts {
            let (count, reason) = (count as i64, self.reason(reason, &names));
            remarks.push(format!("  {}", fl!(l, "rank-by-reason", count = count, reason = reason)));
        }
        if let Some(gate) = c.book.gate.as_ref().filter(|g| g.pillars.contains(&ranked.ranking.pillar)) {
            remarks.push(fl!(l, "explain-gate", reading = self.reading(gate.reading)));
        }
        remarks
            .extend(c.warnings.iter().map(|w| fl!(l, "explain-assumption", text = self.problem(&w.problem))));
        remarks
    }

    /// Name of a method of apportionment.
    #[must_use]
    pub fn method(&self, method: Method) -> String {
        match method {
            Method::LargestRemainder => fl!(self.loader, "method-largest-remainder"),
            Method::SainteLague => fl!(self.loader, "method-sainte-lague"),
            Method::DHondt => fl!(self.loader, "method-d-hondt"),
        }
    }

    /// The distribution as a table: number, and quota with its remainder.
    #[must_use]
    pub fn apportionment(&self, law: &Law, apportionment: &Apportionment) -> Table {
        let l = &self.loader;
        let book = rules::Rulebook::of(&law.parsed.regulation, None);
        let method = book.distribution.as_ref().map_or_else(String::new, |d| self.method(d.method));
        let mut headings = vec![fl!(l, "col-area"), fl!(l, "col-dwellings")];
        headings.extend(apportionment.groups.iter().map(|g| self.group(g, law)));
        let row = |name: String, dwellings: u32, numbers: &[Seat]| {
            let mut row = vec![name, dwellings.to_string()];
            row.extend(numbers.iter().map(|s| s.number.to_string()));
            row
        };
        let mut rows = Vec::new();
        for area in &apportionment.areas {
            rows.push(row(area.name.clone(), area.dwellings, &area.numbers));
            for zone in &area.zones {
                let name = fl!(l, "apportion-zone", name = zone.name.clone());
                rows.push(row(name, zone.dwellings, &zone.numbers));
            }
        }
        let total = |group: usize| -> u64 {
            apportionment.areas.iter().map(|a| u64::from(a.numbers[group].number)).sum()
        };
        let dwellings: u64 = apportionment.areas.iter().map(|a| u64::from(a.dwellings)).sum();
        let mut last = vec![fl!(l, "apportion-total"), dwellings.to_string()];
        last.extend((0..apportionment.groups.len()).map(|g| total(g).to_string()));
        rows.push(last);
        Table { title: fl!(l, "apportion-title", method = method), headings, rows, remarks: Vec::new() }
    }

    /// Points, for who needs only the number in words.
    #[must_use]
    pub fn total(&self, points: i32) -> String {
        self.points(Points(points))
    }
}
