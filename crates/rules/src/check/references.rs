//! What rules refer to: ties, groups, series, pillars, and orders that can be kept.

use super::Findings;
use super::structure::positions;
use crate::kinds::Rule;
use crate::kinds::attributes::{Attributes, Fact};
use crate::kinds::local_tie::{LocalTie, Within};
use crate::kinds::pillar::{OrderKey, PillarRule};
use crate::kinds::selection::{Method, Selection};
use crate::kinds::target_group::TargetGroup;
use crate::order;
use crate::parse::Step::{self, At, Key};
use crate::reference::Reference;
use domain::Severity::Error;
use domain::{Pillar, Problem, RuleId, Share};
use std::collections::BTreeSet;

/// Names that rules can refer to.
struct Known {
    ties: Vec<String>,
    groups: Vec<String>,
    pillars: Vec<Pillar>,
    score: bool,
    income_limit: bool,
}

pub(super) fn check(findings: &mut Findings, reference: &Reference) {
    let mut known = Known {
        ties: Vec::new(),
        groups: Vec::new(),
        pillars: Vec::new(),
        score: false,
        income_limit: false,
    };
    for (_, _, rule) in positions(findings) {
        match rule {
            Rule::LocalTie(x) => known.ties.push(x.id.to_string()),
            Rule::TargetGroup(x) => known.groups.push(x.code.clone()),
            Rule::Pillar(x) => known.pillars.push(x.pillar),
            Rule::Score(_) => known.score = true,
            Rule::IncomeLimit(_) => known.income_limit = true,
            _ => {}
        }
    }
    for (a, r, rule) in positions(findings) {
        let path = [Key("articles"), At(a), Key("rules"), At(r)];
        match rule {
            Rule::RequiresTie(x) => known_tie(findings, &path, "tie", &x.tie, &known),
            Rule::Pillar(x) => order(findings, &path, x, &known),
            Rule::Attributes(x) => attributes(findings, &path, x, &known, reference),
            Rule::TargetGroup(x) => group(findings, &path, x, &known, reference),
            Rule::IncomeLimit(x) if x.series != Reference::SERIES[1] => {
                let problem = Problem::NoSeries { known: vec![Reference::SERIES[1].into()] };
                findings.add(Error, &at(&path, "series"), Some(x.series.clone()), problem);
            }
            Rule::LocalTie(x) => tie(findings, &path, x),
            Rule::StockCap(x) if x.share > Share::ONE || x.share < Share::ZERO => {
                let problem = Problem::SharesExceedOne { sum: x.share.to_string() };
                findings.add(Error, &at(&path, "share"), Some(x.share.to_string()), problem);
            }
            Rule::Selection(x) => rounds(findings, &path, x, &known),
            _ => {}
        }
    }
}

fn at<'a>(path: &[Step<'a>], key: &'a str) -> Vec<Step<'a>> {
    path.iter().copied().chain([Key(key)]).collect()
}

fn known_tie(findings: &mut Findings, path: &[Step], key: &'static str, tie: &RuleId, known: &Known) {
    if !known.ties.contains(&tie.0) {
        let problem = Problem::NoSuchRule { known: known.ties.clone() };
        findings.add(Error, &at(path, key), Some(tie.to_string()), problem);
    }
}

fn order(findings: &mut Findings, path: &[Step], rule: &PillarRule, known: &Known) {
    let at = at(path, "order");
    for key in &rule.order {
        match key {
            OrderKey::Tie(tie) => known_tie(findings, path, "order", tie, known),
            OrderKey::Points if !known.score => {
                findings.add(Error, &at, Some("points".into()), Problem::Lacks { what: "score" });
            }
            OrderKey::IncomeRatio if !known.income_limit => {
                findings.add(
                    Error,
                    &at,
                    Some("income-ratio".into()),
                    Problem::Lacks { what: "income-limit" },
                );
            }
            OrderKey::AgeTiers(tiers) if tiers.is_empty() => {
                findings.add(Error, &at, Some("age-tiers".into()), Problem::Lacks { what: "age-tiers" });
            }
            OrderKey::AgeTiers(tiers) if !tiers.is_sorted_by(|x, y| x < y) || tiers.len() > 31 => {
                findings.add(Error, &at, Some(format!("{tiers:?}")), Problem::NotAscending);
            }
            _ => {}
        }
    }
    if !order::fits(&rule.order) {
        let most = order::kept(&rule.order);
        findings.add(Error, &at, Some(rule.order.len().to_string()), Problem::TooMany { most });
    }
}

fn attributes(
    findings: &mut Findings,
    path: &[Step],
    rule: &Attributes,
    known: &Known,
    reference: &Reference,
) {
    for row in &rule.rows {
        match &row.when {
            Fact::Tie(tie) => known_tie(findings, path, "rows", tie, known),
            Fact::TargetGroup(code) if !reference.target_groups.iter().any(|g| g.code == *code) => {
                let problem = Problem::UnknownCode { allowed: reference.group_codes() };
                findings.add(Error, &at(path, "rows"), Some(code.clone()), problem);
            }
            _ => {}
        }
    }
}

fn group(findings: &mut Findings, path: &[Step], rule: &TargetGroup, known: &Known, reference: &Reference) {
    if !reference.target_groups.iter().any(|x| x.code == rule.code) {
        let problem = Problem::UnknownCode { allowed: reference.group_codes() };
        findings.add(Error, &at(path, "code"), Some(rule.code.clone()), problem);
    }
    if let Some(fallback) = rule.fallback.as_ref().filter(|f| !known.groups.contains(f)) {
        let problem = Problem::NoSuchRule { known: known.groups.clone() };
        findings.add(Error, &at(path, "fallback"), Some(fallback.clone()), problem);
    }
    if known.groups.iter().filter(|code| **code == rule.code).count() > 1 {
        findings.add(Error, &at(path, "code"), Some(rule.code.clone()), Problem::SameName { what: "group" });
    }
}

/// A tie must fit in its window, and every municipality stands in one group at most.
pub(super) fn tie(findings: &mut Findings, path: &[Step], rule: &LocalTie) {
    if rule.years > rule.window_years {
        let problem = Problem::Gap { from: rule.years.to_string(), to: rule.window_years.to_string() };
        findings.add(Error, &at(path, "window-years"), Some(rule.window_years.to_string()), problem);
    }
    let Within::Groups(places) = &rule.within else { return };
    if places.is_empty() || places.iter().any(Vec::is_empty) {
        findings.add(Error, &at(path, "within"), None, Problem::Lacks { what: "groups" });
    }
    let mut seen = BTreeSet::new();
    for nis in places.iter().flatten() {
        if !seen.insert(*nis) {
            let problem = Problem::Overlap { other: nis.to_string() };
            findings.add(Error, &at(path, "within"), Some(nis.to_string()), problem);
        }
    }
}

fn rounds(findings: &mut Findings, path: &[Step], rule: &Selection, known: &Known) {
    let Method::Rounds(sequence) = &rule.method else { return };
    if sequence.is_empty() {
        findings.add(Error, &at(path, "method"), None, Problem::Lacks { what: "rounds" });
    }
    for turn in sequence {
        if !known.pillars.contains(&turn.pillar()) {
            let value = Some(turn.pillar().to_string());
            findings.add(Error, &at(path, "method"), value, Problem::Lacks { what: "pillar" });
        }
        if let Some(code) = turn.group().filter(|code| !known.groups.iter().any(|g| g == code)) {
            let problem = Problem::NoSuchRule { known: known.groups.clone() };
            findings.add(Error, &at(path, "method"), Some(code.to_owned()), problem);
        }
    }
}
