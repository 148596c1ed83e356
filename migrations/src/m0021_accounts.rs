//! Mails without their secrets, passwords that an academy ended, and locks.

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
    // The link that a mail promises; its secret is made when the mail is sent, and stands nowhere.
    "ALTER TABLE mail ADD COLUMN link_id uuid_text",
    "ALTER TABLE mail ADD COLUMN dropped_at timestamp_with_timezone_text",
    "DROP INDEX mail_due",
    "CREATE INDEX mail_due ON mail (next_attempt_at) WHERE sent_at IS NULL AND dropped_at IS NULL",
    // Mails of before hold links that may still work.
    "UPDATE mail SET dropped_at = created_at WHERE template IN ('invitation', 'password-reset') AND sent_at IS NULL",
    "UPDATE mail SET text = '', html = '' WHERE template IN ('invitation', 'password-reset')",
    "ALTER TABLE person ADD COLUMN password_ended_at timestamp_with_timezone_text",
    r#"CREATE TABLE academy_lock (
        id uuid_text NOT NULL PRIMARY KEY,
        academy_id uuid_text NOT NULL REFERENCES academy (id),
        person_id uuid_text NOT NULL REFERENCES person (id),
        reason varchar NOT NULL CHECK (length(reason) BETWEEN 1 AND 1000),
        locked_at timestamp_with_timezone_text NOT NULL,
        locked_by uuid_text NOT NULL REFERENCES person (id),
        unlocked_at timestamp_with_timezone_text,
        unlocked_by uuid_text REFERENCES person (id),
        CHECK (locked_by <> person_id)
    )"#,
    "CREATE UNIQUE INDEX academy_lock_once ON academy_lock (academy_id, person_id) WHERE unlocked_at IS NULL",
    "CREATE INDEX academy_lock_person ON academy_lock (person_id)",
];
