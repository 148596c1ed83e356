//! In which session another address was asked for: what a session began ends with it.

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
    // Nothing for those of before: whoever opens their link types the password.
    "ALTER TABLE address_change ADD COLUMN session_id uuid_text REFERENCES session (id)",
];
