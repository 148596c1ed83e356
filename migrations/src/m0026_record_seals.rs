//! A keyed digest beside each row that an answer is decided by: who changes the row without the program has no key for it.

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
    // The kind is the name of the row's table. Rows that were there before are sealed by the program at its next start.
    r#"CREATE TABLE record_seal (
        kind varchar NOT NULL,
        subject_id uuid_text NOT NULL,
        seal blob NOT NULL,
        PRIMARY KEY (kind, subject_id)
    ) WITHOUT ROWID"#,
];
