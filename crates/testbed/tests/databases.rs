//! Databases are empty, each test has its own, and they go.

use std::process::{Command, Stdio};
use std::time::Duration;
use testbed::Database;

fn ask(url: &str, statement: &str) -> Result<String, String> {
    let output = Command::new("psql").args(["-qAtX", "-c", statement, url]).output().expect("psql starts");
    let said = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).trim().to_owned();
    if output.status.success() { Ok(said(output.stdout)) } else { Err(said(output.stderr)) }
}

fn name_of(database: &Database) -> String {
    database.url.rsplit('/').next().unwrap_or_default().to_owned()
}

fn soon(mut is_so: impl FnMut() -> bool) -> bool {
    (0..200).any(|_| {
        std::thread::sleep(Duration::from_millis(50));
        is_so()
    })
}

#[test]
fn there_is_one_database_of_each_kind() {
    let names: Vec<_> = testbed::databases().iter().map(ToString::to_string).collect();
    assert_eq!(names, ["SQLite", "PostgreSQL"]);
}

#[test]
fn what_one_postgres_database_holds_is_not_in_the_other() {
    let (one, other) = (testbed::postgres(), testbed::postgres());
    ask(&one.url, "CREATE TABLE place (nis text)").expect("a table can be made");
    ask(&one.url, "SELECT * FROM place").expect("and read");
    ask(&other.url, "SELECT * FROM place").expect_err("the other database is empty");
}

#[test]
fn a_postgres_database_goes_with_its_guard_even_when_in_use() {
    let database = testbed::postgres();
    let name = name_of(&database);
    let mut command = Command::new("psql");
    command.args(["-qAtX", "-c", "SELECT pg_sleep(600)", &database.url]).stderr(Stdio::null());
    let mut connected = command.spawn().expect("psql starts");
    let count = |what: &str| {
        let statement = format!("SELECT count(*) FROM {what} WHERE datname = '{name}'");
        ask(testbed::admin_url(), &statement).expect("the administrator may ask")
    };
    assert!(soon(|| count("pg_stat_activity") == "1"), "nobody is connected");
    drop(database);
    assert!(soon(|| count("pg_database") == "0"), "{name} is still there");
    assert!(!connected.wait().expect("psql ends").success(), "its user was sent away");
}

#[test]
fn text_on_postgres_is_ordered_as_people_do() {
    let database = testbed::postgres();
    // Who needs the order of bytes has to say so, also in tests.
    assert_eq!(ask(&database.url, "SELECT 'a' < 'B'").as_deref(), Ok("t"));
    assert_eq!(ask(&database.url, "SELECT 'a' < 'B' COLLATE \"C\"").as_deref(), Ok("f"));
}

#[test]
fn a_sqlite_database_is_a_file_that_goes_with_its_guard() {
    let database = testbed::sqlite();
    let path = database.url.trim_start_matches("sqlite://").trim_end_matches("?mode=rwc").to_owned();
    std::fs::write(&path, "").expect("the file can be made");
    drop(database);
    assert!(!std::path::Path::new(&path).exists());
}
