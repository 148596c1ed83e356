//! A name for each form in which a certificate's file was handed out, so that it can be sealed as every other row: whose digest stands
//! there is the very file that an academy issued.

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
    "ALTER TABLE certificate_rendition ADD COLUMN id uuid_text",
    "DROP TRIGGER certificate_rendition_kept",
    "UPDATE certificate_rendition SET id = randomblob(16)",
    "CREATE TRIGGER certificate_rendition_kept BEFORE UPDATE ON certificate_rendition BEGIN SELECT RAISE(ABORT, 'a rendition is never changed'); END",
    "CREATE UNIQUE INDEX certificate_rendition_id ON certificate_rendition (id)",
];
