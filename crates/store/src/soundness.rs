//! Whether what points at something finds it, and what documents there are: for who looks after the installation.

use sea_orm::{ConnectionTrait, EntityTrait, QuerySelect, Statement};

use crate::Error;
use crate::entities::document;

/// Rows that point at others: table, column, table pointed at.
const POINTING: [(&str, &str, &str); 25] = [
    ("member", "registration_id", "registration"),
    ("residence", "registration_id", "registration"),
    ("preference", "registration_id", "registration"),
    ("refusal", "registration_id", "registration"),
    ("search_token", "registration_id", "registration"),
    ("attestation", "registration_id", "registration"),
    ("attestation", "organisation_id", "organisation"),
    ("allocation", "registration_id", "registration"),
    ("allocation", "dwelling_id", "dwelling"),
    ("party", "registration_id", "registration"),
    ("party", "organisation_id", "organisation"),
    ("party", "account_id", "account"),
    ("consent", "registration_id", "registration"),
    ("consent", "organisation_id", "organisation"),
    ("note", "registration_id", "registration"),
    ("note", "organisation_id", "organisation"),
    ("emergency", "registration_id", "registration"),
    ("document", "registration_id", "registration"),
    ("evidence", "registration_id", "registration"),
    ("evidence", "organisation_id", "organisation"),
    ("evidence", "document_id", "document"),
    ("registration", "merged_into", "registration"),
    ("import", "organisation_id", "organisation"),
    ("mapping", "organisation_id", "organisation"),
    ("role_grant", "account_id", "account"),
];

/// Rows that point at something that is not there: table and column, and how many. Empty when all is well.
///
/// # Errors
/// What the database reports.
pub async fn orphans<C: ConnectionTrait>(db: &C) -> Result<Vec<(String, i64)>, Error> {
    let mut orphans = Vec::new();
    for (table, column, target) in POINTING {
        let sql = format!(
            "SELECT count(*) FROM \"{table}\" a WHERE a.\"{column}\" IS NOT NULL \
             AND NOT EXISTS (SELECT 1 FROM \"{target}\" b WHERE b.id = a.\"{column}\")"
        );
        let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await?;
        let count: i64 = row.map_or(Ok(0), |row| row.try_get_by_index(0))?;
        if count > 0 {
            orphans.push((format!("{table}.{column}"), count));
        }
    }
    Ok(orphans)
}

/// The contents that documents point at, each once.
///
/// # Errors
/// What the database reports.
pub async fn contents<C: ConnectionTrait>(db: &C) -> Result<Vec<String>, Error> {
    let query = document::Entity::find().select_only().column(document::Column::Sha256).distinct();
    Ok(query.into_tuple::<String>().all(db).await?)
}
