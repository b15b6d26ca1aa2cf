//! Databases of released versions, brought up to date: what was kept finds its place in the tables of now.
//!
//! Each `released/*.backup` was written by the version of its name, and is never written again.

use std::path::{Path, PathBuf};

use sea_orm::{EntityTrait, QueryOrder};
use store::entities::document;
use store::{Store, backup, sea_orm};
use testbed::Database;

use crate::support::{databases, opened, options};

fn released(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/released").join(name)
}

/// A database with what a released version kept.
async fn restored(name: &str, database: &Database) -> Store {
    let store = Store::connect(&database.url, &options()).await.unwrap();
    backup::restore(&store, &released(name), false, &mut |_, _| ()).await.unwrap();
    opened(database).await
}

#[tokio::test]
async fn a_backup_made_before_a_migration_is_brought_up_to_date_on_its_way_back() {
    let manifest = backup::inspect(&released("m0005.backup")).await.unwrap();
    assert_eq!(manifest.migrations.last().map(String::as_str), Some("m0005_work"));
    for database in databases() {
        let store = restored("m0005.backup", &database).await;
        assert!(store.schema().await.unwrap().pending().is_empty(), "{database}");
        let there = store::register::by_number(store.reader(), "2021.01.05.0002").await.unwrap();
        assert_eq!(there, Some(2), "{database}");
    }
}

#[tokio::test]
async fn documents_of_before_learn_what_they_belong_to() {
    for database in databases() {
        let store = restored("m0005.backup", &database).await;
        let kept = document::Entity::find().order_by_asc(document::Column::Id).all(store.reader()).await;
        let kept = kept.unwrap();
        let told: Vec<_> = kept
            .iter()
            .map(|d| (d.title.as_str(), d.belongs_to.as_str(), d.belongs_id, d.term.as_str()))
            .collect();
        let expected = [
            ("candidacy 2026-01-05", "consent", 1, "document"),
            ("brief", "registration", 2, "document"),
            ("import 1", "import", 1, "import-preview"),
            ("import 1: undo", "import", 1, "import-undo"),
            ("register.zip", "import", 2, "import-preview"),
            ("import 2", "import", 2, "import-preview"),
        ];
        // `verloren`, that nothing pointed at, is gone.
        assert_eq!(told, expected, "{database}");
    }
}

#[tokio::test]
async fn lists_of_before_are_found_by_who_stood_in_them() {
    for database in databases() {
        let store = restored("m0005.backup", &database).await;
        let mut found = Vec::new();
        for person in [1, 2, 3] {
            let lines = store::audit::shown(store.reader(), person).await.unwrap();
            found.push(lines.iter().map(|line| line.row.seq).collect::<Vec<_>>());
        }
        // The sixth line listed the third person too, but what it told was erased.
        assert_eq!(found, [vec![2, 3], vec![2, 4], vec![2, 3]], "{database}");
        let verdict = store::audit::verify(store.reader(), None, |_, _| ()).await.unwrap();
        assert_eq!((verdict.rows, verdict.broken), (7, None), "{database}");
    }
}
