//! Documents: the same bytes once, in the database or a folder, and never other bytes than were put in.

use std::path::{Path, PathBuf};

use sea_orm::{ConnectionTrait, EntityTrait, PaginatorTrait};
use store::documents::{self, About, Owner, Place, Term};
use store::entities::document_blob;
use store::{Document, Error, Store, sea_orm};

use crate::support::{at, candidate, databases, migrated, opened};

fn about(title: &str) -> About {
    About {
        media_type: "application/pdf".to_owned(),
        title: title.to_owned(),
        owner: Owner::Import(1),
        term: Term::ImportPreview,
        registration_id: None,
        layer: "housing".to_owned(),
        uploaded_by: None,
        at: at(1),
    }
}

async fn put(store: &Store, place: &Place, title: &str, bytes: &[u8]) -> Document {
    let tx = store.begin().await.unwrap();
    let document = documents::put(&tx, place, about(title), bytes.to_vec()).await.unwrap();
    tx.commit().await.unwrap();
    document
}

async fn remove(store: &Store, id: i64) {
    let tx = store.begin().await.unwrap();
    documents::remove(&tx, id).await.unwrap();
    tx.commit().await.unwrap();
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let shelves = std::fs::read_dir(folder).unwrap().map(|shelf| shelf.unwrap().path());
    shelves.flat_map(|shelf| std::fs::read_dir(shelf).unwrap().map(|file| file.unwrap().path())).collect()
}

#[tokio::test]
async fn the_same_bytes_are_kept_once_and_go_with_the_last_document() {
    for database in databases() {
        let store = migrated(&database).await;
        let place = Place::Database;
        let one = put(&store, &place, "attest.pdf", b"%PDF een").await;
        let two = put(&store, &place, "nog eens.pdf", b"%PDF een").await;
        assert_eq!((one.sha256.as_str(), one.size), (two.sha256.as_str(), 8));
        assert_eq!(document_blob::Entity::find().count(store.reader()).await.unwrap(), 1);
        assert_eq!(documents::bytes(store.reader(), &place, &one.sha256).await.unwrap(), b"%PDF een");
        remove(&store, one.id).await;
        assert_eq!(documents::bytes(store.reader(), &place, &one.sha256).await.unwrap(), b"%PDF een");
        remove(&store, two.id).await;
        let gone = documents::bytes(store.reader(), &place, &one.sha256).await;
        assert!(matches!(gone, Err(Error::NotFound { what: "document" })), "{gone:?}");
        assert_eq!(documents::get(store.reader(), one.id).await.unwrap(), None);
    }
}

#[tokio::test]
async fn a_folder_keeps_whole_files_that_a_sweep_removes_when_nobody_needs_them() {
    for database in databases() {
        let store = migrated(&database).await;
        let folder = tempfile::tempdir().unwrap();
        let place = Place::Folder(folder.path().join("documenten"));
        let Place::Folder(inside) = &place else { panic!() };
        let kept = put(&store, &place, "a.pdf", b"a").await;
        let removed = put(&store, &place, "b.pdf", b"b").await;
        put(&store, &place, "nog eens a.pdf", b"a").await;
        assert_eq!(files(inside).len(), 2);
        assert_eq!(document_blob::Entity::find().count(store.reader()).await.unwrap(), 0);
        assert_eq!(documents::bytes(store.reader(), &place, &kept.sha256).await.unwrap(), b"a");
        remove(&store, removed.id).await;
        let (long_ago, hereafter) =
            (at(0) - chrono::TimeDelta::days(36_500), at(0) + chrono::TimeDelta::days(36_500));
        assert_eq!(documents::sweep(&store, &place, long_ago).await.unwrap(), 0);
        std::fs::write(files(inside)[0].with_file_name("left-behind.part"), b"x").unwrap();
        assert_eq!(documents::sweep(&store, &place, hereafter).await.unwrap(), 1);
        assert_eq!(files(inside), [inside.join(&kept.sha256[..2]).join(&kept.sha256)]);
    }
}

#[tokio::test]
async fn bytes_that_are_not_what_was_put_in_are_not_given() {
    for database in databases() {
        let store = migrated(&database).await;
        let folder = tempfile::tempdir().unwrap();
        let places = [Place::Database, Place::Folder(folder.path().to_owned())];
        let [inside, outside] = [
            put(&store, &places[0], "a.pdf", b"in the database").await,
            put(&store, &places[1], "b.pdf", b"in the folder").await,
        ];
        let zero = match store.backend() {
            sea_orm::DbBackend::Sqlite => "UPDATE document_blob SET bytes = x'00'",
            _ => "UPDATE document_blob SET bytes = '\\x00'",
        };
        store.writer().execute_unprepared(zero).await.unwrap();
        std::fs::write(&files(folder.path())[0], b"in the f0lder").unwrap();
        for (place, document) in places.iter().zip([inside, outside]) {
            let refused = documents::bytes(store.reader(), place, &document.sha256).await;
            assert!(matches!(refused, Err(Error::Damaged(_))), "{database}: {refused:?}");
        }
    }
}

#[tokio::test]
async fn a_name_that_is_no_hash_never_becomes_a_path() {
    for database in databases() {
        let store = migrated(&database).await;
        let place = Place::Folder(PathBuf::from("/tmp"));
        for name in ["", "../../etc/passwd", "/etc/passwd", &"A".repeat(64), &"a".repeat(63), &"é".repeat(32)]
        {
            let refused = documents::bytes(store.reader(), &place, name).await;
            assert!(matches!(refused, Err(Error::Damaged(_))), "{name}: {refused:?}");
        }
    }
}

#[tokio::test]
async fn the_documents_of_a_person_go_with_the_person_and_their_bytes_with_a_sweep() {
    for database in databases() {
        let store = migrated(&database).await;
        let row = candidate(&store, "2021.01.05.0001").await;
        let tx = store.begin().await.unwrap();
        let owner = Owner::Registration(row.id);
        let about = About { owner, registration_id: Some(row.id), ..about("formulier.pdf") };
        let document = documents::put(&tx, &Place::Database, about, b"%PDF".to_vec()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(documents::of_registration(store.reader(), row.id).await.unwrap(), [document]);
        store.writer().execute_unprepared("DELETE FROM registration").await.unwrap();
        assert_eq!(documents::of_registration(store.reader(), row.id).await.unwrap(), []);
        assert_eq!(documents::sweep(&store, &Place::Database, at(0)).await.unwrap(), 1);
        assert_eq!(document_blob::Entity::find().count(store.reader()).await.unwrap(), 0);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn bytes_put_while_their_last_document_is_removed_stay() {
    for database in databases() {
        let stores = [migrated(&database).await, opened(&database).await];
        for round in 0..30 {
            let old = put(&stores[0], &Place::Database, "oud", b"zelfde").await;
            let (removing, putting) = (stores[0].clone(), stores[1].clone());
            let removing = tokio::spawn(async move { remove(&removing, old.id).await });
            let putting =
                tokio::spawn(async move { put(&putting, &Place::Database, "nieuw", b"zelfde").await });
            removing.await.unwrap();
            let new = putting.await.unwrap();
            let bytes = documents::bytes(stores[0].reader(), &Place::Database, &new.sha256).await;
            assert_eq!(bytes.ok().as_deref(), Some(b"zelfde".as_slice()), "{database}, round {round}");
            remove(&stores[0], new.id).await;
        }
    }
}

#[tokio::test]
async fn a_document_is_found_by_what_it_belongs_to_and_by_its_term() {
    for database in databases() {
        let store = migrated(&database).await;
        let tx = store.begin().await.unwrap();
        let mut kept = Vec::new();
        for (owner, term, second) in [
            (Owner::Import(1), Term::ImportPreview, 10),
            (Owner::Import(1), Term::ImportUndo, 20),
            (Owner::Import(2), Term::ImportPreview, 30),
            (Owner::Consent(1), Term::Document, 5),
        ] {
            let about = About { owner, term, at: at(second), ..about("iets") };
            kept.push(documents::put(&tx, &Place::Database, about, vec![1]).await.unwrap().id);
        }
        tx.commit().await.unwrap();
        let ids = |found: Vec<Document>| found.into_iter().map(|document| document.id).collect::<Vec<_>>();
        let db = store.reader();
        assert_eq!(ids(documents::of(db, Owner::Import(1)).await.unwrap()), kept[..2], "{database}");
        assert_eq!(ids(documents::of_imports(db).await.unwrap()), kept[..3], "{database}");
        assert_eq!(ids(documents::of(db, Owner::Evidence(1)).await.unwrap()), [0; 0], "{database}");
        let past = documents::past(db, Term::ImportPreview, at(30)).await.unwrap();
        assert_eq!(ids(past), kept[..1], "{database}: the moment itself is not past");
    }
}

#[tokio::test]
async fn bytes_put_in_the_place_of_others_leave_nothing_of_them() {
    for database in databases() {
        let store = migrated(&database).await;
        let place = Place::Database;
        let (first, other) =
            (put(&store, &place, "een", b"oud").await, put(&store, &place, "twee", b"x").await);
        let tx = store.begin().await.unwrap();
        let new = documents::replace(&tx, &place, first.id, b"nieuwer".to_vec()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!((new.id, new.size, new.title.as_str()), (first.id, 7, "een"), "{database}");
        assert_eq!(documents::bytes(store.reader(), &place, &new.sha256).await.unwrap(), b"nieuwer");
        let old = documents::bytes(store.reader(), &place, &first.sha256).await;
        assert!(matches!(old, Err(Error::NotFound { .. })), "{database}: {old:?}");
        assert_eq!(documents::bytes(store.reader(), &place, &other.sha256).await.unwrap(), b"x");
    }
}
