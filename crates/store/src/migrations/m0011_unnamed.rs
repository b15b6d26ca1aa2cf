//! Who has no name stands after everybody with one, no longer before: nobody looks for them at the head of a list.

use sea_orm_migration::prelude::*;

use super::columns::Builder;
use crate::register::UNNAMED;

/// Named after its file.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = Builder::new(manager);
        db.run(&format!("UPDATE registration SET sort_name = '{UNNAMED}' WHERE sort_name = ''")).await
    }
}
