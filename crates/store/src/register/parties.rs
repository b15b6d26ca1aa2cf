//! Who takes part in a case because of what the register says: landlords by preference, support by attestation.

use chrono::NaiveDate;

use super::read::Which;
use super::sql::{CHUNK, Sql};
use super::write::touch;
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
    touch(tx);
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

/// A day among the columns of a `SELECT`, where PostgreSQL cannot tell its type from what it goes into.
fn day(sql: &mut Sql, day: NaiveDate) {
    if sql.postgres() {
        sql.text("CAST(").value(day).text(" AS date)");
    } else {
        sql.value(day);
    }
}
