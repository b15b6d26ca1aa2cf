//! Two registrations of one person: found, merged, and parted again.

use super::world::{self, day, moment, registration};
use crate::support::{self, databases, migrated};
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, QueryOrder, Set};
use store::documents::Owner;
use store::entities::{
    allocation, attestation, consent, document, dwelling, member, merge, note, party, preference, refusal,
    registration as registrations, residence, search_token,
};
use store::register::duplicates::{self, Merging, Pair, pairs};
use store::register::reach::{Entry, Files, Through, Whom};
use store::register::{self, Household, Reach, Which};
use store::{Error, Refusal, Registration, Store, sea_orm};

fn person(number: &str, name: &str, birth_date: &str, hash: Option<&str>) -> Household {
    Household::bare(Registration {
        national_number_hash: hash.map(str::to_owned),
        ..registration(number, name, birth_date)
    })
}

fn pair(first: i64, second: i64, same_name: bool, same_number: bool) -> Pair {
    Pair { first, second, same_name, same_number }
}

#[tokio::test]
async fn the_same_name_and_birth_date_or_the_same_number_make_a_pair() {
    for database in databases() {
        let store = migrated(&database).await;
        let tx = store.begin().await.unwrap();
        let people = vec![
            person("0", "Zoë  Peeters", "1980-03-12", Some("aa")),
            person("1", "zoe peeters", "1980-03-12", Some("aa")),
            person("2", "Zoé Peeters", "1980-03-12", None),
            person("3", "Zoë Peeters", "1980-03-13", None),
            person("4", "Jan Maes", "1970-01-01", Some("aa")),
            person("5", "", "1980-03-12", None),
            person("6", "", "1980-03-12", None),
            Household {
                registration: Registration {
                    merged_into: Some(1),
                    ..person("7", "Zoë Peeters", "1980-03-12", Some("aa")).registration
                },
                ..person("7", "", "1980-03-12", None)
            },
        ];
        let ids = register::insert_many(&tx, people).await.unwrap();
        tx.commit().await.unwrap();
        let expected = [
            pair(ids[0], ids[1], true, true),
            pair(ids[0], ids[2], true, false),
            pair(ids[0], ids[4], false, true),
            pair(ids[1], ids[2], true, false),
            pair(ids[1], ids[4], false, true),
        ];
        let found = pairs(store.reader(), &Reach::Everything, 50, None).await.unwrap();
        assert_eq!(found, expected, "{database}");
        let mut after = None;
        for expected in expected {
            let found = pairs(store.reader(), &Reach::Everything, 1, after).await.unwrap();
            assert_eq!(found, [expected], "{database}");
            after = Some((expected.first, expected.second));
        }
        assert_eq!(pairs(store.reader(), &Reach::Everything, 1, after).await.unwrap(), [], "{database}");
        assert_eq!(pairs(store.reader(), &Reach::Nothing, 50, None).await.unwrap(), [], "{database}");
    }
}

#[tokio::test]
async fn a_pair_is_shown_to_who_may_see_both() {
    for database in databases() {
        let store = migrated(&database).await;
        let tx = store.begin().await.unwrap();
        let organisation =
            register::upsert::organisations(&tx, vec![world::organisation("a", "caw")]).await.unwrap();
        let people = ["0", "1", "2"].map(|number| person(number, "Jan Maes", "1980-03-12", None));
        let ids = register::insert_many(&tx, people.to_vec()).await.unwrap();
        let attestations = vec![ids[0], ids[2]]
            .into_iter()
            .map(|id| world::attestation(id, organisation.ids[0], "2026-01-01"));
        register::upsert::attestations(&tx, attestations.collect()).await.unwrap();
        register::parties::derive(&tx, &Which::All, world::today()).await.unwrap();
        tx.commit().await.unwrap();
        let through = Through {
            organisation: organisation.ids[0],
            parts: vec!["support"],
            whom: Whom::Anyone,
            entry: Entry::Any,
        };
        let reach = Reach::Files(Files {
            account: 1,
            today: world::today(),
            now: moment(),
            through: vec![through],
            emergency: Vec::new(),
            merged: true,
            erased: true,
        });
        let found = pairs(store.reader(), &reach, 50, None).await.unwrap();
        assert_eq!(found, [pair(ids[0], ids[2], true, false)], "{database}");
    }
}

/// All that is known of registrations, but for versions and times of change.
async fn everything(store: &Store) -> String {
    let mut told = String::new();
    macro_rules! tell {
        ($($table:ident: $order:ident),*) => {$(
            let rows = $table::Entity::find().order_by_asc($table::Column::$order).all(store.reader()).await.unwrap();
            told += &format!("{rows:#?}\n");
        )*};
    }
    let rows = registrations::Entity::find().order_by_asc(registrations::Column::Id);
    for mut row in rows.all(store.reader()).await.unwrap() {
        row.version = 0;
        row.updated_at = moment();
        told += &format!("{row:#?}\n");
    }
    tell!(member: Id, residence: Id, preference: RegistrationId, refusal: Id, attestation: Id, allocation: Id, party: Id);
    tell!(consent: Id, note: Id, document: Id);
    let tokens = search_token::Entity::find().order_by_asc(search_token::Column::RegistrationId);
    let tokens = tokens.order_by_asc(search_token::Column::Token).all(store.reader()).await.unwrap();
    format!("{told}{tokens:#?}")
}

/// Two registrations with something in every table; their ids and an account.
async fn twins(store: &Store) -> (i64, i64, i64) {
    let tx = store.begin().await.unwrap();
    let organisation =
        register::upsert::organisations(&tx, vec![world::organisation("a", "caw")]).await.unwrap().ids[0];
    let account = support::account("ann@example.org").insert(&tx).await.unwrap().id;
    let people = ["0", "1"].map(|number| Household {
        members: vec![world::member("2015-03-02")],
        residences: vec![world::residence("11001", "2010-01-01", None)],
        preferences: vec!["11001".to_owned()],
        refusals: vec![Refusal { id: 0, registration_id: 0, refused_on: day("2026-06-01"), valid: false }],
        ..person(number, "Jan Maes", "1980-03-12", None)
    });
    let ids = register::insert_many(&tx, people.to_vec()).await.unwrap();
    for (place, &id) in ids.iter().enumerate() {
        let attestations = vec![world::attestation(id, organisation, "2026-01-01")];
        register::upsert::attestations(&tx, attestations).await.unwrap();
        let row = consent::ActiveModel {
            registration_id: Set(id),
            purpose: Set("care".to_owned()),
            organisation_id: Set(organisation),
            given_on: Set(day("2026-02-02")),
            recorded_by: Set(account),
            version: Set(1),
            ..Default::default()
        };
        row.insert(&tx).await.unwrap();
        let row = note::ActiveModel {
            registration_id: Set(id),
            layer: Set("support".to_owned()),
            organisation_id: Set(organisation),
            author_id: Set(account),
            body: Set(vec![1, 2, 3]),
            at: Set(moment()),
            version: Set(1),
            ..Default::default()
        };
        row.insert(&tx).await.unwrap();
        let row = document::ActiveModel {
            sha256: Set("00".to_owned()),
            media_type: Set("text/plain".to_owned()),
            size: Set(1),
            title: Set("letter".to_owned()),
            registration_id: Set(Some(id)),
            layer: Set("housing".to_owned()),
            at: Set(moment()),
            belongs_to: Set("registration".to_owned()),
            belongs_id: Set(id),
            term: Set("document".to_owned()),
            ..Default::default()
        };
        row.insert(&tx).await.unwrap();
        let row = dwelling::ActiveModel {
            code: Set(format!("D{place}")),
            company: Set("c".to_owned()),
            zone: Set(String::new()),
            nis: Set("11001".to_owned()),
            bedrooms: Set(1),
            adapted: Set(false),
            version: Set(1),
            ..Default::default()
        };
        let home = row.insert(&tx).await.unwrap();
        let row = allocation::ActiveModel {
            dwelling_id: Set(home.id),
            registration_id: Set(id),
            pillar: Set(1),
            decided_on: Set(day("2026-01-01")),
            version: Set(1),
            ..Default::default()
        };
        row.insert(&tx).await.unwrap();
    }
    register::parties::derive(&tx, &Which::All, world::today()).await.unwrap();
    tx.commit().await.unwrap();
    (ids[0], ids[1], account)
}

fn merging(kept: i64, merged: i64, by: i64) -> Merging {
    Merging { kept, kept_version: 1, merged, merged_version: 1, by, at: moment() }
}

async fn merged(store: &Store, merging: Merging) -> Result<i64, Error> {
    let tx = store.begin().await.unwrap();
    let done = duplicates::merge(&tx, merging).await?;
    tx.commit().await.unwrap();
    Ok(done)
}

async fn undone(store: &Store, merge: i64) -> Result<(), Error> {
    let tx = store.begin().await.unwrap();
    duplicates::undo(&tx, merge, moment()).await?;
    tx.commit().await.unwrap();
    Ok(())
}

#[tokio::test]
async fn merging_and_parting_again_changes_nothing() {
    for database in databases() {
        for kept_first in [true, false] {
            let database = if database.is_postgres() { testbed::postgres() } else { testbed::sqlite() };
            let store = migrated(&database).await;
            let (first, second, by) = twins(&store).await;
            let (kept, gone) = if kept_first { (first, second) } else { (second, first) };
            let before = everything(&store).await;
            let merge = merged(&store, merging(kept, gone, by)).await.unwrap();
            let file = register::file(store.reader(), kept).await.unwrap().unwrap();
            let rest = register::file(store.reader(), gone).await.unwrap().unwrap();
            for (has, left, what) in [
                (file.attestations.len(), rest.attestations.len(), "attestations"),
                (file.allocations.len(), rest.allocations.len(), "allocations"),
                (file.parties.len(), rest.parties.len(), "parties"),
                (file.consents.len(), rest.consents.len(), "consents"),
                (file.household.refusals.len(), rest.household.refusals.len(), "refusals"),
            ] {
                assert_eq!((has, left), (2, 0), "{database}: {what}");
            }
            assert_eq!((file.household.members.len(), rest.household.members.len()), (1, 1), "{database}");
            assert_eq!(rest.household.registration.merged_into, Some(kept), "{database}");
            let (first, second) = (&file.household.registration, &rest.household.registration);
            assert_eq!((first.version, second.version), (2, 2), "{database}");
            let papers = store::documents::of(store.reader(), Owner::Registration(kept)).await.unwrap();
            assert_eq!(
                papers.len(),
                2,
                "{database}: what belongs to a file belongs to the file it stands in"
            );
            let row = merge::Entity::find_by_id(merge).one(store.reader()).await.unwrap().unwrap();
            assert!(
                !row.before.contains("Maes") && !row.before.contains("1980"),
                "{database}: {}",
                row.before
            );
            undone(&store, merge).await.unwrap();
            assert_eq!(everything(&store).await, before, "{database}");
            let again = undone(&store, merge).await;
            assert!(matches!(again, Err(Error::Conflict { what: "merge", .. })), "{database}: {again:?}");
        }
    }
}

#[tokio::test]
async fn what_was_not_as_decided_is_not_merged() {
    for database in databases() {
        let store = migrated(&database).await;
        let (kept, gone, by) = twins(&store).await;
        let before = everything(&store).await;
        let stale = merged(&store, Merging { merged_version: 2, ..merging(kept, gone, by) }).await;
        assert!(matches!(stale, Err(Error::Conflict { id, .. }) if id == gone), "{database}: {stale:?}");
        let stale = merged(&store, Merging { kept_version: 0, ..merging(kept, gone, by) }).await;
        assert!(matches!(stale, Err(Error::Conflict { id, .. }) if id == kept), "{database}: {stale:?}");
        let itself = merged(&store, merging(kept, kept, by)).await;
        assert!(matches!(itself, Err(Error::Refused(_))), "{database}: {itself:?}");
        let nobody = merged(&store, merging(kept, 999, by)).await;
        assert!(matches!(nobody, Err(Error::NotFound { what: "registration" })), "{database}: {nobody:?}");
        assert_eq!(everything(&store).await, before, "{database}");
        merged(&store, merging(kept, gone, by)).await.unwrap();
        let twice =
            merged(&store, Merging { kept_version: 2, merged_version: 2, ..merging(kept, gone, by) }).await;
        assert!(matches!(twice, Err(Error::Conflict { .. })), "{database}: {twice:?}");
    }
}

#[tokio::test]
async fn a_merge_is_not_undone_over_what_happened_since() {
    for database in databases() {
        for change in [
            "DELETE FROM consent WHERE id = 2",
            "UPDATE registration SET erased_at = updated_at WHERE id = 1",
            "UPDATE registration SET merged_into = 3 WHERE id = 1",
            "UPDATE registration SET merged_into = 3 WHERE id = 2",
        ] {
            let database = if database.is_postgres() { testbed::postgres() } else { testbed::sqlite() };
            let store = migrated(&database).await;
            let (kept, gone, by) = twins(&store).await;
            let merge = merged(&store, merging(kept, gone, by)).await.unwrap();
            let tx = store.begin().await.unwrap();
            tx.execute_unprepared(change).await.unwrap();
            tx.commit().await.unwrap();
            let before = everything(&store).await;
            let refused = undone(&store, merge).await;
            assert!(matches!(refused, Err(Error::Conflict { .. })), "{database}: {change}: {refused:?}");
            assert_eq!(everything(&store).await, before, "{database}: {change}");
        }
    }
}

#[tokio::test]
async fn what_was_written_since_goes_along_and_what_was_added_stays() {
    for database in databases() {
        let store = migrated(&database).await;
        let (kept, gone, by) = twins(&store).await;
        let merge = merged(&store, merging(kept, gone, by)).await.unwrap();
        let tx = store.begin().await.unwrap();
        tx.execute_unprepared("UPDATE consent SET withdrawn_on = '2026-11-20' WHERE id = 2").await.unwrap();
        let organisation = register::file(&tx, kept).await.unwrap().unwrap().attestations[0].organisation_id;
        let later = vec![world::attestation(kept, organisation, "2026-11-20")];
        register::upsert::attestations(&tx, later).await.unwrap();
        tx.commit().await.unwrap();
        undone(&store, merge).await.unwrap();
        let (kept, gone) = (
            register::file(store.reader(), kept).await.unwrap().unwrap(),
            register::file(store.reader(), gone).await.unwrap().unwrap(),
        );
        assert_eq!((kept.attestations.len(), gone.attestations.len()), (2, 1), "{database}");
        assert_eq!(gone.consents[0].withdrawn_on, Some(day("2026-11-20")), "{database}");
    }
}
