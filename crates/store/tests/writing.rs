//! Writing from two programs at once: nothing is lost, and nothing is written by who only reads.

use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, IntoActiveModel, Set};
use store::entities::{organisation, registration};
use store::sea_orm;
use store::{Error, Store};

use crate::support;
use crate::support::{candidate, databases, migrated, opened};

async fn add_one(store: &Store, id: i64) -> Result<(), Error> {
    let tx = store.begin().await?;
    let query = registration::Entity::find_by_id(id);
    let query = match store.backend() {
        sea_orm::DbBackend::Postgres => sea_orm::QuerySelect::lock_exclusive(query),
        _ => query,
    };
    let row = query.one(&tx).await?.ok_or(Error::NotFound { what: "registration" })?;
    let income = row.monthly_income;
    let mut row = row.into_active_model();
    row.monthly_income = Set(income + 1);
    row.update(&tx).await?;
    tx.commit().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_programs_that_change_one_row_four_hundred_times_lose_nothing() {
    for database in databases() {
        let stores = [migrated(&database).await, opened(&database).await];
        let row = candidate(&stores[0], "2021.01.05.0001").await;
        let mut writing = tokio::task::JoinSet::new();
        for n in 0..400 {
            let (store, id) = (stores[n % 2].clone(), row.id);
            writing.spawn(async move { add_one(&store, id).await });
        }
        while let Some(written) = writing.join_next().await {
            written.unwrap().unwrap();
        }
        let after = registration::Entity::find_by_id(row.id).one(stores[1].reader()).await.unwrap().unwrap();
        assert_eq!(after.monthly_income, row.monthly_income + 400, "{database}");
    }
}

#[tokio::test]
async fn what_is_not_committed_is_undone() {
    for database in databases() {
        let store = migrated(&database).await;
        let tx = store.begin().await.unwrap();
        support::organisation("LPW").insert(&tx).await.unwrap();
        drop(tx);
        let tx = store.begin().await.unwrap();
        support::organisation("WKE").insert(&tx).await.unwrap();
        tx.rollback().await.unwrap();
        assert_eq!(organisation::Entity::find().all(store.reader()).await.unwrap(), []);
    }
}

#[tokio::test]
async fn a_taken_value_is_named_alike_on_both_databases() {
    for database in databases() {
        let store = migrated(&database).await;
        let tx = store.begin().await.unwrap();
        support::account("ann@example.be").insert(&tx).await.unwrap();
        let refused = support::account("ann@example.be").insert(&tx).await.map_err(Error::from);
        let Err(Error::Unique { what }) = refused else { panic!("{refused:?}") };
        assert_eq!(what, "account.email", "{database}");
    }
}

#[tokio::test]
async fn a_reading_connection_of_sqlite_does_not_write() {
    let database = testbed::sqlite();
    let store = migrated(&database).await;
    let refused = store.reader().execute_unprepared("DELETE FROM setting").await;
    assert!(refused.unwrap_err().to_string().contains("readonly"));
}
