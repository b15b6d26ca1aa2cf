//! People, organisations, roles and log-ins come first: every other row names one of them.

use sea_orm_migration::prelude::*;

use super::columns::{Builder, belongs, bytes, day, id, key, moment, refers, text, whole, yes_no};

/// Named after its file.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = Builder::new(manager);
        organisation(&db).await?;
        account(&db).await?;
        role_grant(&db).await?;
        passkey(&db).await?;
        recovery_code(&db).await?;
        identity(&db).await?;
        session(&db).await?;
        attempt(&db).await?;
        link(&db).await?;
        token(&db).await?;
        setting(&db).await
    }
}

async fn account(db: &Builder<'_>) -> Result<(), DbErr> {
    let columns = [
        id(),
        text("name"),
        key("email"),
        text("language"),
        text("password_hash").null(),
        bytes("totp_secret").null(),
        moment("totp_confirmed_at").null(),
        whole("totp_last_step").null(),
        yes_no("active"),
        yes_no("needs_second_factor"),
        moment("created_at"),
        moment("last_login_at").null(),
        whole("version"),
    ];
    db.table("account", &columns, &[]).await?;
    db.unique("account", &["email"]).await
}

async fn passkey(db: &Builder<'_>) -> Result<(), DbErr> {
    let columns = [
        id(),
        whole("account_id"),
        text("name"),
        text("credential"),
        moment("created_at"),
        moment("last_used_at").null(),
    ];
    db.table("passkey", &columns, &[belongs("account_id", "account")]).await?;
    db.index("passkey", &["account_id"]).await
}

async fn recovery_code(db: &Builder<'_>) -> Result<(), DbErr> {
    let columns = [id(), whole("account_id"), key("code_hash"), moment("used_at").null()];
    db.table("recovery_code", &columns, &[belongs("account_id", "account")]).await?;
    db.index("recovery_code", &["account_id"]).await
}

async fn identity(db: &Builder<'_>) -> Result<(), DbErr> {
    let columns = [id(), whole("account_id"), key("issuer"), key("subject")];
    db.table("identity", &columns, &[belongs("account_id", "account")]).await?;
    db.unique("identity", &["issuer", "subject"]).await?;
    db.index("identity", &["account_id"]).await
}

async fn role_grant(db: &Builder<'_>) -> Result<(), DbErr> {
    let columns = [
        id(),
        whole("account_id"),
        whole("organisation_id"),
        text("role"),
        day("from_day"),
        day("to_day").null(),
        whole("granted_by").null(),
        moment("granted_at"),
        whole("version"),
    ];
    db.table(
        "role_grant",
        &columns,
        &[belongs("account_id", "account"), refers("organisation_id", "organisation")],
    )
    .await?;
    db.index("role_grant", &["account_id"]).await?;
    db.index("role_grant", &["organisation_id"]).await
}

async fn session(db: &Builder<'_>) -> Result<(), DbErr> {
    let columns = [
        key("id").primary(),
        whole("account_id").null(),
        text("data"),
        moment("created_at"),
        moment("seen_at"),
        moment("expires_at"),
        text("agent"),
    ];
    db.table("session", &columns, &[belongs("account_id", "account")]).await?;
    db.index("session", &["expires_at"]).await?;
    db.index("session", &["account_id"]).await
}

async fn attempt(db: &Builder<'_>) -> Result<(), DbErr> {
    let columns = [id(), key("kind"), key("key"), moment("at")];
    db.table("attempt", &columns, &[]).await?;
    db.index("attempt", &["kind", "key", "at"]).await?;
    db.index("attempt", &["at"]).await
}

async fn link(db: &Builder<'_>) -> Result<(), DbErr> {
    let columns = [
        id(),
        key("token_hash"),
        text("purpose"),
        whole("account_id").null(),
        moment("expires_at"),
        moment("used_at").null(),
    ];
    db.table("link", &columns, &[belongs("account_id", "account")]).await?;
    db.unique("link", &["token_hash"]).await?;
    db.index("link", &["expires_at"]).await
}

async fn token(db: &Builder<'_>) -> Result<(), DbErr> {
    let columns = [
        id(),
        whole("account_id"),
        whole("organisation_id"),
        text("name"),
        key("token_hash"),
        text("scopes"),
        moment("created_at"),
        moment("expires_at"),
        moment("revoked_at").null(),
        moment("last_used_at").null(),
    ];
    db.table(
        "token",
        &columns,
        &[belongs("account_id", "account"), refers("organisation_id", "organisation")],
    )
    .await?;
    db.unique("token", &["token_hash"]).await?;
    db.index("token", &["account_id"]).await
}

async fn organisation(db: &Builder<'_>) -> Result<(), DbErr> {
    let columns = [
        id(),
        key("code"),
        text("name"),
        text("sector"),
        day("agreement_from").null(),
        day("agreement_to").null(),
        text("email").null(),
        text("phone").null(),
        text("address").null(),
        whole("version"),
    ];
    db.table("organisation", &columns, &[]).await?;
    db.unique("organisation", &["code"]).await
}

async fn setting(db: &Builder<'_>) -> Result<(), DbErr> {
    let columns = [key("key").primary(), text("value")];
    db.table("setting", &columns, &[]).await
}
