//! Which files each version of the register changed, so that what a server keeps in memory can follow.

use sea_orm_migration::prelude::*;

use super::columns::{Builder, id, whole};

/// Named after its file.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = Builder::new(manager);
        // A file that is gone leaves its number here: it points at nothing.
        db.table("register_change", &[id(), whole("version"), whole("file_id").null()], &[]).await?;
        db.index("register_change", &["version", "file_id"]).await
    }
}
