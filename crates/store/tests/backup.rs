//! Backups: from either database into either, while others write; refused when damaged, newer or in the way.

use std::io::{Read, Write};
use std::path::Path;

use domain::System;
use flate2::{Compression, read::GzDecoder, write::GzEncoder};
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, PaginatorTrait, Set};
use sha2::{Digest, Sha256};
use store::audit::{Event, append, verify};
use store::backup::{self, Manifest};
use store::documents::{self, About, Place};
use store::entities::{audit, member, organisation, registration};
use store::{Error, Options, Store, sea_orm, settings};
use testbed::Database;

use crate::full::{Everything, everything, fill};
use crate::support::{self, at, databases, day, migrated, opened, options};

const LEFT_OUT: [&str; 3] = ["attempt", "link", "session"];

async fn write(store: &Store, file: &Path) -> Result<Manifest, Error> {
    backup::write(store, &Place::Database, file, at(5), &mut |_, _| ()).await
}

async fn restore(store: &Store, file: &Path, force: bool) -> Result<Manifest, Error> {
    backup::restore(store, file, force, &mut |_, _| ()).await
}

async fn connected(database: &Database) -> Store {
    Store::connect(&database.url, &options()).await.unwrap()
}

/// From each kind of database to each.
fn pairs() -> Vec<(Database, Database)> {
    let both = [testbed::sqlite, testbed::postgres];
    both.into_iter().flat_map(|from| both.map(|to| (from(), to()))).collect()
}

/// What a restore is to bring back.
fn without_what_is_left_out(mut all: Everything) -> Everything {
    for table in LEFT_OUT {
        all.insert(table, Vec::new());
    }
    all.insert("setting", Vec::new());
    all
}

#[tokio::test]
async fn everything_comes_back_in_either_database() {
    for (source, target) in pairs() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("backup");
        let from = migrated(&source).await;
        fill(&from).await;
        let before = everything(&from).await;
        let empty: Vec<_> = before.iter().filter(|(_, rows)| rows.is_empty()).collect();
        assert!(empty.is_empty(), "`fill` forgot a table: {empty:?}");
        let manifest = write(&from, &file).await.unwrap();
        assert_eq!(manifest.database, source.name);
        assert_eq!(backup::inspect(&file).await.unwrap(), manifest);
        let to = connected(&target).await;
        assert_eq!(restore(&to, &file, false).await.unwrap(), manifest, "{source} to {target}");
        let after = everything(&opened(&target).await).await;
        let (before, after) = (without_what_is_left_out(before), without_what_is_left_out(after));
        assert_eq!(after, before, "{source} to {target}");
        let verdict = verify(to.reader(), None, |_, _| ()).await.unwrap();
        assert_eq!((verdict.rows, verdict.broken), (2, None));
        assert_eq!(
            settings::get(to.reader(), "sleutel").await.unwrap(),
            settings::get(from.reader(), "sleutel").await.unwrap()
        );
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "something was left behind");
    }
}

#[tokio::test]
async fn a_row_id_that_was_used_before_the_backup_is_not_given_out_after_it() {
    for (source, target) in pairs() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("backup");
        let from = migrated(&source).await;
        for code in ["A", "B", "C"] {
            support::organisation(code).insert(from.writer()).await.unwrap();
        }
        let gone = support::registration("1").insert(from.writer()).await.unwrap();
        registration::Entity::delete_by_id(gone.id).exec(from.writer()).await.unwrap();
        organisation::Entity::delete_by_id(3).exec(from.writer()).await.unwrap();
        write(&from, &file).await.unwrap();
        let to = connected(&target).await;
        restore(&to, &file, false).await.unwrap();
        let next = support::organisation("D").insert(to.writer()).await.unwrap();
        assert_eq!(next.id, 4, "{source} to {target}");
        let next = support::registration("2").insert(to.writer()).await.unwrap();
        assert_eq!(next.id, gone.id + 1, "{source} to {target}");
        let first = support::account("ann@example.be").insert(to.writer()).await.unwrap();
        assert_eq!(first.id, 1);
    }
}

/// A candidate with one member and a line in the log, in one transaction.
async fn family(store: &Store, number: usize) {
    let tx = store.begin().await.unwrap();
    let row = support::registration(&number.to_string()).insert(&tx).await.unwrap();
    let child = member::ActiveModel {
        registration_id: Set(row.id),
        birth_date: Set(day(1, 1)),
        sex: Set("x".to_owned()),
        relation: Set("child".to_owned()),
        dependent: Set(true),
        stays: Set("full".to_owned()),
        ..Default::default()
    };
    child.insert(&tx).await.unwrap();
    let event = Event {
        at: at(1),
        account_id: None,
        actor: "import".to_owned(),
        organisation_id: None,
        action: "registration.add".to_owned(),
        subject: "registration".to_owned(),
        subject_id: Some(row.id),
        registration_id: Some(row.id),
        reason: None,
        detail: serde_json::json!({"number": number}),
        request_id: None,
    };
    append(&tx, &[event]).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_made_while_others_write_is_of_one_moment() {
    for source in databases() {
        let folder = tempfile::tempdir().unwrap();
        let from = migrated(&source).await;
        for number in 0..200 {
            family(&from, number).await;
        }
        let writer = opened(&source).await;
        let (stop, mut stopped) = tokio::sync::oneshot::channel::<()>();
        let writing = tokio::spawn(async move {
            let mut number = 200;
            while stopped.try_recv().is_err() {
                family(&writer, number).await;
                number += 1;
            }
            number
        });
        let mut files = Vec::new();
        for n in 0..3 {
            let file = folder.path().join(format!("backup {n}"));
            write(&from, &file).await.unwrap();
            files.push(file);
        }
        stop.send(()).unwrap();
        let written = u64::try_from(writing.await.unwrap()).unwrap();
        let mut seen = 200;
        for file in files {
            let target = testbed::sqlite();
            let to = connected(&target).await;
            restore(&to, &file, false).await.unwrap();
            let count = registration::Entity::find().count(to.reader()).await.unwrap();
            assert!((seen..=written).contains(&count), "{source}: {count} after {seen}");
            assert_eq!(member::Entity::find().count(to.reader()).await.unwrap(), count, "{source}");
            assert_eq!(audit::Entity::find().count(to.reader()).await.unwrap(), count, "{source}");
            let verdict = verify(to.reader(), None, |_, _| ()).await.unwrap();
            assert_eq!((verdict.rows, verdict.broken), (count, None), "{source}");
            seen = count;
        }
    }
}

#[tokio::test]
async fn a_database_that_was_used_is_only_replaced_when_forced() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("backup");
    let source = testbed::sqlite();
    let from = migrated(&source).await;
    fill(&from).await;
    write(&from, &file).await.unwrap();
    for target in databases() {
        let to = migrated(&target).await;
        settings::set(to.writer(), "vault_check", "x").await.unwrap();
        settings::set(to.writer(), settings::REGISTER_VERSION, "900").await.unwrap();
        support::organisation("LPW").insert(to.writer()).await.unwrap();
        let before = everything(&to).await;
        let Err(Error::NotEmpty { table, rows }) = restore(&to, &file, false).await else {
            panic!("{target} was replaced")
        };
        assert_eq!((table.as_str(), rows), ("organisation", 1));
        assert_eq!(everything(&to).await, before);
        restore(&to, &file, true).await.unwrap();
        let after = without_what_is_left_out(everything(&to).await);
        assert_eq!(after, without_what_is_left_out(everything(&from).await), "{target}");
        assert_eq!(settings::get(to.reader(), "vault_check").await.unwrap(), None);
        assert_eq!(settings::counter(to.reader(), settings::REGISTER_VERSION).await.unwrap(), 901);
        assert!(matches!(restore(&to, &file, false).await, Err(Error::NotEmpty { .. })));
    }
}

#[tokio::test]
async fn a_database_that_is_refused_is_not_brought_up_to_date_either() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("backup");
    let source = testbed::sqlite();
    write(&migrated(&source).await, &file).await.unwrap();
    for target in databases() {
        let to = migrated(&target).await;
        support::organisation("LPW").insert(to.writer()).await.unwrap();
        // As if it were of an older program.
        let last = to.schema().await.unwrap().current.last().cloned().unwrap();
        let forgotten = format!("DELETE FROM migration WHERE version = '{last}'");
        to.writer().execute_unprepared(&forgotten).await.unwrap();
        let refused = restore(&to, &file, false).await;
        assert!(matches!(refused, Err(Error::NotEmpty { .. })), "{target}: {refused:?}");
        assert_eq!(to.schema().await.unwrap().pending(), [last], "{target}");
    }
}

#[tokio::test]
async fn a_backup_that_is_damaged_or_cut_off_is_refused_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (whole, broken) = (folder.path().join("whole"), folder.path().join("broken"));
    let source = testbed::sqlite();
    let from = migrated(&source).await;
    fill(&from).await;
    write(&from, &whole).await.unwrap();
    let bytes = std::fs::read(&whole).unwrap();
    assert!(contents(&bytes).is_ok());
    let mut cases: Vec<Vec<u8>> = vec![Vec::new(), b"SQLite format 3\0".to_vec(), vec![0; 4096]];
    cases.extend([1, 8, 100, bytes.len() / 2].map(|cut| bytes[..bytes.len() - cut].to_vec()));
    for place in (0..20).map(|n| 10 + n * (bytes.len() - 20) / 20) {
        let mut flipped = bytes.clone();
        flipped[place] ^= 0x10;
        // Among equal bytes another distance to copy from may give the same.
        if contents(&flipped).is_err() || contents(&flipped).ok() != contents(&bytes).ok() {
            cases.push(flipped);
        }
    }
    for target in databases() {
        let to = migrated(&target).await;
        let before = everything(&to).await;
        for (n, case) in cases.iter().enumerate() {
            std::fs::write(&broken, case).unwrap();
            let refused = restore(&to, &broken, true).await;
            assert!(matches!(refused, Err(Error::NoBackup { .. })), "case {n} on {target}: {refused:?}");
        }
        assert_eq!(everything(&to).await, before);
    }
    let absent = restore(&from, &folder.path().join("none"), true).await;
    assert!(matches!(absent, Err(Error::File { what: System::NotFound, .. })), "{absent:?}");
}

fn contents(backup: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut all = Vec::new();
    GzDecoder::new(backup).read_to_end(&mut all).map(|_| all)
}

fn unpacked(file: &Path) -> (serde_json::Value, Vec<u8>) {
    let all = contents(&std::fs::read(file).unwrap()).unwrap();
    let end = all.iter().position(|&byte| byte == b'\n').unwrap();
    (serde_json::from_slice(&all[..end]).unwrap(), all[end + 1..].to_vec())
}

fn packed(file: &Path, manifest: &serde_json::Value, database: &[u8]) {
    let mut gzip = GzEncoder::new(std::fs::File::create(file).unwrap(), Compression::fast());
    writeln!(gzip, "{manifest}").unwrap();
    gzip.write_all(database).unwrap();
    gzip.finish().unwrap();
}

/// Changes the database in a backup, with a first line that fits again.
async fn tampered(file: &Path, sql: &str, migration: Option<&str>) {
    let (mut manifest, database) = unpacked(file);
    let folder = tempfile::tempdir().unwrap();
    let work = folder.path().join("work.db");
    std::fs::write(&work, database).unwrap();
    let store = Store::connect(&format!("sqlite://{}", work.display()), &Options::default()).await.unwrap();
    store.writer().execute_unprepared("PRAGMA foreign_keys = OFF").await.unwrap();
    store.writer().execute_unprepared(sql).await.unwrap();
    store.writer().execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)").await.unwrap();
    store.close().await.unwrap();
    let database = std::fs::read(&work).unwrap();
    manifest["size"] = database.len().into();
    manifest["sha256"] =
        Sha256::digest(&database).iter().map(|b| format!("{b:02x}")).collect::<String>().into();
    if let Some(migration) = migration {
        manifest["migrations"].as_array_mut().unwrap().push(migration.into());
    }
    packed(file, &manifest, &database);
}

#[tokio::test]
async fn a_backup_of_a_newer_program_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("backup");
    let source = testbed::sqlite();
    let from = migrated(&source).await;
    write(&from, &file).await.unwrap();
    tampered(&file, "INSERT INTO migration VALUES ('m9999_later', 0)", Some("m9999_later")).await;
    for target in databases() {
        let to = connected(&target).await;
        let refused = restore(&to, &file, true).await;
        assert!(
            matches!(&refused, Err(Error::Newer { database, .. }) if database == "m9999_later"),
            "{refused:?}"
        );
    }
    let (mut manifest, database) = unpacked(&file);
    manifest["version"] = 2.into();
    packed(&file, &manifest, &database);
    assert!(matches!(backup::inspect(&file).await, Err(Error::Newer { .. })));
    manifest["version"] = 1.into();
    manifest["format"] = "something-else".into();
    packed(&file, &manifest, &database);
    assert!(matches!(backup::inspect(&file).await, Err(Error::NoBackup { begins: false, .. })));
}

#[tokio::test]
async fn a_backup_whose_rows_contradict_each_other_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("backup");
    let source = testbed::sqlite();
    let from = migrated(&source).await;
    fill(&from).await;
    for sql in
        ["DELETE FROM dwelling", "DELETE FROM note", "DELETE FROM migration WHERE version = 'm0005_work'"]
    {
        write(&from, &file).await.unwrap();
        tampered(&file, sql, None).await;
        let refused = restore(&connected(&testbed::sqlite()).await, &file, false).await;
        assert!(matches!(refused, Err(Error::NoBackup { begins: true, .. })), "{sql}: {refused:?}");
    }
}

#[tokio::test]
async fn a_database_of_a_newer_program_is_not_backed_up() {
    for database in databases() {
        let folder = tempfile::tempdir().unwrap();
        let store = migrated(&database).await;
        let sql = "INSERT INTO migration (version, applied_at) VALUES ('m9999_later', 0)";
        store.writer().execute_unprepared(sql).await.unwrap();
        let refused = write(&store, &folder.path().join("backup")).await;
        assert!(matches!(refused, Err(Error::Newer { .. })), "{refused:?}");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}

#[tokio::test]
async fn documents_in_a_folder_are_in_the_backup_and_missing_ones_are_named() {
    for source in databases() {
        let folder = tempfile::tempdir().unwrap();
        let (file, place) = (folder.path().join("backup"), Place::Folder(folder.path().join("documenten")));
        let from = migrated(&source).await;
        let tx = from.begin().await.unwrap();
        let mut kept = Vec::new();
        for bytes in [b"een", b"twe"] {
            let about = About {
                media_type: "text/plain".to_owned(),
                title: "brief".to_owned(),
                owner: documents::Owner::Import(1),
                term: documents::Term::ImportPreview,
                registration_id: None,
                layer: "housing".to_owned(),
                uploaded_by: None,
                at: at(0),
            };
            kept.push(documents::put(&tx, &place, about, bytes.to_vec()).await.unwrap().sha256);
        }
        tx.commit().await.unwrap();
        std::fs::remove_file(folder.path().join("documenten").join(&kept[1][..2]).join(&kept[1])).unwrap();
        let manifest = backup::write(&from, &place, &file, at(5), &mut |_, _| ()).await.unwrap();
        assert_eq!(manifest.missing, [kept[1].clone()]);
        for target in databases() {
            let to = connected(&target).await;
            restore(&to, &file, false).await.unwrap();
            let elsewhere = Place::Folder(folder.path().join("elders"));
            assert_eq!(documents::bytes(to.reader(), &elsewhere, &kept[0]).await.unwrap(), b"een");
        }
    }
}

#[tokio::test]
async fn a_program_that_has_the_database_open_sees_what_was_restored() {
    for target in databases() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("backup");
        let source = testbed::sqlite();
        let from = migrated(&source).await;
        support::organisation("LPW").insert(from.writer()).await.unwrap();
        write(&from, &file).await.unwrap();
        let to = migrated(&target).await;
        let other = opened(&target).await;
        assert_eq!(organisation::Entity::find().count(other.reader()).await.unwrap(), 0);
        restore(&to, &file, false).await.unwrap();
        assert_eq!(organisation::Entity::find().count(other.reader()).await.unwrap(), 1, "{target}");
        support::organisation("WKE").insert(other.writer()).await.unwrap();
    }
}

#[tokio::test]
async fn an_earlier_backup_is_replaced_by_a_whole_one_or_stays() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("backup");
    let source = testbed::sqlite();
    let from = migrated(&source).await;
    std::fs::write(&file, "an earlier backup").unwrap();
    write(&from, &file).await.unwrap();
    assert!(backup::inspect(&file).await.is_ok());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let nowhere = write(&from, &folder.path().join("no folder/backup")).await;
    assert!(matches!(nowhere, Err(Error::File { what: System::NotFound, .. })), "{nowhere:?}");
}

#[tokio::test]
async fn no_session_can_be_read_between_the_rows_of_a_backup() {
    for source in databases() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("backup");
        let from = migrated(&source).await;
        let session = store::Session {
            id: "0123456789abcdef-session".to_owned(),
            account_id: None,
            data: "{}".to_owned(),
            created_at: at(0),
            seen_at: at(0),
            expires_at: at(9),
            agent: "Firefox".to_owned(),
        };
        store::sessions::save(from.writer(), session).await.unwrap();
        settings::set(from.writer(), "plain", "0123456789abcdef-setting").await.unwrap();
        write(&from, &file).await.unwrap();
        let (_, database) = unpacked(&file);
        let holds = |text: &[u8]| database.windows(text.len()).any(|window| window == text);
        assert!(holds(b"0123456789abcdef-setting") && !holds(b"0123456789abcdef-session"), "{source}");
    }
}
