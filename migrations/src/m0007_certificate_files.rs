//! Finds a certificate by the SHA-256 of its file: what a patient uploads is looked up by nothing else.

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
    "CREATE INDEX certificate_file ON certificate (pdf_sha256) WHERE pdf_sha256 IS NOT NULL",
    // The worker asks every few seconds for issues that were cut off; without this it reads every certificate.
    "CREATE INDEX certificate_state ON certificate (state)",
];
