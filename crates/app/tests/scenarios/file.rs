//! The format of a scenario file; `law/regulations/kempen/scenarios/README.md` tells it to people.

use crate::support::law_folder;
use chrono::NaiveDate;
use domain::{AttestationLevel, Cents, HousingNeed, Nis, Pillar, Transfer};
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Table;

/// One file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Scenario {
    /// What the scenario shows, in a sentence.
    pub title: String,
    pub on: NaiveDate,
    /// The pillar that is looked at.
    pub pillar: Option<Pillar>,
    /// The pillar whose turn it is when none is asked for; 0 when nobody fits anywhere.
    pub turn: Option<u8>,
    #[serde(default)]
    pub with: Table,
    #[serde(default)]
    pub everybody: Table,
    #[serde(default)]
    pub dwelling: DwellingFacts,
    #[serde(default)]
    pub candidates: Vec<Table>,
    #[serde(default)]
    pub organisations: Vec<OrganisationFacts>,
    #[serde(default = "yes")]
    pub refusals_known: bool,
    #[serde(default)]
    pub dwellings: Vec<DwellingFacts>,
    #[serde(default)]
    pub history: Vec<HistoryFacts>,
    #[serde(default)]
    pub stock: Vec<StockFacts>,
    #[serde(default)]
    pub areas: Vec<AreaFacts>,
}

/// What differs from the default dwelling.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct DwellingFacts {
    pub number: String,
    pub municipality: Place,
    pub company: Option<String>,
    pub zone: Option<String>,
    pub bedrooms: u8,
    pub adapted: bool,
    pub reserved_for: Option<String>,
    pub available_on: Option<NaiveDate>,
    pub min_age: Option<u8>,
    pub expect: Table,
}

impl Default for DwellingFacts {
    fn default() -> Self {
        Self {
            number: "W1".into(),
            municipality: Place::named("Turnhout"),
            company: None,
            zone: None,
            bedrooms: 1,
            adapted: false,
            reserved_for: None,
            available_on: None,
            min_age: None,
            expect: Table::new(),
        }
    }
}

/// What differs from the default candidate.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Facts {
    pub number: Option<String>,
    pub registered_on: NaiveDate,
    pub age: u32,
    pub birth_date: Option<NaiveDate>,
    pub sex: Sex,
    pub monthly_income: Cents,
    pub yearly_income: Cents,
    pub property: bool,
    pub need: NeedFact,
    pub documented: bool,
    pub need_until: Option<NaiveDate>,
    pub groups: Vec<String>,
    pub transfer: Transfer,
    pub informal_care: Option<Place>,
    pub adapted_need: bool,
    pub warning_flag: bool,
    pub support_agreement: bool,
    pub emancipated: bool,
    pub status: Status,
    pub suspended_until: Option<NaiveDate>,
    /// So many dependent children of ten who only visit.
    pub children: u32,
    pub members: Vec<MemberFacts>,
    pub residences: Option<Vec<ResidenceFacts>>,
    pub preferences: Option<Vec<Place>>,
    pub attestations: Vec<AttestationFacts>,
    pub refusals: Vec<RefusalFacts>,
    pub allocated_on: Option<NaiveDate>,
}

impl Default for Facts {
    fn default() -> Self {
        Self {
            number: None,
            registered_on: day(2020, 1, 15),
            age: 35,
            birth_date: None,
            sex: Sex::F,
            monthly_income: Cents(100_000),
            yearly_income: Cents(1_400_000),
            property: false,
            need: NeedFact::Is(HousingNeed::Shelter),
            documented: true,
            need_until: None,
            groups: vec!["moving-on".into()],
            transfer: Transfer::Wish,
            informal_care: None,
            adapted_need: false,
            warning_flag: false,
            support_agreement: false,
            emancipated: false,
            status: Status::Active,
            suspended_until: None,
            children: 0,
            members: Vec::new(),
            residences: None,
            preferences: None,
            attestations: vec![AttestationFacts::default()],
            refusals: Vec::new(),
            allocated_on: None,
        }
    }
}

/// A need, or `none`.
#[derive(Clone, Copy, Deserialize)]
#[serde(untagged)]
pub enum NeedFact {
    Is(HousingNeed),
    Not(None),
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum None {
    None,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sex {
    M,
    F,
    X,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    Active,
    Suspended,
    Struck,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    Partner,
    Child,
    Other,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stays {
    Full,
    Shared,
    Visiting,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ocmw {
    Verified,
    LastingDisruption,
    StruckFromRegister,
    No,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Search {
    Active,
    Excused,
    No,
}

/// A member; a child of ten who lives there, unless it says otherwise.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct MemberFacts {
    pub relation: Relation,
    pub age: Option<u32>,
    pub birth_date: Option<NaiveDate>,
    pub sex: Sex,
    pub dependent: Option<bool>,
    pub stays: Stays,
    /// So many of them.
    pub times: usize,
}

impl Default for MemberFacts {
    fn default() -> Self {
        Self {
            relation: Relation::Child,
            age: None,
            birth_date: None,
            sex: Sex::F,
            dependent: None,
            stays: Stays::Full,
            times: 1,
        }
    }
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ResidenceFacts {
    #[serde(rename = "in")]
    pub place: Place,
    pub from: NaiveDate,
    pub to: Option<NaiveDate>,
}

/// An attestation; one that counts, unless it says otherwise.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct AttestationFacts {
    pub by: String,
    pub issued_on: NaiveDate,
    pub valid_until: Option<NaiveDate>,
    pub level: AttestationLevel,
    pub ocmw: Ocmw,
    pub search: Search,
    pub ready: bool,
    pub engagement: bool,
    pub confirmed_on: Option<NaiveDate>,
}

impl Default for AttestationFacts {
    fn default() -> Self {
        Self {
            by: "CAW".into(),
            issued_on: day(2023, 6, 1),
            valid_until: None,
            level: AttestationLevel::Municipality,
            ocmw: Ocmw::Verified,
            search: Search::Active,
            ready: true,
            engagement: true,
            confirmed_on: None,
        }
    }
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RefusalFacts {
    pub on: NaiveDate,
    #[serde(default)]
    pub valid: bool,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct OrganisationFacts {
    pub name: String,
    #[serde(default)]
    pub company: bool,
    pub agreement_from: Option<NaiveDate>,
    pub agreement_to: Option<NaiveDate>,
}

/// Allocations of before: so many, on one day.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct HistoryFacts {
    pub pillar: Pillar,
    #[serde(default = "once")]
    pub times: usize,
    pub on: Option<NaiveDate>,
    pub group: Option<String>,
    #[serde(default)]
    pub dwelling: DwellingFacts,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct StockFacts {
    pub municipality: Place,
    /// Absent: the stock table has no row for the municipality.
    pub dwellings: Option<u32>,
    #[serde(default)]
    pub reserved: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct AreaFacts {
    pub name: String,
    pub zone: Option<String>,
    pub expect: BTreeMap<String, u32>,
}

/// A municipality by its name.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Place {
    pub nis: Nis,
    /// The housing company that works there.
    pub company: String,
}

impl Place {
    pub fn named(name: &str) -> Self {
        Self::try_from(name.to_owned()).unwrap()
    }

    /// Every municipality with its name.
    pub fn all() -> Vec<(String, Self)> {
        let text = std::fs::read_to_string(law_folder().join("reference/municipalities.csv")).unwrap();
        let row = |line: &str| {
            let mut fields = line.split(',');
            let nis = Nis::parse(fields.next()?.as_bytes())?;
            let name = fields.next()?.to_owned();
            Some((name, Self { nis, company: fields.next()?.to_owned() }))
        };
        text.lines().skip(1).filter_map(row).collect()
    }
}

impl TryFrom<String> for Place {
    type Error = String;
    fn try_from(name: String) -> Result<Self, String> {
        let found = Self::all().into_iter().find(|(n, _)| *n == name);
        found.map(|(_, place)| place).ok_or_else(|| format!("no municipality `{name}`"))
    }
}

/// A candidate of a file: who it is, the facts, how many of them, and what is expected.
pub struct Case {
    pub who: String,
    pub facts: Facts,
    pub times: usize,
    pub expect: Table,
}

impl Scenario {
    /// The candidates, with what holds for everybody filled in.
    pub fn cases(&self) -> Vec<Case> {
        self.candidates.iter().map(|own| self.case(own)).collect()
    }

    fn case(&self, own: &Table) -> Case {
        let mut facts = self.everybody.clone();
        facts.extend(own.clone());
        let text = |value: toml::Value| value.as_str().map(str::to_owned);
        let who = facts.remove("who").and_then(text).unwrap_or_default();
        let times = facts.remove("times").and_then(|n| n.as_integer()).unwrap_or(1);
        let expect = facts.remove("expect").and_then(|e| e.as_table().cloned()).unwrap_or_default();
        let facts = Facts::deserialize(facts).unwrap_or_else(|e| panic!("candidate `{who}`: {e}"));
        Case { who, facts, times: usize::try_from(times).unwrap(), expect }
    }
}

fn yes() -> bool {
    true
}

fn once() -> usize {
    1
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}
