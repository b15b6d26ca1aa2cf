//! The register of spec 06 with what a browser needs beside it: words to search by and a name to sort by.

use sea_orm_migration::prelude::*;

use super::columns::{Builder, belongs, bytes, day, id, key, moment, refers, text, whole, yes_no};

/// Named after its file.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = Builder::new(manager);
        area(&db).await?;
        registration(&db).await?;
        member(&db).await?;
        residence(&db).await?;
        preference(&db).await?;
        refusal(&db).await?;
        search_token(&db).await?;
        attestation(&db).await?;
        dwelling(&db).await?;
        allocation(&db).await?;
        stock(&db).await
    }
}

async fn area(db: &Builder<'_>) -> Result<(), DbErr> {
    let columns = [id(), key("company"), key("zone"), key("nis")];
    db.table("area", &columns, &[]).await?;
    db.unique("area", &["company", "zone", "nis"]).await?;
    db.index("area", &["nis"]).await
}

async fn registration(db: &Builder<'_>) -> Result<(), DbErr> {
    let columns = [
        id(),
        key("number"),
        day("registered_on"),
        text("name"),
        day("birth_date"),
        text("sex"),
        text("phone").null(),
        text("email").null(),
        bytes("national_number").null(),
        key("national_number_hash").null(),
        whole("monthly_income"),
        whole("yearly_income"),
        yes_no("owns_property"),
        text("housing_need").null(),
        yes_no("need_documented"),
        text("need_evidence").null(),
        day("need_evidence_on").null(),
        day("need_until").null(),
        key("ocmw_nis").null(),
        text("target_groups"),
        text("transfer"),
        key("informal_care_nis").null(),
        yes_no("adapted_need"),
        yes_no("warning_flag"),
        yes_no("support_agreement"),
        yes_no("emancipated"),
        text("status"),
        day("suspended_until").null(),
        key("sort_name"),
        whole("merged_into").null(),
        moment("erased_at").null(),
        day("closed_on").null(),
        moment("updated_at"),
        whole("version"),
    ];
    db.table("registration", &columns, &[]).await?;
    db.unique("registration", &["number"]).await?;
    // Lists are walked in order without a look at the rows that drop out.
    db.index("registration", &["sort_name", "id", "merged_into", "erased_at"]).await?;
    db.index("registration", &["national_number_hash"]).await?;
    db.index("registration", &["birth_date", "sort_name", "id"]).await?;
    db.index("registration", &["registered_on", "id", "merged_into", "erased_at"]).await?;
    db.index("registration", &["suspended_until"]).await?;
    db.index("registration", &["need_until"]).await?;
    db.index("registration", &["merged_into"]).await
}

async fn member(db: &Builder<'_>) -> Result<(), DbErr> {
    let columns = [
        id(),
        whole("registration_id"),
        text("name").null(),
        day("birth_date"),
        text("sex"),
        text("relation"),
        yes_no("dependent"),
        text("stays"),
    ];
    db.table("member", &columns, &[belongs("registration_id", "registration")]).await?;
    db.index("member", &["registration_id"]).await
}

async fn residence(db: &Builder<'_>) -> Result<(), DbErr> {
    let columns = [id(), whole("registration_id"), key("nis"), day("from_day"), day("to_day").null()];
    db.table("residence", &columns, &[belongs("registration_id", "registration")]).await?;
    db.index("residence", &["registration_id"]).await
}

async fn preference(db: &Builder<'_>) -> Result<(), DbErr> {
    let columns = [whole("registration_id").primary(), key("nis").primary()];
    db.table("preference", &columns, &[belongs("registration_id", "registration")]).await?;
    db.index("preference", &["nis", "registration_id"]).await
}

async fn refusal(db: &Builder<'_>) -> Result<(), DbErr> {
    let columns = [id(), whole("registration_id"), day("refused_on"), yes_no("valid")];
    db.table("refusal", &columns, &[belongs("registration_id", "registration")]).await?;
    db.index("refusal", &["registration_id"]).await
}

async fn search_token(db: &Builder<'_>) -> Result<(), DbErr> {
    let columns = [key("token").primary(), whole("registration_id").primary()];
    db.table("search_token", &columns, &[belongs("registration_id", "registration")]).await?;
    db.index("search_token", &["registration_id", "token"]).await
}

async fn attestation(db: &Builder<'_>) -> Result<(), DbErr> {
    let columns = [
        id(),
        whole("registration_id"),
        whole("organisation_id"),
        day("issued_on"),
        day("valid_until").null(),
        text("level"),
        text("ocmw"),
        text("search"),
        yes_no("ready"),
        yes_no("engagement"),
        day("confirmed_on").null(),
        whole("confirmed_by").null(),
        whole("issued_by").null(),
        day("withdrawn_on").null(),
        text("withdrawn_reason").null(),
        whole("version"),
    ];
    db.table(
        "attestation",
        &columns,
        &[belongs("registration_id", "registration"), refers("organisation_id", "organisation")],
    )
    .await?;
    db.index("attestation", &["registration_id"]).await?;
    db.index("attestation", &["valid_until"]).await?;
    db.index("attestation", &["organisation_id", "valid_until"]).await
}

async fn dwelling(db: &Builder<'_>) -> Result<(), DbErr> {
    let columns = [
        id(),
        key("code"),
        key("company"),
        key("zone"),
        key("nis"),
        whole("bedrooms"),
        yes_no("adapted"),
        text("reserved_for").null(),
        whole("rent").null(),
        day("available_on").null(),
        whole("min_age").null(),
        whole("version"),
    ];
    db.table("dwelling", &columns, &[]).await?;
    db.unique("dwelling", &["code"]).await?;
    db.index("dwelling", &["nis"]).await
}

async fn allocation(db: &Builder<'_>) -> Result<(), DbErr> {
    let columns = [
        id(),
        whole("dwelling_id"),
        whole("registration_id"),
        whole("pillar"),
        text("target_group").null(),
        day("decided_on"),
        day("ended_on").null(),
        whole("version"),
    ];
    db.table(
        "allocation",
        &columns,
        &[refers("dwelling_id", "dwelling"), refers("registration_id", "registration")],
    )
    .await?;
    db.index("allocation", &["registration_id"]).await?;
    db.index("allocation", &["dwelling_id"]).await?;
    db.unique_while("allocation", &["dwelling_id"], "ended_on").await
}

async fn stock(db: &Builder<'_>) -> Result<(), DbErr> {
    let columns = [
        id(),
        key("nis"),
        key("company"),
        key("zone"),
        whole("dwellings"),
        whole("reserved"),
        whole("version"),
    ];
    db.table("stock", &columns, &[]).await?;
    db.index("stock", &["nis", "company"]).await
}
