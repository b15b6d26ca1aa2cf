//! A log that shows tampering: every line hashes the one before, and the details can be erased.

use sea_orm_migration::prelude::*;

use super::columns::{Builder, key, moment, text, whole};

/// Named after its file.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = Builder::new(manager);
        audit(&db).await?;
        audit_detail(&db).await?;
        audit_head(&db).await
    }
}

async fn audit(db: &Builder<'_>) -> Result<(), DbErr> {
    let columns = [
        whole("seq").primary(),
        moment("at"),
        whole("account_id").null(),
        text("actor"),
        whole("organisation_id").null(),
        key("action"),
        key("subject"),
        whole("subject_id").null(),
        whole("registration_id").null(),
        text("reason").null(),
        key("detail_hash"),
        text("request_id").null(),
        key("prev"),
        key("hash"),
    ];
    db.table("audit", &columns, &[]).await?;
    db.index("audit", &["registration_id", "seq"]).await?;
    db.index("audit", &["account_id", "seq"]).await?;
    db.index("audit", &["action", "seq"]).await?;
    db.index("audit", &["at"]).await
}

async fn audit_detail(db: &Builder<'_>) -> Result<(), DbErr> {
    let columns = [whole("seq").primary(), text("salt"), text("detail")];
    db.table("audit_detail", &columns, &[]).await
}

async fn audit_head(db: &Builder<'_>) -> Result<(), DbErr> {
    let columns = [whole("id").primary(), whole("seq"), key("hash")];
    db.table("audit_head", &columns, &[]).await?;
    db.run("INSERT INTO audit_head (id, seq, hash) VALUES (1, 0, '')").await
}
