//! What a quality assurer wrote to the assessor.

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
    "ALTER TABLE assessment ADD COLUMN iqa_comment varchar",
    // An erased document keeps its row, but a file of it is no longer there.
    "CREATE INDEX document_file ON document (sha256)",
];
