//! Who stood in a list that somebody looked at or took along: found by person, however long the log is.

use sea_orm::{ConnectionTrait, Statement};
use sea_orm_migration::prelude::*;

use super::columns::{Builder, whole};
use crate::audit::{insert_subjects, subjects};

/// Lines looked at in one go.
const AT_ONCE: i64 = 1000;

/// Named after its file.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = Builder::new(manager);
        let columns = [whole("seq").primary(), whole("registration_id").primary()];
        db.table("audit_subject", &columns, &[]).await?;
        db.index("audit_subject", &["registration_id", "seq"]).await?;
        of_before(manager).await
    }
}

/// What the lines of before tell, as far as it was not erased.
async fn of_before(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let connection = manager.get_connection();
    let mut after = 0_i64;
    loop {
        let sql = Statement::from_string(
            manager.get_database_backend(),
            format!("SELECT seq, detail FROM audit_detail WHERE seq > {after} ORDER BY seq LIMIT {AT_ONCE}"),
        );
        let rows = connection.query_all_raw(sql).await?;
        if rows.is_empty() {
            return Ok(());
        }
        let mut found = Vec::new();
        for row in rows {
            let (seq, detail): (i64, String) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
            let detail = serde_json::from_str(&detail).unwrap_or_default();
            found.extend(subjects(&detail).into_iter().map(|id| (seq, id)));
            after = seq;
        }
        insert_subjects(connection, &found).await?;
    }
}
