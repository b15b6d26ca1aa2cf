//! Names, sources, shares, orders and references between rules.

use super::Findings;
use crate::compile::MOST_TIES;
use crate::kinds::Rule;
use crate::kinds::attributes::Fact;
use crate::kinds::gate::Gate;
use crate::kinds::local_tie::Within;
use crate::kinds::pillar::{OrderKey, ShareIs};
use crate::kinds::selection::Method;
use crate::parse::Step::{At, Key};
use crate::reference::Reference;
use crate::resolve::Criterion;
use domain::Severity::{Error, Warning};
use domain::{Pillar, Problem, ReasonCode, RuleId, Share};
use std::collections::BTreeSet;

/// Kinds of which a regulation may have several.
const MANY: [&str; 3] = ["pillar", "local-tie", "target-group"];

pub(super) fn check(findings: &mut Findings, reference: &Reference) {
    names(findings);
    sources(findings);
    validity(findings);
    shares(findings);
    references(findings, reference);
    gate(findings);
    overrides(findings);
    choices(findings);
}

fn names(findings: &mut Findings) {
    let regulation = &findings.parsed.regulation;
    let mut articles = BTreeSet::new();
    let (mut rules, mut kinds, mut criteria) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for (a, article) in regulation.articles.iter().enumerate() {
        if !articles.insert(&article.id) {
            let path = [Key("articles"), At(a), Key("id")];
            findings.add(Error, &path, Some(article.id.clone()), Problem::SameName { what: "article" });
        }
        for (r, rule) in article.rules.iter().enumerate() {
            let at = [Key("articles"), At(a), Key("rules"), At(r)];
            if !rules.insert(rule.id()) {
                let path = [at[0], at[1], at[2], at[3], Key("id")];
                findings.add(Error, &path, Some(rule.id().to_string()), Problem::SameName { what: "rule" });
            }
            let criterion = Criterion::from_rule(rule);
            let twice = match &criterion {
                Some(c) => !criteria.insert(c.name().to_owned()),
                None => !MANY.contains(&rule.kind()) && !kinds.insert(rule.kind()),
            };
            if twice {
                let value = criterion.map_or_else(|| rule.kind().to_owned(), |c| c.name().to_owned());
                findings.add(Error, &at, Some(value), Problem::SameName { what: "kind" });
            }
        }
    }
    let ties = regulation.rules().filter(|(_, r)| matches!(r, Rule::LocalTie(_))).count();
    if ties > MOST_TIES {
        let message = format!("at most {MOST_TIES} ties");
        findings.add(Error, &[Key("articles")], Some(ties.to_string()), Problem::Schema { message });
    }
    let pillars: Vec<(usize, usize, Pillar)> = positions(findings)
        .into_iter()
        .filter_map(|(a, r, rule)| match rule {
            Rule::Pillar(p) => Some((a, r, p.pillar)),
            _ => None,
        })
        .collect();
    for (i, (a, r, pillar)) in pillars.iter().enumerate() {
        if pillars[..i].iter().any(|(_, _, p)| p == pillar) {
            let path = [Key("articles"), At(*a), Key("rules"), At(*r), Key("pillar")];
            findings.add(Error, &path, Some(pillar.to_string()), Problem::SameName { what: "pillar" });
        }
    }
    if pillars.is_empty() {
        findings.add(Error, &[Key("articles")], None, Problem::Lacks { what: "pillar" });
    }
}

fn positions<'a>(findings: &Findings<'a>) -> Vec<(usize, usize, &'a Rule)> {
    let articles = findings.parsed.regulation.articles.iter().enumerate();
    articles.flat_map(|(a, x)| x.rules.iter().enumerate().map(move |(r, rule)| (a, r, rule))).collect()
}

fn sources(findings: &mut Findings) {
    let known: Vec<String> = findings.parsed.regulation.sources.keys().cloned().collect();
    for (a, r, rule) in positions(findings) {
        let key = rule.source().split(':').next().unwrap_or_default().trim();
        if !known.iter().any(|k| k == key) {
            let path = [Key("articles"), At(a), Key("rules"), At(r), Key("source")];
            let problem = Problem::NoSource { known: known.clone() };
            findings.add(Error, &path, Some(rule.source().to_owned()), problem);
        }
    }
}

fn validity(findings: &mut Findings) {
    let regulation = &findings.parsed.regulation;
    if regulation.valid_to.is_some_and(|to| to < regulation.valid_from) {
        let value = regulation.valid_to.map(|to| to.to_string());
        findings.add(Error, &[Key("valid-to")], value, Problem::ValidityReversed);
    }
}

fn shares(findings: &mut Findings) {
    let mut sum = Share::ZERO;
    let mut last = None;
    for (a, r, rule) in positions(findings) {
        let Rule::Pillar(p) = rule else { continue };
        let path = [Key("articles"), At(a), Key("rules"), At(r), Key("share")];
        if p.share < Share::ZERO || p.share > Share::ONE {
            let problem = Problem::SharesExceedOne { sum: p.share.to_string() };
            findings.add(Error, &path, Some(p.share.to_string()), problem);
        }
        sum = Share(sum.0 + p.share.0);
        last = Some(path);
        if p.order.is_empty() {
            let path = [Key("articles"), At(a), Key("rules"), At(r), Key("order")];
            findings.add(Error, &path, None, Problem::Lacks { what: "order" });
        }
        let half = Share(num_rational::Ratio::new(1, 2));
        if p.pillar == Pillar::Standard && p.share_is == ShareIs::AtLeast && p.share < half {
            findings.add(
                Warning,
                &path,
                Some(p.share.to_string()),
                Problem::SharesBelowOne { sum: half.to_string() },
            );
        }
    }
    let Some(path) = last else { return };
    let value = Some(sum.to_string());
    if sum > Share::ONE {
        findings.add(Error, &path, value, Problem::SharesExceedOne { sum: sum.to_string() });
    } else if sum < Share::ONE {
        findings.add(Warning, &path, value, Problem::SharesBelowOne { sum: sum.to_string() });
    }
}

fn references(findings: &mut Findings, reference: &Reference) {
    let ties: Vec<String> = positions(findings)
        .iter()
        .filter_map(|(_, _, rule)| matches!(rule, Rule::LocalTie(_)).then(|| rule.id().to_string()))
        .collect();
    let groups: Vec<String> = positions(findings)
        .iter()
        .filter_map(|(_, _, rule)| match rule {
            Rule::TargetGroup(g) => Some(g.code.clone()),
            _ => None,
        })
        .collect();
    let has_score = positions(findings).iter().any(|(_, _, rule)| matches!(rule, Rule::Score(_)));
    let known_tie = |tie: &RuleId| ties.contains(&tie.0);
    for (a, r, rule) in positions(findings) {
        let at = |key: &'static str| [Key("articles"), At(a), Key("rules"), At(r), Key(key)];
        let missing_tie = |tie: &RuleId| (tie.to_string(), Problem::NoSuchRule { known: ties.clone() });
        match rule {
            Rule::RequiresTie(x) if !known_tie(&x.tie) => {
                let (value, problem) = missing_tie(&x.tie);
                findings.add(Error, &at("tie"), Some(value), problem);
            }
            Rule::Pillar(p) => {
                for key in &p.order {
                    match key {
                        OrderKey::Tie(tie) if !known_tie(tie) => {
                            let (value, problem) = missing_tie(tie);
                            findings.add(Error, &at("order"), Some(value), problem);
                        }
                        OrderKey::Points if !has_score => {
                            findings.add(
                                Error,
                                &at("order"),
                                Some("points".into()),
                                Problem::Lacks { what: "score" },
                            );
                        }
                        OrderKey::AgeTiers(tiers)
                            if !tiers.is_sorted_by(|x, y| x < y) || tiers.len() > 31 =>
                        {
                            findings.add(
                                Error,
                                &at("order"),
                                Some(format!("{tiers:?}")),
                                Problem::NotAscending,
                            );
                        }
                        _ => {}
                    }
                }
            }
            Rule::Attributes(x) => {
                for row in &x.rows {
                    match &row.when {
                        Fact::Tie(tie) if !known_tie(tie) => {
                            let (value, problem) = missing_tie(tie);
                            findings.add(Error, &at("rows"), Some(value), problem);
                        }
                        Fact::TargetGroup(code)
                            if !reference.target_groups.iter().any(|g| g.code == *code) =>
                        {
                            let problem = Problem::UnknownCode { allowed: reference.group_codes() };
                            findings.add(Error, &at("rows"), Some(code.clone()), problem);
                        }
                        _ => {}
                    }
                }
            }
            Rule::TargetGroup(g) => {
                if !reference.target_groups.iter().any(|x| x.code == g.code) {
                    let problem = Problem::UnknownCode { allowed: reference.group_codes() };
                    findings.add(Error, &at("code"), Some(g.code.clone()), problem);
                }
                if let Some(fallback) = g.fallback.as_ref().filter(|f| !groups.contains(f)) {
                    let problem = Problem::NoSuchRule { known: groups.clone() };
                    findings.add(Error, &at("fallback"), Some(fallback.clone()), problem);
                }
                if groups.iter().filter(|code| **code == g.code).count() > 1 {
                    findings.add(
                        Error,
                        &at("code"),
                        Some(g.code.clone()),
                        Problem::SameName { what: "group" },
                    );
                }
            }
            Rule::IncomeLimit(x) if x.series != "income-limits" => {
                let problem = Problem::NoSeries { known: vec!["income-limits".into()] };
                findings.add(Error, &at("series"), Some(x.series.clone()), problem);
            }
            Rule::LocalTie(x) => {
                if x.years > x.window_years {
                    let problem = Problem::Gap { from: x.years.to_string(), to: x.window_years.to_string() };
                    findings.add(Error, &at("window-years"), Some(x.window_years.to_string()), problem);
                }
                if let Within::Groups(places) = &x.within {
                    let mut seen = BTreeSet::new();
                    for nis in places.iter().flatten() {
                        if !seen.insert(*nis) {
                            let problem = Problem::Overlap { other: nis.to_string() };
                            findings.add(Error, &at("within"), Some(nis.to_string()), problem);
                        }
                    }
                }
            }
            Rule::Selection(x) => {
                if let Method::Rounds(sequence) = &x.method {
                    let has = |p: &Pillar| {
                        positions(findings)
                            .iter()
                            .any(|(_, _, r)| matches!(r, Rule::Pillar(x) if x.pillar == *p))
                    };
                    let absent: Vec<String> =
                        sequence.iter().filter(|p| !has(p)).map(ToString::to_string).collect();
                    if sequence.is_empty() || !absent.is_empty() {
                        let problem = Problem::Lacks { what: "pillar" };
                        findings.add(Error, &at("method"), Some(absent.join(", ")), problem);
                    }
                }
            }
            _ => {}
        }
    }
}

fn gate(findings: &mut Findings) {
    let gates: Vec<&Gate> = positions(findings)
        .into_iter()
        .filter_map(|(_, _, rule)| match rule {
            Rule::Gate(g) => Some(g),
            _ => None,
        })
        .collect();
    let criteria: Vec<Criterion> =
        positions(findings).into_iter().filter_map(|(_, _, r)| Criterion::from_rule(r)).collect();
    let fixed: Vec<String> = criteria
        .iter()
        .filter(|c| !matches!(c, Criterion::Attributes(a) if a.of_place()))
        .filter(|c| !matches!(c, Criterion::PerYear(p) if p.of == crate::kinds::per_year::Of::Residence))
        .map(|c| c.name().to_owned())
        .collect();
    for gate in gates {
        for criterion in &gate.criteria {
            if !fixed.contains(criterion) {
                let problem = Problem::NoSuchRule { known: fixed.clone() };
                findings.rule(Error, &gate.id.0, &[Key("criteria")], Some(criterion.clone()), problem);
            }
        }
        if gate.criteria.len() > usize::from(ReasonCode::GATES) {
            let message = format!("at most {} criteria", ReasonCode::GATES);
            let value = Some(gate.criteria.len().to_string());
            findings.rule(Error, &gate.id.0, &[Key("criteria")], value, Problem::Schema { message });
        }
        for name in gate.established.iter().filter(|n| !gate.criteria.contains(n)) {
            let problem = Problem::NoSuchRule { known: gate.criteria.clone() };
            findings.rule(Error, &gate.id.0, &[Key("established")], Some(name.clone()), problem);
        }
    }
}

/// By law a municipal council amends only the tie and the allocation to target groups.
const AMENDABLE: [&str; 4] = ["local-tie", "requires-tie", "in-target-group", "target-group"];

fn overrides(findings: &mut Findings) {
    let regulation = &findings.parsed.regulation;
    let known: Vec<String> = regulation.rules().map(|(_, r)| r.id().to_string()).collect();
    for (i, own) in regulation.overrides.iter().enumerate() {
        let path = [Key("overrides"), At(i), Key("rule")];
        let id = own.rule.id().to_string();
        let replaced = regulation.rules().find(|(_, r)| r.id() == own.rule.id());
        match replaced {
            None => findings.add(Error, &path, Some(id), Problem::NoSuchRule { known: known.clone() }),
            Some((_, rule)) if rule.kind() != own.rule.kind() || !AMENDABLE.contains(&rule.kind()) => {
                let allowed = AMENDABLE.iter().map(|k| (*k).to_owned()).collect();
                findings.add(Error, &path, Some(id), Problem::OverrideNotAllowed { allowed });
            }
            Some(_) => {}
        }
        let key = own.rule.source().split(':').next().unwrap_or_default().trim().to_owned();
        if !regulation.sources.contains_key(&key) {
            let problem = Problem::NoSource { known: regulation.sources.keys().cloned().collect() };
            findings.add(Error, &path, Some(own.rule.source().to_owned()), problem);
        }
    }
}

/// A choice that names a setting has to say what the setting says.
fn choices(findings: &mut Findings) {
    let regulation = &findings.parsed.regulation;
    for (i, choice) in regulation.choices.iter().enumerate() {
        let (Some(rule_id), Some(setting)) = (&choice.rule, &choice.setting) else { continue };
        let path = [Key("choices"), At(i), Key("chosen")];
        let rule = regulation.rules().find(|(_, r)| r.id().0 == *rule_id).map(|(_, r)| r);
        let Some(rule) = rule else {
            let known = regulation.rules().map(|(_, r)| r.id().to_string()).collect();
            findings.add(Error, &path, Some(rule_id.clone()), Problem::NoSuchRule { known });
            continue;
        };
        let value = serde_json::to_value(rule).ok();
        let says = value.as_ref().and_then(|v| v.pointer(&format!("/{}", setting.replace('.', "/"))));
        let says = says.map(|v| v.as_str().map_or_else(|| v.to_string(), str::to_owned)).unwrap_or_default();
        if says != choice.chosen {
            findings.add(Error, &path, Some(choice.chosen.clone()), Problem::ChoiceDiffers { says });
        }
    }
}
