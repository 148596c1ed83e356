//! What people were told by mail that it waits for them, so that nothing is told twice.

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
    // A cause names a record and its version: a record that is handed in again waits anew.
    r#"CREATE TABLE waiting_told (
        academy_id uuid_text NOT NULL REFERENCES academy (id),
        person_id uuid_text NOT NULL REFERENCES person (id),
        cause varchar NOT NULL,
        PRIMARY KEY (academy_id, person_id, cause)
    )"#,
    "CREATE INDEX waiting_told_person ON waiting_told (person_id)",
    // The day on which the people of an academy were told last.
    r#"CREATE TABLE waiting_day (
        academy_id uuid_text NOT NULL PRIMARY KEY REFERENCES academy (id),
        told_on date_text NOT NULL
    )"#,
];
