//! The ledger that people see is the ledger of the rules, and tells others nothing that points at somebody.

use super::{at_work, day, office};
use app::office::ledger::{Asked, Company, Ground, Shown, View, show};
use app::office::{Acting, No, Office};
use app::rank;
use app::registry::Source;
use chrono::Datelike;
use domain::Area;
use rules::{LedgerBook, Rulebook};
use std::path::PathBuf;
use std::time::Duration;

async fn view(office: &Office, acting: &Acting, company: Option<&str>, year: Option<i32>) -> View {
    let asked = Asked { company: company.map(str::to_owned), year, patience: Duration::from_secs(600) };
    match show(office, acting, &asked).await.unwrap() {
        Shown::Page(view) => *view,
        Shown::Working => panic!("figures that were waited for are not there"),
    }
}

fn of<'v>(view: &'v View, name: &str) -> &'v Company {
    view.companies.iter().find(|company| company.name == name).expect("the company is there")
}

#[tokio::test]
async fn the_page_counts_as_the_rules_do() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("region");
    app::demo_region::make(&path, demo::Size::Small, 1, Some(day())).unwrap();
    let source = Source { path, mapping: None, progress: None };
    let loaded = rank::load(&PathBuf::from("kempen"), None, &source, day()).unwrap();
    let book = Rulebook::of(&loaded.law.parsed.regulation, None);
    for database in testbed::databases() {
        let office = office(&database).await;
        let acting = at_work(&office, "toewijzing").await;
        let mut allocations = 0;
        for year in [day().year(), day().year() - 1] {
            let ledger = LedgerBook::open(&loaded.register, year);
            let seen = view(&office, &acting, None, Some(year)).await;
            assert_eq!((seen.year, seen.in_force), (year, true), "{database}");
            assert!(seen.years.contains(&year), "{database}: {:?}", seen.years);
            let own = of(&seen, "Woonboog");
            let counts = ledger.counts("Woonboog");
            assert_eq!(own.total, Some(counts.total), "{database}");
            allocations += counts.total;
            let shortfalls = ledger.shortfalls(&book, "Woonboog");
            for line in &own.pillars {
                let place = line.pillar.index();
                assert_eq!(line.count, Some(counts.by_pillar[place]), "{database}");
                assert_eq!(line.shortfall, shortfalls[place], "{database}");
            }
            let ahead = ledger.expected(&book, "Woonboog", app::office::ledger::EXPECTED);
            let now = year == day().year();
            assert_eq!(own.next, if now { ahead } else { Vec::new() }, "{database}");
            let strays: u32 = own.strays.iter().flatten().map(|stray| stray.count).sum();
            let retraced = LedgerBook::retraced(&loaded.register, &book, "Woonboog", year);
            let differ = retraced.iter().filter(|past| past.first.pillar() != past.given).count();
            assert_eq!(strays as usize, differ, "{database}");
            for place in &seen.places {
                let stock = ledger.stock(place.nis);
                assert_eq!((place.dwellings, place.reserved), (stock.dwellings, stock.reserved));
                assert!(place.given.is_none_or(|given| given == stock.given), "{database}");
                assert_eq!(
                    place.room,
                    3 * (stock.reserved + stock.given + 1) <= stock.dwellings,
                    "{database}"
                );
                if let Some((wanted, most)) = place.sides() {
                    assert_eq!(place.room, wanted <= most, "{database}");
                }
            }
            assert!(seen.places.iter().any(|place| place.given.is_some()), "{database}");
            assert!(seen.places.iter().any(|place| place.given.is_none()), "{database}");
            for ground in seen.grounds.iter().filter(|ground| ground.company == "Woonboog") {
                let zone = if ground.within { ground.name.clone() } else { String::new() };
                let area = Area { company: "Woonboog".to_owned(), zone };
                for turn in ledger.group_turns(&book, &loaded.register, &area) {
                    let group = ground.groups.iter().find(|group| group.code == turn.code).unwrap();
                    assert_eq!((group.number, group.count), (turn.number, Some(turn.count)), "{database}");
                    assert_eq!(group.shortfall, Some(turn.shortfall), "{database}");
                }
            }
        }
        assert!(allocations > 0, "{database}: the demo region allocated something");
        let seen = view(&office, &acting, None, None).await;
        let key = seen.key.expect("the model of the Kempen divides its numbers");
        assert_eq!(Some(key.worked_out), book.apportionment, "{database}");
    }
}

/// Every figure that could point at somebody.
fn small(company: &Company, grounds: &[Ground]) -> Vec<u32> {
    let pillars = company.pillars.iter().filter_map(|line| line.count);
    let here = grounds.iter().filter(|ground| ground.company == company.name);
    let groups = here.flat_map(|ground| &ground.groups).filter_map(|group| group.count);
    pillars.chain(groups).filter(|count| *count < 5).collect()
}

#[tokio::test]
async fn small_numbers_are_for_who_works_on_the_rankings_of_the_company() {
    for database in testbed::databases() {
        let office = office(&database).await;
        let officer = at_work(&office, "toewijzing").await;
        let seen = view(&office, &officer, None, None).await;
        assert!(
            !small(of(&seen, "Woonboog"), &seen.grounds).is_empty(),
            "{database}: there are small numbers"
        );
        assert!(small(of(&seen, "LeefGoed"), &seen.grounds).is_empty(), "{database}");
        for (who, company) in [("leefgoed", "Woonboog"), ("beleid", "Woonboog"), ("beleid", "LeefGoed")] {
            let acting = at_work(&office, who).await;
            let seen = view(&office, &acting, Some(company), None).await;
            assert_eq!(seen.companies.len(), 1, "{database}: only the company that was asked");
            let company = of(&seen, company);
            assert!(small(company, &seen.grounds).is_empty(), "{database}: {who}");
            assert_eq!(company.strays, None, "{database}: {who}");
            let open = company.pillars.iter().any(|line| line.count.is_none());
            if open {
                assert!(company.next.is_empty(), "{database}: turns would tell the counts to {who}");
                assert!(company.pillars.iter().all(|line| line.shortfall.is_none()), "{database}: {who}");
            }
            for ground in seen.grounds.iter().filter(|ground| ground.within) {
                assert!(ground.groups.iter().all(|group| group.count.is_none()), "{database}: {who}");
            }
        }
    }
}

#[tokio::test]
async fn figures_are_not_for_everybody() {
    for database in testbed::databases() {
        let office = office(&database).await;
        let asked = Asked { company: None, year: None, patience: Duration::ZERO };
        for who in ["begeleider", "vrijwilliger", "beheer", "privacy"] {
            let acting = at_work(&office, who).await;
            let answer = show(&office, &acting, &asked).await;
            assert!(matches!(answer, Err(No::NotFound)), "{database}: {who}");
        }
    }
}
