//! Two editors of one row: the second hears of the first.

use sea_orm::{ActiveModelTrait, Set};
use store::entities::{organisation, registration};
use store::{Error, sea_orm};

use crate::support;
use crate::support::{candidate, databases, migrated, opened};

fn named(name: &str) -> organisation::ActiveModel {
    organisation::ActiveModel { name: Set(name.to_owned()), ..Default::default() }
}

#[tokio::test]
async fn the_second_of_two_editors_gets_a_conflict_and_overwrites_nothing() {
    for database in databases() {
        let store = migrated(&database).await;
        let row = support::organisation("LPW").insert(store.writer()).await.unwrap();
        assert_eq!(store::update(store.writer(), row.id, 1, named("Eén")).await.unwrap(), 2);
        let refused = store::update(store.writer(), row.id, 1, named("Twee")).await;
        assert!(matches!(refused, Err(Error::Conflict { what: "organisation", id }) if id == row.id));
        let after = store::get::<organisation::Entity, _>(store.reader(), row.id).await.unwrap();
        assert_eq!((after.name.as_str(), after.version, after.code), ("Eén", 2, row.code));
    }
}

#[tokio::test]
async fn a_row_that_is_gone_is_not_found() {
    for database in databases() {
        let store = migrated(&database).await;
        let row = support::organisation("LPW").insert(store.writer()).await.unwrap();
        let db = store.writer();
        let refused = store::remove::<organisation::Entity, _>(db, row.id, 2).await;
        assert!(matches!(refused, Err(Error::Conflict { .. })));
        store::remove::<organisation::Entity, _>(db, row.id, 1).await.unwrap();
        for refused in [
            store::remove::<organisation::Entity, _>(db, row.id, 1).await.err(),
            store::touch::<organisation::Entity, _>(db, row.id, 1).await.err(),
            store::update(db, row.id, 1, named("Eén")).await.err(),
            store::get::<organisation::Entity, _>(db, row.id).await.err(),
        ] {
            assert!(matches!(refused, Some(Error::NotFound { what: "organisation" })), "{refused:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_many_editors_of_one_version_one_succeeds() {
    for database in databases() {
        let stores = [migrated(&database).await, opened(&database).await];
        let row = candidate(&stores[0], "2021.01.05.0001").await;
        let mut editing = tokio::task::JoinSet::new();
        for n in 0..20 {
            let (store, id) = (stores[n % 2].clone(), row.id);
            editing.spawn(async move {
                let tx = store.begin().await?;
                let version = store::touch::<registration::Entity, _>(&tx, id, 1).await?;
                tx.commit().await.map(|()| version)
            });
        }
        let (mut succeeded, mut conflicts) = (0, 0);
        while let Some(edited) = editing.join_next().await {
            match edited.unwrap() {
                Ok(2) => succeeded += 1,
                Err(Error::Conflict { .. }) => conflicts += 1,
                other => panic!("{database}: {other:?}"),
            }
        }
        assert_eq!((succeeded, conflicts), (1, 19), "{database}");
    }
}
