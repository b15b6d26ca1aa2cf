//! Who takes part in a case, what the person consented to, and what is kept in the file.

use sea_orm_migration::prelude::*;

use super::columns::{Builder, belongs, bytes, day, id, key, moment, refers, text, whole};

/// Named after its file.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = Builder::new(manager);
        party(&db).await?;
        consent(&db).await?;
        emergency(&db).await?;
        note(&db).await?;
        merge(&db).await?;
        document(&db).await?;
        document_blob(&db).await
    }
}

async fn party(db: &Builder<'_>) -> Result<(), DbErr> {
    let columns = [
        id(),
        whole("registration_id"),
        whole("organisation_id"),
        whole("account_id").null(),
        text("part"),
        day("from_day"),
        day("to_day").null(),
    ];
    db.table(
        "party",
        &columns,
        &[
            belongs("registration_id", "registration"),
            refers("organisation_id", "organisation"),
            refers("account_id", "account"),
        ],
    )
    .await?;
    // Holds all that decides whether a file is within reach.
    db.index("party", &["organisation_id", "registration_id", "part", "from_day", "to_day", "account_id"])
        .await?;
    db.index("party", &["registration_id"]).await?;
    db.index("party", &["account_id"]).await
}

async fn consent(db: &Builder<'_>) -> Result<(), DbErr> {
    let columns = [
        id(),
        whole("registration_id"),
        text("purpose"),
        whole("organisation_id"),
        day("given_on"),
        whole("form_document_id").null(),
        whole("recorded_by"),
        day("withdrawn_on").null(),
        whole("withdrawn_by").null(),
        whole("version"),
    ];
    db.table(
        "consent",
        &columns,
        &[belongs("registration_id", "registration"), refers("organisation_id", "organisation")],
    )
    .await?;
    db.index("consent", &["registration_id"]).await
}

async fn emergency(db: &Builder<'_>) -> Result<(), DbErr> {
    let columns = [
        id(),
        whole("registration_id"),
        whole("account_id"),
        whole("organisation_id"),
        text("reason"),
        moment("at"),
        moment("expires_at"),
    ];
    db.table(
        "emergency",
        &columns,
        &[
            belongs("registration_id", "registration"),
            refers("account_id", "account"),
            refers("organisation_id", "organisation"),
        ],
    )
    .await?;
    db.index("emergency", &["registration_id"]).await?;
    db.index("emergency", &["account_id", "expires_at"]).await
}

async fn note(db: &Builder<'_>) -> Result<(), DbErr> {
    let columns = [
        id(),
        whole("registration_id"),
        text("layer"),
        whole("organisation_id"),
        whole("author_id"),
        bytes("body"),
        moment("at"),
        whole("version"),
    ];
    db.table(
        "note",
        &columns,
        &[belongs("registration_id", "registration"), refers("organisation_id", "organisation")],
    )
    .await?;
    db.index("note", &["registration_id"]).await
}

async fn merge(db: &Builder<'_>) -> Result<(), DbErr> {
    let columns = [
        id(),
        whole("kept_id"),
        whole("merged_id"),
        whole("by"),
        moment("at"),
        text("before"),
        moment("undone_at").null(),
    ];
    db.table("merge", &columns, &[]).await?;
    db.index("merge", &["kept_id"]).await?;
    db.index("merge", &["merged_id"]).await
}

async fn document(db: &Builder<'_>) -> Result<(), DbErr> {
    let columns = [
        id(),
        key("sha256"),
        text("media_type"),
        whole("size"),
        text("title"),
        whole("registration_id").null(),
        text("layer"),
        whole("uploaded_by").null(),
        moment("at"),
    ];
    db.table("document", &columns, &[belongs("registration_id", "registration")]).await?;
    db.index("document", &["registration_id"]).await?;
    db.index("document", &["sha256"]).await
}

async fn document_blob(db: &Builder<'_>) -> Result<(), DbErr> {
    let columns = [key("sha256").primary(), bytes("bytes")];
    db.table("document_blob", &columns, &[]).await
}
