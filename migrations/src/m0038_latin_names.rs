//! A name in Latin letters beside one in another script: of a person, of a change that an academy asks for, and of a certificate's
//! correction.

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
    "ALTER TABLE person ADD COLUMN latin_name varchar CHECK (length(latin_name) BETWEEN 1 AND 200)",
    "ALTER TABLE record_change ADD COLUMN latin_name_before varchar",
    "ALTER TABLE record_change ADD COLUMN latin_name varchar CHECK (length(latin_name) BETWEEN 1 AND 200)",
    "ALTER TABLE certificate ADD COLUMN new_latin_name varchar
        CHECK (new_latin_name IS NULL OR (new_name IS NOT NULL AND length(new_latin_name) BETWEEN 1 AND 200))",
];
