//! How far the lists of the log are kept beside it: from now on that is brought up to date when nobody waits.

use sea_orm_migration::prelude::*;

use super::columns::Builder;

/// Named after its file.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = Builder::new(manager);
        // Until now every list was kept beside the log together with its line.
        db.run(
            "INSERT INTO setting (key, value) \
             SELECT 'audit_listed', CAST(COALESCE(MAX(seq), 0) AS TEXT) FROM audit",
        )
        .await
    }
}
