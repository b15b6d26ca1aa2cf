//! Finding registrations: by words, by filters, a page at a time.

use super::world::{self, Dice, day, member, registration};
use crate::support::{databases, migrated};
use store::register::search::{self, By, Filter, Found, Need, Order, Page, Query};
use store::register::{self, Finder, Household, Reach};
use store::sea_orm::ConnectionTrait;
use store::{Area, Registration, Store};

async fn insert(store: &Store, registrations: Vec<Registration>) -> Vec<i64> {
    let tx = store.begin().await.unwrap();
    let households = registrations.into_iter().map(Household::bare).collect();
    let ids = register::insert_many(&tx, households).await.unwrap();
    tx.commit().await.unwrap();
    ids
}

fn typed(text: &str) -> Query {
    Query { words: register::words(text), reach: Reach::Everything, ..Query::default() }
}

/// The page, which every way of finding it has to agree on.
async fn list(store: &Store, query: &Query) -> Found {
    let page = search::list(store.reader(), query).await.unwrap();
    for (way, other) in search::list_every_way(store.reader(), query).await.unwrap().into_iter().enumerate() {
        assert_eq!(other, page, "way {way} of {query:?}");
    }
    let finder = Finder::default();
    finder.ready(store).await.unwrap();
    if let Some(answer) = finder.quick(store, query, 1000).await.unwrap() {
        assert_eq!(answer.found, page, "in memory: {query:?}");
        let count = search::count_up_to(store.reader(), query, 1000).await.unwrap();
        assert_eq!(answer.count, count, "in memory: {query:?}");
    }
    page
}

async fn names(store: &Store, query: &Query) -> Vec<String> {
    list(store, query).await.rows.into_iter().map(|row| row.name).collect()
}

#[tokio::test]
async fn people_are_found_by_what_one_knows_of_them() {
    for database in databases() {
        let store = migrated(&database).await;
        insert(
            &store,
            vec![
                registration("2019.05.06.0001", "Zoë Peeters", "1980-03-12"),
                registration("2019.05.06.0002", "Jan Van den Broeck", "1981-12-03"),
                registration("2020.01.01.0003", "Peer Vandenbroeck", "1990-01-01"),
                registration("2020.01.01.0004", "François D'Hondt", "2019-05-06"),
                registration("2020.01.01.0005", "Łukasz Öztürk", "1975-07-30"),
                registration("R20.0006", "Ann Reyniers", "1975-07-31"),
                registration("2020.01.01.0007", "", "1960-01-01"),
            ],
        )
        .await;
        let cases: [(&str, &[&str]); 22] = [
            ("pee", &["Peer Vandenbroeck", "Zoë Peeters"]),
            ("PEETERS", &["Zoë Peeters"]),
            ("zoe peet", &["Zoë Peeters"]),
            ("peeters zoë", &["Zoë Peeters"]),
            ("peeters jan", &[]),
            ("eeters", &[]),
            ("van den broeck", &["Jan Van den Broeck", "Peer Vandenbroeck"]),
            ("vandenbroeck", &["Jan Van den Broeck", "Peer Vandenbroeck"]),
            ("vanden bro", &["Jan Van den Broeck", "Peer Vandenbroeck"]),
            ("broeck van den", &["Jan Van den Broeck"]),
            ("dhondt", &["François D'Hondt"]),
            ("d'hondt francois", &["François D'Hondt"]),
            ("ozturk", &["Łukasz Öztürk"]),
            ("ÖZTÜRK lukasz", &["Łukasz Öztürk"]),
            ("2019.05.06.0001", &["Zoë Peeters"]),
            ("2019.05", &["François D'Hondt", "Jan Van den Broeck", "Zoë Peeters"]),
            ("12/3/1980", &["Zoë Peeters"]),
            ("1980-03-12", &["Zoë Peeters"]),
            ("jan 03/12/1981", &["Jan Van den Broeck"]),
            ("zoë 03/12/1981", &[]),
            ("R20.0006", &["Ann Reyniers"]),
            ("r", &["Ann Reyniers"]),
        ];
        for (text, expected) in cases {
            assert_eq!(names(&store, &typed(text)).await, expected, "{database}: {text}");
        }
        assert_eq!(names(&store, &typed("")).await.len(), 7, "{database}");
        assert_eq!(
            names(&store, &Query { reach: Reach::Nothing, ..typed("pee") }).await.len(),
            0,
            "{database}"
        );
        assert_eq!(
            names(&store, &typed("p\u{0}ee")).await.len(),
            0,
            "{database}: a word may not break the statement"
        );
    }
}

#[tokio::test]
async fn who_sees_names_only_finds_nobody_by_a_number_or_a_date() {
    for database in databases() {
        let store = migrated(&database).await;
        insert(
            &store,
            vec![
                registration("R2019", "Rik Maes", "1980-03-12"),
                registration("2019.05.06.0001", "Rik Claes", "1980-03-12"),
                registration("R2020", "Jan Claes", "1980-03-12"),
            ],
        )
        .await;
        for text in ["r2019", "2019", "20190506", "12/03/1980", "1980", "maes 1980"] {
            let query = Query { contact_only: true, ..typed(text) };
            assert_eq!(names(&store, &query).await.len(), 0, "{database}: {text}");
        }
        let query = Query { contact_only: true, ..typed("r") };
        assert_eq!(
            names(&store, &query).await,
            ["Rik Claes", "Rik Maes"],
            "{database}: not by the beginning of R2020"
        );
    }
}

#[tokio::test]
async fn lists_stand_in_the_order_of_bytes_whatever_the_database_would_like() {
    for database in databases() {
        let store = migrated(&database).await;
        let numbers = ["a-1", "B-1", "10", "9", "a1", "A-1"];
        let people = numbers.map(|number| registration(number, number, "1980-03-12"));
        insert(&store, people.to_vec()).await;
        let order = Order { by: By::Number, descending: false };
        let mut expected = numbers.to_vec();
        expected.sort_unstable();
        assert_eq!(names(&store, &Query { order, ..typed("") }).await, expected, "{database}");
        let expected = ["10", "9", "a-1", "A-1", "a1", "B-1"];
        assert_eq!(
            names(&store, &typed("")).await,
            expected,
            "{database}: by folded name, then as they came in"
        );
    }
}

#[tokio::test]
async fn who_has_no_name_stands_last_by_name_also_in_an_older_database() {
    for database in databases() {
        let store = migrated(&database).await;
        let people = ["", "Zoë", "Ann", " ", "Ænne"].into_iter().enumerate();
        let people = people.map(|(n, name)| registration(&format!("R-{n}"), name, "1980-03-12"));
        insert(&store, people.collect()).await;
        let expected = ["Ænne", "Ann", "Zoë", "", " "];
        assert_eq!(names(&store, &typed("")).await, expected, "{database}");

        // As a program wrote it that knew no better.
        let old = ["UPDATE registration SET sort_name = '' WHERE number IN ('R-0', 'R-3')"];
        for sql in old.into_iter().chain(["DELETE FROM migration WHERE version = 'm0011_unnamed'"]) {
            store.writer().execute_unprepared(sql).await.unwrap();
        }
        assert_ne!(names(&store, &typed("")).await, expected, "{database}");
        store.migrate().await.unwrap();
        assert_eq!(names(&store, &typed("")).await, expected, "{database}");

        let order = Order { by: By::Name, descending: true };
        let backward = names(&store, &Query { order, ..typed("") }).await;
        assert_eq!(backward, expected.into_iter().rev().collect::<Vec<_>>(), "{database}");
        // A page at a time meets everybody once, on both sides of where the names end.
        for limit in 1..4 {
            let mut all = pages(&store, Query { limit, ..typed("") }, Page::First).await;
            assert_eq!(all.len(), 5, "{database}");
            all.sort_unstable();
            all.dedup();
            assert_eq!(all.len(), 5, "{database}");
        }
    }
}

#[tokio::test]
async fn paging_forward_and_back_meets_everybody_once() {
    for database in databases() {
        let store = migrated(&database).await;
        let mut dice = Dice::new(11);
        let tx = store.begin().await.unwrap();
        let mut households: Vec<Household> =
            (0..230).map(|place| world::household(&mut dice, place)).collect();
        for household in households.iter_mut().skip(60).take(90) {
            // Many that are equal in every order but that of their coming in.
            household.registration.name = "Jan Maes".to_owned();
            household.registration.registered_on = day("2020-02-02");
        }
        register::insert_many(&tx, households).await.unwrap();
        tx.commit().await.unwrap();
        for by in [By::Name, By::RegisteredOn, By::Number] {
            for descending in [false, true] {
                for text in ["", "ja"] {
                    let query = Query { order: Order { by, descending }, limit: 500, ..typed(text) };
                    let whole: Vec<i64> = list(&store, &query).await.rows.iter().map(|row| row.id).collect();
                    let query = Query { limit: 7, ..query };
                    assert_eq!(
                        pages(&store, query.clone(), Page::First).await,
                        whole,
                        "{database}: {query:?}"
                    );
                    assert_eq!(
                        pages(&store, query.clone(), Page::Last).await,
                        whole,
                        "{database}: {query:?}"
                    );
                }
            }
        }
    }
}

/// Everybody met from one end to the other.
async fn pages(store: &Store, mut query: Query, start: Page) -> Vec<i64> {
    let mut met = Vec::new();
    query.page = start;
    let finder = Finder::default();
    finder.ready(store).await.unwrap();
    loop {
        let found = search::list(store.reader(), &query).await.unwrap();
        if let Some(answer) = finder.quick(store, &query, 1000).await.unwrap() {
            assert_eq!(answer.found, found, "in memory: {query:?}");
        }
        let ids: Vec<i64> = found.rows.iter().map(|row| row.id).collect();
        assert!(ids.len() <= 7);
        let next = if start == Page::First {
            met.extend(ids);
            found.after
        } else {
            met.splice(0..0, ids);
            found.before
        };
        let first = query.page == start;
        let back = if start == Page::First { found.before } else { found.after };
        assert_eq!(back.is_none(), first, "one can go back from every page but the one at the end");
        match next {
            Some(page) => query.page = page,
            None => return met,
        }
    }
}

#[tokio::test]
async fn a_page_beside_somebody_who_may_not_be_seen_is_the_first_page() {
    for database in databases() {
        let store = migrated(&database).await;
        let people = ["Aa", "Bb", "Cc"].map(|name| registration(name, name, "1980-03-12"));
        let ids = insert(&store, people.to_vec()).await;
        let query = Query { page: Page::After(ids[1]), ..typed("") };
        assert_eq!(names(&store, &query).await, ["Cc"], "{database}");
        let mut hidden = register::household(store.reader(), ids[1]).await.unwrap().unwrap();
        hidden.registration.merged_into = Some(ids[0]);
        let tx = store.begin().await.unwrap();
        register::save(&tx, &hidden, 1).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(names(&store, &query).await, ["Aa", "Cc"], "{database}");
        let also = Filter { merged: true, ..Filter::default() };
        assert_eq!(names(&store, &Query { filter: also, ..query }).await, ["Cc"], "{database}");
    }
}

/// Whether a filter holds, said in Rust.
fn holds(filter: &Filter, household: &Household, attested: bool) -> bool {
    let row = &household.registration;
    let persons = household.members.len() as i64 + 1;
    let companies = household.preferences.iter().map(|nis| (nis.parse::<u64>().unwrap() - 11_001) / 7);
    let is = |asked: &Option<String>, found: &str| asked.as_ref().is_none_or(|asked| asked == found);
    is(&filter.status, &row.status)
        && is(&filter.transfer, &row.transfer)
        && is(&filter.number, &row.number)
        && filter.municipality.as_ref().is_none_or(|nis| household.preferences.contains(nis))
        && filter.company.as_ref().is_none_or(|company| {
            companies.into_iter().any(|number| *company == format!("company-{number:02}"))
        })
        && match &filter.need {
            None => true,
            Some(Need::None) => row.housing_need.is_none(),
            Some(Need::Any) => row.housing_need.is_some(),
            Some(Need::Documented) => row.housing_need.is_some() && row.need_documented,
            Some(Need::Code(code)) => row.housing_need.as_ref() == Some(code),
        }
        && filter
            .target_group
            .as_ref()
            .is_none_or(|group| row.target_groups.split('|').any(|code| code == group))
        && filter.registered_from.is_none_or(|day| row.registered_on >= day)
        && filter.registered_to.is_none_or(|day| row.registered_on <= day)
        && filter.born_from.is_none_or(|day| row.birth_date >= day)
        && filter.born_to.is_none_or(|day| row.birth_date <= day)
        && filter.persons_from.is_none_or(|least| persons >= least)
        && filter.persons_to.is_none_or(|most| persons <= most)
        && filter.adapted_need.is_none_or(|yes| row.adapted_need == yes)
        && filter.warning_flag.is_none_or(|yes| row.warning_flag == yes)
        && (filter.attested_on.is_none() || attested)
}

fn filters() -> Vec<Filter> {
    let empty = Filter::default;
    let text = |text: &str| Some(text.to_owned());
    vec![
        empty(),
        Filter { status: text("suspended"), ..empty() },
        Filter { municipality: text("11004"), ..empty() },
        Filter { company: text("company-00"), ..empty() },
        Filter { company: text("company-01"), municipality: text("11009"), ..empty() },
        Filter { need: Some(Need::None), ..empty() },
        Filter { need: Some(Need::Any), ..empty() },
        Filter { need: Some(Need::Documented), adapted_need: Some(false), ..empty() },
        Filter { need: Some(Need::Code("unfit".to_owned())), ..empty() },
        Filter { target_group: text("youth"), ..empty() },
        Filter { target_group: text("yout_"), ..empty() },
        Filter { registered_from: Some(day("2019-05-06")), ..empty() },
        Filter {
            registered_from: Some(day("2013-01-01")),
            registered_to: Some(day("2014-12-31")),
            ..empty()
        },
        Filter { born_from: Some(day("1970-01-01")), born_to: Some(day("1985-01-01")), ..empty() },
        Filter { persons_from: Some(2), persons_to: Some(2), ..empty() },
        Filter { attested_on: Some(day("2026-11-20")), ..empty() },
        Filter { transfer: text("none"), warning_flag: Some(true), ..empty() },
        Filter { number: text("2021.01.05.0001"), ..empty() },
    ]
}

#[tokio::test]
async fn filters_mean_what_they_say() {
    for database in databases() {
        let store = migrated(&database).await;
        let (_, welfare) = world::organisations(&store).await.unwrap();
        let mut dice = Dice::new(3);
        let mut households: Vec<Household> =
            (0..300).map(|place| world::household(&mut dice, place)).collect();
        for household in &mut households {
            let wishes = 1 + dice.below(3);
            household.preferences = (0..wishes).map(|_| world::nis(dice.below(20))).collect();
        }
        households[8].registration.number = "2021.01.05.0001".to_owned();
        households[9].members.push(member("2000-01-01"));
        let tx = store.begin().await.unwrap();
        let ids = register::insert_many(&tx, households.clone()).await.unwrap();
        let mut attestations = Vec::new();
        let mut attested = vec![false; ids.len()];
        for (place, &id) in ids.iter().enumerate().filter(|(place, _)| place % 3 == 0) {
            let mut row = world::attestation(id, welfare[0], "2026-03-01");
            match dice.below(5) {
                0 => row.issued_on = day("2026-11-21"),
                1 => row.valid_until = Some(day("2026-11-19")),
                2 => row.withdrawn_on = Some(day("2026-11-20")),
                3 => {
                    (row.valid_until, row.withdrawn_on) = (Some(day("2026-11-20")), Some(day("2026-11-21")));
                    attested[place] = true;
                }
                _ => attested[place] = true,
            }
            attestations.push(row);
        }
        register::upsert::attestations(&tx, attestations).await.unwrap();
        tx.commit().await.unwrap();
        for filter in filters() {
            let mut expected: Vec<i64> = ids
                .iter()
                .zip(households.iter().zip(&attested))
                .filter(|(_, (household, attested))| holds(&filter, household, **attested))
                .map(|(id, _)| *id)
                .collect();
            let query = Query { filter, limit: 1000, ..typed("") };
            let mut found: Vec<i64> = list(&store, &query).await.rows.iter().map(|row| row.id).collect();
            found.sort_unstable();
            expected.sort_unstable();
            assert_eq!(found, expected, "{database}: {:?}", query.filter);
            let count = search::count_up_to(store.reader(), &query, 1000).await.unwrap();
            assert_eq!(count, expected.len() as i64, "{database}: {:?}", query.filter);
            let count = search::count_up_to(store.reader(), &query, 5).await.unwrap();
            assert_eq!(count, expected.len().min(5) as i64, "{database}: {:?}", query.filter);
        }
    }
}

#[tokio::test]
async fn who_is_met_twice_is_counted_once() {
    for database in databases() {
        let store = migrated(&database).await;
        let twice =
            |place: usize| registration(&format!("{place:02}"), "Vera Van Vaerenbergh-Verelst", "1980-03-12");
        insert(&store, (0..40).map(twice).collect()).await;
        insert(&store, vec![registration("40", "Jan Maes", "1980-03-12")]).await;
        for (most, expected) in [(0, 0), (1, 1), (39, 39), (40, 40), (41, 40), (1000, 40)] {
            let count = search::count_up_to(store.reader(), &typed("v"), most).await.unwrap();
            assert_eq!(count, expected, "{database}: up to {most}");
        }
        assert_eq!(list(&store, &typed("v")).await.rows.len(), 40, "{database}");
    }
}

#[tokio::test]
async fn a_row_shows_what_a_list_needs() {
    for database in databases() {
        let store = migrated(&database).await;
        let household = Household {
            members: vec![member("2015-03-02"), member("2016-03-02")],
            preferences: vec!["11001".to_owned(), "11002".to_owned(), "11003".to_owned()],
            ..Household::bare(Registration {
                housing_need: Some("shelter".to_owned()),
                warning_flag: true,
                ..registration("2021.01.05.0001", "Zoë Peeters", "1980-03-12")
            })
        };
        let tx = store.begin().await.unwrap();
        let ids = register::insert_many(&tx, vec![household]).await.unwrap();
        tx.commit().await.unwrap();
        let row = list(&store, &typed("zoe")).await.rows.remove(0);
        assert_eq!((row.id, row.number.as_str()), (ids[0], "2021.01.05.0001"), "{database}");
        assert_eq!((row.persons, row.municipalities), (3, 3), "{database}");
        assert_eq!((row.birth_date, row.registered_on), (day("1980-03-12"), day("2021-01-05")), "{database}");
        assert_eq!(
            (row.housing_need.as_deref(), row.need_documented),
            (Some("shelter"), false),
            "{database}"
        );
        assert_eq!((row.warning_flag, row.adapted_need, row.erased), (true, false, false), "{database}");
    }
}

#[tokio::test]
async fn areas_of_a_company_can_be_asked_by_zone() {
    for database in databases() {
        let store = migrated(&database).await;
        let tx = store.begin().await.unwrap();
        let area = |zone: &str, nis: &str| Area {
            id: 0,
            company: "Wonen".to_owned(),
            zone: zone.to_owned(),
            nis: nis.to_owned(),
        };
        let areas = vec![area("north", "11001"), area("south", "11002")];
        register::upsert::areas(&tx, areas).await.unwrap();
        let wish = |name: &str, nis: &str| Household {
            preferences: vec![nis.to_owned()],
            ..Household::bare(registration(name, name, "1980-03-12"))
        };
        let people = vec![wish("North", "11001"), wish("South", "11002"), wish("Elsewhere", "11003")];
        register::insert_many(&tx, people).await.unwrap();
        tx.commit().await.unwrap();
        let zone = |zone: Option<&str>| Query {
            filter: Filter {
                company: Some("Wonen".to_owned()),
                zone: zone.map(str::to_owned),
                ..Filter::default()
            },
            ..typed("")
        };
        assert_eq!(names(&store, &zone(None)).await, ["North", "South"], "{database}");
        assert_eq!(names(&store, &zone(Some("south"))).await, ["South"], "{database}");
    }
}
