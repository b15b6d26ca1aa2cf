//! Who takes part in a case because of what the register says: landlords by preference, support by attestation.

use chrono::NaiveDate;

use super::read::Which;
use super::sql::{CHUNK, Sql};
use super::write::{touch, touch_files};
use crate::{Error, Tx};

/// How many parties were added.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Derived {
    /// Housing companies that work where a household wants to live.
    pub landlord: u64,
    /// Organisations that attested support.
    pub support: u64,
}

/// Adds the parties that follow from preferences and attestations and are not there yet, from today on. None is ever
/// removed or opened again by this:
///
/// - a landlord is every housing company with an area (named by its code or its name) that holds a municipality of
///   preference. One that was once added, and ended by people, stays ended.
/// - support is every organisation with an attestation that was not withdrawn. One that was ended comes back with an
///   attestation issued after that.
///
/// # Errors
/// What the database reports.
pub async fn derive(tx: &Tx, which: &Which, today: NaiveDate) -> Result<Derived, Error> {
    match which {
        Which::Ids(ids) => touch_files(tx, ids.iter().copied()),
        Which::All | Which::Numbers(_) => touch(tx),
    }
    let mut derived = Derived::default();
    match which {
        Which::All => part(tx, today, &mut derived, |_| {}).await?,
        Which::Ids(ids) => {
            for ids in ids.chunks(CHUNK) {
                part(tx, today, &mut derived, |sql| {
                    sql.text(" AND r.id IN ").list(ids.iter().copied());
                })
                .await?;
            }
        }
        Which::Numbers(numbers) => {
            for numbers in numbers.chunks(CHUNK) {
                part(tx, today, &mut derived, |sql| {
                    sql.text(" AND r.number IN ").list(numbers.iter().map(String::as_str));
                })
                .await?;
            }
        }
    }
    Ok(derived)
}

async fn part(
    tx: &Tx,
    today: NaiveDate,
    derived: &mut Derived,
    only: impl Fn(&mut Sql) + Copy,
) -> Result<(), Error> {
    derived.landlord += landlords(tx, today, only).await?;
    derived.support += support(tx, today, only).await?;
    Ok(())
}

const OPEN: &str = "r.merged_into IS NULL AND r.erased_at IS NULL";

async fn landlords(tx: &Tx, today: NaiveDate, only: impl Fn(&mut Sql)) -> Result<u64, Error> {
    let mut sql = Sql::new(tx);
    sql.text("INSERT INTO party (registration_id, organisation_id, part, from_day) ");
    sql.text("SELECT DISTINCT f.registration_id, w.organisation_id, 'landlord', ");
    day(&mut sql, today);
    sql.text(
        " FROM (SELECT a.nis, o.id AS organisation_id FROM area a JOIN organisation o ON o.code = a.company \
         WHERE o.sector = 'company' UNION \
         SELECT a.nis, o.id AS organisation_id FROM area a JOIN organisation o ON o.name = a.company \
         WHERE o.sector = 'company') w \
         JOIN preference f ON f.nis = w.nis JOIN registration r ON r.id = f.registration_id WHERE ",
    );
    sql.text(OPEN);
    only(&mut sql);
    sql.text(
        " AND NOT EXISTS (SELECT 1 FROM party p WHERE p.organisation_id = w.organisation_id \
         AND p.registration_id = f.registration_id AND p.part = 'landlord')",
    );
    Ok(sql.run(tx).await?.rows_affected())
}

async fn support(tx: &Tx, today: NaiveDate, only: impl Fn(&mut Sql)) -> Result<u64, Error> {
    let mut sql = Sql::new(tx);
    sql.text("INSERT INTO party (registration_id, organisation_id, part, from_day) ");
    sql.text("SELECT DISTINCT a.registration_id, a.organisation_id, 'support', ");
    day(&mut sql, today);
    sql.text(" FROM attestation a JOIN registration r ON r.id = a.registration_id WHERE ").text(OPEN);
    only(&mut sql);
    sql.text(
        " AND a.withdrawn_on IS NULL \
         AND NOT EXISTS (SELECT 1 FROM party p WHERE p.organisation_id = a.organisation_id \
         AND p.registration_id = a.registration_id AND p.part = 'support' \
         AND (p.to_day IS NULL OR p.to_day >= a.issued_on))",
    );
    Ok(sql.run(tx).await?.rows_affected())
}

/// Municipalities that a household chose or no longer chooses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moved {
    /// The registration.
    pub registration: i64,
    /// NIS codes that were added.
    pub added: Vec<String>,
    /// NIS codes that were taken away.
    pub removed: Vec<String>,
}

impl Moved {
    /// What differs between the preferences of before and of now; none when nothing does.
    #[must_use]
    pub fn between(registration: i64, before: &[String], now: &[String]) -> Option<Self> {
        let without = |all: &[String], other: &[String]| {
            all.iter().filter(|nis| !other.contains(nis)).cloned().collect()
        };
        let moved = Self { registration, added: without(now, before), removed: without(before, now) };
        (!moved.added.is_empty() || !moved.removed.is_empty()).then_some(moved)
    }
}

/// Lets parts of landlords follow the preferences as they are now, and gives the ids of the parts that ended.
///
/// - Whoever lets in a municipality that was added takes part from today on, also after an earlier part has ended.
/// - Whoever let in a municipality that was taken away, and in none that is left, takes part up to today. A part stays in
///   which somebody is named, and that of who lets to the household now.
///
/// # Errors
/// What the database reports.
pub async fn follow(tx: &Tx, moved: &[Moved], today: NaiveDate) -> Result<Vec<i64>, Error> {
    let mut ended = Vec::new();
    for one in moved {
        if !one.added.is_empty() {
            begin(tx, one, today).await?;
        }
        if !one.removed.is_empty() {
            ended.extend(end(tx, one, today).await?);
        }
    }
    if !moved.is_empty() {
        touch_files(tx, moved.iter().map(|one| one.registration));
    }
    Ok(ended)
}

/// Lets parts go on that ended by [`follow`] on a day.
///
/// # Errors
/// What the database reports.
pub async fn go_on(tx: &Tx, ended: &[i64], on: NaiveDate) -> Result<(), Error> {
    for ids in ended.chunks(CHUNK) {
        let mut sql = Sql::new(tx);
        sql.text("UPDATE party SET to_day = NULL WHERE account_id IS NULL AND to_day = ").value(on);
        sql.text(" AND id IN ").list(ids.iter().copied());
        sql.run(tx).await?;
    }
    Ok(())
}

/// Row ids of companies that let in some municipalities.
fn letting(sql: &mut Sql, nis: &[String]) {
    sql.text(
        "(SELECT o.id FROM area a JOIN organisation o ON (o.code = a.company OR o.name = a.company) \
         WHERE o.sector = 'company' AND a.nis IN ",
    );
    sql.list(nis.iter().map(String::as_str)).text(")");
}

async fn begin(tx: &Tx, moved: &Moved, today: NaiveDate) -> Result<(), Error> {
    let mut sql = Sql::new(tx);
    sql.text("UPDATE party SET to_day = NULL WHERE part = 'landlord' AND account_id IS NULL AND to_day = ");
    sql.value(today).text(" AND registration_id = ").value(moved.registration);
    letting(sql.text(" AND organisation_id IN "), &moved.added);
    sql.run(tx).await?;
    let mut sql = Sql::new(tx);
    sql.text("INSERT INTO party (registration_id, organisation_id, part, from_day) SELECT r.id, o.id, 'landlord', ");
    day(&mut sql, today);
    sql.text(" FROM registration r CROSS JOIN organisation o WHERE ").text(OPEN);
    sql.text(" AND r.id = ").value(moved.registration);
    letting(sql.text(" AND o.id IN "), &moved.added);
    sql.text(
        " AND NOT EXISTS (SELECT 1 FROM party p WHERE p.organisation_id = o.id AND p.registration_id = r.id \
         AND p.part = 'landlord' AND p.to_day IS NULL)",
    );
    sql.run(tx).await?;
    Ok(())
}

async fn end(tx: &Tx, moved: &Moved, today: NaiveDate) -> Result<Vec<i64>, Error> {
    let mut sql = Sql::new(tx);
    sql.text("UPDATE party SET to_day = ").value(today);
    sql.text(" WHERE part = 'landlord' AND account_id IS NULL AND to_day IS NULL AND registration_id = ");
    sql.value(moved.registration);
    letting(sql.text(" AND organisation_id IN "), &moved.removed);
    sql.text(
        " AND organisation_id NOT IN (SELECT o.id FROM area a \
         JOIN organisation o ON (o.code = a.company OR o.name = a.company) \
         JOIN preference f ON f.nis = a.nis WHERE f.registration_id = ",
    );
    sql.value(moved.registration);
    sql.text(
        ") AND organisation_id NOT IN (SELECT o.id FROM allocation l JOIN dwelling d ON d.id = l.dwelling_id \
         JOIN organisation o ON (o.code = d.company OR o.name = d.company) \
         WHERE l.ended_on IS NULL AND l.registration_id = ",
    );
    sql.value(moved.registration).text(") RETURNING id");
    sql.ids(tx).await
}

/// A day among the columns of a `SELECT`, where PostgreSQL cannot tell its type from what it goes into.
fn day(sql: &mut Sql, day: NaiveDate) {
    if sql.postgres() {
        sql.text("CAST(").value(day).text(" AS date)");
    } else {
        sql.value(day);
    }
}
