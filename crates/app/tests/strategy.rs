//! Small random registers, full of cases on a border, and the laws they are judged by.

use crate::region::{Home, Region};
use crate::support::{date, law, loaded, nis};
use app::law::Law;
use app::rank::Loaded;
use chrono::NaiveDate;
use domain::{
    Area, Attestation, AttestationLevel as Level, Candidate, Cents, Dwelling, GroupCode, GroupMask,
    HousingNeed, Member, Nis, OcmwCheck as Ocmw, Organisation, PastAllocation, Pillar, Refusal, Relation,
    Residence, SearchCheck as Search, Sector, Sex, Status, Stays, StockRow, Transfer,
};
use proptest::prelude::*;
use proptest::sample::select;
use std::fmt;
use std::sync::LazyLock;

/// A law with the date on which it is asked, and the seed of its draws.
pub struct Court {
    pub name: &'static str,
    pub law: Law,
    pub on: NaiveDate,
    pub seed: Option<u64>,
}

impl fmt::Debug for Court {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

impl Court {
    fn new(name: &'static str, council: &str, on: &str, with: &str) -> Self {
        let (on, with) = (date(on), with.parse().unwrap());
        Self { name, law: law(council, on, &with), on, seed: Some(7) }
    }

    /// The law together with a register.
    pub fn with(&self, region: &Region) -> Loaded {
        loaded(copy(&self.law), region.register())
    }
}

/// The Kempen as it is.
pub const KEMPEN: usize = 0;
/// The Kempen with lots in pillar 1.
pub const LOTS: usize = 1;

/// Very different laws: points, chronology, lots, rounds, overrides, every key of an order.
pub static COURTS: LazyLock<Vec<Court>> = LazyLock::new(|| {
    let lots = r#"
        "pillar-1.order" = ["lot"]
        "pillar-3.order" = [{ age-tiers = [30, 65] }, "registration-number"]
        "pillar-4.order" = ["income-ratio", "registered-on", "registration-number"]
        "selection.method" = { rounds = [1, 2, { group = "moving-on" }, 3, 1, 4] }
        "gate.reading" = "off"
    "#;
    let strict = r#"
        "pillar-1.order" = ["transfer", "registration-number"]
        "gate.reading" = "strict"
        "selection.carry-over" = true
        "distribution.method" = "sainte-lague"
    "#;
    vec![
        Court::new("kempen", "kempen", "2026-03-01", ""),
        Court::new("lots", "kempen", "2026-03-01", lots),
        Court::new("strict", "kempen", "2024-02-29", strict),
        Court::new("chronology", "voorbeeld-chronologisch", "2024-03-01", ""),
        Court::new("points", "voorbeeld-svk", "2024-03-01", ""),
    ]
});

/// A copy of a law.
pub fn copy(law: &Law) -> Law {
    Law {
        parsed: law.parsed.clone(),
        reference: law.reference.clone(),
        municipalities: law.municipalities.clone(),
        regulation_hash: law.regulation_hash.clone(),
        reference_hash: law.reference_hash.clone(),
        warnings: Vec::new(),
    }
}

/// Turnhout, Mol, Geel and Arendonk.
pub fn places() -> [Nis; 4] {
    ["13040", "13025", "13008", "13001"].map(nis)
}

/// Codes of the groups, the first three with a yearly number in the Kempen.
pub fn group_codes() -> Vec<String> {
    COURTS[KEMPEN].law.reference.group_codes()
}

fn place() -> impl Strategy<Value = Nis> {
    prop_oneof![3 => Just(places()[0]), 1 => select(places().to_vec())]
}

fn days(texts: &[&str]) -> impl Strategy<Value = NaiveDate> + use<> {
    select(texts.iter().map(|t| date(t)).collect::<Vec<_>>())
}

/// `yes` in so many of a hundred.
fn percent(yes: u32) -> impl Strategy<Value = bool> {
    prop_oneof![yes => Just(true), (100 - yes) => Just(false)]
}

fn some<S: Strategy>(yes: u32, strategy: S) -> impl Strategy<Value = Option<S::Value>>
where
    S::Value: Clone,
{
    (percent(yes), strategy).prop_map(|(yes, value)| yes.then_some(value))
}

/// Births around 18, 30 and 65 on the dates of the courts, children among them.
fn birth() -> impl Strategy<Value = NaiveDate> {
    days(&[
        "1944-05-05",
        "1958-02-28",
        "1959-03-01",
        "1960-02-29",
        "1961-03-01",
        "1961-03-02",
        "1985-06-06",
        "1991-01-15",
        "1996-02-29",
        "1996-03-01",
        "2006-02-28",
        "2008-02-29",
        "2008-03-01",
        "2008-03-02",
        "2015-07-07",
        "2016-08-08",
        "2020-01-01",
    ])
}

fn adult() -> impl Strategy<Value = NaiveDate> {
    days(&["1944-05-05", "1959-03-01", "1961-03-02", "1985-06-06", "1991-01-15", "1996-02-29"])
}

fn birth_of_tenant() -> impl Strategy<Value = NaiveDate> {
    prop_oneof![3 => adult(), 1 => birth()]
}

fn registered() -> impl Strategy<Value = NaiveDate> {
    days(&["2010-01-01", "2018-03-01", "2018-03-02", "2020-02-29", "2023-03-01", "2023-03-02"])
}

fn month_income() -> impl Strategy<Value = Cents> {
    let borders =
        [0, 90_000, 126_317, 126_318, 147_920, 147_921, 164_420, 164_421, 204_007, 204_008, 223_807, 223_808];
    prop_oneof![2 => Just(Cents(100_000)), 1 => select(borders.map(Cents).to_vec())]
}

fn year_income() -> impl Strategy<Value = Cents> {
    let borders = [0, 2_951_500, 2_951_501, 4_427_000, 4_427_001, 4_674_500, 4_674_501, 9_999_900];
    prop_oneof![4 => Just(Cents(1_400_000)), 1 => select(borders.map(Cents).to_vec())]
}

fn sex() -> impl Strategy<Value = Sex> {
    select(vec![Sex::M, Sex::F, Sex::X])
}

fn transfer() -> impl Strategy<Value = Transfer> {
    select(vec![Transfer::None, Transfer::Wish, Transfer::Mandatory])
}

fn status() -> impl Strategy<Value = Status> {
    prop_oneof![8 => Just(Status::Active), 1 => Just(Status::Suspended), 1 => Just(Status::Struck)]
}

fn groups() -> impl Strategy<Value = GroupMask> {
    prop_oneof![2 => Just(GroupMask(0b0010)), 2 => (0u32..16).prop_map(GroupMask), 1 => Just(GroupMask(0))]
}

fn near() -> impl Strategy<Value = NaiveDate> {
    days(&["2024-02-28", "2024-02-29", "2024-03-01", "2026-02-28", "2026-03-01", "2026-03-02"])
}

prop_compose! {
    fn candidate()(
        people in (registered(), birth_of_tenant(), sex(), month_income(), year_income(), percent(5)),
        need in (some(75, select(HousingNeed::ALL.to_vec())), percent(80), some(30, near())),
        more in (groups(), transfer(), some(30, place()), percent(10), percent(10), percent(50), percent(10)),
        state in (status(), some(50, near())),
    ) -> Candidate {
        let (registered_on, birth_date, sex, monthly_income, yearly_income, owns_property) = people;
        let (need, need_documented, need_until) = need;
        let (groups, transfer, informal_care, adapted_need, warning_flag, ..) = more;
        let (.., support_agreement, emancipated) = more;
        let (status, suspended_until) = state;
        Candidate {
            number: "".into(), registered_on, birth_date, sex, monthly_income, yearly_income, owns_property,
            need, need_documented, need_until, ocmw: None, groups, transfer, informal_care, adapted_need,
            warning_flag, support_agreement, emancipated, status, suspended_until,
        }
    }
}

prop_compose! {
    fn member()(
        birth_date in birth(),
        sex in sex(),
        relation in select(vec![Relation::Partner, Relation::Child, Relation::Child, Relation::Other]),
        dependent in percent(70),
        stays in select(vec![Stays::Full, Stays::Shared, Stays::Visiting]),
    ) -> Member {
        Member { birth_date, sex, relation, dependent, stays }
    }
}

prop_compose! {
    fn residence()(
        municipality in place(),
        from in days(&[
            "2005-01-01", "2014-03-02", "2016-03-02", "2018-01-01", "2020-07-01", "2021-03-02", "2021-03-03",
        ]),
        to in some(50, days(&[
            "2021-02-28", "2021-12-31", "2022-12-31", "2022-06-30", "2023-03-01", "2030-01-01",
        ])),
    ) -> Residence {
        Residence { municipality, from, to }
    }
}

prop_compose! {
    fn attestation()(
        organisation in some(90, 0u32..4),
        issued_on in days(&["2023-01-01", "2023-01-01", "2024-03-01", "2026-03-01", "2026-03-02"]),
        valid_until in some(30, near()),
        level in select(vec![Level::Municipality, Level::Area, Level::District]),
        ocmw in select(vec![Ocmw::Verified, Ocmw::Verified, Ocmw::LastingDisruption, Ocmw::No]),
        search in select(vec![Search::Active, Search::Active, Search::Excused, Search::No]),
        checks in (percent(90), percent(90)),
    ) -> Attestation {
        let (ready, engagement) = checks;
        let confirmed_on = None;
        Attestation {
            organisation, issued_on, valid_until, level, ocmw, search, ready, engagement, confirmed_on,
        }
    }
}

fn refusal() -> impl Strategy<Value = Refusal> {
    let on = days(&["2022-01-01", "2023-03-01", "2023-03-02", "2023-12-01", "2023-12-02", "2025-06-06"]);
    (on, any::<bool>()).prop_map(|(refused_on, valid)| Refusal { refused_on, valid })
}

/// A household that differs from the plain one in some of its facts, so that many of them stay on a list.
pub fn home() -> impl Strategy<Value = Home> {
    (any_home(), prop::collection::vec(percent(18), 20)).prop_map(|(any, differs)| {
        let mut home = plain("");
        let mut differs = differs.into_iter();
        macro_rules! mix {
            ($($fact:ident),*) => { $(if differs.next() == Some(true) { home.$fact = any.$fact; })* };
            (candidate: $($fact:ident),*) => {
                $(if differs.next() == Some(true) { home.candidate.$fact = any.candidate.$fact; })*
            };
        }
        mix!(members, residences, preferences, attestations, refusals);
        mix!(candidate: birth_date, sex, monthly_income, yearly_income, owns_property, need, need_documented);
        mix!(candidate: groups, transfer, adapted_need, warning_flag, emancipated, status);
        home.candidate.registered_on = any.candidate.registered_on;
        home.candidate.informal_care = any.candidate.informal_care;
        home.candidate.need_until = any.candidate.need_until;
        home.candidate.suspended_until = any.candidate.suspended_until;
        home.candidate.support_agreement = any.candidate.support_agreement;
        home
    })
}

/// A household with anything in it.
fn any_home() -> impl Strategy<Value = Home> {
    let members = prop_oneof![1 => Just(Vec::new()), 1 => prop::collection::vec(member(), 0..5)];
    let preferences = prop_oneof![2 => Just(places().to_vec()), 1 => prop::collection::vec(place(), 0..3)];
    let lists = (
        members,
        prop::collection::vec(residence(), 0..4),
        preferences,
        prop::collection::vec(attestation(), 0..4),
        prop::collection::vec(refusal(), 0..3),
    );
    (candidate(), lists).prop_map(
        |(candidate, (members, residences, mut preferences, attestations, refusals))| {
            preferences.sort_unstable();
            preferences.dedup();
            Home { candidate, members, residences, preferences, attestations, refusals }
        },
    )
}

prop_compose! {
    fn dwelling()(
        municipality in place(),
        zone in 0usize..3,
        bedrooms in prop_oneof![3 => Just(1u8), 2 => Just(2u8), 1 => 0u8..6],
        adapted in percent(10),
        reserved_for in some(15, (0u8..4).prop_map(GroupCode)),
        available_on in near(),
        min_age in some(15, select(vec![18u8, 30, 65])),
    ) -> Dwelling {
        let (company, zones) = match municipality.to_string().as_str() {
            "13008" => ("LeefGoed", ["Neteland", "Zuiderkempen", ""]),
            "13001" => ("De Noorderkempen", ["", "", "Noord"]),
            _ => ("Woonboog", ["RiT", "Baldemore", ""]),
        };
        let area = Area { company: company.into(), zone: zones[zone].into() };
        let (id, rent) = ("".into(), None);
        Dwelling { id, area, municipality, bedrooms, adapted, reserved_for, rent, available_on, min_age }
    }
}

fn stock() -> impl Strategy<Value = StockRow> {
    (place(), 0u32..40, 0u32..5).prop_map(|(municipality, dwellings, reserved)| StockRow {
        municipality,
        area: Area { company: "any".into(), zone: String::new() },
        dwellings,
        reserved: reserved.min(dwellings),
    })
}

/// Who issues attestations: the company, one with an agreement, one of which it ends, one without.
pub fn organisations() -> Vec<Organisation> {
    let row = |id: &str, sector, from: Option<&str>, to: Option<&str>| Organisation {
        id: id.into(),
        name: String::new(),
        sector,
        agreement_from: from.map(date),
        agreement_to: to.map(date),
    };
    vec![
        row("company", Sector::Company, None, None),
        row("caw", Sector::Caw, Some("2020-01-01"), None),
        row("ends", Sector::Ocmw, Some("2020-01-01"), Some("2024-02-29")),
        row("none", Sector::Other, None, None),
    ]
}

/// Past allocations: the candidate, the pillar, the group and the day of each of the first dwellings.
fn history() -> impl Strategy<Value = Vec<(prop::sample::Index, u8, Option<u8>, NaiveDate)>> {
    let day = days(&["2023-06-01", "2024-01-15", "2025-06-01", "2026-01-15", "2026-02-15"]);
    prop::collection::vec((any::<prop::sample::Index>(), 1u8..5, some(70, 0u8..4), day), 0..3)
}

/// A whole register: up to `homes` candidates and `vacancies` dwellings, and up to two more that were given before.
pub fn region(homes: usize, vacancies: usize) -> impl Strategy<Value = Region> {
    let parts = (
        prop::collection::vec(home(), 1..=homes),
        prop::collection::vec(dwelling(), 1..=vacancies),
        history(),
        prop::collection::vec(dwelling(), 2..3),
        prop::collection::vec(stock(), 0..6),
        any::<bool>(),
    );
    parts.prop_map(|(homes, vacant, history, given, stock, refusals_known)| {
        let mut region = Region {
            group_codes: group_codes(),
            homes,
            organisations: organisations(),
            dwellings: given.into_iter().take(history.len()).chain(vacant).collect(),
            allocations: Vec::new(),
            stock,
            refusals_known,
        };
        for (i, home) in region.homes.iter_mut().enumerate() {
            // Numbers of different lengths, in another order than the rows: as text 10 stands before 9.
            home.candidate.number = format!("{}", (i * 37 + 5) % 101).as_str().into();
            if !refusals_known {
                home.refusals.clear();
            }
        }
        for (i, dwelling) in region.dwellings.iter_mut().enumerate() {
            dwelling.id = format!("W{}", (i * 7 + 3) % 17).as_str().into();
        }
        for (i, (home, pillar, group, decided_on)) in history.into_iter().enumerate() {
            region.allocations.push(PastAllocation {
                dwelling: i as u32,
                candidate: home.index(region.homes.len()) as u32,
                pillar: Pillar::from_number(pillar).unwrap(),
                target_group: group.map(GroupCode),
                decided_on,
            });
        }
        region
    })
}

/// A household that meets every condition of every pillar for a dwelling with one bedroom in Turnhout.
pub fn plain(number: &str) -> Home {
    Home {
        candidate: Candidate {
            number: number.into(),
            registered_on: date("2020-01-15"),
            birth_date: date("1991-01-15"),
            sex: Sex::F,
            monthly_income: Cents(100_000),
            yearly_income: Cents(1_400_000),
            owns_property: false,
            need: Some(HousingNeed::Shelter),
            need_documented: true,
            need_until: None,
            ocmw: None,
            groups: GroupMask(0b0010),
            transfer: Transfer::Wish,
            informal_care: None,
            adapted_need: false,
            warning_flag: false,
            support_agreement: false,
            emancipated: false,
            status: Status::Active,
            suspended_until: None,
        },
        members: Vec::new(),
        residences: vec![Residence { municipality: places()[0], from: date("2010-01-01"), to: None }],
        preferences: vec![places()[0]],
        attestations: vec![Attestation {
            organisation: Some(1),
            issued_on: date("2023-01-01"),
            valid_until: None,
            level: Level::Municipality,
            ocmw: Ocmw::Verified,
            search: Search::Active,
            ready: true,
            engagement: true,
            confirmed_on: None,
        }],
        refusals: Vec::new(),
    }
}

/// A vacant dwelling with one bedroom in Turnhout.
pub fn plain_dwelling(id: &str) -> Dwelling {
    Dwelling {
        id: id.into(),
        area: Area { company: "Woonboog".into(), zone: "RiT".into() },
        municipality: places()[0],
        bedrooms: 1,
        adapted: false,
        reserved_for: None,
        rent: None,
        available_on: date("2026-03-01"),
        min_age: None,
    }
}

/// A register of plain households and dwellings, with room for every pillar.
pub fn plain_region(homes: Vec<Home>, dwellings: usize) -> Region {
    Region {
        group_codes: group_codes(),
        homes,
        organisations: organisations(),
        dwellings: (0..dwellings).map(|i| plain_dwelling(&format!("W{i:03}"))).collect(),
        allocations: Vec::new(),
        stock: vec![StockRow {
            municipality: places()[0],
            area: Area { company: "Woonboog".into(), zone: "RiT".into() },
            dwellings: 100_000,
            reserved: 0,
        }],
        refusals_known: true,
    }
}
