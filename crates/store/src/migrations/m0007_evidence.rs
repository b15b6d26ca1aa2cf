//! Evidence of a housing need: what was brought, when, by whom, and what became of it; nothing is overwritten.

use sea_orm_migration::prelude::*;

use super::columns::{Builder, belongs, day, id, moment, refers, text, whole};

/// Named after its file.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = Builder::new(manager);
        let columns = [
            id(),
            whole("registration_id"),
            whole("organisation_id"),
            text("kind"),
            day("dated_on"),
            day("valid_until").null(),
            whole("document_id").null(),
            whole("recorded_by"),
            moment("recorded_at"),
            whole("replaced_by").null(),
            day("ended_on").null(),
            whole("ended_by").null(),
            text("ended_reason").null(),
            whole("version"),
        ];
        db.table(
            "evidence",
            &columns,
            &[belongs("registration_id", "registration"), refers("organisation_id", "organisation")],
        )
        .await?;
        db.index("evidence", &["registration_id"]).await
    }
}
