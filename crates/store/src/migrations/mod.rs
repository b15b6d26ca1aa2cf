//! The one migration series, for SQLite and PostgreSQL alike: one file each, each opens with its reason.

use sea_orm::DynIden;
use sea_orm_migration::prelude::*;

mod columns;
mod m0001_accounts;
mod m0002_register;
mod m0003_files;
mod m0004_audit;
mod m0005_work;
mod m0006_belonging;
mod m0007_evidence;
mod m0008_register_change;
mod m0009_shown;
mod m0010_listed;
mod m0011_unnamed;

/// Table that says which migrations were applied.
pub(crate) const TABLE: &str = "migration";

/// The migrations this program knows, in order.
pub(crate) struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_accounts::Migration),
            Box::new(m0002_register::Migration),
            Box::new(m0003_files::Migration),
            Box::new(m0004_audit::Migration),
            Box::new(m0005_work::Migration),
            Box::new(m0006_belonging::Migration),
            Box::new(m0007_evidence::Migration),
            Box::new(m0008_register_change::Migration),
            Box::new(m0009_shown::Migration),
            Box::new(m0010_listed::Migration),
            Box::new(m0011_unnamed::Migration),
        ]
    }

    fn migration_table_name() -> DynIden {
        TABLE.into_iden()
    }
}

/// Names of the migrations this program knows, in order.
pub(crate) fn known() -> Vec<String> {
    Migrator::migrations().iter().map(|migration| migration.name().to_owned()).collect()
}
