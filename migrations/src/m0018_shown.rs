//! What was shown: to who asked for a certificate, kept with the request; and to who approved it in a job, kept until its
//! turn has come.

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
    "CREATE TABLE certificate_asked (
        certificate_id uuid_text NOT NULL PRIMARY KEY REFERENCES certificate (id),
        academy_id uuid_text NOT NULL REFERENCES academy (id),
        shown json_text NOT NULL
    )",
    "CREATE TRIGGER certificate_asked_kept BEFORE UPDATE ON certificate_asked
     BEGIN SELECT RAISE(ABORT, 'what was asked for is never changed'); END",
    "ALTER TABLE issue_item ADD COLUMN shown json_text",
];
