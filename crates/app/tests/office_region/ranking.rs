//! The ranking that people see is the ranking of the program, and follows the register.

use super::{at_work, day, dwellings_of, logged, office};
use app::office::ranking::{Asked, List, Seat, Shown, View, show};
use app::office::{Acting, No, Office};
use app::rank;
use app::registry::Source;
use domain::{Pillar, ReasonCode};
use std::path::PathBuf;
use std::time::Duration;

fn asked(pillar: Option<Pillar>, list: List, page: usize) -> Asked {
    Asked { pillar, list, number: None, page, patience: Duration::from_secs(600) }
}

async fn view(office: &Office, acting: &Acting, id: i64, asked: &Asked) -> View {
    match show(office, acting, id, asked).await.unwrap() {
        Shown::Page(view) => *view,
        Shown::Working(_) => panic!("a ranking that was waited for is not there"),
        Shown::NoDay(dwelling) => panic!("{} has no day", dwelling.code),
    }
}

/// Numbers on all pages of a part of the ranking.
async fn numbers(
    office: &Office,
    acting: &Acting,
    id: i64,
    pillar: Option<Pillar>,
    list: List,
) -> Vec<String> {
    let (mut all, mut page) = (Vec::new(), 1);
    loop {
        let view = view(office, acting, id, &asked(pillar, list, page)).await;
        let register = &view.kept.snapshot.loaded().register;
        for seat in &view.seats {
            let person = seat.person.expect("a company's own candidates are within its reach");
            all.push(register.candidates[person.position].number.to_string());
        }
        if view.page * app::office::ranking::PAGE >= view.total {
            return all;
        }
        page += 1;
    }
}

#[tokio::test]
async fn the_page_ranks_as_the_program_does_in_every_pillar() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("region");
    app::demo_region::make(&path, demo::Size::Small, 1, Some(day())).unwrap();
    let source = Source { path, mapping: None, progress: None };
    let loaded = rank::load(&PathBuf::from("kempen"), None, &source, day()).unwrap();
    let engine = rank::engine(&loaded, day(), None).unwrap();
    for database in testbed::databases() {
        let office = office(&database).await;
        let acting = at_work(&office, "toewijzing").await;
        let homes = dwellings_of(&office, "Woonboog").await;
        let mut somebody = [false; 4];
        for home in homes.iter().step_by(homes.len().div_ceil(12)) {
            for pillar in std::iter::once(None).chain(Pillar::ALL.map(Some)) {
                let request = rank::Request {
                    regulation: PathBuf::from("kempen"),
                    reference: None,
                    on: day(),
                    seed: None,
                    dwelling: home.code.clone(),
                    pillar,
                };
                let expected = rank::rank(&loaded, &engine, &request).unwrap();
                let candidates = &loaded.register.candidates;
                let order: Vec<String> = expected
                    .ranking
                    .ranked
                    .iter()
                    .map(|&p| candidates[p as usize].number.to_string())
                    .collect();
                let shown = numbers(&office, &acting, home.id, pillar, List::Ranked).await;
                assert_eq!(shown, order, "{database}: {} in pillar {pillar:?}", home.code);
                let here = view(&office, &acting, home.id, &asked(pillar, List::Ranked, 1)).await;
                assert_eq!(here.standing.ranking.reasons, expected.ranking.reasons, "{database}");
                assert_eq!(here.standing.decision, expected.decision, "{database}");
                if let Some(pillar) = pillar {
                    somebody[pillar.index()] |= !order.is_empty();
                }
            }
        }
        assert_eq!(somebody, [true; 4], "{database}: every pillar ranks somebody somewhere");
    }
}

#[tokio::test]
async fn the_next_view_follows_a_change_of_a_candidate() {
    for database in testbed::databases() {
        let office = office(&database).await;
        let acting = at_work(&office, "toewijzing").await;
        let homes = dwellings_of(&office, "Woonboog").await;
        let mut found = None;
        for home in &homes {
            let before =
                view(&office, &acting, home.id, &asked(Some(Pillar::Standard), List::Ranked, 1)).await;
            if before.seats.len() > 1 {
                found = Some((home.id, before));
                break;
            }
        }
        let (home, before) = found.expect("a dwelling with candidates");
        let first = before.seats[0].person.unwrap().id;
        let second = before.seats[1].person.unwrap().id;
        let reader = office.store.reader();
        let mut household = store::register::household(reader, first).await.unwrap().unwrap();
        household.registration.status = "struck".to_owned();
        let version = household.registration.version;
        let tx = office.store.begin().await.unwrap();
        store::register::save(&tx, &household, version).await.unwrap();
        tx.commit().await.unwrap();
        let after = view(&office, &acting, home, &asked(Some(Pillar::Standard), List::Ranked, 1)).await;
        assert!(after.kept.fresh, "{database}");
        assert!(after.kept.snapshot.version > before.kept.snapshot.version, "{database}");
        assert_eq!(after.seats[0].person.unwrap().id, second, "{database}: the next one comes first");
        let struck = List::For(ReasonCode::Struck);
        let out = numbers(&office, &acting, home, Some(Pillar::Standard), List::Excluded).await;
        assert!(out.contains(&household.registration.number), "{database}");
        let page = view(&office, &acting, home, &asked(Some(Pillar::Standard), struck, 1)).await;
        assert!(page.seats.iter().filter_map(|seat| seat.person).any(|person| person.id == first));
        // What was opened before still says what it said: a snapshot never changes.
        assert!(before.standing.ranking.reasons[before.seats[0].person.unwrap().position].is_empty());
    }
}

#[tokio::test]
async fn without_patience_the_last_ranking_is_shown_and_said_to_be_old() {
    let database = testbed::sqlite();
    let office = office(&database).await;
    let acting = at_work(&office, "toewijzing").await;
    let home = dwellings_of(&office, "Woonboog").await.remove(0);
    let first = view(&office, &acting, home.id, &asked(None, List::Ranked, 1)).await;
    let tx = office.store.begin().await.unwrap();
    store::register::touch(&tx);
    tx.commit().await.unwrap();
    let hurried = Asked { patience: Duration::ZERO, ..asked(None, List::Ranked, 1) };
    let old = view(&office, &acting, home.id, &hurried).await;
    assert!(!old.kept.fresh);
    assert_eq!(old.kept.snapshot.version, first.kept.snapshot.version);
    let new = view(&office, &acting, home.id, &asked(None, List::Ranked, 1)).await;
    assert!(new.kept.fresh && new.kept.snapshot.version > first.kept.snapshot.version);
}

#[tokio::test]
async fn a_ranking_is_for_its_own_company_and_every_view_is_logged_with_who_was_shown() {
    for database in testbed::databases() {
        let office = office(&database).await;
        let home = dwellings_of(&office, "Woonboog").await.remove(0);
        for who in ["leefgoed", "begeleider", "beleid", "beheer"] {
            let acting = at_work(&office, who).await;
            let answer = show(&office, &acting, home.id, &asked(None, List::Ranked, 1)).await;
            assert!(matches!(answer, Err(No::NotFound)), "{database}: {who} sees a ranking");
        }
        let acting = at_work(&office, "toewijzing").await;
        let page = view(&office, &acting, home.id, &asked(Some(Pillar::Standard), List::Excluded, 1)).await;
        let shown: Vec<i64> = page.seats.iter().filter_map(|seat| Some(seat.person?.id)).collect();
        assert!(!shown.is_empty(), "{database}");
        for seat in page.seats.iter().take(5) {
            let person = seat.person.unwrap().id;
            let kept = store::register::household(office.store.reader(), person).await.unwrap().unwrap();
            assert_eq!(seat.name, kept.registration.name, "{database}: an officer sees the names");
        }
        let line = logged(&office, "view-ranking").await;
        assert_eq!(line.row.subject_id, Some(home.id), "{database}");
        assert_eq!(line.detail.unwrap()["shown"], serde_json::json!(shown), "{database}");
    }
}

#[tokio::test]
async fn who_wants_to_live_elsewhere_is_out_of_reach_and_cannot_be_found_by_number() {
    for database in testbed::databases() {
        let office = office(&database).await;
        let acting = at_work(&office, "toewijzing").await;
        let home = dwellings_of(&office, "Woonboog").await.remove(0);
        let (mut hidden, mut page) = (0, 1);
        loop {
            let list = List::For(ReasonCode::NoPreference);
            let view = view(&office, &acting, home.id, &asked(Some(Pillar::Standard), list, page)).await;
            hidden += view.seats.iter().filter(|seat| seat.person.is_none()).count();
            let nothing = |seat: &Seat| seat.reasons.is_empty() && seat.name.is_empty();
            assert!(view.seats.iter().all(|seat| seat.person.is_some() || nothing(seat)), "{database}");
            if hidden > 0 || view.page * app::office::ranking::PAGE >= view.total {
                break;
            }
            page += 1;
        }
        assert!(hidden > 0, "{database}: somebody is out of reach");
        // The number of somebody that no company of the reader is a landlord of.
        let reach = app::office::reach::of(&acting, policy::Action::ViewPoints);
        let households = store::register::Which::All;
        let mut all = store::register::households(office.store.reader(), households);
        let mut strange = None;
        while let Some(batch) = all.next().await.unwrap() {
            for household in batch {
                let id = household.registration.id;
                let within =
                    store::register::reach::filter(office.store.reader(), &reach, &[id]).await.unwrap();
                if within.is_empty() {
                    strange = Some(household.registration.number);
                    break;
                }
            }
            if strange.is_some() {
                break;
            }
        }
        let search = |number: &str| Asked { number: Some(number.to_owned()), ..asked(None, List::Ranked, 1) };
        let strange = strange.expect("somebody out of reach");
        assert!(view(&office, &acting, home.id, &search(&strange)).await.seats.is_empty(), "{database}");
        let known =
            numbers(&office, &acting, home.id, Some(Pillar::Standard), List::Excluded).await.remove(0);
        assert_eq!(view(&office, &acting, home.id, &search(&known)).await.seats.len(), 1, "{database}");
    }
}
