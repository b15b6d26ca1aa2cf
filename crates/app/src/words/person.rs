//! Findings about one person in words, apart from a dwelling: the same words as in an explanation.

use super::Words;
use super::findings::Names;
use crate::law::Law;
use crate::office::file::points::Told;
use domain::{Because, Finding, Verdict};
use i18n_embed_fl::fl;
use rules::{Change, Compiled, Rulebook};

impl Words {
    /// A finding in a sentence. Without amounts it says on which side of a limit an income lies, not what it is; without
    /// the issuer what an attestation says, not whose it is.
    #[must_use]
    pub fn found(&self, law: &Law, compiled: &Compiled, finding: &Finding, told: Told) -> String {
        Self::capital(&self.found_plain(law, compiled, finding, told))
    }

    /// The same as a part of a sentence, without a capital.
    pub(super) fn found_plain(
        &self,
        law: &Law,
        compiled: &Compiled,
        finding: &Finding,
        told: Told,
    ) -> String {
        let criterion = |name: &str| self.criterion(&compiled.book, name);
        let names = Names { law, gates: &compiled.gates, criterion: &criterion };
        match (&finding.because, told.amounts) {
            (Because::Attestation { best: Some(level), .. }, _) if !told.issuer => {
                fl!(self.loader, "because-attestation-level", level = self.level(*level))
            }
            (Because::MonthlyIncome { ceiling: Some(ceiling), reached, .. }, false) => {
                let ceiling = self.euro(*ceiling);
                if *reached {
                    fl!(self.loader, "because-band-reached", ceiling = ceiling)
                } else {
                    fl!(self.loader, "because-band-above", ceiling = ceiling)
                }
            }
            (Because::MonthlyIncome { ceiling: None, .. }, false) => String::new(),
            (Because::YearlyIncome { limit, .. }, false) => {
                let limit = self.euro(*limit);
                if finding.verdict == Verdict::NotMet {
                    fl!(self.loader, "because-limit-not", limit = limit)
                } else {
                    fl!(self.loader, "because-limit-met", limit = limit)
                }
            }
            _ => self.finding(finding, &names),
        }
    }

    /// Where a finding can be read: the article and the source.
    #[must_use]
    pub fn cited(&self, finding: &Finding) -> String {
        let article = fl!(self.loader, "article-ref", article = finding.citation.article.clone());
        let source = fl!(self.loader, "source-ref", source = finding.citation.source.clone());
        format!("{article}; {source}")
    }

    /// Something that could be different.
    #[must_use]
    pub fn different(&self, law: &Law, compiled: &Compiled, change: &Change, adapted: bool) -> String {
        let criterion = |name: &str| self.criterion(&compiled.book, name);
        let names = Names { law, gates: &compiled.gates, criterion: &criterion };
        Self::capital(&self.change(change, &names, adapted))
    }

    /// Name of a criterion, with a capital.
    #[must_use]
    pub fn criterion_name(&self, book: &Rulebook, name: &str) -> String {
        Self::capital(&self.criterion(book, name))
    }

    /// How "at least score" is read, when the regulation has such a condition.
    #[must_use]
    pub fn gate_reading(&self, book: &Rulebook) -> Option<String> {
        book.gate.as_ref().map(|gate| fl!(self.loader, "explain-gate", reading = self.reading(gate.reading)))
    }

    /// What the results rest on that is assumed.
    #[must_use]
    pub fn assumptions(&self, compiled: &Compiled) -> Vec<String> {
        let told = |text: String| fl!(self.loader, "explain-assumption", text = text);
        compiled.warnings.iter().map(|warning| told(self.problem(&warning.problem))).collect()
    }

    /// Name of a housing situation by its code; the code when there is none.
    #[must_use]
    pub fn need_name(&self, law: &Law, code: &str) -> String {
        domain::HousingNeed::parse(code.as_bytes())
            .map_or_else(|| code.to_owned(), |need| self.need(need, law))
    }

    /// Name of a target group by its code.
    #[must_use]
    pub fn group_name(&self, law: &Law, code: &str) -> String {
        self.group(code, law)
    }
}
