//! Work that waits for its day, and is done once however many servers there are.
//!
//! A job is asked for in the transaction of the change that needs it. A server leases it for a while; who does not
//! renew its lease loses it to another. Whatever a server says about a job counts only as long as its lease does.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, Set, UpdateMany,
    sea_query::{Expr, ExprTrait},
};
use serde_json::Value;

use crate::entities::job::{ActiveModel, Column, Entity};
use crate::{Error, Job, Store};

/// Nobody works on it yet.
pub const WAITING: &str = "waiting";
/// A server works on it.
pub const RUNNING: &str = "running";
/// It is done.
pub const DONE: &str = "done";
/// It was tried often enough.
pub const FAILED: &str = "failed";
/// Somebody did not want it any more.
pub const CANCELLED: &str = "cancelled";

/// Jobs looked at in search of one to lease: others may take the first under our hands.
const LOOKED_AT: u64 = 8;

/// Which jobs are wanted; an empty list does not count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Codes of the work.
    pub kinds: Vec<String>,
    /// States.
    pub states: Vec<String>,
    /// Account that asked for it.
    pub created_by: Option<i64>,
}

/// Asks for work, not before `due_at`, and gives the job's id.
///
/// # Errors
/// What the database reports.
pub async fn enqueue<C: ConnectionTrait>(
    db: &C,
    kind: &str,
    payload: &Value,
    due_at: DateTime<Utc>,
    created_by: Option<i64>,
    now: DateTime<Utc>,
) -> Result<i64, Error> {
    let job = ActiveModel {
        kind: Set(kind.to_owned()),
        payload: Set(payload.to_string()),
        due_at: Set(due_at),
        state: Set(WAITING.to_owned()),
        attempts: Set(0),
        progress: Set(0),
        created_by: Set(created_by),
        created_at: Set(now),
        ..Default::default()
    };
    Ok(job.insert(db).await?.id)
}

/// Takes a job that is due, or one whose lease ran out, until `until`; none when there is nothing to do.
///
/// # Errors
/// What the database reports.
pub async fn lease(
    store: &Store,
    worker: &str,
    kinds: &[&str],
    now: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Result<Option<Job>, Error> {
    let due = Entity::find()
        .filter(Column::Kind.is_in(kinds.iter().copied()))
        .filter(free(now))
        .order_by_asc(Column::DueAt)
        .order_by_asc(Column::Id)
        .limit(LOOKED_AT);
    for job in due.all(store.reader()).await? {
        let taken = Entity::update_many()
            .col_expr(Column::State, Expr::value(RUNNING))
            .col_expr(Column::LeasedBy, Expr::value(Some(worker)))
            .col_expr(Column::LeasedUntil, Expr::value(Some(until)))
            .col_expr(Column::Attempts, Expr::col(Column::Attempts).add(1))
            .filter(Column::Id.eq(job.id))
            .filter(Column::Attempts.eq(job.attempts))
            .filter(free(now))
            .exec_with_returning(store.writer())
            .await?;
        if let Some(job) = taken.into_iter().next() {
            return Ok(Some(job));
        }
    }
    Ok(None)
}

fn free(now: DateTime<Utc>) -> Condition {
    let due = Column::State.eq(WAITING).and(Column::DueAt.lte(now));
    let dropped = Column::State.eq(RUNNING).and(Column::LeasedUntil.lt(now));
    Condition::any().add(due).add(dropped)
}

/// The job as long as this lease of it counts: every lease raises `attempts`.
fn mine(job: &Job) -> UpdateMany<Entity> {
    Entity::update_many()
        .filter(Column::Id.eq(job.id))
        .filter(Column::State.eq(RUNNING))
        .filter(Column::Attempts.eq(job.attempts))
}

/// Renews a lease and tells how far the work is, 0 to 1000; `false` when the job was cancelled or taken over.
///
/// # Errors
/// What the database reports.
pub async fn heartbeat<C: ConnectionTrait>(
    db: &C,
    job: &Job,
    progress: i64,
    until: DateTime<Utc>,
) -> Result<bool, Error> {
    let renewed = mine(job)
        .col_expr(Column::Progress, Expr::value(progress.clamp(0, 1000)))
        .col_expr(Column::LeasedUntil, Expr::value(Some(until)))
        .exec(db)
        .await?;
    Ok(renewed.rows_affected == 1)
}

/// Ends a job well; `false` when it was cancelled or taken over: then undo what this transaction did for it.
///
/// # Errors
/// What the database reports.
pub async fn finish<C: ConnectionTrait>(
    db: &C,
    job: &Job,
    result: &str,
    now: DateTime<Utc>,
) -> Result<bool, Error> {
    let done = mine(job)
        .col_expr(Column::State, Expr::value(DONE))
        .col_expr(Column::Progress, Expr::value(1000_i64))
        .col_expr(Column::Result, Expr::value(Some(result)))
        .col_expr(Column::LeasedUntil, Expr::value(Option::<DateTime<Utc>>::None))
        .col_expr(Column::FinishedAt, Expr::value(Some(now)))
        .exec(db)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Ends a try that failed: the job waits until `again_at` for another, or with none has failed for good.
/// `false` when it was cancelled or taken over.
///
/// # Errors
/// What the database reports.
pub async fn fail<C: ConnectionTrait>(
    db: &C,
    job: &Job,
    why: &str,
    again_at: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Result<bool, Error> {
    let failed = mine(job)
        .col_expr(Column::State, Expr::value(if again_at.is_some() { WAITING } else { FAILED }))
        .col_expr(Column::DueAt, Expr::value(again_at.unwrap_or(job.due_at)))
        .col_expr(Column::Result, Expr::value(Some(why)))
        .col_expr(Column::LeasedBy, Expr::value(Option::<String>::None))
        .col_expr(Column::LeasedUntil, Expr::value(Option::<DateTime<Utc>>::None))
        .col_expr(Column::FinishedAt, Expr::value(again_at.is_none().then_some(now)))
        .exec(db)
        .await?;
    Ok(failed.rows_affected == 1)
}

/// How long to wait before the next try after `attempts` tries: half a minute, doubled each time, six hours at most.
#[must_use]
pub fn backoff(attempts: i64) -> TimeDelta {
    let doubled = u32::try_from(attempts.clamp(1, 16) - 1).unwrap_or(0);
    TimeDelta::seconds(Ord::min(30_i64 << doubled, 6 * 3600))
}

/// Cancels a job that waits or runs; `false` when it has ended. Who works on it hears so at the next heartbeat.
///
/// # Errors
/// What the database reports.
pub async fn cancel<C: ConnectionTrait>(db: &C, id: i64, now: DateTime<Utc>) -> Result<bool, Error> {
    let cancelled = Entity::update_many()
        .col_expr(Column::State, Expr::value(CANCELLED))
        .col_expr(Column::FinishedAt, Expr::value(Some(now)))
        .filter(Column::Id.eq(id))
        .filter(Column::State.is_in([WAITING, RUNNING]))
        .exec(db)
        .await?;
    Ok(cancelled.rows_affected == 1)
}

/// Lets a job that failed or was cancelled be tried once more; `false` when it is in another state. Its tries go on
/// counting: who still worked on the one that was cancelled does not get it back.
///
/// # Errors
/// What the database reports.
pub async fn retry<C: ConnectionTrait>(db: &C, id: i64, now: DateTime<Utc>) -> Result<bool, Error> {
    let waiting = Entity::update_many()
        .col_expr(Column::State, Expr::value(WAITING))
        .col_expr(Column::DueAt, Expr::value(now))
        .col_expr(Column::Progress, Expr::value(0_i64))
        .col_expr(Column::LeasedBy, Expr::value(Option::<String>::None))
        .col_expr(Column::LeasedUntil, Expr::value(Option::<DateTime<Utc>>::None))
        .col_expr(Column::FinishedAt, Expr::value(Option::<DateTime<Utc>>::None))
        .filter(Column::Id.eq(id))
        .filter(Column::State.is_in([FAILED, CANCELLED]))
        .exec(db)
        .await?;
    Ok(waiting.rows_affected == 1)
}

/// A job by its id.
///
/// # Errors
/// What the database reports.
pub async fn get<C: ConnectionTrait>(db: &C, id: i64) -> Result<Option<Job>, Error> {
    Ok(Entity::find_by_id(id).one(db).await?)
}

/// Jobs before a given one, the newest first.
///
/// # Errors
/// What the database reports.
pub async fn list<C: ConnectionTrait>(
    db: &C,
    filter: &Filter,
    before: Option<i64>,
    limit: u64,
) -> Result<Vec<Job>, Error> {
    let mut query = Entity::find().order_by_desc(Column::Id).limit(limit);
    if !filter.kinds.is_empty() {
        query = query.filter(Column::Kind.is_in(filter.kinds.iter().map(String::as_str)));
    }
    if !filter.states.is_empty() {
        query = query.filter(Column::State.is_in(filter.states.iter().map(String::as_str)));
    }
    if let Some(account) = filter.created_by {
        query = query.filter(Column::CreatedBy.eq(account));
    }
    if let Some(before) = before {
        query = query.filter(Column::Id.lt(before));
    }
    Ok(query.all(db).await?)
}

/// How many jobs are in a state.
///
/// # Errors
/// What the database reports.
pub async fn count<C: ConnectionTrait>(db: &C, state: &str) -> Result<u64, Error> {
    Ok(Entity::find().filter(Column::State.eq(state)).count(db).await?)
}

/// Removes jobs that ended before a moment, and gives how many.
///
/// # Errors
/// What the database reports.
pub async fn sweep<C: ConnectionTrait>(db: &C, before: DateTime<Utc>) -> Result<u64, Error> {
    Ok(Entity::delete_many().filter(Column::FinishedAt.lt(before)).exec(db).await?.rows_affected)
}
