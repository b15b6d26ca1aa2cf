//! Organisations, areas, dwellings, stock and rankings, on both databases.

mod edits;
mod ledger;
mod ranking;

use app::office::who::{self, Asked};
use app::office::{Acting, Office, Setup, seed};
use chrono::{DateTime, NaiveDate, TimeZone, Utc};
use store::{Options, Store};
use testbed::Database;

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 1).unwrap()
}

fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 3, 1, 9, 0, 0).unwrap()
}

/// An office with the small demo region.
async fn office(database: &Database) -> Office {
    let options = Options { create: true, ..Options::default() };
    let store = Store::connect(&database.url, &options).await.unwrap();
    store.migrate().await.unwrap();
    let office = Office::new(store, vault::Keys::generate(), Setup { demo: true, ..Setup::default() });
    seed::fill(&office, demo::Size::Small, 1, day(), now()).await.unwrap();
    office
}

/// Somebody of the demo region at work.
async fn at_work(office: &Office, who: &str) -> Acting {
    let email = format!("{who}@demo.example");
    let account = store::accounts::by_email(office.store.reader(), &email).await.unwrap().unwrap();
    let asked = Asked { now: now(), today: day(), request: "test".to_owned() };
    who::load(office, account.id, None, &asked).await.unwrap().unwrap().acting
}

/// Dwellings of a company, by code.
async fn dwellings_of(office: &Office, company: &str) -> Vec<store::Dwelling> {
    let filter = store::dwellings::Filter { company: Some(company.to_owned()), ..Default::default() };
    let order = (store::dwellings::By::Code, false);
    let (lines, count) =
        store::dwellings::list(office.store.reader(), &filter, order, (0, 500)).await.unwrap();
    assert!(count > 0, "the demo region has dwellings of {company}");
    lines.into_iter().map(|line| line.dwelling).collect()
}

/// The last line of the log for an action.
async fn logged(office: &Office, action: &str) -> store::audit::Line {
    let filter = store::audit::Filter { action: Some(action.to_owned()), ..Default::default() };
    let lines = store::audit::page(office.store.reader(), &filter, None, 1).await.unwrap();
    lines.into_iter().next().expect("it was logged")
}
