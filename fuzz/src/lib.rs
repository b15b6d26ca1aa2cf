//! What the targets share: the built-in reference data, a small registry, and a look at every fault.

use chrono::NaiveDate;
use domain::{Fault, Pillar, Register};
use exchange::{ReadOptions, Reading, read_registry};
use rules::reference::ReferenceTexts;
use rules::{Allocator, Engine, Parsed, Reference, explain};
use std::path::Path;
use std::sync::Once;

/// The tables of the small registry, in the order of the contract. Nobody in it exists.
pub const TABLES: [(&str, &str); 10] = [
    ("registrations", include_str!("../small/registrations.csv")),
    ("members", include_str!("../small/members.csv")),
    ("residences", include_str!("../small/residences.csv")),
    ("preferences", include_str!("../small/preferences.csv")),
    ("attestations", include_str!("../small/attestations.csv")),
    ("organisations", include_str!("../small/organisations.csv")),
    ("dwellings", include_str!("../small/dwellings.csv")),
    ("allocations", include_str!("../small/allocations.csv")),
    ("stock", include_str!("../small/stock.csv")),
    ("refusals", include_str!("../small/refusals.csv")),
];

/// Writes the small registry in a folder.
pub fn write_small_registry(folder: &Path) {
    for (table, text) in TABLES {
        write(&folder.join(format!("{table}.csv")), text.as_bytes());
    }
}

/// Writes a file; the fuzzer cannot go on without it.
pub fn write(path: &Path, bytes: &[u8]) {
    if let Err(error) = std::fs::write(path, bytes) {
        panic!("{}: {error}", path.display());
    }
}

/// Reads a registry with the target groups of the reference data.
pub fn read(path: &Path, mapping: Option<&Path>) -> Result<Reading, Vec<Fault>> {
    let group_codes = reference().group_codes();
    read_registry(path, &ReadOptions { mapping, group_codes, progress: None, contacts: true, today: None })
}

/// Texts of the reference data that are built in.
pub fn reference_texts() -> ReferenceTexts {
    let text = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    ReferenceTexts {
        living_wage: text("living-wage.toml", include_str!("../../law/reference/living-wage.toml")),
        income_limits: text("income-limits.toml", include_str!("../../law/reference/income-limits.toml")),
        target_groups: text("target-groups.toml", include_str!("../../law/reference/target-groups.toml")),
        housing_needs: text("housing-needs.toml", include_str!("../../law/reference/housing-needs.toml")),
    }
}

/// The reference data that are built in.
pub fn reference() -> Reference {
    Reference::parse(&reference_texts())
        .expect("the built-in reference data parse: the tests of the workspace see to it")
}

/// The regulations that come with the program.
pub fn regulations() -> Vec<Parsed> {
    let texts = [
        include_str!("../../law/regulations/kempen/2023-10-01.toml"),
        include_str!("../../law/regulations/voorbeeld-chronologisch/2024-01-01.toml"),
        include_str!("../../law/regulations/voorbeeld-svk/2024-01-01.toml"),
    ];
    let parsed = texts.map(|text| rules::parse("regulation.toml", text));
    parsed
        .into_iter()
        .map(|parsed| parsed.expect("the regulations that come with the program parse"))
        .collect()
}

/// Ranks, explains and allocates everybody of a register; the ranking and the explanation agree on each of them.
pub fn decide(parsed: &Parsed, reference: &Reference, register: &Register) {
    let on = NaiveDate::from_ymd_opt(2026, 3, 1).expect("a day");
    // Not in force on that day, or without an amount: refused, and rightly so.
    let Ok(engine) = Engine::new(&parsed.regulation, &parsed.file, reference, register, on, Some(7)) else {
        return;
    };
    for dwelling in &register.dwellings {
        let compiled = engine.at(dwelling);
        for pillar in Pillar::ALL.into_iter().filter(|pillar| compiled.book.pillars[pillar.index()].is_some())
        {
            let ranking = compiled.rank(dwelling, pillar);
            for position in 0..register.candidates.len() {
                let told = explain(compiled, dwelling, pillar, position);
                let place = ranking.ranked.iter().position(|&ranked| ranked as usize == position);
                assert_eq!(
                    told.place,
                    place.map(|place| place + 1),
                    "ranking and explanation agree on everybody"
                );
            }
        }
    }
    let _ = Allocator::new(&engine).give_all();
}

/// A fault names a line that the file has.
pub fn look_at(faults: &[Fault], text: &[u8]) {
    // One more than there are line ends, and one for what is missing at the end.
    let lines = text.iter().filter(|&&byte| byte == b'\n').count() as u64 + 2;
    for fault in faults {
        assert!(fault.line.is_none_or(|line| (1..=lines).contains(&line)), "no such line: {fault:?}");
    }
}

/// Lets a panic that is caught be a panic that is caught. The library that reads workbooks panics on damaged ones, and
/// `exchange` takes that for an unreadable file; libfuzzer would stop at the panic itself. What nobody catches still
/// stops it.
pub fn only_uncaught_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| std::panic::set_hook(Box::new(|panic| eprintln!("{panic}"))));
}
