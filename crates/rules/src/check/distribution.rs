//! The distribution key: zones that add up to their area, and published numbers against those worked out.

use super::Findings;
use crate::apportion::{Seat, apportion};
use crate::kinds::Rule;
use crate::kinds::target_group::TargetGroup;
use crate::parse::Step::{At, Key};
use domain::Problem;
use domain::Severity::{Error, Warning};
use std::collections::BTreeMap;

pub(super) fn check(findings: &mut Findings) {
    let rules: Vec<&Rule> = findings.parsed.regulation.rules().map(|(_, r)| r).collect();
    let groups: Vec<TargetGroup> = rules
        .iter()
        .filter_map(|r| match r {
            Rule::TargetGroup(g) => Some(g.clone()),
            _ => None,
        })
        .collect();
    for rule in rules {
        let Rule::Distribution(distribution) = rule else { continue };
        let id = &distribution.id.0;
        let worked_out = apportion(distribution, &groups);
        for (i, (area, share)) in distribution.areas.iter().zip(&worked_out.areas).enumerate() {
            let same = |other: &&crate::kinds::distribution::DistributionArea| {
                other.name == area.name || (other.company == area.company && other.zone == area.zone)
            };
            if let Some(other) = distribution.areas[..i].iter().find(same) {
                let problem = Problem::Overlap { other: other.name.clone() };
                findings.rule(Error, id, &[Key("areas"), At(i)], Some(area.name.clone()), problem);
            }
            let zones: u64 = area.zones.iter().map(|z| u64::from(z.dwellings)).sum();
            if !area.zones.is_empty() && zones != u64::from(area.dwellings) {
                let problem = Problem::SumDiffers {
                    what: area.name.clone(),
                    expected: area.dwellings.to_string(),
                    found: zones.to_string(),
                };
                findings.rule(Error, id, &[Key("areas"), At(i), Key("zones")], None, problem);
            }
            let at = [Key("areas"), At(i), Key("published")];
            published(findings, id, &at, &area.name, &area.published, &worked_out.groups, &share.numbers);
            for (z, (zone, share)) in area.zones.iter().zip(&share.zones).enumerate() {
                let at = [Key("areas"), At(i), Key("zones"), At(z), Key("published")];
                published(findings, id, &at, &zone.name, &zone.published, &worked_out.groups, &share.numbers);
            }
        }
    }
}

fn published<'a>(
    findings: &mut Findings<'a>,
    rule: &str,
    at: &[crate::parse::Step<'a>],
    name: &str,
    published: &BTreeMap<String, u32>,
    groups: &[String],
    numbers: &[Seat],
) {
    for (code, found) in published {
        let Some(group) = groups.iter().position(|g| g == code) else {
            let problem = Problem::NoSuchRule { known: groups.to_vec() };
            findings.rule(Error, rule, at, Some(code.clone()), problem);
            continue;
        };
        let expected = numbers[group].number;
        if expected != *found {
            let problem = Problem::SumDiffers {
                what: format!("{name}, {code}"),
                expected: expected.to_string(),
                found: found.to_string(),
            };
            findings.rule(Warning, rule, at, Some(found.to_string()), problem);
        }
    }
}
