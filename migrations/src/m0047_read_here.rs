//! Whom an academy erased is asked for at every name that it reads, so that it has an index of its own; and which identity paper
//! an identity check relies on, so that the check goes with the paper.

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
    "CREATE INDEX event_erased ON event (subject_id, academy_id, at) WHERE action = 'person.erased'",
    // Nothing for checks of before, and for those of a paper that somebody brought along.
    "ALTER TABLE enrolment ADD COLUMN identity_document_id uuid_text REFERENCES document (id)",
];
