//! A name for each request of a job and for each version of an appearance, so that both can be sealed as every other row: what a
//! second person approved, and what certificates will look like.

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
    "ALTER TABLE issue_item ADD COLUMN id uuid_text",
    "UPDATE issue_item SET id = randomblob(16)",
    "CREATE UNIQUE INDEX issue_item_id ON issue_item (id)",
    "ALTER TABLE appearance ADD COLUMN id uuid_text",
    "DROP TRIGGER appearance_kept",
    "UPDATE appearance SET id = randomblob(16)",
    "CREATE TRIGGER appearance_kept BEFORE UPDATE ON appearance BEGIN SELECT RAISE(ABORT, 'a version of an appearance is never changed'); END",
    "CREATE UNIQUE INDEX appearance_id ON appearance (id)",
];
