//! Faults in words: the place, the value, what is wrong and what was expected.

use super::{Language, Words};
use domain::{Fault, Problem, Severity};
use i18n_embed_fl::fl;

impl Words {
    /// One fault on one line: `file:12: fout, kolom birth_date, "x": geen datum; verwacht: ...`.
    #[must_use]
    pub fn fault(&self, fault: &Fault) -> String {
        let severity = match fault.severity {
            Severity::Error => fl!(self.loader, "word-error"),
            Severity::Warning => fl!(self.loader, "word-warning"),
        };
        self.placed(fault, vec![severity])
    }

    /// The same without saying whether it is an error: `file:12: kolom birth_date, "x": geen datum; verwacht: ...`.
    #[must_use]
    pub fn what_and_where(&self, fault: &Fault) -> String {
        self.placed(fault, Vec::new())
    }

    fn placed(&self, fault: &Fault, mut parts: Vec<String>) -> String {
        let mut place = fault.file.clone();
        if let Some(line) = fault.line {
            place.push_str(&format!(":{line}"));
        }
        if let Some(line) = fault.line {
            parts.push(fl!(self.loader, "place-line", line = line.to_string()));
        }
        if let Some(article) = &fault.article {
            parts.push(fl!(self.loader, "place-article", article = article.clone()));
        }
        let data = [".csv", ".xlsx"].iter().any(|e| fault.file.to_lowercase().contains(e));
        if let Some(column) = &fault.column {
            parts.push(if data {
                fl!(self.loader, "place-column", column = column.clone())
            } else {
                fl!(self.loader, "place-key", key = column.clone())
            });
        }
        if let Some(value) = &fault.value {
            parts.push(format!("\"{}\"", shortened(value)));
        }
        let told = [place, parts.join(", "), self.problem(&fault.problem)];
        let told = told.iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>();
        super::harmless(&told.join(": "))
    }

    pub(crate) fn problem(&self, problem: &Problem) -> String {
        let l = &self.loader;
        match problem {
            Problem::MissingFile => fl!(l, "problem-missing-file"),
            Problem::Unreadable { .. } => fl!(l, "problem-unreadable"),
            Problem::Empty => fl!(l, "problem-empty"),
            Problem::MissingColumn { found } => fl!(l, "problem-missing-column", found = found.join(", ")),
            Problem::RepeatedColumn => fl!(l, "problem-repeated-column"),
            Problem::UnknownColumn => fl!(l, "problem-unknown-column"),
            Problem::FieldCount { expected, found } => {
                fl!(l, "problem-field-count", expected = expected.to_string(), found = found.to_string())
            }
            Problem::Required => fl!(l, "problem-required"),
            Problem::NotADate => fl!(l, "problem-not-a-date"),
            Problem::NotAnAmount => fl!(l, "problem-not-an-amount"),
            Problem::Negative => fl!(l, "problem-negative"),
            Problem::NotANumber { min, max } => {
                fl!(l, "problem-not-a-number", min = min.to_string(), max = max.to_string())
            }
            Problem::NotANis => fl!(l, "problem-not-a-nis"),
            Problem::UnknownCode { allowed } => fl!(l, "problem-unknown-code", allowed = allowed.join(", ")),
            Problem::TooLong { most } => fl!(l, "problem-too-long", most = most.to_string()),
            Problem::Encoding => fl!(l, "problem-encoding"),
            Problem::Duplicate { first_line: Some(line) } => {
                fl!(l, "problem-duplicate", line = line.to_string())
            }
            Problem::Duplicate { first_line: None } => fl!(l, "problem-duplicate-somewhere"),
            Problem::NoSuchRegistration => fl!(l, "problem-no-such-registration"),
            Problem::NoSuchDwelling => fl!(l, "problem-no-such-dwelling"),
            Problem::NoSuchOrganisation => fl!(l, "problem-no-such-organisation"),
            Problem::EndsBeforeStart { start } => {
                fl!(l, "problem-ends-before-start", start = start.to_string())
            }
            Problem::MoreReservedThanDwellings => fl!(l, "problem-more-reserved"),
            Problem::InFuture { today } => fl!(l, "problem-in-future", today = today.to_string()),
            Problem::BornAfterRegistration { registered_on } => {
                fl!(l, "problem-born-after-registration", on = registered_on.to_string())
            }
            Problem::RegisteredAfter { on } => fl!(l, "problem-registered-after", on = on.to_string()),
            Problem::Mapping { known } => fl!(l, "problem-mapping", known = known.join(", ")),
            Problem::NotAFileName => fl!(l, "problem-not-a-file-name"),
            Problem::UnclosedQuote => fl!(l, "problem-unclosed-quote"),
            Problem::AndMore { count } => fl!(l, "problem-and-more", count = count.to_string()),
            Problem::Other { message } => message.clone(),
            _ => self.office_problem(problem),
        }
    }

    fn office_problem(&self, problem: &Problem) -> String {
        let l = &self.loader;
        match problem {
            Problem::System { what } => self.system(what),
            Problem::FileExists => fl!(l, "problem-file-exists"),
            Problem::PortInUse { option } => fl!(l, "problem-port-in-use", option = option.clone()),
            Problem::NeitherFolderNorWorkbook => fl!(l, "problem-neither-folder-nor-workbook"),
            Problem::NoSuchRegulation { known } => {
                fl!(l, "problem-no-such-regulation", known = known.join(", "))
            }
            Problem::NotAWebAddress => fl!(l, "problem-not-a-web-address"),
            Problem::NotAnIssuer => fl!(l, "problem-not-an-issuer"),
            Problem::UnknownSetting { known } => fl!(l, "problem-unknown-setting", known = known.join(", ")),
            Problem::MissingSetting => fl!(l, "problem-missing-setting"),
            Problem::WrongKind { expected } => fl!(l, "problem-wrong-kind", expected = expected.as_str()),
            Problem::NoSuchAccount => fl!(l, "problem-no-such-account"),
            Problem::AccountClosed => fl!(l, "problem-account-closed"),
            Problem::MayNotImport => fl!(l, "problem-may-not-import"),
            Problem::ChangedMeanwhile => fl!(l, "problem-changed-meanwhile"),
            Problem::NoSuchLine { line, last } => {
                fl!(l, "problem-no-such-line", line = line.to_string(), last = last.to_string())
            }
            _ => self.law_problem(problem),
        }
    }

    fn law_problem(&self, problem: &Problem) -> String {
        let l = &self.loader;
        match problem {
            Problem::Schema { message } => self.shape(message),
            Problem::TooMany { most } => fl!(l, "problem-too-many", most = most.to_string()),
            Problem::NotBelowZero => fl!(l, "problem-not-below-zero"),
            Problem::SameName { what } => fl!(l, "problem-same-name", what = (*what).to_owned()),
            Problem::NoSource { known } => fl!(l, "problem-no-source", known = known.join(", ")),
            Problem::NoSuchRule { known } => fl!(l, "problem-no-such-rule", known = known.join(", ")),
            Problem::Lacks { what } => fl!(l, "problem-lacks", what = (*what).to_owned()),
            Problem::SharesExceedOne { sum } => fl!(l, "problem-shares-exceed-one", sum = sum.clone()),
            Problem::SharesBelowOne { sum } => fl!(l, "problem-shares-below", sum = sum.clone()),
            Problem::NoSeries { known } => fl!(l, "problem-no-series", known = known.join(", ")),
            Problem::BandContradiction { wage, offset, sum, ceiling, chosen, on } => fl!(
                l,
                "problem-band-contradiction",
                wage = wage.clone(),
                offset = offset.clone(),
                sum = sum.clone(),
                ceiling = ceiling.clone(),
                on = on.to_string(),
                chosen = if chosen == "label" { fl!(l, "chosen-label") } else { fl!(l, "chosen-ceiling") }
            ),
            Problem::Overlap { other } => fl!(l, "problem-overlap", other = other.clone()),
            Problem::Gap { from, to } if from == to => fl!(l, "problem-gap-one", what = from.clone()),
            Problem::Gap { from, to } => fl!(l, "problem-gap", from = from.clone(), to = to.clone()),
            Problem::NotAscending => fl!(l, "problem-not-ascending"),
            Problem::SumDiffers { what, expected, found } => fl!(
                l,
                "problem-sum-differs",
                what = what.clone(),
                expected = expected.clone(),
                found = found.clone()
            ),
            Problem::ChoiceDiffers { says } => fl!(l, "problem-choice-differs", says = says.clone()),
            Problem::ValidityReversed => fl!(l, "problem-validity-reversed"),
            Problem::OverrideNotAllowed { allowed } => {
                fl!(l, "problem-override-not-allowed", allowed = allowed.join(", "))
            }
            Problem::NotInForce { on, from, to: None } => {
                fl!(l, "problem-not-in-force", on = on.to_string(), from = from.to_string())
            }
            Problem::NotInForce { on, from, to: Some(to) } => fl!(
                l,
                "problem-not-in-force-between",
                on = on.to_string(),
                from = from.to_string(),
                to = to.to_string()
            ),
            Problem::NoValue { series, on, first: Some(first) } => fl!(
                l,
                "problem-no-value",
                series = series.clone(),
                on = on.to_string(),
                first = first.to_string()
            ),
            Problem::NoValue { series, .. } => fl!(l, "problem-no-value-at-all", series = series.clone()),
            Problem::Assumed { series, from, reason_nl, reason_en } => fl!(
                l,
                "problem-assumed",
                series = series.clone(),
                from = from.to_string(),
                reason =
                    if self.language == Language::English { reason_en.clone() } else { reason_nl.clone() }
            ),
            Problem::NoSuchPillar { known } => fl!(l, "problem-no-such-pillar", known = known.clone()),
            Problem::SeedMissing => fl!(l, "problem-seed-missing"),
            Problem::NoSuchArea { company, zone } => {
                let some = if zone.is_empty() { "none" } else { "some" };
                fl!(l, "problem-no-such-area", company = company.clone(), zone = some, name = zone.clone())
            }
            Problem::NoStock => fl!(l, "problem-no-stock"),
            Problem::Replay { what, expected, found } => {
                let what = match *what {
                    "regulation" => fl!(l, "replay-regulation"),
                    "reference" => fl!(l, "replay-reference"),
                    "register" => fl!(l, "replay-register"),
                    "program" => fl!(l, "replay-program"),
                    "receipt" => fl!(l, "replay-receipt"),
                    _ => fl!(l, "replay-result"),
                };
                fl!(l, "problem-replay", what = what, expected = expected.clone(), found = found.clone())
            }
            other => format!("{other:?}"),
        }
    }
}

/// A value as shown in a message: short, and without control characters that could disturb a terminal.
fn shortened(value: &str) -> String {
    let clean: String = value.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).take(81).collect();
    if clean.chars().count() > 80 { clean.chars().take(80).chain(['…']).collect() } else { clean }
}
