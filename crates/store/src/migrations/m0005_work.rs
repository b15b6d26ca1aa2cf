//! Work that waits for its day, and what people keep between two visits: imports, views, messages.

use sea_orm_migration::prelude::*;

use super::columns::{Builder, belongs, id, key, moment, refers, text, whole};

/// Named after its file.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = Builder::new(manager);
        job(&db).await?;
        import(&db).await?;
        mapping(&db).await?;
        saved_view(&db).await?;
        notice(&db).await
    }
}

async fn job(db: &Builder<'_>) -> Result<(), DbErr> {
    let columns = [
        id(),
        key("kind"),
        text("payload"),
        moment("due_at"),
        key("state"),
        text("leased_by").null(),
        moment("leased_until").null(),
        whole("attempts"),
        whole("progress"),
        text("result").null(),
        whole("created_by").null(),
        moment("created_at"),
        moment("finished_at").null(),
    ];
    db.table("job", &columns, &[]).await?;
    db.index("job", &["state", "due_at"]).await
}

async fn import(db: &Builder<'_>) -> Result<(), DbErr> {
    let columns = [
        id(),
        whole("account_id").null(),
        whole("organisation_id").null(),
        text("state"),
        moment("created_at"),
        moment("applied_at").null(),
        text("mapping"),
        text("report"),
        key("undo").null(),
    ];
    db.table("import", &columns, &[refers("organisation_id", "organisation")]).await?;
    db.index("import", &["organisation_id"]).await
}

async fn mapping(db: &Builder<'_>) -> Result<(), DbErr> {
    let columns = [id(), whole("organisation_id"), text("name"), text("body"), whole("version")];
    db.table("mapping", &columns, &[refers("organisation_id", "organisation")]).await?;
    db.unique("mapping", &["organisation_id", "name"]).await
}

async fn saved_view(db: &Builder<'_>) -> Result<(), DbErr> {
    let columns = [id(), whole("account_id"), key("page"), key("name"), text("query")];
    db.table("saved_view", &columns, &[belongs("account_id", "account")]).await?;
    db.unique("saved_view", &["account_id", "page", "name"]).await
}

async fn notice(db: &Builder<'_>) -> Result<(), DbErr> {
    let columns = [
        id(),
        whole("account_id"),
        text("kind"),
        text("args"),
        text("link"),
        moment("at"),
        moment("read_at").null(),
    ];
    db.table("notice", &columns, &[belongs("account_id", "account")]).await?;
    db.index("notice", &["account_id", "at"]).await
}
