//! Who takes part because of what the register says.

use super::world::{self, day, registration, today};
use crate::support::{databases, migrated};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, QueryOrder, Set};
use store::entities::party;
use store::register::parties::{Derived, derive};
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
