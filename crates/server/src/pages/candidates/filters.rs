//! The filters in words: what can be chosen, and what was chosen as tags that can be taken away.

use super::asked::Asked;
use crate::pages::lists::short;
pub use crate::pages::lists::{Choice, Tag};
use crate::words::Words;
use app::law::Law;
use app::office::candidates::places::Places;
use app::office::candidates::{Extent, Sight};
use domain::HousingNeed;

/// What can be chosen, for this person.
#[derive(Clone, Debug, Default)]
pub struct Choices {
    /// Whether the birth date is seen.
    pub identity: bool,
    /// Whether the housing layer is seen.
    pub housing: bool,
    /// Whether the housing need is seen.
    pub need: bool,
    /// Whether the warning flag is seen.
    pub flag: bool,
    /// Whether it is seen who has a valid attestation.
    pub attested: bool,
    /// Codes of the status.
    pub statuses: Vec<Choice>,
    /// Municipalities.
    pub municipalities: Vec<Choice>,
    /// Companies and their zones.
    pub areas: Vec<Choice>,
    /// Housing needs.
    pub needs: Vec<Choice>,
    /// Target groups.
    pub groups: Vec<Choice>,
    /// Transfers.
    pub transfers: Vec<Choice>,
    /// Yes and no.
    pub yes_no: Vec<Choice>,
}

impl Choices {
    /// Whether there is any filter.
    #[must_use]
    pub fn any(&self) -> bool {
        self.identity || self.housing || self.need || self.flag || self.attested
    }

    /// What this person can choose.
    #[must_use]
    pub fn of(words: &Words, law: &Law, places: &Places, sight: &Sight) -> Self {
        let seen = |extent| extent != Extent::Nothing;
        let mut choices = Self {
            identity: seen(sight.identity),
            housing: seen(sight.housing),
            need: seen(sight.need),
            flag: seen(sight.flag),
            attested: seen(sight.attested),
            yes_no: vec![Choice::new("ja", words.t("yes")), Choice::new("nee", words.t("no"))],
            ..Self::default()
        };
        let coded = |codes: &[&str], prefix| -> Vec<Choice> {
            codes.iter().map(|code| Choice::new(*code, words.code(prefix, code))).collect()
        };
        choices.statuses = coded(&["active", "suspended", "struck"], "candidates-status");
        choices.transfers = coded(&["none", "mandatory", "wish"], "candidates-transfer");
        choices.needs = coded(&["een", "bewezen", "geen"], "candidates-need");
        let needs = HousingNeed::ALL.iter();
        choices.needs.extend(needs.map(|need| Choice::new(need.code(), words.rules.need(*need, law))));
        let groups = law.reference.target_groups.iter();
        choices.groups =
            groups.map(|group| Choice::new(&*group.code, words.rules.group(&group.code, law))).collect();
        let municipalities = places.municipalities.iter();
        choices.municipalities = municipalities.map(|(nis, name)| Choice::new(nis, name)).collect();
        choices.areas = places.areas.iter().map(|(company, zone)| area(company, zone)).collect();
        choices
    }
}

fn area(company: &str, zone: &str) -> Choice {
    if zone.is_empty() {
        Choice::new(company, company)
    } else {
        Choice::new(format!("{company}|{zone}"), format!("{company}, {zone}"))
    }
}

/// The active filters, in words.
#[must_use]
pub fn tags(
    asked: &Asked,
    words: &Words,
    law: Option<&Law>,
    municipality: impl Fn(&str) -> String,
) -> Vec<Tag> {
    let tag = |(name, value): &(String, String)| {
        let told = told(name, value, words, law, &municipality);
        let label = format!("{}: {told}", words.code("candidates-filter", name));
        Tag { label, href: asked.address(Some(name), &[]) }
    };
    asked.filters().map(tag).collect()
}

fn told(
    name: &str,
    value: &str,
    words: &Words,
    law: Option<&Law>,
    municipality: &impl Fn(&str) -> String,
) -> String {
    match name {
        "status" => words.code("candidates-status", value),
        "verhuis" => words.code("candidates-transfer", value),
        "gemeente" => municipality(value),
        "gebied" => value.replace('|', ", "),
        "nood" => match (HousingNeed::parse(value.as_bytes()), law) {
            (Some(need), Some(law)) => words.rules.need(need, law),
            _ => words.code("candidates-need", value),
        },
        "doelgroep" => law.map_or_else(|| value.to_owned(), |law| words.rules.group(value, law)),
        "attest" | "aangepast" | "aandacht" => words.t(if value == "ja" { "yes" } else { "no" }).to_owned(),
        _ => value.parse().map_or_else(|_| value.to_owned(), short),
    }
}
