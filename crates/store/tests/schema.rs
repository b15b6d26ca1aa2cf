//! Migrations: the tables agree with the types, and only a database of the right version is used.

use sea_orm::{ConnectionTrait, EntityTrait, Iterable, sea_query::Iden};
use store::entities;
use store::sea_orm::{self, DbBackend, Statement};
use store::{Error, Store};

use crate::support::{databases, migrated, options};

/// Name, then whether it may be empty.
async fn columns(store: &Store, table: &str) -> Vec<(String, bool)> {
    let sql = match store.backend() {
        DbBackend::Sqlite => format!(
            "SELECT name, CASE WHEN \"notnull\" = 1 OR pk > 0 THEN 'NO' ELSE 'YES' END FROM pragma_table_info('{table}')"
        ),
        _ => format!(
            "SELECT column_name::text, is_nullable::text FROM information_schema.columns \
             WHERE table_schema = current_schema() AND table_name = '{table}'"
        ),
    };
    let rows = store.reader().query_all_raw(Statement::from_string(store.backend(), sql)).await.unwrap();
    let mut columns: Vec<(String, bool)> = rows
        .iter()
        .map(|row| (row.try_get_by_index(0).unwrap(), row.try_get_by_index::<String>(1).unwrap() == "YES"))
        .collect();
    columns.sort();
    columns
}

async fn agrees<E: EntityTrait>(store: &Store) {
    use sea_orm::ColumnTrait;
    let table = E::default().table_name().to_owned();
    let mut typed: Vec<(String, bool)> =
        E::Column::iter().map(|column| (column.unquoted().to_owned(), column.def().is_null())).collect();
    typed.sort();
    assert_eq!(columns(store, &table).await, typed, "{table} on {:?}", store.backend());
    assert!(E::find().one(store.reader()).await.is_ok(), "{table} on {:?}", store.backend());
}

macro_rules! agree {
    ($store:expr, $($table:ident),* $(,)?) => {{
        $( agrees::<entities::$table::Entity>($store).await; )*
        [$(stringify!($table)),*]
    }};
}

#[tokio::test]
async fn every_table_has_the_columns_of_its_type() {
    for database in databases() {
        let store = migrated(&database).await;
        let tables = agree!(
            &store,
            account,
            allocation,
            area,
            attempt,
            attestation,
            audit,
            audit_detail,
            audit_head,
            audit_subject,
            consent,
            document,
            document_blob,
            dwelling,
            emergency,
            evidence,
            grant,
            identity,
            import,
            job,
            link,
            mapping,
            member,
            merge,
            note,
            notice,
            organisation,
            party,
            passkey,
            preference,
            recovery_code,
            refusal,
            register_change,
            registration,
            residence,
            saved_view,
            search_token,
            session,
            setting,
            stock,
            token,
        );
        let sql = match store.backend() {
            DbBackend::Sqlite => {
                "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
            }
            _ => "SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema()",
        };
        let row = store.reader().query_one_raw(Statement::from_string(store.backend(), sql)).await.unwrap();
        let count: i64 = row.unwrap().try_get_by_index(0).unwrap();
        assert_eq!(count, tables.len() as i64 + 1, "a table without a type, on {database}");
    }
}

#[tokio::test]
async fn a_new_database_is_not_used_before_it_is_migrated() {
    for database in databases() {
        let store = Store::connect(&database.url, &options()).await.unwrap();
        assert!(store.schema().await.unwrap().current.is_empty());
        let Err(Error::Outdated { pending }) = Store::open(&database.url, &options()).await else {
            panic!("{database} was opened without its tables");
        };
        assert_eq!(pending, store.schema().await.unwrap().known);
        store.migrate().await.unwrap();
        assert!(Store::open(&database.url, &options()).await.is_ok());
    }
}

#[tokio::test]
async fn a_database_of_a_newer_program_is_refused() {
    for database in databases() {
        let store = migrated(&database).await;
        let tx = store.begin().await.unwrap();
        tx.execute_unprepared("INSERT INTO migration (version, applied_at) VALUES ('m9999_later', 0)")
            .await
            .unwrap();
        tx.commit().await.unwrap();
        for refused in [Store::open(&database.url, &options()).await.err(), store.migrate().await.err()] {
            let Some(Error::Newer { database: found, program }) = refused else {
                panic!("{database}: {refused:?}");
            };
            assert_eq!(found, "m9999_later");
            assert_eq!(Some(program), store.schema().await.unwrap().known.last().cloned());
        }
    }
}

#[tokio::test]
async fn programs_that_start_together_migrate_once() {
    for database in databases() {
        let mut starting = tokio::task::JoinSet::new();
        for _ in 0..6 {
            let url = database.url.clone();
            starting.spawn(async move {
                let store = Store::connect(&url, &options()).await?;
                store.migrate().await?;
                Store::open(&url, &options()).await.map(|_| ())
            });
        }
        while let Some(started) = starting.join_next().await {
            assert!(started.unwrap().is_ok(), "{database}");
        }
    }
}

#[tokio::test]
async fn a_database_that_is_not_there_is_not_made_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}/none.db", folder.path().display());
    let refused = Store::connect(&url, &store::Options::default()).await.err();
    assert!(matches!(refused, Some(Error::Unreachable(_))), "{refused:?}");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}
