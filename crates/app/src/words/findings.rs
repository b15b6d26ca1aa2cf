//! Findings and changes in words.

use super::Words;
use crate::law::Law;
use domain::finding::AttestationFlaw;
use domain::{
    AttestationLevel, Because, Finding, HousingNeed, Points, ReasonCode, Status, Transfer, Verdict,
};
use i18n_embed_fl::fl;
use rules::Change;

/// What the words of a finding need to know besides the finding.
pub(crate) struct Names<'a> {
    pub(crate) law: &'a Law,
    pub(crate) gates: &'a [String],
    pub(crate) criterion: &'a dyn Fn(&str) -> String,
}

impl Words {
    /// Name of a housing situation.
    pub(crate) fn need(&self, need: HousingNeed, law: &Law) -> String {
        let name = law.reference.housing_needs.iter().find(|n| n.code == need);
        name.map_or_else(|| need.to_string(), |n| n.label.get(self.language.code()).to_owned())
    }

    /// Name of a target group.
    pub(crate) fn group(&self, code: &str, law: &Law) -> String {
        let name = law.reference.target_groups.iter().find(|g| g.code == code);
        name.map_or_else(|| code.to_owned(), |g| g.label.get(self.language.code()).to_owned())
    }

    fn groups(&self, codes: &[String], law: &Law) -> String {
        codes.iter().map(|c| self.group(c, law)).collect::<Vec<_>>().join(", ")
    }

    pub(crate) fn level(&self, level: AttestationLevel) -> String {
        match level {
            AttestationLevel::Municipality => fl!(self.loader, "level-municipality"),
            AttestationLevel::Area => fl!(self.loader, "level-area"),
            AttestationLevel::District => fl!(self.loader, "level-district"),
        }
    }

    fn flaw(&self, flaw: AttestationFlaw) -> String {
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
            Because::Need { need: Some(need), documented: true, until: Some(until) }
                if finding.verdict == Verdict::Awards(Points(0)) =>
            {
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
                let (age, minimum) = (age.to_string(), minimum.to_string());
                match (met, *emancipated) {
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
                let (least, most) = (least.to_string(), most.to_string());
                let (bedrooms, who) = (bedrooms.to_string(), who.join(", "));
                if met {
                    fl!(
                        l,
                        "because-occupancy-met",
                        bedrooms = bedrooms,
                        least = least,
                        most = most,
                        who = who
                    )
                } else {
                    fl!(
                        l,
                        "because-occupancy-not",
                        bedrooms = bedrooms,
                        least = least,
                        most = most,
                        who = who
                    )
                }
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
            Because::LocalTie {
                municipality: nis,
                years,
                window_years,
                longest_from: Some(from),
                longest_to: Some(to),
                ..
            } => {
                let (from, to) = (self.date(*from), self.date(*to));
                let (years, window) = (years.to_string(), window_years.to_string());
                let place = municipality(*nis);
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
            Because::LocalTie { municipality: nis, window_years, .. } => {
                let window = window_years.to_string();
                fl!(l, "because-tie-none", municipality = municipality(*nis), window = window)
            }
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

    fn score(&self, because: &Because, met: bool, names: &Names) -> String {
        let l = &self.loader;
        match because {
            Because::Need { need: None, .. } => fl!(l, "because-need-none"),
            Because::Need { need: Some(need), documented, .. } => {
                let need = self.need(*need, names.law);
                if *documented {
                    fl!(l, "because-need-documented", need = need)
                } else {
                    fl!(l, "because-need-undocumented", need = need)
                }
            }
            Because::MonthlyIncome { income, ceiling: None, .. } => {
                fl!(l, "because-monthly-unknown", income = self.euro(*income))
            }
            Because::MonthlyIncome { income, ceiling: Some(ceiling), reached, .. } => {
                let (income, ceiling) = (self.euro(*income), self.euro(*ceiling));
                if *reached {
                    fl!(l, "because-monthly-reached", income = income, ceiling = ceiling)
                } else {
                    fl!(l, "because-monthly-above", income = income, ceiling = ceiling)
                }
            }
            Because::Attestation { best: Some(level), issuer, .. } => {
                let issuer = issuer.clone().unwrap_or_default();
                fl!(l, "because-attestation-best", issuer = issuer, level = self.level(*level))
            }
            Because::Attestation { flaws, .. } if flaws.is_empty() => fl!(l, "because-attestation-none"),
            Because::Attestation { flaws, .. } => {
                let flaws: Vec<String> = flaws.iter().map(|f| self.flaw(*f)).collect();
                fl!(l, "because-attestation-flaws", flaws = flaws.join("; "))
            }
            Because::Steps { quantity, count } => match quantity.as_str() {
                "dependent-children" => fl!(l, "because-steps-children", count = i64::from(*count)),
                "persons" => fl!(l, "because-steps-persons", count = i64::from(*count)),
                _ => fl!(l, "because-steps-age", count = count.to_string()),
            },
            Because::Years { from: None, .. } => fl!(l, "because-years-none"),
            Because::Years { of, years, from: Some(from), capped } => {
                let (years, from) = (years.to_string(), self.date(*from));
                let text = if of == "waiting" {
                    fl!(l, "because-years-waiting", years = years, from = from)
                } else {
                    fl!(l, "because-years-residence", years = years, from = from)
                };
                if *capped { format!("{text} {}", fl!(l, "because-years-capped")) } else { text }
            }
            Because::Rows { labels } if labels.is_empty() => fl!(l, "because-rows-none"),
            Because::Rows { labels } => {
                let chosen = |label: &String| {
                    let (nl, en) = label.split_once('|').unwrap_or((label, label));
                    if self.language == super::Language::English { en.to_owned() } else { nl.to_owned() }
                };
                fl!(l, "because-rows", labels = labels.iter().map(chosen).collect::<Vec<_>>().join(", "))
            }
            Because::Refusal { refused_on: Some(on), until: Some(until), .. } => {
                fl!(l, "because-refusal-weighs", on = self.date(*on), until = self.date(*until))
            }
            Because::Refusal { known: false, .. } => fl!(l, "because-refusal-unknown"),
            Because::Refusal { .. } => fl!(l, "because-refusal-none"),
            Because::Gate { criterion, points, minimum } => {
                let criterion = (names.criterion)(criterion);
                let (points, minimum) = (self.points(*points), minimum.to_string());
                if met {
                    fl!(l, "because-gate-met", criterion = criterion, points = points, minimum = minimum)
                } else {
                    fl!(l, "because-gate-not", criterion = criterion, points = points, minimum = minimum)
                }
            }
            Because::OutsidePoints { need: Some(need), concerned: true } => {
                fl!(l, "because-outside-not", need = self.need(*need, names.law))
            }
            Because::OutsidePoints { .. } => fl!(l, "because-outside-met"),
            Because::WarningFlag { flag: false, .. } => fl!(l, "because-flag-none"),
            Because::WarningFlag { agreement: true, .. } => fl!(l, "because-flag-agreement"),
            _ => fl!(l, "because-flag-not"),
        }
    }

    /// Something that could be different, in words.
    pub(crate) fn change(&self, change: &Change, names: &Names, adapted_need: bool) -> String {
        let l = &self.loader;
        match change {
            Change::DocumentNeed => fl!(l, "change-document-need"),
            Change::HaveNeed => fl!(l, "change-have-need"),
            Change::Attestation { level } => fl!(l, "change-attestation", level = self.level(*level)),
            Change::AnyAttestation => fl!(l, "change-any-attestation"),
            Change::AddPreference { municipality } => {
                fl!(l, "change-add-preference", municipality = names.law.municipalities.name(*municipality))
            }
            Change::SupportAgreement => fl!(l, "change-support-agreement"),
            Change::Wait { until } => fl!(l, "change-wait", until = self.date(*until)),
            Change::LowerIncome { ceiling } => fl!(l, "change-lower-income", ceiling = self.euro(*ceiling)),
            Change::Reactivate => fl!(l, "change-reactivate"),
            Change::NoProperty => fl!(l, "change-no-property"),
            Change::OtherSize { least, most } => {
                fl!(l, "change-other-size", least = least.to_string(), most = most.to_string())
            }
            Change::OtherAdaptation if adapted_need => fl!(l, "change-other-adaptation-needed"),
            Change::OtherAdaptation => fl!(l, "change-other-adaptation-plain"),
            Change::LongerResidence { years } => fl!(l, "change-longer-residence", years = years.to_string()),
            Change::JoinGroup { groups } => {
                fl!(l, "change-join-group", groups = self.groups(groups, names.law))
            }
            Change::AskTransfer => fl!(l, "change-ask-transfer"),
            Change::SocialReport => fl!(l, "change-social-report"),
            Change::MorePoints { criterion } => {
                fl!(l, "change-more-points", criterion = (names.criterion)(criterion))
            }
            Change::Nothing => fl!(l, "change-nothing"),
        }
    }

    /// A reason in a few words.
    pub(crate) fn reason(&self, reason: ReasonCode, names: &Names) -> String {
        let l = &self.loader;
        match reason {
            ReasonCode::AdaptedMismatch => fl!(l, "reason-adapted-mismatch"),
            ReasonCode::Age => fl!(l, "reason-age"),
            ReasonCode::AlreadyAllocated => fl!(l, "reason-already-allocated"),
            ReasonCode::Gate(n) => {
                let criterion =
                    names.gates.get(n as usize).map_or_else(String::new, |g| (names.criterion)(g));
                fl!(l, "reason-gate", criterion = criterion)
            }
            ReasonCode::IncomeLimit => fl!(l, "reason-income-limit"),
            ReasonCode::NoLocalTie => fl!(l, "reason-no-local-tie"),
            ReasonCode::NoPreference => fl!(l, "reason-no-preference"),
            ReasonCode::NoTransfer => fl!(l, "reason-no-transfer"),
            ReasonCode::NotInTargetGroup => fl!(l, "reason-not-in-target-group"),
            ReasonCode::NotReservedFor => fl!(l, "reason-not-reserved-for"),
            ReasonCode::Occupancy => fl!(l, "reason-occupancy"),
            ReasonCode::OnHold => fl!(l, "reason-on-hold"),
            ReasonCode::Property => fl!(l, "reason-property"),
            ReasonCode::SpecialRoute => fl!(l, "reason-special-route"),
            ReasonCode::Struck => fl!(l, "reason-struck"),
            ReasonCode::Suspended => fl!(l, "reason-suspended"),
            ReasonCode::Underage => fl!(l, "reason-underage"),
            ReasonCode::WarningFlagWithoutAgreement => fl!(l, "reason-warning-flag"),
        }
    }
}
