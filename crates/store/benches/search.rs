//! What it costs to find, read and write candidates in a register as large as that of Flanders.
//!
//! `WOONSPOOR_BENCH_SIZE` makes it smaller. `WOONSPOOR_BENCH_DATABASE` names an empty database to do it in instead of a
//! temporary SQLite file, or one that this bench filled before.

#[path = "../tests/register/world.rs"]
mod world;

use std::sync::LazyLock;

use divan::{Bencher, counter::ItemsCount};
use store::entities::registration;
use store::register::reach::{Entry, Files, Through, Whom};
use store::register::search::{self, Filter, Page, Query};
use store::register::{self, Reach};
use store::sea_orm::EntityTrait;
use store::{Options, Store};
use tokio::runtime::Runtime;

struct World {
    runtime: Runtime,
    store: Store,
    /// Company, small company, welfare service.
    organisations: (Vec<i64>, Vec<i64>),
    _folder: tempfile::TempDir,
}

static WORLD: LazyLock<World> = LazyLock::new(|| {
    let runtime = Runtime::new().expect("a runtime");
    let folder = tempfile::tempdir().expect("a folder");
    let file = format!("sqlite://{}?mode=rwc", folder.path().join("bench.db").display());
    let url = std::env::var("WOONSPOOR_BENCH_DATABASE").unwrap_or(file);
    let size =
        std::env::var("WOONSPOOR_BENCH_SIZE").ok().and_then(|size| size.parse().ok()).unwrap_or(215_337);
    let (store, organisations) = runtime.block_on(async {
        let store =
            Store::connect(&url, &Options { create: true, ..Options::default() }).await.expect("a database");
        store.migrate().await.expect("tables");
        let organisations = match registration::Entity::find().one(store.reader()).await.expect("a look") {
            Some(_) => world::organisations(&store).await,
            None => world::fill(&store, size).await,
        };
        (store, organisations.expect("a register"))
    });
    World { runtime, store, organisations, _folder: folder }
});

fn main() {
    LazyLock::force(&WORLD);
    divan::main();
}

fn of(organisation: i64, part: &'static str) -> Reach {
    Reach::Files(Files {
        account: 1,
        today: world::today(),
        now: world::moment(),
        through: vec![Through { organisation, parts: vec![part], whom: Whom::Anyone, entry: Entry::Any }],
        emergency: vec![organisation],
        merged: false,
        erased: false,
    })
}

fn landlord() -> Reach {
    of(WORLD.organisations.0[3], "landlord")
}

fn service() -> Reach {
    of(WORLD.organisations.1[40], "support")
}

fn list(bencher: Bencher, query: &Query) {
    let world = &*WORLD;
    bencher
        .bench_local(|| world.runtime.block_on(search::list(world.store.reader(), query)).expect("a list"));
}

fn words(text: &str, reach: Reach) -> Query {
    Query { words: register::words(text), reach, ..Query::default() }
}

const TYPED: [&str; 10] = [
    "pee",
    "p",
    "van",
    "van den broeck",
    "marie peeters",
    "jan v",
    "aysc",
    "12/3/1980",
    "2019.05",
    "elif hoelinver",
];

#[divan::bench(args = TYPED)]
fn typed_by_a_landlord(bencher: Bencher, text: &str) {
    list(bencher, &words(text, landlord()));
}

#[divan::bench(args = TYPED)]
fn typed_by_a_service(bencher: Bencher, text: &str) {
    list(bencher, &words(text, service()));
}

#[divan::bench(args = TYPED)]
fn typed_by_who_sees_everything(bencher: Bencher, text: &str) {
    list(bencher, &words(text, Reach::Everything));
}

#[divan::bench]
fn a_number(bencher: Bencher) {
    let filter = Filter { number: Some("2019.05.06.000007".to_owned()), ..Filter::default() };
    list(bencher, &Query { filter, reach: landlord(), ..Query::default() });
}

#[divan::bench]
fn all_of_a_landlord(bencher: Bencher) {
    list(bencher, &words("", landlord()));
}

#[divan::bench]
fn all_of_a_service(bencher: Bencher) {
    list(bencher, &words("", service()));
}

#[divan::bench]
fn the_last_page_of_a_landlord(bencher: Bencher) {
    list(bencher, &Query { page: Page::Last, ..words("", landlord()) });
}

#[divan::bench]
fn adapted_of_a_landlord(bencher: Bencher) {
    let filter = Filter { adapted_need: Some(true), ..Filter::default() };
    list(bencher, &Query { filter, ..words("", landlord()) });
}

#[divan::bench(args = ["", "pee", "van"])]
fn counted_by_a_landlord(bencher: Bencher, text: &str) {
    let (world, query) = (&*WORLD, words(text, landlord()));
    bencher.bench_local(|| {
        world.runtime.block_on(search::count_up_to(world.store.reader(), &query, 1000)).expect("a count")
    });
}

#[divan::bench]
fn a_household(bencher: Bencher) {
    let world = &*WORLD;
    bencher
        .bench_local(|| world.runtime.block_on(register::household(world.store.reader(), 77)).expect("one"));
}

#[divan::bench]
fn a_file(bencher: Bencher) {
    let world = &*WORLD;
    bencher.bench_local(|| world.runtime.block_on(register::file(world.store.reader(), 77)).expect("one"));
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn the_register_for_the_rules(bencher: Bencher) {
    let (world, groups) = (&*WORLD, ["housing-first".to_owned(), "youth".to_owned()]);
    let load =
        || world.runtime.block_on(register::load::parts(world.store.reader(), &groups)).expect("a register");
    let count = load().0.ids.len();
    bencher.counter(ItemsCount::new(count)).bench_local(load);
}

#[divan::bench(sample_count = 2, sample_size = 1)]
fn duplicates(bencher: Bencher) {
    let world = &*WORLD;
    bencher.bench_local(|| {
        let pairs = register::duplicates::pairs(world.store.reader(), &Reach::Everything, 50, None);
        world.runtime.block_on(pairs).expect("pairs")
    });
}

/// A tenth of Flanders put in, in a transaction that is given up.
#[divan::bench(sample_count = 2, sample_size = 1)]
fn twenty_thousand_new_households(bencher: Bencher) {
    let world = &*WORLD;
    let households = || {
        let mut dice = world::Dice::new(7);
        (1_000_000..1_020_000).map(|place| world::household(&mut dice, place)).collect::<Vec<_>>()
    };
    bencher.counter(ItemsCount::new(20_000_usize)).with_inputs(households).bench_local_values(|households| {
        world.runtime.block_on(async {
            let tx = world.store.begin().await.expect("a transaction");
            register::insert_many(&tx, households).await.expect("put in");
            tx.rollback().await.expect("given up");
        });
    });
}
