//! Every document says what it belongs to and for which term it is kept.
//!
//! So erasing a person and letting terms run out reach all of them: also what imports keep, in which persons stand without
//! being pointed at.

use sea_orm::{ConnectionTrait, Statement};
use sea_orm_migration::prelude::*;
use serde_json::Value;

use super::columns::{Builder, key, whole};

/// Named after its file.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = Builder::new(manager);
        db.column("document", &key("belongs_to"), "").await?;
        db.column("document", &whole("belongs_id"), 0).await?;
        db.column("document", &key("term"), "document").await?;
        db.index("document", &["belongs_to", "belongs_id"]).await?;
        db.run(
            "UPDATE document SET belongs_to = 'registration', belongs_id = registration_id \
             WHERE registration_id IS NOT NULL",
        )
        .await?;
        db.run(
            "UPDATE document SET belongs_to = 'consent', belongs_id = \
             (SELECT min(c.id) FROM consent c WHERE c.form_document_id = document.id) \
             WHERE id IN (SELECT form_document_id FROM consent)",
        )
        .await?;
        of_imports(manager, &db).await?;
        // Neither a file nor an import knows it: nobody could ever look at it again.
        db.run("DELETE FROM document WHERE belongs_to = ''").await
    }
}

/// The documents of imports: what was brought and what was found stand in the report, what undoes it in the row.
async fn of_imports(manager: &SchemaManager<'_>, db: &Builder<'_>) -> Result<(), DbErr> {
    let connection = manager.get_connection();
    let sql = Statement::from_string(
        manager.get_database_backend(),
        "SELECT id, report FROM import ORDER BY id".to_owned(),
    );
    for row in connection.query_all_raw(sql).await? {
        let (id, report): (i64, String) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        let report: Value = serde_json::from_str(&report).unwrap_or_default();
        for document in ["source", "details"].iter().filter_map(|name| report[name].as_i64()) {
            db.run(&format!(
                "UPDATE document SET belongs_to = 'import', belongs_id = {id}, term = 'import-preview' \
                 WHERE id = {document} AND registration_id IS NULL"
            ))
            .await?;
        }
        db.run(&format!(
            "UPDATE document SET belongs_to = 'import', belongs_id = {id}, term = 'import-undo' \
             WHERE sha256 = (SELECT undo FROM import WHERE id = {id}) AND title = 'import {id}: undo' \
             AND registration_id IS NULL"
        ))
        .await?;
    }
    Ok(())
}
