//! How long the engine takes on a list as large as the Flemish one, and how that grows.
//!
//! `cargo bench -p app` for the Flemish size; `cargo bench -p app growth` for 10 000 to 1 000 000 registrations.

use app::law::{self, Law};
use app::registry::{self, Source};
use chrono::NaiveDate;
use divan::{Bencher, black_box};
use domain::{Dwelling, Pillar, Register};
use rules::{Allocator, Engine};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock};

fn main() {
    divan::main();
}

const FLANDERS: usize = 215_337;
const GROWTH: [usize; 5] = [10_000, 30_000, 100_000, 300_000, 1_000_000];

fn on() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 1).expect("a date")
}

fn law() -> &'static Law {
    static LAW: OnceLock<Law> = OnceLock::new();
    LAW.get_or_init(|| {
        law::load(Path::new("kempen"), None, Some(on())).expect("the built-in regulation loads")
    })
}

struct ToFolder(exchange::FolderWriter);

impl demo::Sink for ToFolder {
    type Error = std::io::Error;
    fn table(&mut self, name: &str, columns: &[&str]) -> std::io::Result<()> {
        self.0.table(name, columns)
    }
    fn row(&mut self, fields: &[&str]) -> std::io::Result<()> {
        self.0.row(fields)
    }
}

/// A folder with an invented registry of this many registrations, the other figures in proportion.
fn folder(registrations: usize) -> PathBuf {
    static MADE: Mutex<BTreeMap<usize, tempfile::TempDir>> = Mutex::new(BTreeMap::new());
    let mut made = MADE.lock().expect("no bench panics here");
    let folder = made.entry(registrations).or_insert_with(|| {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let scaled = |n: usize| n * registrations / FLANDERS;
        let text = demo::built_in()
            .replace("registrations = 215337", &format!("registrations = {registrations}"))
            .replace("confirmed_needs = 9712", &format!("confirmed_needs = {}", scaled(9712)))
            .replace("undocumented_needs = 1184", &format!("undocumented_needs = {}", scaled(1184)))
            .replace("allocations_this_year = 1358", &format!("allocations_this_year = {}", scaled(1358)))
            .replace("allocations_last_year = 8150", &format!("allocations_last_year = {}", scaled(8150)));
        let settings = demo::Settings::parse(&text).expect("the settings stay valid");
        let out = folder.path().join("registry");
        let mut sink = ToFolder(exchange::FolderWriter::create(&out).expect("an empty folder"));
        demo::generate(&settings, demo::Size::Flanders, 1, &mut sink).expect("a written registry");
        sink.0.finish().expect("a finished folder");
        folder
    });
    folder.path().join("registry")
}

fn load(path: &Path) -> Register {
    let source = Source { path: path.to_owned(), mapping: None, progress: None };
    registry::load(&source, law()).expect("the registry is valid").0
}

fn register(registrations: usize) -> &'static Register {
    static LOADED: Mutex<BTreeMap<usize, &'static Register>> = Mutex::new(BTreeMap::new());
    let mut loaded = LOADED.lock().expect("no bench panics here");
    loaded.entry(registrations).or_insert_with(|| Box::leak(Box::new(load(&folder(registrations)))))
}

fn engine(register: &'static Register) -> Engine<'static> {
    let law = law();
    Engine::new(&law.parsed.regulation, "kempen", &law.reference, register, on(), None).expect("it compiles")
}

fn compiled(registrations: usize) -> &'static Engine<'static> {
    static COMPILED: Mutex<BTreeMap<usize, &'static Engine<'static>>> = Mutex::new(BTreeMap::new());
    let register = register(registrations);
    let mut compiled = COMPILED.lock().expect("no bench panics here");
    compiled.entry(registrations).or_insert_with(|| Box::leak(Box::new(engine(register))))
}

/// A vacant two-bedroom dwelling in Turnhout: the municipality most people choose.
fn dwelling(register: &Register) -> &Dwelling {
    let turnhout =
        |d: &&Dwelling| d.municipality.number() == 13_040 && d.reserved_for.is_none() && !d.adapted;
    register.dwellings.iter().filter(turnhout).find(|d| d.bedrooms == 2).expect("the demo has one")
}

mod flanders {
    use super::*;

    #[divan::bench(sample_count = 20)]
    fn a_load_from_csv(bencher: Bencher) {
        let path = folder(FLANDERS);
        bencher.bench_local(|| load(black_box(&path)));
    }

    #[divan::bench(sample_count = 20)]
    fn b_compile_for_a_date(bencher: Bencher) {
        let register = register(FLANDERS);
        bencher.bench_local(|| engine(black_box(register)));
    }

    #[divan::bench(sample_count = 20)]
    fn c_a_place_for_the_first_time(bencher: Bencher) {
        let register = register(FLANDERS);
        let dwelling = dwelling(register);
        bencher
            .with_inputs(|| engine(register))
            .bench_local_values(|engine| engine.at(dwelling).place(dwelling.municipality));
    }

    #[divan::bench(args = [1, 2, 3, 4])]
    fn d_judge_all_with_reasons(bencher: Bencher, pillar: u8) {
        let engine = compiled(FLANDERS);
        let dwelling = dwelling(register(FLANDERS));
        let (at, place) = (engine.at(dwelling), engine.at(dwelling).place(dwelling.municipality));
        let pillar = Pillar::from_number(pillar).expect("1 to 4");
        bencher.bench_local(|| at.judge_all(black_box(dwelling), pillar, &place));
    }

    #[divan::bench(args = [1, 2, 3, 4])]
    fn e_ordered_list_of_the_suitable(bencher: Bencher, pillar: u8) {
        let engine = compiled(FLANDERS);
        let dwelling = dwelling(register(FLANDERS));
        let (at, place) = (engine.at(dwelling), engine.at(dwelling).place(dwelling.municipality));
        let pillar = Pillar::from_number(pillar).expect("1 to 4");
        bencher.bench_local(|| at.suitable(black_box(dwelling), pillar, &place).collect::<Vec<u32>>());
    }

    #[divan::bench(args = [1, 2, 3, 4], sample_count = 20)]
    fn f_the_same_list_ordered_for_the_first_time(bencher: Bencher, pillar: u8) {
        let register = register(FLANDERS);
        let dwelling = dwelling(register);
        let pillar = Pillar::from_number(pillar).expect("1 to 4");
        bencher
            .with_inputs(|| {
                let engine = engine(register);
                let _ = engine.at(dwelling).place(dwelling.municipality);
                engine
            })
            .bench_local_refs(|engine| {
                let at = engine.at(dwelling);
                let place = at.place(dwelling.municipality);
                at.suitable(dwelling, pillar, &place).collect::<Vec<u32>>()
            });
    }

    #[divan::bench(args = [1, 2, 3, 4])]
    fn g_first_suitable(bencher: Bencher, pillar: u8) {
        let engine = compiled(FLANDERS);
        let dwelling = dwelling(register(FLANDERS));
        let (at, place) = (engine.at(dwelling), engine.at(dwelling).place(dwelling.municipality));
        let pillar = Pillar::from_number(pillar).expect("1 to 4");
        bencher.bench_local(|| at.suitable(black_box(dwelling), pillar, &place).next());
    }

    /// 200 vacancies, every place met for the first time.
    #[divan::bench(sample_count = 10)]
    fn h_allocate_200_vacancies(bencher: Bencher) {
        let register = register(FLANDERS);
        let open: Vec<&Dwelling> = register.dwellings.iter().rev().take(200).collect();
        bencher.with_inputs(|| engine(register)).bench_local_refs(|engine| {
            let mut allocator = Allocator::new(engine);
            open.iter().map(|d| allocator.give(d)).collect::<Vec<_>>()
        });
    }

    /// The same 200 once more, as when the list is open all day.
    #[divan::bench(sample_count = 20)]
    fn i_allocate_200_vacancies_again(bencher: Bencher) {
        let engine = compiled(FLANDERS);
        let open: Vec<&Dwelling> = register(FLANDERS).dwellings.iter().rev().take(200).collect();
        bencher.bench_local(|| {
            let mut allocator = Allocator::new(engine);
            open.iter().map(|d| allocator.give(d)).collect::<Vec<_>>()
        });
    }
}

mod growth {
    use super::*;

    #[divan::bench(args = GROWTH, sample_count = 5)]
    fn a_load_from_csv(bencher: Bencher, registrations: usize) {
        let path = folder(registrations);
        bencher.bench_local(|| load(black_box(&path)));
    }

    #[divan::bench(args = GROWTH, sample_count = 5)]
    fn b_compile_for_a_date(bencher: Bencher, registrations: usize) {
        let register = register(registrations);
        bencher.bench_local(|| engine(black_box(register)));
    }

    #[divan::bench(args = GROWTH, sample_count = 20)]
    fn c_judge_all_with_reasons(bencher: Bencher, registrations: usize) {
        let engine = compiled(registrations);
        let dwelling = dwelling(register(registrations));
        let (at, place) = (engine.at(dwelling), engine.at(dwelling).place(dwelling.municipality));
        bencher.bench_local(|| at.judge_all(black_box(dwelling), Pillar::Accelerated, &place));
    }

    #[divan::bench(args = GROWTH, sample_count = 20)]
    fn d_ordered_list_of_the_suitable(bencher: Bencher, registrations: usize) {
        let engine = compiled(registrations);
        let dwelling = dwelling(register(registrations));
        let (at, place) = (engine.at(dwelling), engine.at(dwelling).place(dwelling.municipality));
        bencher.bench_local(|| {
            at.suitable(black_box(dwelling), Pillar::Accelerated, &place).collect::<Vec<u32>>()
        });
    }
}
