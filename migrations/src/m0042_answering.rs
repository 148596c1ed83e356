//! Who answers for whom besides the roles they gave: who had the last word on an account's address before anybody had used it,
//! and, from the day on which somebody first comes in, whoever brought them.

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
    r#"CREATE TABLE answering (
        id uuid_text NOT NULL PRIMARY KEY,
        academy_id uuid_text NOT NULL REFERENCES academy (id),
        person_id uuid_text NOT NULL REFERENCES person (id),
        answered_by uuid_text NOT NULL REFERENCES person (id),
        since timestamp_with_timezone_text NOT NULL,
        confirmed_by uuid_text REFERENCES person (id),
        confirmed_at timestamp_with_timezone_text,
        CHECK (person_id <> answered_by),
        CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL))
    )"#,
    "CREATE INDEX answering_since ON answering (academy_id, since)",
    "CREATE INDEX answering_person ON answering (person_id)",
    "CREATE TRIGGER answering_kept BEFORE DELETE ON answering
        BEGIN SELECT RAISE(ABORT, 'who answers for whom stays on record'); END",
];
