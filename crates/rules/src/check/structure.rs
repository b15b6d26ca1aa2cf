//! Names, sources, shares, orders and references between rules.

use super::Findings;
use crate::kinds::Rule;
use crate::kinds::gate::Gate;
use crate::kinds::pillar::ShareIs;
use crate::parse::Step::{At, Key};
use crate::place::MOST_TIES;
use crate::reference::Reference;
use crate::regulation::Override;
use crate::resolve::Criterion;
use domain::Severity::{Error, Warning};
use domain::{Pillar, Problem, ReasonCode, Share};
use std::collections::BTreeSet;

/// Kinds of which a regulation may have several.
const MANY: [&str; 3] = ["pillar", "local-tie", "target-group"];

pub(super) fn check(findings: &mut Findings, reference: &Reference) {
    names(findings);
    sources(findings);
    validity(findings);
    shares(findings);
    super::references::check(findings, reference);
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
        let problem = Problem::TooMany { most: MOST_TIES };
        findings.add(Error, &[Key("articles")], Some(ties.to_string()), problem);
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

pub(super) fn positions<'a>(findings: &Findings<'a>) -> Vec<(usize, usize, &'a Rule)> {
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
            let most = usize::from(ReasonCode::GATES);
            let value = Some(gate.criteria.len().to_string());
            findings.rule(Error, &gate.id.0, &[Key("criteria")], value, Problem::TooMany { most });
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
        let same = |o: &&Override| o.municipality == own.municipality && o.rule.id() == own.rule.id();
        if regulation.overrides[..i].iter().any(|o| same(&o)) {
            findings.add(Error, &path, Some(id.clone()), Problem::SameName { what: "override" });
        }
        if let Rule::LocalTie(tie) = &own.rule {
            super::references::tie(findings, &path, tie);
        }
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
        let path = [Key("choices"), At(i), Key("chosen")];
        let (rule_id, setting) = match (&choice.rule, &choice.setting) {
            (Some(rule), Some(setting)) => (rule, setting),
            (None, None) => continue,
            // One without the other proves nothing.
            (Some(_), None) => {
                findings.add(Error, &path, Some(choice.id.clone()), Problem::Lacks { what: "setting" });
                continue;
            }
            (None, Some(_)) => {
                findings.add(Error, &path, Some(choice.id.clone()), Problem::Lacks { what: "rule" });
                continue;
            }
        };
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
