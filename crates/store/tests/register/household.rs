//! Households written, read back, changed under their version and taken out.

use super::world::{self, Dice, day, member, moment, nis, registration, residence};
use crate::support::{databases, migrated};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, PaginatorTrait, Set};
use store::entities::{allocation, dwelling, member as members, search_token};
use store::register::{self, File, Household, Which};
use store::{Error, Refusal, Registration, Store, sea_orm};

fn rich(number: &str) -> Household {
    Household {
        registration: Registration {
            phone: Some("+32 470 00 11 22".to_owned()),
            email: Some("zoe@example.org".to_owned()),
            national_number: Some(vec![0, 1, 255]),
            national_number_hash: Some("a1b2".to_owned()),
            housing_need: Some("shelter".to_owned()),
            need_documented: true,
            need_evidence: Some("letter".to_owned()),
            need_evidence_on: Some(day("2026-01-31")),
            need_until: Some(day("2027-01-31")),
            ocmw_nis: Some("11002".to_owned()),
            target_groups: "housing-first|youth".to_owned(),
            informal_care_nis: Some("11002".to_owned()),
            suspended_until: Some(day("2026-12-31")),
            closed_on: Some(day("2026-11-01")),
            warning_flag: true,
            ..registration(number, "Zoë Öztürk", "1999-12-31")
        },
        members: vec![
            member("2020-02-29"),
            store::Member { name: Some("Ann".to_owned()), ..member("1990-01-01") },
        ],
        residences: vec![
            residence("11002", "2020-01-01", None),
            residence("11001", "2010-05-05", Some("2019-12-31")),
        ],
        preferences: vec!["11001".to_owned(), "11003".to_owned()],
        refusals: vec![Refusal { id: 0, registration_id: 0, refused_on: day("2026-06-01"), valid: false }],
    }
}

/// What the database adds: ids, owner, version and the name to sort by.
fn settled(mut household: Household, there: &Household) -> Household {
    let id = there.registration.id;
    household.registration.id = id;
    household.registration.version = there.registration.version;
    household.registration.sort_name = register::sort_name(&household.registration.name);
    for (row, there) in household.members.iter_mut().zip(&there.members) {
        (row.id, row.registration_id) = (there.id, id);
    }
    for (row, there) in household.residences.iter_mut().zip(&there.residences) {
        (row.id, row.registration_id) = (there.id, id);
    }
    for (row, there) in household.refusals.iter_mut().zip(&there.refusals) {
        (row.id, row.registration_id) = (there.id, id);
    }
    household
}

async fn insert(store: &Store, households: Vec<Household>) -> Vec<i64> {
    let tx = store.begin().await.unwrap();
    let ids = register::insert_many(&tx, households).await.unwrap();
    tx.commit().await.unwrap();
    ids
}

async fn all(store: &Store, which: Which) -> Vec<Household> {
    let (mut found, mut batches) = (Vec::new(), register::households(store.reader(), which));
    while let Some(batch) = batches.next().await.unwrap() {
        found.extend(batch);
    }
    found
}

#[tokio::test]
async fn a_household_comes_back_as_it_was_written() {
    for database in databases() {
        let store = migrated(&database).await;
        let (first, second) =
            (rich("2021.01.05.0001"), Household::bare(registration("2021.01.05.0002", "", "1980-01-01")));
        let ids = insert(&store, vec![first.clone(), second.clone()]).await;
        let there = register::household(store.reader(), ids[0]).await.unwrap().unwrap();
        assert_eq!(there, settled(first, &there), "{database}");
        assert_eq!(there.registration.version, 1, "{database}");
        let bare = register::household(store.reader(), ids[1]).await.unwrap().unwrap();
        assert_eq!(bare, settled(second, &bare), "{database}");
        assert_eq!(register::household(store.reader(), 999).await.unwrap(), None, "{database}");
        let File { household, attestations, parties, .. } =
            register::file(store.reader(), ids[0]).await.unwrap().unwrap();
        assert_eq!((household, attestations.len(), parties.len()), (there.clone(), 0, 0), "{database}");
        assert_eq!(all(&store, Which::All).await, [there.clone(), bare.clone()], "{database}");
        assert_eq!(all(&store, Which::Ids(vec![ids[1], 999])).await, [bare], "{database}");
        let numbers = Which::Numbers(vec!["2021.01.05.0001".to_owned(), "none".to_owned()]);
        assert_eq!(all(&store, numbers).await, [there], "{database}");
        assert_eq!(
            register::by_number(store.reader(), "2021.01.05.0002").await.unwrap(),
            Some(ids[1]),
            "{database}"
        );
        assert_eq!(register::by_number(store.reader(), "2021.01.05").await.unwrap(), None, "{database}");
    }
}

#[tokio::test]
async fn many_households_get_their_ids_in_the_order_given() {
    for database in databases() {
        let store = migrated(&database).await;
        let mut dice = Dice::new(5);
        let households: Vec<Household> = (0..2500).map(|place| world::household(&mut dice, place)).collect();
        let ids = insert(&store, households.clone()).await;
        let there = all(&store, Which::All).await;
        assert_eq!(there.len(), 2500, "{database}");
        for ((id, given), there) in ids.iter().zip(households).zip(&there) {
            let mut given = settled(given, there);
            given.preferences.sort_unstable();
            given.preferences.dedup();
            assert_eq!((*id, &given), (there.registration.id, there), "{database}");
        }
        assert_eq!(all(&store, Which::Ids(ids.clone())).await.len(), 2500, "{database}");
    }
}

#[tokio::test]
async fn the_second_of_two_editors_is_told() {
    for database in databases() {
        let store = migrated(&database).await;
        let id = insert(&store, vec![rich("2021.01.05.0001")]).await[0];
        let mut one = register::household(store.reader(), id).await.unwrap().unwrap();
        let mut other = one.clone();
        one.registration.name = "Zoë Maes".to_owned();
        one.members.pop();
        one.preferences = vec!["11009".to_owned(), "11009".to_owned()];
        one.refusals.clear();
        let tx = store.begin().await.unwrap();
        assert_eq!(register::save(&tx, &one, 1).await.unwrap(), 2, "{database}");
        tx.commit().await.unwrap();
        other.registration.phone = None;
        let tx = store.begin().await.unwrap();
        let refused = register::save(&tx, &other, 1).await;
        assert!(
            matches!(refused, Err(Error::Conflict { what: "registration", id: found }) if found == id),
            "{database}"
        );
        tx.rollback().await.unwrap();
        let there = register::household(store.reader(), id).await.unwrap().unwrap();
        one.registration.version = 2;
        one.preferences.pop();
        assert_eq!(there, settled(one, &there), "{database}");
        assert_eq!(there.registration.sort_name, "zoe maes", "{database}");
        let tokens = search_token::Entity::find().all(store.reader()).await.unwrap();
        let tokens: Vec<&str> = tokens.iter().map(|row| row.token.as_str()).collect();
        assert!(tokens.contains(&"maes") && !tokens.contains(&"ozturk"), "{database}: {tokens:?}");
        other.registration.id = 999;
        let tx = store.begin().await.unwrap();
        let gone = register::save(&tx, &other, 1).await;
        assert!(matches!(gone, Err(Error::NotFound { what: "registration" })), "{database}");
    }
}

#[tokio::test]
async fn a_number_is_given_once() {
    for database in databases() {
        let store = migrated(&database).await;
        insert(&store, vec![rich("2021.01.05.0001")]).await;
        let tx = store.begin().await.unwrap();
        let twice = register::insert_many(&tx, vec![rich("2021.01.05.0001")]).await;
        assert!(
            matches!(&twice, Err(Error::Unique { what }) if what == "registration.number"),
            "{database}: {twice:?}"
        );
    }
}

#[tokio::test]
async fn the_register_version_rises_once_with_each_transaction_that_is_committed() {
    for database in databases() {
        let store = migrated(&database).await;
        let version = async || register::version(store.reader()).await.unwrap();
        assert_eq!(version().await, 0, "{database}");
        let id = insert(&store, vec![rich("2021.01.05.0001")]).await[0];
        assert_eq!(version().await, 1, "{database}");
        let household = register::household(store.reader(), id).await.unwrap().unwrap();
        let tx = store.begin().await.unwrap();
        let two = register::save(&tx, &household, 1).await.unwrap();
        register::save(&tx, &household, two).await.unwrap();
        register::touch(&tx);
        tx.commit().await.unwrap();
        assert_eq!(version().await, 2, "{database}");
        let tx = store.begin().await.unwrap();
        register::delete_many(&tx, &[id]).await.unwrap();
        tx.rollback().await.unwrap();
        assert_eq!(version().await, 2, "{database}");
        store.begin().await.unwrap().commit().await.unwrap();
        assert_eq!(version().await, 2, "{database}");
    }
}

#[tokio::test]
async fn what_is_taken_out_leaves_nothing_unless_it_got_a_dwelling() {
    for database in databases() {
        let store = migrated(&database).await;
        let ids = insert(&store, vec![rich("2021.01.05.0001"), rich("2021.01.05.0002")]).await;
        let tx = store.begin().await.unwrap();
        let home = dwelling::Model {
            id: 0,
            code: "D1".to_owned(),
            company: "c".to_owned(),
            zone: String::new(),
            nis: nis(0),
            bedrooms: 2,
            adapted: false,
            reserved_for: None,
            rent: None,
            available_on: None,
            min_age: None,
            version: 1,
        };
        let mut home = home.into_active_model();
        home.not_set(dwelling::Column::Id);
        let home = home.reset_all().insert(&tx).await.unwrap();
        let given = allocation::ActiveModel {
            dwelling_id: Set(home.id),
            registration_id: Set(ids[1]),
            pillar: Set(1),
            decided_on: Set(day("2026-01-01")),
            version: Set(1),
            ..Default::default()
        };
        given.insert(&tx).await.unwrap();
        tx.commit().await.unwrap();
        let tx = store.begin().await.unwrap();
        let refused = register::delete_many(&tx, &ids).await;
        assert!(matches!(refused, Err(Error::Reference(_))), "{database}: {refused:?}");
        tx.rollback().await.unwrap();
        let tx = store.begin().await.unwrap();
        assert_eq!(register::delete_many(&tx, &ids[..1]).await.unwrap(), 1, "{database}");
        tx.commit().await.unwrap();
        let left = members::Entity::find().all(store.reader()).await.unwrap();
        assert!(left.iter().all(|row| row.registration_id == ids[1]) && left.len() == 2, "{database}");
        let tokens = search_token::Entity::find().count(store.reader()).await.unwrap();
        assert_eq!(tokens, 5, "{database}");
    }
}

#[tokio::test]
async fn a_file_holds_everything_that_says_who_may_see_it() {
    for database in databases() {
        let store = migrated(&database).await;
        let id = insert(&store, vec![rich("2021.01.05.0001")]).await[0];
        let tx = store.begin().await.unwrap();
        let organisation = world::organisation("caw", "caw");
        let organisation = register::upsert::organisations(&tx, vec![organisation]).await.unwrap().ids[0];
        let account = crate::support::account("ann@example.org").insert(&tx).await.unwrap().id;
        let attestation = store::Attestation {
            valid_until: Some(day("2027-03-01")),
            withdrawn_reason: Some("\"no\"\n".to_owned()),
            ..world::attestation(id, organisation, "2026-03-01")
        };
        register::upsert::attestations(&tx, vec![attestation]).await.unwrap();
        register::parties::derive(&tx, &Which::All, world::today()).await.unwrap();
        let consent = store::entities::consent::ActiveModel {
            registration_id: Set(id),
            purpose: Set("care".to_owned()),
            organisation_id: Set(organisation),
            given_on: Set(day("2026-02-02")),
            recorded_by: Set(account),
            version: Set(1),
            ..Default::default()
        };
        let consent = consent.insert(&tx).await.unwrap();
        let emergency = store::entities::emergency::ActiveModel {
            registration_id: Set(id),
            account_id: Set(account),
            organisation_id: Set(organisation),
            reason: Set("brand".to_owned()),
            at: Set(moment()),
            expires_at: Set(moment() + chrono::TimeDelta::microseconds(1_000_001)),
            ..Default::default()
        };
        let emergency = emergency.insert(&tx).await.unwrap();
        tx.commit().await.unwrap();
        let file = register::file(store.reader(), id).await.unwrap().unwrap();
        let attestations = store::entities::attestation::Entity::find().all(store.reader()).await.unwrap();
        let parties = store::entities::party::Entity::find().all(store.reader()).await.unwrap();
        assert_eq!((attestations.len(), parties.len()), (1, 1), "{database}");
        assert_eq!((file.attestations, file.parties), (attestations, parties), "{database}");
        assert_eq!((file.consents, file.emergencies), (vec![consent], vec![emergency]), "{database}");
    }
}
