//! What imports keep of people: gone with their term, and at once with a person who is erased.

use super::support::{acting, column, day, edit, filled, now, region, staged, state, step};
use app::office::imports::{self, Step};
use app::office::{Acting, Office, jobs, requests};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use flate2::read::GzDecoder;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;
use store::documents::{self, Place};

/// What the files say of the person that the import changes, and of the one it brings.
const PLANTED: [&str; 2] = ["014 99 88 77", "plantaert@weg.example"];
const NEW: &str = "2099.01.01.0001";

/// A region in which one person has another telephone number and one is new; gives the number of the changed one.
fn files(folder: &Path) -> String {
    region(folder);
    let mut number = String::new();
    edit(folder, "registrations", |headings, rows| {
        rows[3][column(headings, "phone")] = PLANTED[0].to_owned();
        number.clone_from(&rows[3][column(headings, "registration_number")]);
        rows[7][column(headings, "monthly_income")] = "1234.56".to_owned();
        let mut new = rows[5].clone();
        new[column(headings, "registration_number")] = NEW.to_owned();
        new[column(headings, "email")] = PLANTED[1].to_owned();
        rows.push(new);
    });
    edit(folder, "preferences", |headings, rows| {
        let at = column(headings, "registration_number");
        let of_new = rows.iter().filter(|row| row[at] == number).cloned();
        let of_new: Vec<Vec<String>> = of_new.collect();
        rows.extend(of_new.into_iter().map(|mut row| {
            NEW.clone_into(&mut row[at]);
            row
        }));
    });
    number
}

/// Everything that documents hold, unpacked, as text.
async fn kept(office: &Office) -> String {
    let mut all = String::new();
    for document in documents::of_imports(office.store.reader()).await.unwrap() {
        let bytes =
            documents::bytes(office.store.reader(), &Place::Database, &document.sha256).await.unwrap();
        let mut text = String::new();
        if bytes.starts_with(&[0x1f, 0x8b]) {
            GzDecoder::new(&*bytes).read_to_string(&mut text).unwrap();
        } else {
            let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
            for place in 0..archive.len() {
                archive.by_index(place).unwrap().read_to_string(&mut text).unwrap();
            }
        }
        all.push_str(&text);
    }
    all
}

/// Erases somebody as the privacy officer would, and gives the state of the work.
async fn erase(office: &Office, number: &str) -> String {
    let tx = office.store.begin().await.unwrap();
    let id = store::register::by_number(&tx, number).await.unwrap().unwrap();
    let mut household = store::register::household(&tx, id).await.unwrap().unwrap();
    let version = household.registration.version;
    "struck".clone_into(&mut household.registration.status);
    store::register::save(&tx, &household, version).await.unwrap();
    tx.commit().await.unwrap();
    let privacy = acting(office, "privacy").await;
    requests::ask_erasure(office, &privacy, id, "op eigen vraag").await.unwrap();
    work(office, now(), day()).await;
    let filter = jobs::Filter { kinds: vec!["erase".to_owned()], ..jobs::Filter::default() };
    let done = store::jobs::list(office.store.reader(), &filter, None, 1).await.unwrap().remove(0);
    done.state
}

async fn work(office: &Office, now: DateTime<Utc>, today: NaiveDate) {
    let clock: jobs::Clock = Arc::new(move || (now, today));
    let (_keep, mut stopping) = tokio::sync::watch::channel(false);
    while jobs::turn(office, &clock, "test", jobs::Pace::default(), &mut stopping).await.unwrap() {}
}

/// Takes the right that others still stand in the way of: nobody supports them, nothing is let to them.
async fn free(office: &Office, number: &str) {
    let tx = office.store.begin().await.unwrap();
    let id = store::register::by_number(&tx, number).await.unwrap().unwrap();
    for (table, what) in [("attestation", "DELETE"), ("allocation", "DELETE"), ("party", "DELETE")] {
        let only = if table == "party" { " AND part <> 'landlord'" } else { "" };
        let sql = format!("{what} FROM {table} WHERE registration_id = {id}{only}");
        store::sea_orm::ConnectionTrait::execute_unprepared(&tx, &sql).await.unwrap();
    }
    tx.commit().await.unwrap();
}

async fn phone(office: &Office, number: &str) -> Option<String> {
    let id = store::register::by_number(office.store.reader(), number).await.unwrap()?;
    let household = store::register::household(office.store.reader(), id).await.unwrap()?;
    household.registration.phone
}

async fn income(office: &Office, number: &str) -> i64 {
    let id = store::register::by_number(office.store.reader(), number).await.unwrap().unwrap();
    store::register::household(office.store.reader(), id).await.unwrap().unwrap().registration.monthly_income
}

async fn begun(office: &Office, me: &Acting, folder: &Path) -> (i64, String, String) {
    let number = files(folder);
    free(office, &number).await;
    let mut other = String::new();
    edit(folder, "registrations", |headings, rows| {
        other.clone_from(&rows[7][column(headings, "registration_number")]);
    });
    (staged(office, me, folder).await.0, number, other)
}

#[tokio::test]
async fn who_is_erased_is_in_nothing_that_undoes_an_import_and_undoing_says_what_is_lost() {
    for database in testbed::databases() {
        let office = filled(&database).await;
        let me = acting(&office, "toewijzing").await;
        let folder = tempfile::tempdir().unwrap();
        let (id, number, other) = begun(&office, &me, &folder.path().join("region")).await;
        let (before, earnt) = (phone(&office, &number).await, income(&office, &other).await);
        step(&office, &me, id, Step::Apply).await;
        assert_eq!(state(&office, &me, id).await, "applied", "{database}");
        free(&office, NEW).await;
        let held = kept(&office).await;
        let old = before.unwrap();
        for word in [number.as_str(), NEW, old.as_str()] {
            assert!(held.contains(word), "{database}: {word} was not kept");
        }
        assert_eq!(erase(&office, &number).await, "done", "{database}");
        assert_eq!(erase(&office, NEW).await, "done", "{database}");
        let held = kept(&office).await;
        for word in [number.as_str(), NEW, old.as_str(), PLANTED[0]] {
            assert!(!held.contains(word), "{database}: {word} is still kept");
        }
        assert!(held.contains(&other), "{database}: others stay");
        let item = imports::entry(&office, &me, id).await.unwrap();
        assert_eq!(item.report.erased, 2, "{database}");

        let report = step(&office, &me, id, Step::Undo).await;
        assert_eq!((report.refused, report.erased), (None, 2), "{database}");
        assert_eq!(state(&office, &me, id).await, "undone", "{database}");
        assert_eq!(income(&office, &other).await, earnt, "{database}: the others are as they were");
        assert_eq!(phone(&office, &number).await, None, "{database}");
        let sql = "SELECT count(*) FROM registration WHERE erased_at IS NOT NULL";
        assert_eq!(count(&office, sql).await, 1, "{database}: of the new one no empty row stays");
        let documents = documents::of_imports(office.store.reader()).await.unwrap();
        assert_eq!(documents.len(), 1, "{database}: what undid it went with it");
    }
}

async fn count(office: &Office, sql: &str) -> i64 {
    use store::sea_orm::{ConnectionTrait, Statement};
    let sql = Statement::from_string(office.store.backend(), sql);
    office.store.reader().query_one_raw(sql).await.unwrap().unwrap().try_get_by_index(0).unwrap()
}

#[tokio::test]
async fn an_upload_that_waits_goes_with_whoever_is_in_it_and_stays_without() {
    for database in testbed::databases() {
        let office = filled(&database).await;
        let me = acting(&office, "toewijzing").await;
        let folder = tempfile::tempdir().unwrap();
        let (id, number, _) = begun(&office, &me, &folder.path().join("region")).await;
        let without = folder.path().join("without");
        region(&without);
        for table in [
            "registrations",
            "members",
            "residences",
            "preferences",
            "attestations",
            "allocations",
            "refusals",
        ] {
            if without.join(format!("{table}.csv")).exists() {
                edit(&without, table, |headings, rows| {
                    let at = column(headings, "registration_number");
                    rows.retain(|row| row[at] != number);
                });
            }
        }
        let (other, _) = staged(&office, &me, &without).await;
        assert!(kept(&office).await.contains(&number), "{database}");
        assert_eq!(erase(&office, &number).await, "done", "{database}");
        assert!(!kept(&office).await.contains(&number), "{database}: also not as missing from the other");
        let gone = imports::entry(&office, &me, id).await.unwrap();
        assert_eq!(gone.import.state, "failed", "{database}");
        assert_eq!((gone.report.source, gone.report.details), (None, None), "{database}");
        assert_eq!(gone.report.refused.unwrap().0, "import-refused-erased", "{database}");
        let stays = imports::entry(&office, &me, other).await.unwrap();
        assert_eq!(stays.import.state, "checked", "{database}");
        assert!(stays.report.source.is_some(), "{database}");
        let report = step(&office, &me, id, Step::Apply).await;
        assert_eq!(
            report.refused.unwrap().0,
            "import-refused-moved",
            "{database}: there is nothing to apply"
        );
    }
}

#[tokio::test]
async fn an_upload_in_a_workbook_is_looked_into_as_well() {
    let database = testbed::sqlite();
    let office = filled(&database).await;
    let me = acting(&office, "toewijzing").await;
    let folder = tempfile::tempdir().unwrap();
    let region = folder.path().join("region");
    let number = files(&region);
    free(&office, &number).await;
    let book = folder.path().join("register.xlsx");
    let mut writer = exchange::WorkbookWriter::create(&book).unwrap();
    for file in ["registrations", "preferences", "organisations", "dwellings", "stock"] {
        let mut reader = csv::Reader::from_path(region.join(format!("{file}.csv"))).unwrap();
        let headings: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
        writer.table(file, &headings.iter().map(String::as_str).collect::<Vec<_>>()).unwrap();
        for row in reader.records() {
            writer.row(&row.unwrap().iter().collect::<Vec<_>>()).unwrap();
        }
    }
    writer.finish().unwrap();
    let upload = imports::Uploaded { name: "register.xlsx".to_owned(), bytes: std::fs::read(&book).unwrap() };
    let id = imports::stage(&office, &me, vec![upload]).await.unwrap().id;
    assert_eq!(erase(&office, &number).await, "done");
    let gone = imports::entry(&office, &me, id).await.unwrap();
    assert_eq!((gone.import.state.as_str(), gone.report.source), ("failed", None));
}

#[tokio::test]
async fn what_imports_keep_goes_by_itself_when_its_term_is_over() {
    for database in testbed::databases() {
        let office = filled(&database).await;
        let me = acting(&office, "toewijzing").await;
        let folder = tempfile::tempdir().unwrap();
        let (applied, ..) = begun(&office, &me, &folder.path().join("region")).await;
        step(&office, &me, applied, Step::Apply).await;
        let (waiting, _) = staged(&office, &me, &folder.path().join("region")).await;
        let sweep = async |days: i64| {
            let (now, today) = (now() + Duration::days(days), day() + Duration::days(days));
            let tx = office.store.begin().await.unwrap();
            jobs::ask(&tx, jobs::Kind::Sweep, &serde_json::json!({}), None, now).await.unwrap();
            tx.commit().await.unwrap();
            work(&office, now, today).await;
            documents::of_imports(office.store.reader()).await.unwrap().len()
        };
        assert_eq!(sweep(29).await, 4, "{database}: two previews, an upload, and what undoes one");
        assert_eq!(sweep(31).await, 0, "{database}");
        let unused = "SELECT count(*) FROM document_blob WHERE sha256 NOT IN (SELECT sha256 FROM document)";
        let blobs = count(&office, unused).await;
        assert_eq!(blobs, 0, "{database}: the bytes went too");
        let entry = imports::entry(&office, &me, applied).await.unwrap();
        assert_eq!((entry.import.state.as_str(), entry.import.undo), ("applied", None), "{database}");
        assert!(!entry.report.tables.is_empty(), "{database}: the counts stay");
        let entry = imports::entry(&office, &me, waiting).await.unwrap();
        assert_eq!(entry.import.state, "failed", "{database}");
        assert_eq!(entry.report.refused.unwrap().0, "import-refused-term", "{database}");
        let filter = store::audit::Filter { subject: Some("import".to_owned()), ..Default::default() };
        let lines = store::audit::page(office.store.reader(), &filter, None, 100).await.unwrap();
        assert_eq!(lines.iter().filter(|line| line.row.action == "erase").count(), 4, "{database}");
    }
}
