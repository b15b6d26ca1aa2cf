//! Who suits which dwelling, read from the tables alone: written apart from the generator, with the rules of the Kempen.

use super::tables::Tables;
use chrono::NaiveDate;
use domain::days::{Interval, any_joined_lasts, has_age, minus_years};
use domain::{Cents, Nis};
use std::collections::{BTreeMap, BTreeSet};

type Record<'t> = BTreeMap<&'t str, &'t str>;
type By<'t> = BTreeMap<&'t str, Vec<Record<'t>>>;

/// For each vacant dwelling the pillars with at least one suitable candidate.
pub fn roads(tables: &Tables, on: NaiveDate) -> Vec<(String, BTreeSet<u8>)> {
    let judge = Judge::new(tables, on);
    let allocated: BTreeSet<&str> = tables.get("allocations").values("dwelling").collect();
    let vacant = tables.get("dwellings").records().filter(|d| !allocated.contains(d["dwelling"]));
    vacant.map(|dwelling| (dwelling["dwelling"].to_owned(), judge.pillars(&dwelling))).collect()
}

/// What holds for somebody, apart from any dwelling.
pub struct Judged {
    /// A local tie with the municipality that is wanted first.
    pub tied: bool,
    /// Scores on all criteria of pillar 2.
    pub urgent: bool,
    /// Meets the conditions of registration.
    pub eligible: bool,
}

/// Everybody, by number of registration.
pub fn people(tables: &Tables, on: NaiveDate) -> BTreeMap<&str, Judged> {
    let judge = Judge::new(tables, on);
    let judged = judge.candidates.iter().map(|candidate| {
        let number = candidate["registration_number"];
        let wanted = judge.preferences[number][0]["municipality_nis"];
        let judged = Judged {
            tied: judge.tied(number, wanted),
            urgent: judge.urgent(candidate),
            eligible: judge.eligible(candidate),
        };
        (number, judged)
    });
    judged.collect()
}

struct Judge<'t> {
    on: NaiveDate,
    candidates: Vec<Record<'t>>,
    members: By<'t>,
    residences: By<'t>,
    preferences: By<'t>,
    attestations: By<'t>,
    organisations: By<'t>,
    allocated: BTreeSet<&'t str>,
}

fn by<'t>(tables: &'t Tables, name: &str, key: &str) -> By<'t> {
    let mut found: By<'t> = BTreeMap::new();
    for record in tables.get(name).records() {
        found.entry(record[key]).or_default().push(record);
    }
    found
}

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn cents(text: &str) -> i64 {
    Cents::parse(text.as_bytes()).expect("an amount").0
}

impl<'t> Judge<'t> {
    fn new(tables: &'t Tables, on: NaiveDate) -> Self {
        let number = "registration_number";
        Self {
            on,
            candidates: tables.get("registrations").records().collect(),
            members: by(tables, "members", number),
            residences: by(tables, "residences", number),
            preferences: by(tables, "preferences", number),
            attestations: by(tables, "attestations", number),
            organisations: by(tables, "organisations", "organisation"),
            allocated: tables.get("allocations").values(number).collect(),
        }
    }

    fn pillars(&self, dwelling: &Record<'_>) -> BTreeSet<u8> {
        let mut pillars = BTreeSet::new();
        for candidate in self.candidates.iter().filter(|c| self.eligible(c) && self.fits(c, dwelling)) {
            let mut groups = candidate["target_groups"].split('|');
            let tied = || self.tied(candidate["registration_number"], dwelling["municipality_nis"]);
            let reserved = !dwelling["reserved_for"].is_empty();
            if (reserved || groups.any(|g| !g.is_empty() && g != "65-plus")) && tied() {
                pillars.insert(3);
            }
            if !reserved {
                pillars.insert(1);
                if self.urgent(candidate) {
                    pillars.insert(2);
                }
                if candidate["transfer"] != "none" {
                    pillars.insert(4);
                }
            }
        }
        pillars
    }

    fn of<'s>(&self, rows: &'s By<'t>, number: &str) -> &'s [Record<'t>] {
        rows.get(number).map_or(&[], Vec::as_slice)
    }

    fn adult(&self, birth: &str) -> bool {
        has_age(date(birth), 18, self.on)
    }

    fn eligible(&self, candidate: &Record<'_>) -> bool {
        let members = self.of(&self.members, candidate["registration_number"]);
        let children = members.iter().filter(|m| m["relation"] == "child" && m["dependent"] == "yes").count();
        let limit = if members.is_empty() { 2_951_500 } else { 4_427_000 + 247_500 * children as i64 };
        let until = candidate["suspended_until"];
        let suspended = candidate["status"] == "suspended" && (until.is_empty() || date(until) >= self.on);
        !self.allocated.contains(candidate["registration_number"])
            && (self.adult(candidate["birth_date"]) || candidate["emancipated"] == "yes")
            && cents(candidate["yearly_income"]) <= limit
            && candidate["owns_property"] == "no"
            && candidate["status"] != "struck"
            && !suspended
    }

    fn fits(&self, candidate: &Record<'_>, dwelling: &Record<'_>) -> bool {
        let number = candidate["registration_number"];
        let reserved = dwelling["reserved_for"];
        let bedrooms: usize = dwelling["bedrooms"].parse().expect("a number");
        let needed = self.bedrooms(number);
        let min_age: u32 = dwelling["min_age"].parse().unwrap_or(0);
        let wanted = self.of(&self.preferences, number);
        wanted.iter().any(|p| p["municipality_nis"] == dwelling["municipality_nis"])
            && (needed..=needed + 1).contains(&bedrooms)
            && candidate["adapted_need"] == dwelling["adapted"]
            && (reserved.is_empty() || candidate["target_groups"].split('|').any(|g| g == reserved))
            && has_age(date(candidate["birth_date"]), min_age, self.on)
    }

    fn bedrooms(&self, number: &str) -> usize {
        let members = self.of(&self.members, number);
        let minor = |m: &&Record<'_>| !self.adult(m["birth_date"]) && m["stays"] != "visiting";
        let minors = |sex: &str| {
            members.iter().filter(minor).filter(|m| m["relation"] != "partner" && m["sex"] == sex).count()
        };
        let adults =
            members.iter().filter(|m| m["relation"] != "partner" && self.adult(m["birth_date"])).count();
        1 + adults + minors("m").div_ceil(2) + minors("f").div_ceil(2) + minors("x")
    }

    fn tied(&self, number: &str, nis: &str) -> bool {
        let window = Interval { from: minus_years(self.on, 10), to: self.on };
        let stays = self.of(&self.residences, number).iter().filter(|r| r["municipality_nis"] == nis);
        let to = |text: &str| if text.is_empty() { self.on } else { date(text) };
        let intervals = stays.map(|r| Interval { from: date(r["from"]), to: to(r["to"]) });
        assert!(Nis::parse(nis.as_bytes()).is_some());
        any_joined_lasts(intervals, window, 5).is_some()
    }

    fn urgent(&self, candidate: &Record<'_>) -> bool {
        let number = candidate["registration_number"];
        let ceiling = if self.of(&self.members, number).is_empty() { 164_420 } else { 223_807 };
        let need = candidate["housing_need"];
        let over = candidate["need_until"];
        !need.is_empty()
            && need != "special"
            && candidate["need_documented"] == "yes"
            && (over.is_empty() || date(over) >= self.on)
            && cents(candidate["monthly_income"]) <= ceiling
            && (candidate["warning_flag"] == "no" || candidate["support_agreement"] == "yes")
            && self.of(&self.attestations, number).iter().any(|a| self.counts(a))
    }

    fn counts(&self, attestation: &Record<'_>) -> bool {
        let open = |text: &str| text.is_empty() || date(text) >= self.on;
        let issuer = &self.organisations[attestation["organisation"]][0];
        let from = issuer["agreement_from"];
        let agreed = !from.is_empty() && date(from) <= self.on && open(issuer["agreement_to"]);
        (issuer["sector"] == "company" || agreed)
            && attestation["ocmw"] != "no"
            && attestation["search"] != "no"
            && attestation["ready"] == "yes"
            && attestation["engagement"] == "yes"
            && date(attestation["issued_on"]) <= self.on
            && open(attestation["valid_until"])
    }
}
