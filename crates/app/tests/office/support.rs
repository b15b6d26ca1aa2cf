//! An office with the small demo region, the people in it, and registries to bring in.

use app::office::imports::{self, Report, Step, Uploaded};
use app::office::who::{self, Asked};
use app::office::{Acting, Office, Setup, seed};
use chrono::{DateTime, NaiveDate, TimeZone, Utc};
use std::path::Path;
use testbed::Database;

/// The day on which every test takes place.
pub fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 1).unwrap()
}

/// The moment at which every test takes place.
pub fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 3, 1, 9, 0, 0).unwrap()
}

/// An office with nothing in it.
pub async fn empty(database: &Database) -> Office {
    let options = store::Options { create: true, ..store::Options::default() };
    let store = store::Store::connect(&database.url, &options).await.unwrap();
    store.migrate().await.unwrap();
    Office::new(store, vault::Keys::generate(), Setup { demo: true, ..Setup::default() })
}

/// An office with the small demo region.
pub async fn filled(database: &Database) -> Office {
    let office = empty(database).await;
    seed::fill(&office, demo::Size::Small, 1, day(), now()).await.unwrap();
    office
}

/// Somebody of the demo region at work.
pub async fn acting(office: &Office, who: &str) -> Acting {
    let email = format!("{who}@demo.example");
    let account = store::accounts::by_email(office.store.reader(), &email).await.unwrap().unwrap();
    let asked = Asked { now: now(), today: day(), request: "test".to_owned() };
    who::load(office, account.id, None, &asked).await.unwrap().unwrap().acting
}

/// The small demo region as files.
pub fn region(to: &Path) {
    app::demo_region::make(to, demo::Size::Small, 1, Some(day())).unwrap();
}

/// Changes a table of a registry.
pub fn edit(folder: &Path, table: &str, change: impl FnOnce(&[String], &mut Vec<Vec<String>>)) {
    let file = folder.join(format!("{table}.csv"));
    let mut reader = csv::Reader::from_path(&file).unwrap();
    let headings: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let mut rows: Vec<Vec<String>> =
        reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
    change(&headings, &mut rows);
    let mut writer = csv::Writer::from_path(&file).unwrap();
    writer.write_record(&headings).unwrap();
    for row in rows {
        writer.write_record(&row).unwrap();
    }
    writer.flush().unwrap();
}

/// Place of a column.
pub fn column(headings: &[String], name: &str) -> usize {
    headings.iter().position(|heading| heading == name).unwrap()
}

/// All files of a folder with their content, in order: two registers are the same when these are.
pub fn content(folder: &Path) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            let text = std::fs::read_to_string(&path).unwrap();
            let mut lines: Vec<&str> = text.lines().collect();
            // Rows come back in the order of their ids, and a row that was put back may have another.
            lines.sort_unstable();
            (path.file_name().unwrap().to_string_lossy().into_owned(), lines.join("\n"))
        })
        .collect();
    files.sort();
    files
}

/// Files of a folder, as a browser sends them.
pub fn uploads(folder: &Path) -> Vec<Uploaded> {
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files
        .map(|path| Uploaded {
            name: path.file_name().unwrap().to_string_lossy().into_owned(),
            bytes: std::fs::read(path).unwrap(),
        })
        .collect()
}

/// Does a step of an import, and gives what was noted.
pub async fn step(office: &Office, acting: &Acting, id: i64, step: Step) -> Report {
    imports::start(office, acting, id, step).await.unwrap().await.unwrap();
    imports::entry(office, acting, id).await.unwrap().report
}

/// Uploads a folder and checks it.
pub async fn staged(office: &Office, acting: &Acting, folder: &Path) -> (i64, Report) {
    let import = imports::stage(office, acting, uploads(folder)).await.unwrap();
    let report = step(office, acting, import.id, Step::Check).await;
    (import.id, report)
}

/// The state of an import.
pub async fn state(office: &Office, acting: &Acting, id: i64) -> String {
    imports::entry(office, acting, id).await.unwrap().import.state
}
