//! Findings about points, gates and flags in words.

use super::Words;
use super::findings::Names;
use domain::Because;
use i18n_embed_fl::fl;

impl Words {
    /// The values of a finding about points, a gate or a flag in a sentence.
    pub(super) fn score(&self, because: &Because, met: bool, names: &Names) -> String {
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
}
