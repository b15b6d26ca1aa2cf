//! How the database is doing: its size, and how fresh what it holds is.

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, QuerySelect, Statement};

use crate::Error;
use crate::entities::{import, registration};

/// Size of the database in bytes.
///
/// # Errors
/// What the database reports.
pub async fn size<C: ConnectionTrait>(db: &C) -> Result<i64, Error> {
    let backend = db.get_database_backend();
    let sql = match backend {
        DbBackend::Postgres => "SELECT pg_database_size(current_database()) AS size",
        _ => "SELECT page_count * page_size AS size FROM pragma_page_count(), pragma_page_size()",
    };
    let row = db.query_one_raw(Statement::from_string(backend, sql)).await?;
    row.map_or(Ok(0), |row| Ok(row.try_get_by_index(0)?))
}

/// When a registration last changed.
///
/// # Errors
/// What the database reports.
pub async fn last_change<C: ConnectionTrait>(db: &C) -> Result<Option<DateTime<Utc>>, Error> {
    let query = registration::Entity::find().select_only();
    let last = query.column_as(registration::Column::UpdatedAt.max(), "last").into_tuple().one(db).await?;
    Ok(last.flatten())
}

/// When a registry was last brought in.
///
/// # Errors
/// What the database reports.
pub async fn last_import<C: ConnectionTrait>(db: &C) -> Result<Option<DateTime<Utc>>, Error> {
    let query = import::Entity::find().select_only();
    let last = query.column_as(import::Column::AppliedAt.max(), "last").into_tuple().one(db).await?;
    Ok(last.flatten())
}
