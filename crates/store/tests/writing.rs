//! Writing from two programs at once: nothing is lost, and nothing is written by who only reads.

use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, IntoActiveModel, Set};
use store::entities::{organisation, registration};
use store::sea_orm::{self, Statement};
use store::{Away, Error, Options, Store};

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

fn impatient() -> Options {
    Options { patience: std::time::Duration::from_millis(200), ..support::options() }
}

#[tokio::test]
async fn who_waits_too_long_for_another_writer_hears_that_it_is_busy_and_may_try_again() {
    let database = testbed::sqlite();
    let busy = migrated(&database).await;
    let (same, other) = (
        Store::open(&database.url, &impatient()).await.unwrap(),
        Store::open(&database.url, &impatient()).await.unwrap(),
    );
    let tx = busy.begin().await.unwrap();
    let refused = other.begin().await.err();
    assert!(matches!(refused, Some(Error::Busy(_))), "by another program: {refused:?}");
    tx.commit().await.unwrap();
    let tx = same.begin().await.unwrap();
    let refused = same.begin().await.err();
    assert!(matches!(refused, Some(Error::Busy(_))), "by this program: {refused:?}");
    tx.rollback().await.unwrap();
    for store in [same, other] {
        let tx = store.begin().await.unwrap();
        support::organisation("LPW").insert(&tx).await.unwrap();
        tx.rollback().await.unwrap();
    }
}

#[tokio::test]
async fn a_server_that_is_not_there_is_unreachable() {
    for url in [
        "postgres://nobody@127.0.0.1:9/none",
        "mysql://127.0.0.1/none",
        "sqlite::memory:",
        "sqlite:///dev/null/x",
    ] {
        let refused = Store::connect(url, &impatient()).await.err();
        assert!(matches!(refused, Some(Error::Unreachable(_) | Error::File { .. })), "{url}: {refused:?}");
    }
}

#[tokio::test]
async fn a_database_that_takes_no_changes_is_told_as_such() {
    for database in databases() {
        let store = migrated(&database).await;
        let reading = store.snapshot().await.unwrap();
        let refused = support::organisation("LPW").insert(&reading).await.map_err(Error::from);
        assert!(matches!(refused, Err(Error::ReadOnly(_))), "{database}: {refused:?}");
    }
}

#[tokio::test]
async fn a_full_disk_is_told_as_such() {
    let database = testbed::sqlite();
    let store = migrated(&database).await;
    // As if the disk ended here.
    let pages = Statement::from_string(sea_orm::DbBackend::Sqlite, "PRAGMA page_count");
    let pages: i64 = store.writer().query_one_raw(pages).await.unwrap().unwrap().try_get_by_index(0).unwrap();
    store.writer().execute_unprepared(&format!("PRAGMA max_page_count = {pages}")).await.unwrap();
    let long = "x".repeat(100_000);
    let refused = store::settings::set(store.writer(), "long", &long).await;
    assert!(matches!(refused, Err(Error::Full(_))), "{refused:?}");
}

#[tokio::test]
async fn why_a_server_lets_nobody_in_is_told_apart() {
    let database = testbed::postgres();
    let (server, _) = database.url.rsplit_once('/').unwrap();
    let (_, host) = server.rsplit_once('@').unwrap_or(("", server.trim_start_matches("postgres://")));
    let elsewhere = format!("{server}/bestaat_niet");
    let refused = Store::connect(&elsewhere, &impatient()).await.err();
    assert!(matches!(refused, Some(Error::Unreachable(Away::NoDatabase(_)))), "{refused:?}");
    let stranger = format!("postgres://niemand@{host}/postgres");
    let refused = Store::connect(&stranger, &impatient()).await.err();
    assert!(matches!(refused, Some(Error::Unreachable(Away::Refused(_)))), "{refused:?}");
    let refused = Store::connect("postgres://nobody@127.0.0.1:9/none", &impatient()).await.err();
    assert!(matches!(refused, Some(Error::Unreachable(Away::NoAnswer(_)))), "{refused:?}");
}

#[tokio::test]
async fn a_deadlock_on_postgresql_is_told_as_busy() {
    let database = testbed::postgres();
    let store = migrated(&database).await;
    for key in ["a", "b"] {
        store::settings::set(store.writer(), key, "0").await.unwrap();
    }
    let cross = |first: &'static str, second: &'static str| {
        let store = store.clone();
        async move {
            let tx = store.begin().await?;
            store::settings::bump(&tx, first).await?;
            tx.query_one_raw(Statement::from_string(store.backend(), "SELECT pg_sleep(0.3)")).await?;
            store::settings::bump(&tx, second).await?;
            tx.commit().await
        }
    };
    let (one, two) = tokio::join!(cross("a", "b"), cross("b", "a"));
    let refused = [one, two].into_iter().filter_map(Result::err).collect::<Vec<Error>>();
    assert!(matches!(refused[..], [Error::Busy(_)]), "{refused:?}");
}

#[tokio::test]
async fn a_snapshot_does_not_see_what_is_written_meanwhile() {
    for database in databases() {
        let store = migrated(&database).await;
        let snapshot = store.snapshot().await.unwrap();
        support::organisation("LPW").insert(store.writer()).await.unwrap();
        assert_eq!(organisation::Entity::find().all(&snapshot).await.unwrap(), [], "{database}");
        assert!(support::organisation("WKE").insert(&snapshot).await.is_err(), "{database}");
        snapshot.rollback().await.unwrap();
        assert_eq!(organisation::Entity::find().all(store.reader()).await.unwrap().len(), 1);
    }
}
