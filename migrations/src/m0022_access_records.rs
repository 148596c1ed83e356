//! Sign-ins that came to something or not, and doors that stayed shut: counted by the hour, for the owners.

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
    r#"CREATE TABLE access_record (
        id uuid_text NOT NULL PRIMARY KEY,
        person_id uuid_text REFERENCES person (id),
        academy_id uuid_text REFERENCES academy (id),
        kind varchar NOT NULL CHECK (kind IN ('signed_in','wrong_password','unknown_account','refused')),
        detail varchar NOT NULL,
        place varchar NOT NULL,
        hour timestamp_with_timezone_text NOT NULL,
        last_at timestamp_with_timezone_text NOT NULL,
        times integer NOT NULL CHECK (times > 0),
        CHECK ((person_id IS NULL) = (kind = 'unknown_account'))
    )"#,
    "CREATE INDEX access_record_person ON access_record (person_id, hour)",
    "CREATE INDEX access_record_hour ON access_record (hour)",
];
