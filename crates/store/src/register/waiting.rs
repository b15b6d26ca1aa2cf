//! What waits to be done in the register, and what was opened last: short lists for the start of a working day.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::reach::{Place, Reach, open};
use super::sql::Sql;
use crate::Error;

/// A file that something has to be done with.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Waiting {
    /// The registration.
    pub id: i64,
    /// Its number.
    pub number: String,
    /// Name of the reference tenant.
    pub name: String,
    /// The day it is about: of expiry, of the end.
    pub day: Option<NaiveDate>,
}

/// What is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// An attestation, not withdrawn, whose last valid day lies from the first day to the second.
    Expiring(NaiveDate, NaiveDate),
    /// An attestation, not withdrawn and valid on this day, that nobody confirmed.
    Unconfirmed(NaiveDate),
    /// A suspension whose last day lies from the first day to the second.
    SuspensionEnds(NaiveDate, NaiveDate),
    /// A housing need without a document, or with one from before this day.
    EvidenceWanting(NaiveDate),
    /// A documented housing need whose last day lies from the first day to the second.
    NeedEnds(NaiveDate, NaiveDate),
}

impl What {
    /// Adds the day, the tables and what must hold of them.
    fn rows(self, sql: &mut Sql) {
        match self {
            Self::Expiring(from, to) => {
                sql.text(
                    "a.valid_until AS day FROM attestation a JOIN registration r ON r.id = a.registration_id",
                );
                sql.text(" WHERE a.withdrawn_on IS NULL AND a.valid_until >= ").value(from);
                sql.text(" AND a.valid_until <= ").value(to);
            }
            Self::Unconfirmed(on) => {
                sql.text(
                    "a.issued_on AS day FROM attestation a JOIN registration r ON r.id = a.registration_id",
                );
                sql.text(" WHERE a.withdrawn_on IS NULL AND a.confirmed_on IS NULL AND a.issued_on <= ")
                    .value(on);
                sql.text(" AND (a.valid_until IS NULL OR a.valid_until >= ").value(on).text(")");
            }
            Self::SuspensionEnds(from, to) => {
                sql.text("r.suspended_until AS day FROM registration r WHERE r.status = 'suspended'");
                sql.text(" AND r.suspended_until >= ").value(from);
                sql.text(" AND r.suspended_until <= ").value(to);
            }
            Self::EvidenceWanting(before) => {
                sql.text("r.need_evidence_on AS day FROM registration r WHERE r.status = 'active'");
                sql.text(
                    " AND r.housing_need IS NOT NULL AND (NOT r.need_documented OR r.need_evidence_on < ",
                );
                sql.value(before).text(")");
            }
            Self::NeedEnds(from, to) => {
                sql.text("r.need_until AS day FROM registration r WHERE r.status = 'active'");
                sql.text(" AND r.housing_need IS NOT NULL AND r.need_until >= ").value(from);
                sql.text(" AND r.need_until <= ").value(to);
            }
        }
    }

    /// What comes first. Files without evidence are many: they come in no order, so that none needs to be looked for.
    fn order(self) -> &'static str {
        match self {
            Self::EvidenceWanting(_) => "r.id",
            _ => "day, r.id",
        }
    }
}

/// The open files within reach for which something is waited for, at most `limit`. Attestations are entries of their
/// organisation: the reach of an entry asks whose they are.
///
/// # Errors
/// What the database reports.
pub async fn list<C: ConnectionTrait>(
    conn: &C,
    what: What,
    reach: &Reach,
    limit: i64,
) -> Result<Vec<Waiting>, Error> {
    let entry = matches!(what, What::Expiring(..) | What::Unconfirmed(_));
    if *reach == Reach::Nothing || (!entry && reach.is_nothing()) {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new(conn);
    sql.text("SELECT r.id, r.number, r.name, ");
    what.rows(&mut sql);
    open(sql.text(" AND "), false, false);
    let owner = entry.then_some("a.organisation_id");
    reach.condition(sql.text(" AND "), Place { id: "r.id", owner });
    sql.text(" ORDER BY ").text(what.order()).text(" LIMIT ").value(limit);
    let rows = sql.all(conn).await?;
    Ok(rows.iter().map(|row| Waiting::from_query_result(row, "")).collect::<Result<_, _>>()?)
}

/// Lines of the log that are looked through for what somebody opened last.
const LOOKED_BACK: i64 = 200;

/// The open files within reach that somebody opened or changed last, the last first; `day` stays empty.
///
/// # Errors
/// What the database reports.
pub async fn opened<C: ConnectionTrait>(
    conn: &C,
    account: i64,
    reach: &Reach,
    limit: i64,
) -> Result<Vec<Waiting>, Error> {
    if reach.is_nothing() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new(conn);
    sql.text(
        "SELECT r.id, r.number, r.name, NULL AS day FROM (SELECT l.registration_id AS id, max(l.seq) AS last",
    );
    sql.text(" FROM (SELECT u.registration_id, u.seq FROM audit u WHERE u.account_id = ").value(account);
    sql.text(" AND u.registration_id IS NOT NULL ORDER BY u.seq DESC LIMIT ").value(LOOKED_BACK);
    sql.text(") l GROUP BY l.registration_id) o JOIN registration r ON r.id = o.id WHERE ");
    open(&mut sql, false, false);
    reach.condition(sql.text(" AND "), Place { id: "r.id", owner: None });
    sql.text(" ORDER BY o.last DESC LIMIT ").value(limit);
    let rows = sql.all(conn).await?;
    let opened = |row: &sea_orm::QueryResult| {
        Ok(Waiting {
            id: row.try_get("", "id")?,
            number: row.try_get("", "number")?,
            name: row.try_get("", "name")?,
            day: None,
        })
    };
    rows.iter().map(opened).collect()
}

/// How fresh the register is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Freshness {
    /// When an import was applied last.
    pub imported_at: Option<DateTime<Utc>>,
    /// Day of the newest registration.
    pub newest: Option<NaiveDate>,
}

/// How fresh the register is.
///
/// # Errors
/// What the database reports.
pub async fn freshness<C: ConnectionTrait>(conn: &C) -> Result<Freshness, Error> {
    let mut sql = Sql::new(conn);
    sql.text("SELECT (SELECT max(applied_at) FROM import WHERE state = 'applied') AS imported_at, ");
    sql.text(
        "(SELECT registered_on FROM registration ORDER BY registered_on DESC, id DESC LIMIT 1) AS newest",
    );
    let Some(row) = sql.one(conn).await? else { return Ok(Freshness::default()) };
    Ok(Freshness { imported_at: row.try_get("", "imported_at")?, newest: row.try_get("", "newest")? })
}

/// How many open registrations have a status and a housing need.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Figure {
    /// Code of the status.
    pub status: String,
    /// Code of the documented housing need; none without one.
    pub need: Option<String>,
    /// How many.
    pub registrations: i64,
}

/// Counts of the open registrations by status and documented need. They are as they are: what is published is masked first.
///
/// # Errors
/// What the database reports.
pub async fn figures<C: ConnectionTrait>(conn: &C) -> Result<Vec<Figure>, Error> {
    let mut sql = Sql::new(conn);
    sql.text("SELECT r.status, CASE WHEN r.need_documented THEN r.housing_need END AS need, count(*) AS registrations");
    open(sql.text(" FROM registration r WHERE "), false, false);
    sql.text(" GROUP BY 1, 2 ORDER BY 1, 2");
    let rows = sql.all(conn).await?;
    Ok(rows.iter().map(|row| Figure::from_query_result(row, "")).collect::<Result<_, _>>()?)
}
