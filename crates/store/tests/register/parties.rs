//! Who takes part because of what the register says.

use super::world::{self, day, registration, today};
use crate::support::{databases, migrated};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, QueryOrder, Set};
use store::entities::{allocation, dwelling, party};
use store::register::duplicates;
use store::register::parties::{Derived, Moved, derive, follow};
use store::register::{self, Household, Which};
use store::{Area, Organisation, Party, Registration, Store, sea_orm};

fn area(company: &str, nis: &str) -> Area {
    Area { id: 0, company: company.to_owned(), zone: String::new(), nis: nis.to_owned() }
}

/// Two companies, one that areas call by its name, and a service; three people.
async fn region(store: &Store) -> (Vec<i64>, Vec<i64>) {
    let tx = store.begin().await.unwrap();
    let named = Organisation { name: "De Woning".to_owned(), ..world::organisation("dw", "company") };
    // Not a company, whatever it is called.
    let namesake = Organisation { name: "zonnig".to_owned(), ..world::organisation("x", "ocmw") };
    let organisations =
        vec![world::organisation("zonnig", "company"), named, world::organisation("caw", "caw"), namesake];
    let organisations = register::upsert::organisations(&tx, organisations).await.unwrap().ids;
    let areas = vec![
        area("zonnig", "11001"),
        Area { zone: "north".to_owned(), ..area("zonnig", "11001") },
        area("zonnig", "11002"),
        area("De Woning", "11002"),
        area("nobody", "11003"),
    ];
    register::upsert::areas(&tx, areas).await.unwrap();
    let person = |number: &str, wishes: &[&str]| Household {
        preferences: wishes.iter().map(|&nis| nis.to_owned()).collect(),
        ..Household::bare(registration(number, "Jan Maes", "1980-03-12"))
    };
    let gone = Household {
        registration: Registration { merged_into: Some(1), ..registration("4", "Jan", "1980-03-12") },
        ..person("4", &["11001"])
    };
    let people =
        vec![person("1", &["11001", "11002"]), person("2", &["11002"]), person("3", &["11003"]), gone];
    let ids = register::insert_many(&tx, people).await.unwrap();
    let attestations = vec![
        world::attestation(ids[0], organisations[2], "2026-03-01"),
        world::attestation(ids[0], organisations[2], "2026-04-01"),
        store::Attestation {
            withdrawn_on: Some(day("2026-05-01")),
            ..world::attestation(ids[1], organisations[2], "2026-04-01")
        },
    ];
    register::upsert::attestations(&tx, attestations).await.unwrap();
    tx.commit().await.unwrap();
    (organisations, ids)
}

async fn parties(store: &Store) -> Vec<Party> {
    party::Entity::find().order_by_asc(party::Column::Id).all(store.reader()).await.unwrap()
}

async fn derived(store: &Store, which: &Which) -> Derived {
    let tx = store.begin().await.unwrap();
    let derived = derive(&tx, which, today()).await.unwrap();
    tx.commit().await.unwrap();
    derived
}

#[tokio::test]
async fn companies_take_part_by_preference_and_services_by_attestation() {
    for database in databases() {
        let store = migrated(&database).await;
        let (organisations, ids) = region(&store).await;
        assert_eq!(derived(&store, &Which::All).await, Derived { landlord: 4, support: 1 }, "{database}");
        let mut found: Vec<(i64, i64, String)> = parties(&store)
            .await
            .into_iter()
            .map(|row| (row.registration_id, row.organisation_id, row.part))
            .collect();
        found.sort();
        let landlord = |person: i64, company: i64| (person, company, "landlord".to_owned());
        let mut expected = vec![
            landlord(ids[0], organisations[0]),
            landlord(ids[0], organisations[1]),
            landlord(ids[1], organisations[0]),
            landlord(ids[1], organisations[1]),
            (ids[0], organisations[2], "support".to_owned()),
        ];
        expected.sort();
        assert_eq!(found, expected, "{database}");
        assert!(parties(&store).await.iter().all(|row| row.from_day == today() && row.account_id.is_none()));
        assert_eq!(derived(&store, &Which::All).await, Derived::default(), "{database}: once is enough");
    }
}

#[tokio::test]
async fn only_those_asked_for_get_parties() {
    for database in databases() {
        let store = migrated(&database).await;
        let (_, ids) = region(&store).await;
        let one = derived(&store, &Which::Ids(vec![ids[1], ids[3]])).await;
        assert_eq!(one, Derived { landlord: 2, support: 0 }, "{database}");
        let other = derived(&store, &Which::Numbers(vec!["1".to_owned()])).await;
        assert_eq!(other, Derived { landlord: 2, support: 1 }, "{database}");
    }
}

#[tokio::test]
async fn what_people_ended_stays_ended_until_a_new_attestation() {
    for database in databases() {
        let store = migrated(&database).await;
        let (organisations, ids) = region(&store).await;
        derived(&store, &Which::All).await;
        let tx = store.begin().await.unwrap();
        for row in parties(&store).await {
            let mut row = row.into_active_model();
            row.to_day = Set(Some(day("2026-11-25")));
            row.update(&tx).await.unwrap();
        }
        tx.commit().await.unwrap();
        assert_eq!(derived(&store, &Which::All).await, Derived::default(), "{database}");
        let tx = store.begin().await.unwrap();
        let again = world::attestation(ids[0], organisations[2], "2026-11-26");
        register::upsert::attestations(&tx, vec![again]).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(derived(&store, &Which::All).await, Derived { landlord: 0, support: 1 }, "{database}");
        assert_eq!(parties(&store).await.len(), 6, "{database}: nothing is ever removed");
    }
}

/// Open parts of landlords in a file, by organisation.
async fn open(store: &Store, person: i64) -> Vec<i64> {
    let all = parties(store).await.into_iter();
    let open =
        all.filter(|row| row.registration_id == person && row.part == "landlord" && row.to_day.is_none());
    let mut open: Vec<i64> = open.map(|row| row.organisation_id).collect();
    open.sort_unstable();
    open
}

/// Changes the preferences of somebody, as an edit does, and gives the parts that ended.
async fn chooses(store: &Store, person: i64, wishes: &[&str], on: &str) -> Vec<i64> {
    let tx = store.begin().await.unwrap();
    let mut household = register::household(&tx, person).await.unwrap().unwrap();
    let now: Vec<String> = wishes.iter().map(|&nis| nis.to_owned()).collect();
    let before = std::mem::replace(&mut household.preferences, now);
    let version = household.registration.version;
    register::save(&tx, &household, version).await.unwrap();
    let moved = Moved::between(person, &before, &household.preferences);
    let ended = follow(&tx, moved.as_slice(), day(on)).await.unwrap();
    tx.commit().await.unwrap();
    ended
}

#[tokio::test]
async fn a_company_takes_part_as_long_as_it_lets_where_somebody_wants_to_live() {
    for database in databases() {
        let store = migrated(&database).await;
        let (organisations, ids) = region(&store).await;
        derived(&store, &Which::All).await;
        let (zonnig, woning, person) = (organisations[0], organisations[1], ids[0]);
        assert_eq!(open(&store, person).await, [zonnig, woning], "{database}");
        let ended = chooses(&store, person, &["11001"], "2026-11-25").await;
        assert_eq!(ended.len(), 1, "{database}");
        assert_eq!(open(&store, person).await, [zonnig], "{database}: zonnig lets in 11001 as well");
        let row = parties(&store).await.into_iter().find(|row| row.id == ended[0]).unwrap();
        assert_eq!((row.organisation_id, row.to_day), (woning, Some(day("2026-11-25"))), "{database}");
        // On the same day it goes on; later it begins anew, and what was stays to be seen.
        chooses(&store, person, &["11001", "11002"], "2026-11-25").await;
        assert_eq!(open(&store, person).await, [zonnig, woning], "{database}");
        assert_eq!(parties(&store).await.iter().filter(|row| row.registration_id == person).count(), 3);
        chooses(&store, person, &["11003"], "2026-11-26").await;
        assert_eq!(open(&store, person).await, [0; 0], "{database}");
        chooses(&store, person, &["11003", "11002"], "2026-12-01").await;
        assert_eq!(open(&store, person).await, [zonnig, woning], "{database}");
        let begun = parties(&store).await.into_iter().filter(|row| row.from_day == day("2026-12-01"));
        assert_eq!(begun.count(), 2, "{database}");
        assert_eq!(open(&store, ids[1]).await, [zonnig, woning], "{database}: of others nothing changed");
    }
}

#[tokio::test]
async fn who_is_named_and_who_lets_to_the_household_goes_on_taking_part() {
    for database in databases() {
        let store = migrated(&database).await;
        let (organisations, ids) = region(&store).await;
        derived(&store, &Which::All).await;
        let (zonnig, woning, person) = (organisations[0], organisations[1], ids[0]);
        let account = crate::support::account("ann@example.org").insert(store.writer()).await.unwrap().id;
        for row in parties(&store).await {
            if row.registration_id == person && row.organisation_id == zonnig {
                let named = party::ActiveModel {
                    id: Set(row.id),
                    account_id: Set(Some(account)),
                    ..Default::default()
                };
                named.update(store.writer()).await.unwrap();
            }
        }
        let tx = store.begin().await.unwrap();
        let home = dwelling::ActiveModel {
            code: Set("d1".to_owned()),
            company: Set("De Woning".to_owned()),
            zone: Set(String::new()),
            nis: Set("11002".to_owned()),
            bedrooms: Set(1),
            adapted: Set(false),
            version: Set(1),
            ..Default::default()
        };
        let rents = allocation::ActiveModel {
            dwelling_id: Set(home.insert(&tx).await.unwrap().id),
            registration_id: Set(person),
            pillar: Set(1),
            decided_on: Set(today()),
            version: Set(1),
            ..Default::default()
        };
        rents.insert(&tx).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(chooses(&store, person, &["11003"], "2026-11-25").await, [0; 0], "{database}");
        assert_eq!(open(&store, person).await, [zonnig, woning], "{database}");
    }
}

#[tokio::test]
async fn a_merge_ends_the_parts_that_only_the_other_registration_brought_and_parting_lets_them_go_on() {
    for database in databases() {
        let store = migrated(&database).await;
        let (organisations, ids) = region(&store).await;
        let account = crate::support::account("ann@example.org").insert(store.writer()).await.unwrap().id;
        chooses(&store, ids[2], &["11002"], "2026-11-20").await;
        let (zonnig, woning) = (organisations[0], organisations[1]);
        assert_eq!(open(&store, ids[2]).await, [zonnig, woning], "{database}");
        chooses(&store, ids[0], &["11001"], "2026-11-20").await;
        derived(&store, &Which::Ids(vec![ids[0]])).await;
        assert_eq!(open(&store, ids[0]).await, [zonnig], "{database}");
        let version =
            async |id| register::household(store.reader(), id).await.unwrap().unwrap().registration.version;
        let merging = duplicates::Merging {
            kept: ids[0],
            kept_version: version(ids[0]).await,
            merged: ids[2],
            merged_version: version(ids[2]).await,
            by: account,
            at: world::moment(),
        };
        let tx = store.begin().await.unwrap();
        let merge = duplicates::merge(&tx, merging).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(
            open(&store, ids[0]).await,
            [zonnig, zonnig],
            "{database}: the other company has no part left"
        );
        let tx = store.begin().await.unwrap();
        duplicates::undo(&tx, merge, world::moment()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(open(&store, ids[0]).await, [zonnig], "{database}");
        assert_eq!(open(&store, ids[2]).await, [zonnig, woning], "{database}");
    }
}
