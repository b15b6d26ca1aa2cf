//! Rows that two people may edit: who comes second hears of it instead of overwriting.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, PrimaryKeyTrait, QueryFilter,
    sea_query::{Expr, ExprTrait},
};

use crate::Error;
use crate::entities::{
    account, allocation, attestation, consent, dwelling, evidence, grant, mapping, note, organisation,
    registration, stock,
};

/// A table whose rows carry a version.
pub trait Versioned: EntityTrait {
    /// Name of the table, for messages.
    const WHAT: &'static str;
    /// Column of the row id.
    fn id() -> Self::Column;
    /// Column of the version.
    fn version() -> Self::Column;
}

macro_rules! versioned {
    ($($table:ident),* $(,)?) => {$(
        impl Versioned for $table::Entity {
            const WHAT: &'static str = stringify!($table);

            fn id() -> Self::Column {
                $table::Column::Id
            }

            fn version() -> Self::Column {
                $table::Column::Version
            }
        }
    )*};
}

versioned!(
    account,
    allocation,
    attestation,
    consent,
    dwelling,
    evidence,
    grant,
    mapping,
    note,
    organisation,
    registration,
    stock,
);

/// A row by its id.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn get<E, C>(db: &C, id: i64) -> Result<E::Model, Error>
where
    E: Versioned,
    <E::PrimaryKey as PrimaryKeyTrait>::ValueType: From<i64>,
    C: ConnectionTrait,
{
    E::find_by_id(id).one(db).await?.ok_or(Error::NotFound { what: E::WHAT })
}

/// Writes what is set in `changes` into a row that is still at `version`, and gives its new version.
///
/// # Errors
/// [`Error::Conflict`] when somebody else changed it meanwhile, [`Error::NotFound`] when it is gone.
pub async fn update<A, C>(db: &C, id: i64, version: i64, changes: A) -> Result<i64, Error>
where
    A: ActiveModelTrait,
    A::Entity: Versioned,
    C: ConnectionTrait,
{
    let (key, column) = (A::Entity::id(), A::Entity::version());
    let written = A::Entity::update_many()
        .set(changes)
        .col_expr(column, Expr::col(column).add(1))
        .filter(key.eq(id))
        .filter(column.eq(version))
        .exec(db)
        .await?;
    if written.rows_affected == 1 { Ok(version + 1) } else { Err(why_not::<A::Entity, C>(db, id).await?) }
}

/// Raises the version of a row: for a registration whose members, residences or preferences change.
///
/// # Errors
/// As [`update`].
pub async fn touch<E, C>(db: &C, id: i64, version: i64) -> Result<i64, Error>
where
    E: Versioned,
    C: ConnectionTrait,
{
    let written = E::update_many()
        .col_expr(E::version(), Expr::col(E::version()).add(1))
        .filter(E::id().eq(id))
        .filter(E::version().eq(version))
        .exec(db)
        .await?;
    if written.rows_affected == 1 { Ok(version + 1) } else { Err(why_not::<E, C>(db, id).await?) }
}

/// Removes a row that is still at `version`.
///
/// # Errors
/// As [`update`], and [`Error::Reference`] when others point at it.
pub async fn remove<E, C>(db: &C, id: i64, version: i64) -> Result<(), Error>
where
    E: Versioned,
    C: ConnectionTrait,
{
    let removed = E::delete_many().filter(E::id().eq(id)).filter(E::version().eq(version)).exec(db).await?;
    if removed.rows_affected == 1 { Ok(()) } else { Err(why_not::<E, C>(db, id).await?) }
}

async fn why_not<E: Versioned, C: ConnectionTrait>(db: &C, id: i64) -> Result<Error, Error> {
    use sea_orm::QuerySelect;
    let there = E::find()
        .select_only()
        .expr_as(Expr::value(1_i64), "there")
        .filter(E::id().into_expr().eq(id))
        .into_tuple::<i64>()
        .one(db)
        .await?;
    Ok(match there {
        Some(_) => Error::Conflict { what: E::WHAT, id },
        None => Error::NotFound { what: E::WHAT },
    })
}
