//! Lines whose reason or details are gone, and what the log itself tells of taking them away.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, RelationTrait,
    sea_query::JoinType,
};
use serde_json::Value;

use crate::Error;
use crate::entities::{audit, audit_detail, registration};

/// A line that told something and does not any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gone {
    /// Its place.
    pub seq: i64,
    /// When it was written.
    pub at: DateTime<Utc>,
    /// Person it concerns.
    pub registration_id: Option<i64>,
}

/// What was taken from lines before this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taking {
    /// Everything that told of a person.
    Person {
        /// The line that says so.
        seq: i64,
        /// The person.
        registration_id: i64,
    },
    /// What was past its term.
    Term {
        /// The line that says so.
        seq: i64,
        /// When it was taken.
        at: DateTime<Utc>,
        /// First and last line concerned; none when that is past its own term.
        lines: Option<(i64, i64)>,
    },
}

/// Lines between two places whose details are gone, after a place, at most so many.
///
/// # Errors
/// What the database reports.
pub async fn gone<C: ConnectionTrait>(db: &C, from: i64, to: i64, limit: u64) -> Result<Vec<Gone>, Error> {
    use audit::Column as C;
    let rows = audit::Entity::find()
        .join(JoinType::LeftJoin, audit::Relation::Detail.def())
        .select_only()
        .columns([C::Seq, C::At, C::RegistrationId])
        .filter(C::Seq.between(from, to))
        .filter(C::DetailHash.ne(""))
        .filter(audit_detail::Column::Seq.is_null())
        .order_by_asc(C::Seq)
        .limit(limit)
        .into_tuple::<(i64, DateTime<Utc>, Option<i64>)>()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|(seq, at, registration_id)| Gone { seq, at, registration_id }).collect())
}

/// Everything the log tells of taking something away from it. The codes are those that `app` writes: an erasure is about a
/// registration, a term about the log itself.
///
/// # Errors
/// What the database reports.
pub async fn takings<C: ConnectionTrait>(db: &C) -> Result<Vec<Taking>, Error> {
    use audit::Column as C;
    let rows = audit::Entity::find()
        .filter(C::Action.is_in(["erase", "anonymise", "pseudonymise"]))
        .filter(C::Subject.is_in(["registration", "audit"]))
        .order_by_asc(C::Seq)
        .find_also_related(audit_detail::Entity)
        .all(db)
        .await?;
    let taking = |(row, detail): (audit::Model, Option<audit_detail::Model>)| {
        if row.subject == "registration" {
            return row.registration_id.map(|id| Taking::Person { seq: row.seq, registration_id: id });
        }
        let told: Option<Value> = detail.and_then(|detail| serde_json::from_str(&detail.detail).ok());
        let place = |name: &str| told.as_ref()?.get(name)?.as_i64();
        Some(Taking::Term { seq: row.seq, at: row.at, lines: place("from").zip(place("to")) })
    };
    Ok(rows.into_iter().filter_map(taking).collect())
}

/// The registration that took each merged one in.
///
/// # Errors
/// What the database reports.
pub async fn merged<C: ConnectionTrait>(db: &C) -> Result<HashMap<i64, i64>, Error> {
    use registration::Column as C;
    let rows = registration::Entity::find()
        .select_only()
        .columns([C::Id, C::MergedInto])
        .filter(C::MergedInto.is_not_null());
    Ok(rows.into_tuple::<(i64, i64)>().all(db).await?.into_iter().collect())
}
