//! A person's documents are answered for from the index alone: the rows of the table lie apart, where each was uploaded.

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
    "DROP INDEX document_person",
    "CREATE INDEX document_person ON document (academy_id, person_id, state, kind, issued_on, expires_on, covers)",
];
