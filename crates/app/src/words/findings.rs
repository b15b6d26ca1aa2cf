//! Findings and changes in words.

use super::Words;
use crate::law::Law;
use domain::finding::AttestationFlaw;
use domain::{AttestationLevel, Because, Finding, HousingNeed, ReasonCode, Status, Transfer, Verdict};
use i18n_embed_fl::fl;

/// What the words of a finding need to know besides the finding.
pub(crate) struct Names<'a> {
    pub(crate) law: &'a Law,
    pub(crate) gates: &'a [String],
    pub(crate) criterion: &'a dyn Fn(&str) -> String,
}

impl Words {
    /// Name of a housing situation.
    pub fn need(&self, need: HousingNeed, law: &Law) -> String {
        let name = law.reference.housing_needs.iter().find(|n| n.code == need);
        name.map_or_else(|| need.to_string(), |n| n.label.get(self.language.code()).to_owned())
    }

    /// Name of a target group.
    pub fn group(&self, code: &str, law: &Law) -> String {
        let name = law.reference.target_groups.iter().find(|g| g.code == code);
        name.map_or_else(|| code.to_owned(), |g| g.label.get(self.language.code()).to_owned())
    }

    pub(super) fn groups(&self, codes: &[String], law: &Law) -> String {
        codes.iter().map(|c| self.group(c, law)).collect::<Vec<_>>().join(", ")
    }

    pub(crate) fn level(&self, level: AttestationLevel) -> String {
        match level {
            AttestationLevel::Municipality => fl!(self.loader, "level-municipality"),
            AttestationLevel::Area => fl!(self.loader, "level-area"),
            AttestationLevel::District => fl!(self.loader, "level-district"),
        }
    }

    pub(super) fn flaw(&self, flaw: AttestationFlaw) -> String {
        let l = &self.loader;
        match flaw {
            AttestationFlaw::UnknownOrganisation => fl!(l, "flaw-unknown-organisation"),
            AttestationFlaw::NoAgreement => fl!(l, "flaw-no-agreement"),
            AttestationFlaw::NotYetIssued => fl!(l, "flaw-not-yet-issued"),
            AttestationFlaw::Expired => fl!(l, "flaw-expired"),
            AttestationFlaw::Ocmw => fl!(l, "flaw-ocmw"),
            AttestationFlaw::Search => fl!(l, "flaw-search"),
            AttestationFlaw::NotReady => fl!(l, "flaw-not-ready"),
            AttestationFlaw::NoEngagement => fl!(l, "flaw-no-engagement"),
        }
    }

    /// The values of a finding in a sentence.
    pub(crate) fn finding(&self, finding: &Finding, names: &Names) -> String {
        let met = finding.verdict != Verdict::NotMet;
        match &finding.because {
            Because::Need { need: Some(need), documented: true, ended_on: Some(until) } => {
                fl!(
                    self.loader,
                    "because-need-ended",
                    need = self.need(*need, names.law),
                    until = self.date(*until)
                )
            }
            Because::Age { .. }
            | Because::YearlyIncome { .. }
            | Because::Property { .. }
            | Because::Registration { .. }
            | Because::OneDwelling { .. } => self.person(finding, met),
            Because::Preference { .. }
            | Because::Occupancy { .. }
            | Because::Adapted { .. }
            | Because::Reserved { .. }
            | Because::LocalTie { .. }
            | Because::TargetGroup { .. }
            | Because::Transfer { .. } => self.fit(&finding.because, met, names),
            _ => self.score(&finding.because, met, names),
        }
    }

    fn person(&self, finding: &Finding, met: bool) -> String {
        let l = &self.loader;
        match &finding.because {
            Because::Age { age, minimum, reached_on, emancipated, .. } => {
                let replaced = *emancipated && age < minimum;
                let (age, minimum) = (age.to_string(), minimum.to_string());
                match (met, replaced) {
                    (true, true) => fl!(l, "because-age-emancipated", minimum = minimum),
                    (true, false) => fl!(l, "because-age-met", age = age, minimum = minimum),
                    (false, _) => {
                        fl!(l, "because-age-not", age = age, minimum = minimum, on = self.date(*reached_on))
                    }
                }
            }
            Because::YearlyIncome { income, limit, .. } => {
                let (income, limit) = (self.euro(*income), self.euro(*limit));
                if met {
                    fl!(l, "because-income-met", income = income, limit = limit)
                } else {
                    fl!(l, "because-income-not", income = income, limit = limit)
                }
            }
            Because::Property { owns: false } => fl!(l, "because-property-met"),
            Because::Property { owns: true } => fl!(l, "because-property-not"),
            Because::Registration { status, suspended_until } => match (finding.reason, met) {
                (Some(ReasonCode::Struck), false) => fl!(l, "because-struck"),
                (Some(ReasonCode::Struck), true) => fl!(l, "because-not-struck"),
                (_, false) => match suspended_until {
                    Some(until) => fl!(l, "because-suspended-until", until = self.date(*until)),
                    None => fl!(l, "because-suspended"),
                },
                (_, true) if *status == Status::Active => fl!(l, "because-registration-active"),
                (_, true) => fl!(l, "because-not-suspended"),
            },
            _ if met => fl!(l, "because-one-met"),
            _ => fl!(l, "because-one-not"),
        }
    }

    fn fit(&self, because: &Because, met: bool, names: &Names) -> String {
        let l = &self.loader;
        let municipality = |nis| names.law.municipalities.name(nis);
        match because {
            Because::Preference { municipality: nis, .. } if met => {
                fl!(l, "because-preference-met", municipality = municipality(*nis))
            }
            Because::Preference { chosen, .. } if chosen.is_empty() => fl!(l, "because-preference-none"),
            Because::Preference { municipality: nis, chosen } => {
                let chosen: Vec<String> = chosen.iter().map(|nis| municipality(*nis)).collect();
                let chosen = chosen.join(", ");
                fl!(l, "because-preference-not", municipality = municipality(*nis), chosen = chosen)
            }
            Because::Occupancy { table: true, least, most, bedrooms, persons, .. } => {
                let who = fl!(l, "because-steps-persons", count = i64::from(*persons));
                self.occupancy(met, (*least, *most, *bedrooms), who)
            }
            Because::Occupancy { least, most, bedrooms, other_adults, boys, girls, others, .. } => {
                let mut who = vec![fl!(l, "who-tenant")];
                for (count, text) in [
                    (*other_adults, fl!(l, "who-other-adults", count = i64::from(*other_adults))),
                    (*boys, fl!(l, "who-boys", count = i64::from(*boys))),
                    (*girls, fl!(l, "who-girls", count = i64::from(*girls))),
                    (*others, fl!(l, "who-others", count = i64::from(*others))),
                ] {
                    if count > 0 {
                        who.push(text);
                    }
                }
                self.occupancy(met, (*least, *most, *bedrooms), who.join(", "))
            }
            Because::Adapted { dwelling: true, candidate: true } => fl!(l, "because-adapted-both"),
            Because::Adapted { dwelling: false, candidate: false } => fl!(l, "because-adapted-neither"),
            Because::Adapted { dwelling: true, .. } => fl!(l, "because-adapted-dwelling"),
            Because::Adapted { .. } => fl!(l, "because-adapted-candidate"),
            Because::Reserved { group, .. } => {
                let group = self.group(group, names.law);
                if met {
                    fl!(l, "because-reserved-met", group = group)
                } else {
                    fl!(l, "because-reserved-not", group = group)
                }
            }
            Because::LocalTie { .. } => self.tie(because, met, names),
            Because::TargetGroup { groups, .. } if met => {
                fl!(l, "because-group-met", groups = self.groups(groups, names.law))
            }
            Because::TargetGroup { wanted, .. } => {
                fl!(l, "because-group-not", wanted = self.groups(wanted, names.law))
            }
            Because::Transfer { transfer: Transfer::Mandatory } => fl!(l, "because-transfer-mandatory"),
            Because::Transfer { transfer: Transfer::Wish } => fl!(l, "because-transfer-wish"),
            _ => fl!(l, "because-transfer-none"),
        }
    }

    fn occupancy(&self, met: bool, (least, most, bedrooms): (u32, u32, u32), who: String) -> String {
        let l = &self.loader;
        let (least, most, bedrooms) = (least.to_string(), most.to_string(), i64::from(bedrooms));
        if met {
            fl!(l, "because-occupancy-met", bedrooms = bedrooms, least = least, most = most, who = who)
        } else {
            fl!(l, "because-occupancy-not", bedrooms = bedrooms, least = least, most = most, who = who)
        }
    }

    fn tie(&self, because: &Because, met: bool, names: &Names) -> String {
        let Because::LocalTie { municipality, group, years, window_years, longest_from, longest_to, .. } =
            because
        else {
            return String::new();
        };
        let l = &self.loader;
        let (name, years) = (names.law.municipalities.name(*municipality), years.to_string());
        let place = if *group { fl!(l, "place-in-group", municipality = name) } else { name };
        let window = window_years.to_string();
        let Some((from, to)) = longest_from.zip(*longest_to) else {
            return fl!(l, "because-tie-none", municipality = place, window = window);
        };
        let (from, to) = (self.date(from), self.date(to));
        if met {
            fl!(
                l,
                "because-tie-met",
                from = from,
                to = to,
                municipality = place,
                years = years,
                window = window
            )
        } else {
            fl!(
                l,
                "because-tie-not",
                from = from,
                to = to,
                municipality = place,
                years = years,
                window = window
            )
        }
    }
}
