//! Rows that give points: bands against the series they rest on, gaps, overlaps, missing situations.

use super::Findings;
use crate::kinds::Rule;
use crate::kinds::attributes::{Attributes, Combine};
use crate::kinds::income_bands::{Band, Counts, IncomeBands};
use crate::kinds::need_rows::NeedRows;
use crate::kinds::occupancy::{Method, Occupancy};
use crate::kinds::score::Score;
use crate::kinds::steps::{Beyond, Steps};
use crate::parse::Step::{At, Key};
use crate::reference::Reference;
use crate::resolve::Criterion;
use chrono::NaiveDate;
use domain::Severity::{Error, Warning};
use domain::{AttestationLevel, Cents, HousingNeed, Points, Problem};

pub(super) fn check(findings: &mut Findings, reference: &Reference) {
    let rules: Vec<&Rule> = findings.parsed.regulation.rules().map(|(_, r)| r).collect();
    let outside: Vec<HousingNeed> = rules
        .iter()
        .filter_map(|r| match r {
            Rule::OutsidePoints(x) => Some(x.need),
            _ => None,
        })
        .collect();
    for rule in &rules {
        match rule {
            Rule::IncomeBands(x) => bands(findings, x, reference),
            Rule::Steps(x) => steps(findings, x),
            Rule::NeedRows(x) => needs(findings, x, &outside),
            Rule::Attributes(x) => attributes(findings, x),
            Rule::Occupancy(x) => occupancy(findings, x),
            Rule::AttestationLevels(x) => {
                for level in
                    [AttestationLevel::Municipality, AttestationLevel::Area, AttestationLevel::District]
                {
                    let rows = x.rows.iter().filter(|r| r.level == level).count();
                    let name = format!("{level:?}").to_lowercase();
                    if rows == 0 {
                        let problem = Problem::Gap { from: name.clone(), to: name };
                        findings.rule(Warning, &x.id.0, &[Key("rows")], None, problem);
                    } else if rows > 1 {
                        findings.rule(Error, &x.id.0, &[Key("rows")], None, Problem::Overlap { other: name });
                    }
                }
            }
            Rule::RefusalPenalty(x) if x.points >= Points(0) => {
                findings.rule(
                    Error,
                    &x.id.0,
                    &[Key("points")],
                    Some(x.points.to_string()),
                    Problem::NotBelowZero,
                );
            }
            Rule::Score(x) => score(findings, x, &rules),
            _ => {}
        }
    }
}

fn bands(findings: &mut Findings, rule: &IncomeBands, reference: &Reference) {
    if rule.series != "living-wage" {
        let problem = Problem::NoSeries { known: vec!["living-wage".into()] };
        findings.rule(Error, &rule.id.0, &[Key("series")], Some(rule.series.clone()), problem);
        return;
    }
    let published = rule.single.iter().chain(&rule.family).any(|b| b.ceiling.is_some());
    let on = match (rule.published_on, reference.living_wage.rows.first()) {
        (Some(on), _) => on,
        (None, _) if published => {
            findings.rule(Error, &rule.id.0, &[], None, Problem::Lacks { what: "published-on" });
            return;
        }
        // Without published ceilings any amount of the series shows whether the bands rise.
        (None, Some(first)) => first.from,
        (None, None) => return,
    };
    let wage = match reference.living_wage.on(on) {
        Ok(wage) => wage.clone(),
        Err(fault) => {
            let value = Some(on.to_string());
            findings.rule(Error, &rule.id.0, &[Key("published-on")], value, fault.problem);
            return;
        }
    };
    for (key, bands, wage) in [("single", &rule.single, wage.single), ("family", &rule.family, wage.family)] {
        let mut below: Option<Cents> = None;
        for (i, band) in bands.iter().enumerate() {
            contradiction(findings, rule, (key, i), *band, (wage, on));
            let up_to = match (rule.counts, band.ceiling) {
                (Counts::Ceiling, Some(ceiling)) => ceiling,
                _ => wage + band.offset,
            };
            if below.is_some_and(|b| up_to <= b) {
                let other = below.map(|b| b.to_string()).unwrap_or_default();
                let path = [Key(key), At(i)];
                findings.rule(Error, &rule.id.0, &path, Some(up_to.to_string()), Problem::Overlap { other });
            }
            below = Some(up_to);
        }
    }
}

/// The label says living wage + offset, the published ceiling says something else: reported, never repaired.
fn contradiction(
    findings: &mut Findings,
    rule: &IncomeBands,
    at: (&'static str, usize),
    band: Band,
    (wage, on): (Cents, NaiveDate),
) {
    let Some(ceiling) = band.ceiling else { return };
    let sum = wage + band.offset;
    if sum != ceiling {
        let chosen = match rule.counts {
            Counts::Ceiling => "ceiling",
            Counts::Label => "label",
        };
        let problem = Problem::BandContradiction {
            wage: wage.to_string(),
            offset: plain(band.offset),
            sum: sum.to_string(),
            ceiling: ceiling.to_string(),
            chosen: chosen.to_owned(),
            on,
        };
        let path = [Key(at.0), At(at.1), Key("ceiling")];
        findings.rule(Warning, &rule.id.0, &path, Some(ceiling.to_string()), problem);
    }
}

fn plain(amount: Cents) -> String {
    let text = amount.to_string();
    text.strip_suffix(".00").map_or(text.clone(), str::to_owned)
}

fn steps(findings: &mut Findings, rule: &Steps) {
    let mut next: Option<u32> = Some(0);
    for (i, row) in rule.rows.iter().enumerate() {
        let path = [Key("rows"), At(i)];
        let value = Some(format!("{}-{}", row.from, row.to));
        if row.to < row.from {
            findings.rule(Error, &rule.id.0, &path, value, Problem::NotAscending);
            return;
        }
        match next {
            Some(expected) if row.from > expected => {
                let problem = Problem::Gap { from: expected.to_string(), to: (row.from - 1).to_string() };
                findings.rule(Warning, &rule.id.0, &path, value, problem);
            }
            Some(expected) if row.from < expected => {
                let problem = Problem::Overlap { other: (expected - 1).to_string() };
                findings.rule(Error, &rule.id.0, &path, value, problem);
            }
            None => {
                findings.rule(
                    Error,
                    &rule.id.0,
                    &path,
                    value,
                    Problem::Overlap { other: u32::MAX.to_string() },
                );
            }
            Some(_) => {}
        }
        next = row.to.checked_add(1);
    }
    if rule.rows.is_empty() {
        findings.rule(Error, &rule.id.0, &[Key("rows")], None, Problem::Lacks { what: "rows" });
    }
    if let (Beyond::Zero, Some(last)) = (rule.beyond, rule.rows.last())
        && last.points > Points(0)
    {
        let problem = Problem::Gap { from: last.to.saturating_add(1).to_string(), to: "...".into() };
        findings.rule(Warning, &rule.id.0, &[Key("beyond")], Some("zero".into()), problem);
    }
}

fn needs(findings: &mut Findings, rule: &NeedRows, outside: &[HousingNeed]) {
    for (i, row) in rule.rows.iter().enumerate() {
        let path = [Key("rows"), At(i), Key("need")];
        let value = Some(row.need.to_string());
        if rule.rows[..i].iter().any(|r| r.need == row.need) {
            findings.rule(Error, &rule.id.0, &path, value, Problem::Overlap { other: row.need.to_string() });
        } else if outside.contains(&row.need) {
            let problem = Problem::Overlap { other: "outside-points".into() };
            findings.rule(Error, &rule.id.0, &path, value, problem);
        }
    }
    for need in HousingNeed::ALL.iter().filter(|n| !outside.contains(n)) {
        if !rule.rows.iter().any(|r| r.need == *need) {
            let problem = Problem::Gap { from: need.to_string(), to: need.to_string() };
            findings.rule(Warning, &rule.id.0, &[Key("rows")], Some(need.to_string()), problem);
        }
    }
}

fn attributes(findings: &mut Findings, rule: &Attributes) {
    if rule.combine == Combine::Sum {
        return;
    }
    for (i, row) in rule.rows.iter().enumerate() {
        if rule.rows[..i].iter().any(|r| r.when == row.when) {
            let problem = Problem::Overlap { other: row.label.nl.clone() };
            findings.rule(Error, &rule.id.0, &[Key("rows"), At(i)], Some(row.label.nl.clone()), problem);
        }
    }
}

fn occupancy(findings: &mut Findings, rule: &Occupancy) {
    let Method::Table(rows) = &rule.method else { return };
    if !rows.is_sorted_by(|a, b| a.persons < b.persons) || rows.iter().any(|r| r.to < r.from) {
        findings.rule(Error, &rule.id.0, &[Key("method")], None, Problem::NotAscending);
    }
    if rows.is_empty() {
        findings.rule(Error, &rule.id.0, &[Key("method")], None, Problem::Lacks { what: "rows" });
    }
}

fn score(findings: &mut Findings, rule: &Score, rules: &[&Rule]) {
    let criteria: Vec<Criterion> = rules.iter().filter_map(|r| Criterion::from_rule(r)).collect();
    let known: Vec<String> = criteria.iter().map(|c| c.name().to_owned()).collect();
    let mut sum = 0;
    for name in &rule.criteria {
        match criteria.iter().find(|c| c.name() == name) {
            Some(c) => sum = c.most().saturating_add(sum),
            None => {
                let problem = Problem::NoSuchRule { known: known.clone() };
                findings.rule(Error, &rule.id.0, &[Key("criteria")], Some(name.clone()), problem);
            }
        }
    }
    for name in known.iter().filter(|n| !rule.criteria.contains(n)) {
        let problem = Problem::Lacks { what: "criterion" };
        findings.rule(Warning, &rule.id.0, &[Key("criteria")], Some(name.clone()), problem);
    }
    if let Some(maximum) = rule.maximum.filter(|m| m.0 != sum) {
        let problem = Problem::SumDiffers {
            what: "maximum".into(),
            expected: sum.to_string(),
            found: maximum.to_string(),
        };
        findings.rule(Warning, &rule.id.0, &[Key("maximum")], Some(maximum.to_string()), problem);
    }
}
