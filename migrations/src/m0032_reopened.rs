//! An enrolment whose every certificate was withdrawn is reopened and can have a first certificate again: one that another
//! took the place of, which was withdrawn in turn, keeps none back.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        super::run(manager, STATEMENTS).await
    }
}

const STATEMENTS: &[&str] = &[
    "DROP INDEX certificate_first",
    "CREATE UNIQUE INDEX certificate_first ON certificate (enrolment_id)
        WHERE predecessor_id IS NULL AND state NOT IN ('declined','revoked','superseded')",
];
