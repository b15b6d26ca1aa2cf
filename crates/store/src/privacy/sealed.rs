//! What is sealed with keys, read and put back in batches when the keys change.

use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr,
};

use crate::Error;
use crate::entities::{account, note, registration};

/// A column whose content is sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sealed {
    /// National number of a registration, bound to the number of the registration.
    NationalNumber,
    /// Secret of a second factor, bound to the id of the account.
    SecondFactor,
    /// Text of a note, bound to its author and its moment in milliseconds: `12/1790000000000`.
    Note,
}

impl Sealed {
    /// Every sealed column.
    pub const ALL: [Self; 3] = [Self::NationalNumber, Self::SecondFactor, Self::Note];
}

/// A row with something sealed in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedRow {
    /// Row id.
    pub id: i64,
    /// What the content is bound to beside table and column.
    pub bound_to: String,
    /// The content.
    pub bytes: Vec<u8>,
    /// Keyed hash beside it, of a national number.
    pub hash: Option<String>,
}

/// Rows that hold something in a sealed column, after the row `after`.
///
/// # Errors
/// What the database reports.
pub async fn sealed_rows<C: ConnectionTrait>(
    db: &C,
    column: Sealed,
    after: i64,
    limit: u64,
) -> Result<Vec<SealedRow>, Error> {
    match column {
        Sealed::NationalNumber => {
            use registration::Column as C;
            let rows = registration::Entity::find().select_only().columns([
                C::Id,
                C::Number,
                C::NationalNumber,
                C::NationalNumberHash,
            ]);
            let rows = rows.filter(C::NationalNumber.is_not_null()).filter(C::Id.gt(after));
            let rows = rows.order_by_asc(C::Id).limit(limit);
            let rows: Vec<(i64, String, Vec<u8>, Option<String>)> = rows.into_tuple().all(db).await?;
            Ok(rows
                .into_iter()
                .map(|(id, bound_to, bytes, hash)| SealedRow { id, bound_to, bytes, hash })
                .collect())
        }
        Sealed::SecondFactor => {
            use account::Column as C;
            let rows = account::Entity::find().select_only().columns([C::Id, C::TotpSecret]);
            let rows = rows.filter(C::TotpSecret.is_not_null()).filter(C::Id.gt(after));
            let rows: Vec<(i64, Vec<u8>)> =
                rows.order_by_asc(C::Id).limit(limit).into_tuple().all(db).await?;
            let row =
                |(id, bytes): (i64, Vec<u8>)| SealedRow { id, bound_to: id.to_string(), bytes, hash: None };
            Ok(rows.into_iter().map(row).collect())
        }
        Sealed::Note => {
            use note::Column as C;
            let rows = note::Entity::find().filter(C::Id.gt(after)).order_by_asc(C::Id).limit(limit);
            let bound_to = |row: &note::Model| format!("{}/{}", row.author_id, row.at.timestamp_millis());
            let row = |row: note::Model| SealedRow {
                id: row.id,
                bound_to: bound_to(&row),
                bytes: row.body,
                hash: None,
            };
            Ok(rows.all(db).await?.into_iter().map(row).collect())
        }
    }
}

/// Puts a content back under other keys; `false` when somebody changed it meanwhile. Its version does not rise: for who
/// reads, nothing changed.
///
/// # Errors
/// What the database reports.
pub async fn put_sealed<C: ConnectionTrait>(
    db: &C,
    column: Sealed,
    row: &SealedRow,
    bytes: Vec<u8>,
) -> Result<bool, Error> {
    macro_rules! put {
        ($table:ident, $column:ident) => {
            $table::Entity::update_many()
                .col_expr($table::Column::$column, Expr::value(bytes))
                .filter($table::Column::Id.eq(row.id))
                .filter($table::Column::$column.eq(row.bytes.clone()))
                .exec(db)
                .await?
        };
    }
    let put = match column {
        Sealed::NationalNumber => put!(registration, NationalNumber),
        Sealed::SecondFactor => put!(account, TotpSecret),
        Sealed::Note => put!(note, Body),
    };
    Ok(put.rows_affected == 1)
}

/// Writes the keyed hash of a national number anew; `false` when somebody changed it meanwhile.
///
/// # Errors
/// What the database reports.
pub async fn set_number_hash<C: ConnectionTrait>(db: &C, row: &SealedRow, hash: &str) -> Result<bool, Error> {
    use registration::Column as C;
    let mut put = registration::Entity::update_many()
        .col_expr(C::NationalNumberHash, Expr::value(Some(hash)))
        .filter(C::Id.eq(row.id));
    put = match &row.hash {
        Some(before) => put.filter(C::NationalNumberHash.eq(before.as_str())),
        None => put.filter(C::NationalNumberHash.is_null()),
    };
    Ok(put.exec(db).await?.rows_affected == 1)
}
