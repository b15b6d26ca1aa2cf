//! The invented region: repeatable, complete, consistent, and rich enough to try everything on.

mod support;

use demo::{Settings, Sink, Size, built_in, generate};
use domain::HousingNeed;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use support::consistency;
use support::judge;
use support::tables::Tables;

const NUMBER: &str = "registration_number";

#[test]
fn the_same_seed_gives_the_same_tables_and_another_seed_gives_others() {
    for size in [Size::Small, Size::Kempen] {
        let first = Tables::generate(size, 7);
        assert_eq!(first, Tables::generate(size, 7));
        assert_ne!(first.0, Tables::generate(size, 8).0);
    }
    assert_ne!(Tables::generate(Size::Small, u64::MAX).0, Tables::generate(Size::Small, 0).0);
}

#[test]
fn small_and_kempen_have_the_sizes_they_promise() {
    for (size, registrations, vacant, needs, allocations) in
        [(Size::Small, 300, 13, 66, 21), (Size::Kempen, 10_000, 60, 451, 811)]
    {
        for seed in 0..4 {
            let (tables, summary) = Tables::generate(size, seed);
            assert_eq!(summary.registrations, registrations, "{size} {seed}");
            assert_eq!(summary.vacant, vacant, "{size} {seed}");
            assert_eq!(summary.confirmed_needs, needs, "{size} {seed}");
            assert_eq!(summary.allocations, allocations, "{size} {seed}");
            let counts = [
                ("registrations", summary.registrations),
                ("members", summary.members),
                ("residences", summary.residences),
                ("preferences", summary.preferences),
                ("attestations", summary.attestations),
                ("organisations", summary.organisations),
                ("dwellings", summary.dwellings),
                ("allocations", summary.allocations),
                ("stock", summary.stock),
                ("refusals", summary.refusals),
            ];
            let written: Vec<(&str, usize)> =
                tables.0.iter().map(|table| (table.name.as_str(), table.rows.len())).collect();
            assert_eq!(written, counts);
        }
    }
}

#[derive(Default)]
struct Counter(BTreeMap<String, usize>, String);

impl Sink for Counter {
    type Error = Infallible;
    fn table(&mut self, name: &str, _: &[&str]) -> Result<(), Infallible> {
        name.clone_into(&mut self.1);
        Ok(())
    }
    fn row(&mut self, _: &[&str]) -> Result<(), Infallible> {
        *self.0.entry(self.1.clone()).or_default() += 1;
        Ok(())
    }
}

#[test]
fn flanders_has_all_its_registrations() {
    let settings = Settings::parse(built_in()).unwrap();
    let mut counter = Counter::default();
    let Ok(summary) = generate(&settings, Size::Flanders, 1, &mut counter);
    assert_eq!(counter.0["registrations"], 215_337);
    assert_eq!(summary.registrations, 215_337);
    assert_eq!(summary.vacant, 750);
    assert_eq!(counter.0["dwellings"] - counter.0["allocations"], 750);
}

#[test]
fn what_the_sink_reports_is_handed_back() {
    struct Full;
    impl Sink for Full {
        type Error = &'static str;
        fn table(&mut self, _: &str, _: &[&str]) -> Result<(), &'static str> {
            Ok(())
        }
        fn row(&mut self, _: &[&str]) -> Result<(), &'static str> {
            Err("the disk is full")
        }
    }
    let settings = Settings::parse(built_in()).unwrap();
    assert_eq!(generate(&settings, Size::Small, 1, &mut Full), Err("the disk is full"));
}

#[test]
fn the_kempen_are_consistent() {
    let (tables, summary) = Tables::generate(Size::Kempen, 3);
    consistency::check(&tables, summary.reference_date);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn every_seed_gives_a_consistent_region(seed in any::<u64>()) {
        let (tables, summary) = Tables::generate(Size::Small, seed);
        consistency::check(&tables, summary.reference_date);
    }
}

#[test]
fn the_stock_of_the_areas_is_that_of_the_note() {
    let expected = [
        (("De Noorderkempen", ""), 1597),
        (("LeefGoed", "Neteland"), 2200),
        (("LeefGoed", "Zuiderkempen"), 2730),
        (("Woonboog", "Baldemore"), 1612),
        (("Woonboog", "RiT"), 3136),
    ];
    for size in [Size::Small, Size::Kempen] {
        let (tables, _) = Tables::generate(size, 1);
        let mut sums: BTreeMap<(&str, &str), u32> = BTreeMap::new();
        let (mut all, mut reserved) = (0, 0);
        for row in tables.get("stock").records() {
            let dwellings: u32 = row["dwellings"].parse().unwrap();
            *sums.entry((row["company"], row["zone"])).or_default() += dwellings;
            all += dwellings;
            reserved += row["reserved_for_target_groups"].parse::<u32>().unwrap();
        }
        assert_eq!(sums, BTreeMap::from(expected));
        assert_eq!(reserved * 1000 / all, 116, "11.6 % is reserved");
    }
}

#[test]
fn confirmed_needs_have_the_shares_of_the_count() {
    let (tables, _) = Tables::generate(Size::Kempen, 1);
    let confirmed = tables.get("registrations").records().filter(|r| r["need_documented"] == "yes");
    let mut counts: BTreeMap<String, i32> = BTreeMap::new();
    for row in confirmed {
        *counts.entry(row["housing_need"].to_owned()).or_default() += 1;
    }
    let shares = [
        ("shelter", 198),
        ("leaving-institution", 204),
        ("with-network", 360),
        ("losing-home", 94),
        ("no-shelter", 13),
    ];
    for (need, share) in shares {
        assert!((counts[need] * 1000 - 451 * share).abs() <= 2000, "{need}: {}", counts[need]);
    }
    assert_eq!(counts.len(), HousingNeed::CODES.len(), "every need occurs: {counts:?}");
}

#[test]
fn every_pillar_has_people_for_several_dwellings_and_some_dwellings_have_nobody() {
    for (size, seeds, several) in [(Size::Small, 1..7, 3), (Size::Kempen, 1..2, 25)] {
        for seed in seeds {
            let (tables, summary) = Tables::generate(size, seed);
            let roads = judge::roads(&tables, summary.reference_date);
            for pillar in 1..=4 {
                let number = roads.iter().filter(|(_, pillars)| pillars.contains(&pillar)).count();
                assert!(number >= several, "{size}, seed {seed}, pillar {pillar}: {number} dwellings");
            }
            assert!(roads.iter().any(|(_, pillars)| pillars.is_empty()), "{size}, seed {seed}");
            let vacant: BTreeSet<&str> = roads.iter().map(|(dwelling, _)| dwelling.as_str()).collect();
            let vacant = tables.get("dwellings").records().filter(|d| vacant.contains(d["dwelling"]));
            let vacant: Vec<_> = vacant.collect();
            assert!(vacant.iter().any(|d| d["reserved_for"] == "65-plus"));
            assert!(vacant.iter().any(|d| d["reserved_for"] == "moving-on"));
            assert!(vacant.iter().any(|d| d["adapted"] == "yes"));
        }
    }
}

#[test]
fn the_ledger_starts_from_allocations_of_this_year_and_last_year_has_more() {
    let (tables, _) = Tables::generate(Size::Kempen, 1);
    let years = |year: &'static str| {
        tables.get("allocations").records().filter(move |row| row["decided_on"].starts_with(year))
    };
    assert_eq!((years("2025").count(), years("2026").count()), (695, 116));
    for pillar in ["1", "2", "3", "4"] {
        assert!(years("2026").any(|row| row["pillar"] == pillar), "{pillar}");
    }
    assert!(years("20").all(|row| row["target_group"].is_empty() != (row["pillar"] == "3")));
}

#[test]
fn every_edge_case_is_in_every_size() {
    let (small, summary) = Tables::generate(Size::Small, 1);
    let kempen = Tables::generate(Size::Kempen, 1).1;
    let names = |cases: &[demo::EdgeCase]| cases.iter().map(|case| case.what).collect::<Vec<_>>();
    assert_eq!(names(&summary.edge_cases), names(&kempen.edge_cases));
    assert!(summary.edge_cases.len() >= 50);
    let row = |what: &str| {
        let case = summary.edge_cases.iter().find(|case| case.what == what).unwrap();
        small.get("registrations").records().find(|row| row[NUMBER] == case.registration).unwrap()
    };
    assert_eq!(row("born on 29 February, comes of age on 28 February")["birth_date"], "2008-02-29");
    assert_eq!(row("comes of age on the reference date")["birth_date"], "2008-03-01");
    assert_eq!(row("income of the year exactly at the limit")["yearly_income"], "29515.00");
    assert_eq!(row("single, income of the month exactly at the second ceiling")["monthly_income"], "1644.20");
    let first = row("registered on the same day as somebody else, first");
    let second = row("registered on the same day as somebody else, second");
    assert_eq!(first["registered_on"], second["registered_on"]);
    assert!(first[NUMBER] < second[NUMBER]);
    let allocated: BTreeSet<&str> = small.get("allocations").values(NUMBER).collect();
    assert!(summary.edge_cases.iter().all(|case| !allocated.contains(case.registration.as_str())));
}

#[test]
fn people_on_a_border_stand_on_the_right_side_of_it() {
    let (tables, summary) = Tables::generate(Size::Small, 1);
    let judged = judge::people(&tables, summary.reference_date);
    let number = |what: &str| {
        let case = summary.edge_cases.iter().find(|case| case.what == what);
        case.unwrap_or_else(|| panic!("no case `{what}`")).registration.as_str()
    };
    let ties = [
        ("five years of residence exactly", true),
        ("five years of residence but for one day", false),
        ("residence in two stays that join", true),
        ("residence in two stays with one day between them", false),
        ("left long ago, five years within the window", true),
        ("left long ago, one day too little within the window", false),
        ("a tie with two municipalities", true),
        ("no tie, but informal care in the municipality", false),
    ];
    for (what, tied) in ties {
        assert_eq!(judged[number(what)].tied, tied, "{what}");
    }
    let urgencies = [
        ("single, income of the month exactly at the second ceiling", true),
        ("single, income of the month one cent above the second ceiling", false),
        ("family, income of the month one cent above the second ceiling", false),
        ("special need, documented", false),
        ("urgent need without a document", false),
        ("need that ends on the reference date", true),
        ("need that ended the day before", false),
        ("attestation valid up to the reference date", true),
        ("attestation expired the day before", false),
        ("attestation issued on the reference date", true),
        ("attestation by an organisation without an agreement", false),
        ("attestation by an organisation whose agreement ended", false),
        ("attestation by an organisation whose agreement has yet to start", false),
        ("attestation by way of both exceptions", true),
        ("two attestations, the nearest one incomplete", true),
        ("warning flag without a support agreement", false),
        ("warning flag with a support agreement", true),
    ];
    for (what, urgent) in urgencies {
        assert_eq!(judged[number(what)].urgent, urgent, "{what}");
    }
    let conditions = [
        ("born on 29 February, comes of age on 28 February", true),
        ("comes of age on the reference date", true),
        ("comes of age the day after the reference date", false),
        ("minor, emancipated", true),
        ("income of the year exactly at the limit", true),
        ("income of the year one cent above the limit", false),
        ("couple with two children, income of the year exactly at the limit", true),
        ("urgent need, but owns property", false),
        ("urgent need, but struck", false),
        ("suspended through the reference date", false),
        ("suspended until the day before", true),
        ("suspended without end", false),
    ];
    for (what, eligible) in conditions {
        assert_eq!(judged[number(what)].eligible, eligible, "{what}");
    }
}

#[test]
fn nothing_looks_like_a_national_number_and_contact_data_are_fictitious() {
    let (tables, _) = Tables::generate(Size::Kempen, 1);
    for table in &tables.0 {
        let phone = table.columns.iter().position(|column| column == "phone");
        for row in &table.rows {
            for (column, field) in row.iter().enumerate().filter(|(column, _)| Some(*column) != phone) {
                let digits = field.bytes().filter(u8::is_ascii_digit).count();
                assert_ne!(digits, 11, "{}: {} {field}", table.name, table.columns[column]);
            }
        }
    }
    let registrations = tables.get("registrations");
    assert!(registrations.values("phone").all(|phone| phone.is_empty() || phone.starts_with("+32 470 00 ")));
    let mail = |text: &str| text.is_empty() || text.ends_with("@example.org") && text.is_ascii();
    assert!(registrations.values("email").all(mail));
    assert!(registrations.values("email").filter(|text| !text.is_empty()).count() > 5000);
    for table in &tables.0 {
        let comma = |field: &String| field.contains([',', ';', '"', '\n']);
        assert!(!table.rows.iter().flatten().any(comma), "{} needs quotes", table.name);
    }
}

#[test]
fn a_size_is_read_by_its_name() {
    for size in Size::ALL {
        assert_eq!(size.name().parse(), Ok(size));
    }
    assert!("Kempen".parse::<Size>().unwrap_err().contains("small, kempen or flanders"));
}

#[test]
fn unsound_settings_are_refused_with_the_line_and_what_is_wrong() {
    let faults = [
        ("keep = 450", "keeep = 450", "unknown field `keeep`"),
        ("keep = 450", "", "missing field `keep`"),
        ("keep = 450", "keep = 1450", "1450 is more than 1000 per mille"),
        ("keep = 450", "keep = -1", "-1"),
        ("vacant_days = [[8, 75, 1]]", "vacant_days = [[80, 75, 1]]", "from 80 to 75"),
        ("vacant_days = [[8, 75, 1]]", "vacant_days = [[8, 75, 0]]", "at least one weight"),
        ("dwellings = 1597", "dwellings = 1598", "1597 dwellings, not 1598"),
        ("company = \"LeefGoed\"", "company = \"Leefgoed\"", "no company is called `Leefgoed`"),
        ("reserved_for = \"moving-on\"", "reserved_for = \"moving\"", "no target group is called `moving`"),
        ("pillars = [500, 200,", "pillars = [500, 100,", "add up to 900"),
        ("per_mille = 470", "per_mille = 471", "add up to 1001"),
        ("nis = \"13001\"", "nis = \"1301\"", "not a NIS code"),
        ("nis = \"13001\"", "nis = \"13014\"", "13014 is named twice"),
        ("\"13025\", \"13040\"]", "\"13025\", \"34022\"]", "34022 lies in none"),
        ("confirmed_needs = 66", "confirmed_needs = 6", "the counts do not go together"),
        ("code = \"unfit\"", "code = \"unfitt\"", "unknown variant `unfitt`"),
        ("single_offsets = [\"165.00\"", "single_offsets = [\"-165.00\"", "-165.00 is no plausible amount"),
        ("reference_date = \"2026-03-01\"", "reference_date = \"2026-02-30\"", "out of range"),
    ];
    for (old, new, expected) in faults {
        assert!(built_in().contains(old), "{old}");
        let text = built_in().replacen(old, new, 1);
        let message = Settings::parse(&text).unwrap_err();
        assert!(message.contains(expected), "{new}: {message}");
        assert!(message.starts_with("line "), "{new}: {message}");
    }
    let at = built_in().lines().position(|line| line.contains("keep = 450")).unwrap() + 1;
    let message = Settings::parse(&built_in().replacen("keep = 450", "keeep = 450", 1)).unwrap_err();
    assert!(message.starts_with(&format!("line {at}: ")), "{message}");
}

/// A figure may have its remark on the same line, or above it in the same block of lines.
#[test]
fn every_figure_of_the_built_in_settings_has_a_source_or_is_called_assumed() {
    let mut remarked = false;
    for (index, line) in built_in().lines().enumerate() {
        if line.trim().is_empty() {
            remarked = false;
        }
        if let Some((_, remark)) = line.split_once('#') {
            remarked |= remark.contains("assumed") || remark.contains("source");
        }
        let figure = !line.starts_with('#') && line.bytes().any(|byte| byte.is_ascii_digit());
        assert!(!figure || remarked, "line {}: {line}", index + 1);
    }
}
