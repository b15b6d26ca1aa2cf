//! Databases for a test, migrated, and rows to put in them.

use chrono::{DateTime, NaiveDate, TimeZone, Utc};
use sea_orm::{ActiveModelTrait, Set};
use store::entities::{account, organisation, registration};
use store::{Options, Store, sea_orm};
use testbed::Database;

/// One database of each kind.
pub fn databases() -> Vec<Database> {
    testbed::databases()
}

/// As the program opens it.
pub fn options() -> Options {
    Options { create: true, connections: 4, ..Options::default() }
}

/// A database with its tables made.
pub async fn migrated(database: &Database) -> Store {
    let store = Store::connect(&database.url, &options()).await.expect("a database");
    store.migrate().await.expect("migrations");
    store
}

/// The same database, as another program would open it.
pub async fn opened(database: &Database) -> Store {
    Store::open(&database.url, &options()).await.expect("an up-to-date database")
}

/// A moment of the day the tests play on.
pub fn at(second: u32) -> DateTime<Utc> {
    let day = NaiveDate::from_ymd_opt(2026, 11, 20).expect("a day");
    Utc.from_utc_datetime(&day.and_hms_opt(9, second / 60, second % 60).expect("a time"))
}

/// A day of the year the tests play in.
pub fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).expect("a day")
}

/// An account of somebody.
pub fn account(email: &str) -> account::ActiveModel {
    account::ActiveModel {
        name: Set(email.split('@').next().unwrap_or_default().to_owned()),
        email: Set(email.to_owned()),
        language: Set("nl".to_owned()),
        active: Set(true),
        needs_second_factor: Set(false),
        created_at: Set(at(0)),
        version: Set(1),
        ..Default::default()
    }
}

/// A housing company.
pub fn organisation(code: &str) -> organisation::ActiveModel {
    organisation::ActiveModel {
        code: Set(code.to_owned()),
        name: Set(format!("Wonen {code}")),
        sector: Set("company".to_owned()),
        version: Set(1),
        ..Default::default()
    }
}

/// A candidate.
pub fn registration(number: &str) -> registration::ActiveModel {
    registration::ActiveModel {
        number: Set(number.to_owned()),
        registered_on: Set(day(1, 5)),
        name: Set("Ann Peeters".to_owned()),
        birth_date: Set(day(2, 1)),
        sex: Set("f".to_owned()),
        monthly_income: Set(130_000),
        yearly_income: Set(1_600_000),
        owns_property: Set(false),
        need_documented: Set(false),
        target_groups: Set(String::new()),
        transfer: Set("none".to_owned()),
        adapted_need: Set(false),
        warning_flag: Set(false),
        support_agreement: Set(false),
        emancipated: Set(false),
        status: Set("active".to_owned()),
        sort_name: Set("peeters ann".to_owned()),
        updated_at: Set(at(0)),
        version: Set(1),
        ..Default::default()
    }
}

/// A candidate in the database.
pub async fn candidate(store: &Store, number: &str) -> store::Registration {
    let tx = store.begin().await.expect("a transaction");
    let row = registration(number).insert(&tx).await.expect("a registration");
    tx.commit().await.expect("saved");
    row
}
