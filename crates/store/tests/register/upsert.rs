//! Rows brought up to date by the names a registry gives them, and back again.

use super::world::{self, day, registration};
use crate::support::{databases, migrated};
use sea_orm::{EntityTrait, QueryOrder};
use store::entities::{area, attestation, organisation, stock};
use store::register::{self, Household, upsert};
use store::{Area, Attestation, Error, Organisation, Refusal, Stock, Store, sea_orm};

fn named(code: &str, name: &str) -> Organisation {
    Organisation { name: name.to_owned(), ..world::organisation(code, "caw") }
}

async fn organisations(store: &Store) -> Vec<Organisation> {
    organisation::Entity::find().order_by_asc(organisation::Column::Id).all(store.reader()).await.unwrap()
}

#[tokio::test]
async fn known_rows_are_changed_and_new_ones_put_in_and_all_of_it_can_be_undone() {
    for database in databases() {
        let store = migrated(&database).await;
        let tx = store.begin().await.unwrap();
        let first = Organisation { email: Some("a@example.org".to_owned()), ..named("a", "A") };
        let first = upsert::organisations(&tx, vec![first, named("b", "B")]).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!((first.inserted.as_slice(), first.before.len()), (first.ids.as_slice(), 0), "{database}");
        let original = organisations(&store).await;

        let tx = store.begin().await.unwrap();
        let second = vec![named("c", "C"), named("b", "B"), named("a", "A+")];
        let second = upsert::organisations(&tx, second).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(second.ids[1..], [first.ids[1], first.ids[0]], "{database}");
        assert_eq!(second.inserted, second.ids[..1], "{database}");
        assert_eq!(second.before, original[..1], "{database}: what is equal was not changed");
        let there = organisations(&store).await;
        assert_eq!((there[0].name.as_str(), there[0].version), ("A+", 2), "{database}");
        assert_eq!(
            there[0].email.as_deref(),
            Some("a@example.org"),
            "{database}: said nothing, changed nothing"
        );
        assert_eq!((there[1].version, there[2].version), (1, 1), "{database}");

        let tx = store.begin().await.unwrap();
        upsert::take_out::<organisation::Entity>(&tx, &second.inserted).await.unwrap();
        upsert::put_back::<organisation::Entity>(&tx, second.before.clone()).await.unwrap();
        tx.commit().await.unwrap();
        let mut there = organisations(&store).await;
        assert_eq!(there[0].version, 3, "{database}: a version never comes twice");
        there[0].version = 1;
        assert_eq!(there, original, "{database}");
        let tx = store.begin().await.unwrap();
        let again = upsert::put_back::<organisation::Entity>(&tx, second.before).await;
        assert!(matches!(again, Err(Error::Conflict { what: "organisation", .. })), "{database}: {again:?}");
    }
}

#[tokio::test]
async fn what_was_changed_since_is_not_taken_out() {
    for database in databases() {
        let store = migrated(&database).await;
        let tx = store.begin().await.unwrap();
        let new = upsert::organisations(&tx, vec![named("a", "A"), named("b", "B")]).await.unwrap();
        upsert::organisations(&tx, vec![named("b", "B+")]).await.unwrap();
        tx.commit().await.unwrap();
        let tx = store.begin().await.unwrap();
        let refused = upsert::take_out::<organisation::Entity>(&tx, &new.inserted).await;
        assert!(
            matches!(refused, Err(Error::Conflict { what: "organisation", id }) if id == new.ids[1]),
            "{database}: {refused:?}"
        );
    }
}

#[tokio::test]
async fn an_attestation_keeps_what_no_registry_knows() {
    for database in databases() {
        let store = migrated(&database).await;
        let tx = store.begin().await.unwrap();
        let organisation = upsert::organisations(&tx, vec![named("a", "A")]).await.unwrap().ids[0];
        let person = Household::bare(registration("1", "Jan Maes", "1980-03-12"));
        let id = register::insert_many(&tx, vec![person]).await.unwrap()[0];
        let issued = Attestation {
            issued_by: Some(7),
            confirmed_by: Some(8),
            withdrawn_on: Some(day("2026-05-01")),
            withdrawn_reason: Some("moved".to_owned()),
            ..world::attestation(id, organisation, "2026-03-01")
        };
        upsert::attestations(&tx, vec![issued.clone()]).await.unwrap();
        let imported =
            Attestation { level: "area".to_owned(), ..world::attestation(id, organisation, "2026-03-01") };
        let other_day = world::attestation(id, organisation, "2026-03-02");
        let done = upsert::attestations(&tx, vec![imported, other_day]).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!((done.before.len(), done.inserted.len()), (1, 1), "{database}");
        let there = attestation::Entity::find_by_id(done.ids[0]).one(store.reader()).await.unwrap().unwrap();
        let expected = Attestation { id: done.ids[0], level: "area".to_owned(), version: 2, ..issued };
        assert_eq!(there, expected, "{database}");
    }
}

#[tokio::test]
async fn of_rows_with_one_name_the_second_meets_the_second() {
    for database in databases() {
        let store = migrated(&database).await;
        let row = |dwellings: i64| Stock {
            id: 0,
            nis: "11001".to_owned(),
            company: "a".to_owned(),
            zone: String::new(),
            dwellings,
            reserved: 0,
            version: 1,
        };
        let tx = store.begin().await.unwrap();
        let first = upsert::stock(&tx, vec![row(1), row(2)]).await.unwrap();
        let same = upsert::stock(&tx, vec![row(1), row(2)]).await.unwrap();
        assert_eq!(
            (same.ids, same.inserted.len(), same.before.len()),
            (first.ids.clone(), 0, 0),
            "{database}"
        );
        let more = upsert::stock(&tx, vec![row(1), row(3), row(4)]).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!((more.inserted.len(), more.before.len()), (1, 1), "{database}");
        let there = stock::Entity::find().order_by_asc(stock::Column::Id).all(store.reader()).await.unwrap();
        let there: Vec<i64> = there.iter().map(|row| row.dwellings).collect();
        assert_eq!(there, [1, 3, 4], "{database}");
    }
}

#[tokio::test]
async fn an_area_is_there_once() {
    for database in databases() {
        let store = migrated(&database).await;
        let row = |zone: &str| Area {
            id: 0,
            company: "a".to_owned(),
            zone: zone.to_owned(),
            nis: "11001".to_owned(),
        };
        let tx = store.begin().await.unwrap();
        let first = upsert::areas(&tx, vec![row(""), row("north")]).await.unwrap();
        let second = upsert::areas(&tx, vec![row("north")]).await.unwrap();
        assert_eq!(second.ids, first.ids[1..], "{database}");
        let twice = upsert::areas(&tx, vec![row("south"), row("south")]).await;
        assert!(matches!(twice, Err(Error::Unique { .. })), "{database}: {twice:?}");
        drop(tx);
        let tx = store.begin().await.unwrap();
        let new = upsert::areas(&tx, vec![row("")]).await.unwrap().inserted;
        upsert::take_out::<area::Entity>(&tx, &new).await.unwrap();
        tx.commit().await.unwrap();
    }
}

#[tokio::test]
async fn a_refusal_is_part_of_its_household() {
    for database in databases() {
        let store = migrated(&database).await;
        let tx = store.begin().await.unwrap();
        let people = ["1", "2"].map(|number| Household::bare(registration(number, "Jan", "1980-03-12")));
        let ids = register::insert_many(&tx, people.to_vec()).await.unwrap();
        let refusal = |place: usize, valid: bool| Refusal {
            id: 0,
            registration_id: ids[place],
            refused_on: day("2026-06-01"),
            valid,
        };
        upsert::refusals(&tx, vec![refusal(0, false), refusal(1, false)]).await.unwrap();
        let done = upsert::refusals(&tx, vec![refusal(0, false), refusal(1, true)]).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(done.before.len(), 1, "{database}");
        let first = register::household(store.reader(), ids[0]).await.unwrap().unwrap();
        let second = register::household(store.reader(), ids[1]).await.unwrap().unwrap();
        assert_eq!((first.registration.version, second.registration.version), (2, 3), "{database}");
        assert_eq!((first.refusals[0].valid, second.refusals[0].valid), (false, true), "{database}");
    }
}
